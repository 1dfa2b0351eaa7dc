package demo_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"net/url"
	"path"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"verbatim/bot/demo"
)

// A line is what articles.jsonl says of one article.
type line struct {
	Doc, Title, Outlet, Published, Author, URL, Corrects string
}

// decode reads a file of JSON lines.
func decode[T any](t *testing.T, data []byte) []T {
	t.Helper()
	var all []T
	for l := range bytes.Lines(data) {
		var v T
		dec := json.NewDecoder(bytes.NewReader(l))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&v); err != nil {
			t.Fatalf("%s: %v", l, err)
		}
		all = append(all, v)
	}
	return all
}

func lines(t *testing.T) []line {
	t.Helper()
	data, err := fs.ReadFile(demo.Coverage(), "articles.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	return decode[line](t, data)
}

// words returns each article's text by its doc.
func words(t *testing.T) map[string]string {
	t.Helper()
	names, err := fs.Glob(demo.Coverage(), "*.txt")
	if err != nil {
		t.Fatal(err)
	}
	texts := make(map[string]string)
	for _, name := range names {
		data, err := fs.ReadFile(demo.Coverage(), name)
		if err != nil {
			t.Fatal(err)
		}
		texts[strings.TrimSuffix(name, path.Ext(name))] = string(data)
	}
	return texts
}

func TestEveryArticleHasFileAndLine(t *testing.T) {
	texts := words(t)
	seen := make(map[string]bool)
	for _, l := range lines(t) {
		if seen[l.Doc] {
			t.Errorf("%s: two lines", l.Doc)
		}
		seen[l.Doc] = true
		if _, ok := texts[l.Doc]; !ok {
			t.Errorf("%s: a line without a file", l.Doc)
		}
	}
	for doc := range texts {
		if !seen[doc] {
			t.Errorf("%s: a file without a line", doc)
		}
	}
}

func TestArticlesAreWellFormed(t *testing.T) {
	texts := words(t)
	for _, l := range lines(t) {
		checkWords(t, l, texts[l.Doc])
	}
}

// checkWords checks an article's form: title and blank line where it has a title, then one paragraph a line.
func checkWords(t *testing.T, l line, words string) {
	t.Helper()
	if !utf8.ValidString(words) || strings.ContainsAny(words, "\r\t\ufeff") || !strings.HasSuffix(words, "\n") {
		t.Errorf("%s: not UTF-8 text in lines", l.Doc)
	}
	body := words
	if l.Title != "" {
		var ok bool
		if body, ok = strings.CutPrefix(words, l.Title+"\n\n"); !ok || strings.HasSuffix(l.Title, ".") {
			t.Errorf("%s: the file does not open with its title and a blank line", l.Doc)
		}
	}
	for p := range strings.Lines(body) {
		if strings.TrimSpace(p) != strings.TrimSuffix(p, "\n") || p == "\n" {
			t.Errorf("%s: not one paragraph a line: %q", l.Doc, p)
		}
	}
	if n := len(strings.Fields(body)); n < 300 || n > 600 {
		t.Errorf("%s: %d words, want 300 to 600", l.Doc, n)
	}
}

func TestFacts(t *testing.T) {
	texts := words(t)
	var untitled, unlinked, corrected int
	for _, l := range lines(t) {
		day, err := time.Parse(time.DateOnly, l.Published)
		if err != nil || day.Year() != 2026 || day.Month() < time.March || day.Month() > time.May || !strings.HasPrefix(l.Doc, l.Published) {
			t.Errorf("%s: published %q", l.Doc, l.Published)
		}
		u, err := url.Parse(l.URL)
		if err != nil || l.URL != "" && (u.Scheme != "https" || !strings.HasSuffix(u.Hostname(), ".example")) {
			t.Errorf("%s: url %q", l.Doc, l.URL)
		}
		if l.Outlet == "" {
			t.Errorf("%s: no outlet", l.Doc)
		}
		if _, ok := texts[l.Corrects]; l.Corrects != "" && (!ok || l.Corrects >= l.Doc) {
			t.Errorf("%s corrects %q, which is no earlier article", l.Doc, l.Corrects)
		}
		untitled += count(l.Title == "")
		unlinked += count(l.URL == "")
		corrected += count(l.Corrects != "")
	}
	if diff := cmp.Diff([]int{1, 1, 1}, []int{untitled, unlinked, corrected}); diff != "" {
		t.Errorf("articles without a title, without a URL, that correct another (-want +got):\n%s", diff)
	}
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
