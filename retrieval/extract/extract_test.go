package extract

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"verbatim/retrieval"
)

const cafe = `<!doctype html><html lang="de"><head>%s<title>Caf%s am See</title></head><body><article><h1>Caf%[2]s am See</h1>
<p>Das Haus am Ufer geh%[3]rt der Stadt, die nach einem neuen P%[4]chter sucht, seit die Wirtin im Herbst aufh%[3]ren will.</p>
<p>Drei Bewerber haben sich gemeldet, darunter eine B%[4]ckerin aus Salzmoor, die schon f%[5]r das Rathaus backt.</p></article></body></html>`

func TestEncodings(t *testing.T) {
	utf := strings.NewReplacer("%s", "", "%[2]s", "é", "%[3]r", "ör", "%[4]c", "äc", "%[5]r", "ür").Replace(strings.Replace(cafe, "Caf%s", "Café", 1))
	latin := func(head string) []byte {
		var b []byte
		for _, r := range strings.Replace(utf, "<title>", head+"<title>", 1) {
			b = append(b, byte(r))
		}
		return b
	}
	wide := []byte{0xff, 0xfe}
	for _, r := range utf {
		wide = binary.LittleEndian.AppendUint16(wide, uint16(r))
	}
	padded := strings.Replace(utf, "<title>", "<!--"+strings.Repeat("-", 2000)+"--><title>", 1)
	for name, data := range map[string][]byte{
		"utf-8":                  []byte(utf),
		"utf-8, late":            []byte(padded),
		"utf-8 with a mark":      []byte(byteOrderMark + utf),
		"utf-16":                 wide,
		"windows-1252, declared": latin(`<meta charset="windows-1252">`),
		"windows-1252, silent":   latin(""),
	} {
		d, err := HTML(data, "")
		if err != nil || d.Title != "Café am See" || !strings.Contains(d.Text, "Bäckerin") || d.Language != "de" {
			t.Errorf("%s: %+v, %v", name, d, err)
		}
	}
}

func TestKinds(t *testing.T) {
	t.Parallel()
	words := "<p>" + strings.Repeat("The ferry ran again, he said. ", 40000) + "</p>"
	for _, c := range []struct {
		name string
		data string
		want Kind
	}{
		{"a.html", "", Empty},
		{"a.html", " \r\n", Empty},
		{"a.txt", "", Empty},
		{"a.txt", byteOrderMark + "\n", Empty},
		{"a.html", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", PDF},
		{"", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", PDF},
		{"a.html", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", Binary},
		{"a.txt", "PK\x03\x04\x14\x00", Binary},
		{"a.txt", "words" + strings.Repeat(" and words", 200) + "\x00", Binary},
		{"a.txt", "\xff\xfew\x00o\x00", NotUTF8},
		{"a.txt", "Caf\xe9 am See\n\nwindows-1252", NotUTF8},
		{"a.txt", strings.Repeat("word ", retrieval.MaxText/5+1), TooLarge},
		{"a.html", words, TooLarge}, // below maxMarkup: the library read it
		{"a.html", "<p>" + strings.Repeat("a", maxPage), TooLarge},
		{"a.html", strings.Repeat("<b>", maxTags+1), TooLarge},
		{"a.html", strings.Repeat("<div>", 1000), Broken},
		{"a.html", strings.Repeat("<div>", 400) + strings.Repeat("<p>x</p>", 20000), TooLarge},
	} {
		if _, err := File(c.name, []byte(c.data), retrieval.Facts{}); KindOf(err) != c.want {
			t.Errorf("File(%q, %.20q…): %v, want %s", c.name, c.data, err, c.want)
		}
	}
}

func TestFileByNameAndContent(t *testing.T) {
	ar, err := txtar.ParseFile("testdata/opengraph-only.txtar")
	if err != nil {
		t.Fatal(err)
	}
	markup := ar.Files[0].Data
	for name, asPage := range map[string]bool{"a.html": true, "A.HTM": true, "-": true, "a": true, "a.txt": false, "a.md": false} {
		d, err := File(name, markup, retrieval.Facts{Outlet: "Known"})
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Text != string(markup); got != asPage {
			t.Errorf("File(%q) read a page: %v, want %v", name, got, asPage)
		}
		if d.Outlet != "Known" {
			t.Errorf("File(%q) knows better than the manifest: %q", name, d.Outlet)
		}
	}
	if d, err := File("-", []byte("BMW and others\n\nwords"), retrieval.Facts{}); err != nil || d.Title != "BMW and others" {
		t.Errorf("%+v, %v", d.Facts, err)
	}
}

func TestHostileFacts(t *testing.T) {
	t.Parallel()
	ar, err := txtar.ParseFile("testdata/no-title.txtar")
	if err != nil {
		t.Fatal(err)
	}
	markup := string(ar.Files[0].Data)
	long := strings.Repeat("wörd ", 180000) // a megabyte
	for name, head := range map[string]string{
		"long":        `<title>` + long + `</title><meta property="og:site_name" content="` + long + `"><meta name="author" content="` + long + `">`,
		"bidi":        "<title>A\u202e\u2066b\u200bc\x01\x7f d</title>",
		"wrong types": `<script type="application/ld+json">{"@type":{"a":1},"headline":[[[]]],"author":{"name":{"name":[1,null]}},"datePublished":30000}</script><script type="application/ld+json">{"@type":"Article","headline":{"@id":[]},"author":[[["x"]]],"publisher":true,"url":[{}],"isAccessibleForFree":{},"inLanguage":7,"articleBody":[]}</script>`,
		"circle":      `<script type="application/ld+json">{"@type":"Article","@id":"a","author":{"@id":"a"},"name":{"@id":"a","name":{"@id":"a"}}}</script>`,
		"deep":        `<script type="application/ld+json">` + strings.Repeat(`{"@graph":[`, 5000) + strings.Repeat(`]}`, 5000) + `</script>`,
		"far":         `<meta property="article:published_time" content="30000-01-01T00:00:00Z"><meta name="date" content="0001-01-01"><link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="https://u:p@ledger.example/x">`,
	} {
		d, err := HTML([]byte(strings.Replace(markup, "<head>", "<head>"+head, 1)), "")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		check(t, d)
		if d.URL != "" || !d.Published.IsZero() {
			t.Errorf("%s: believed %+v", name, d.Facts)
		}
	}
}

// check holds what is true of every article that comes out of a page.
func check(t *testing.T, d retrieval.Draft) {
	t.Helper()
	if !utf8.ValidString(d.Text) || len(d.Text) > retrieval.MaxText || strings.TrimSpace(d.Text) == "" || visible(d.Text) != d.Text {
		t.Errorf("text isn't clean: %.200q", d.Text)
	}
	for _, s := range []string{d.Title, d.Outlet, d.Author} {
		if oneLine(s, maxTitle) != s || len(s) > maxTitle+maxPeople*maxName {
			t.Errorf("fact isn't clean: %.200q", s)
		}
	}
	if u, ok := Canonical(d.URL); d.URL != "" && (!ok || u != d.URL) {
		t.Errorf("URL isn't canonical: %q", d.URL)
	}
	if y := d.Published.Year(); !d.Published.IsZero() && (y < minYear || y > maxYear) {
		t.Errorf("published in %d", y)
	}
	if d.Language != "" && len(d.Language) != 2 {
		t.Errorf("language %q", d.Language)
	}
}

func FuzzHTML(f *testing.F) {
	for _, markup := range pages(f) {
		f.Add(markup, "")
		f.Add(markup, "https://ledger.example/a")
	}
	f.Fuzz(func(t *testing.T, markup []byte, from string) {
		d, err := HTML(markup, from)
		if err != nil {
			if KindOf(err) == "" {
				t.Errorf("error without a kind: %v", err)
			}
			return
		}
		check(t, d)
		served, ok := Canonical(from)
		if ok && (d.Claimed || !sameSite(served, d.URL)) {
			t.Errorf("%q served %q", from, d.URL)
		}
	})
}

func FuzzPlain(f *testing.F) {
	f.Add([]byte("Ferry returns\n\nThe ferry returned."), "")
	f.Add([]byte(byteOrderMark+"Ferry; \r\nreturns\r\n\r\nThe ferry returned."), "Ferry returns")
	f.Add([]byte("Caf\xe9"), "")
	f.Fuzz(func(t *testing.T, data []byte, title string) {
		d, err := Plain(data, retrieval.Facts{Title: title})
		if err != nil {
			if KindOf(err) == "" {
				t.Errorf("error without a kind: %v", err)
			}
			return
		}
		if d.Text != string(data) {
			t.Errorf("text isn't the bytes")
		}
		if title == "" && d.Title != "" && retrieval.Body(d.Title, d.Text) == 0 {
			t.Errorf("title %q isn't where the body would start", d.Title)
		}
	})
}

// pages returns the pages of the golden files.
func pages(tb testing.TB) [][]byte {
	files, _ := filepath.Glob("testdata/*.txtar")
	var all [][]byte
	for _, name := range files {
		ar, err := txtar.ParseFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		for _, file := range ar.Files {
			if file.Name == "page.html" {
				all = append(all, file.Data)
			}
		}
	}
	if len(all) == 0 {
		tb.Fatal("no pages")
	}
	return all
}

func BenchmarkHTML(b *testing.B) {
	ar, err := txtar.ParseFile("testdata/wordpress.txtar")
	if err != nil {
		b.Fatal(err)
	}
	// As long as a usual article, with a usual page's scripts.
	para := "<p>The ferry between Orrin and Saltmarsh ran again on <a href=\"/x\">Tuesday</a>, two winters after the old boat was taken out of service. “It took ninety weeks,” the mayor said.</p>\n"
	markup := bytes.Replace(ar.Files[0].Data, []byte("<blockquote"), []byte(strings.Repeat(para, 30)+"<script>"+strings.Repeat("x();", 50000)+"</script><blockquote"), 1)
	b.SetBytes(int64(len(markup)))
	for b.Loop() {
		if _, err := HTML(markup, ""); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPlain(b *testing.B) {
	data := []byte("Ferry returns\n\n" + strings.Repeat("The ferry ran again. “It took ninety weeks,” the mayor said.\n", 100))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Plain(data, retrieval.Facts{}); err != nil {
			b.Fatal(err)
		}
	}
}

// TestRealTexts reads the articles of the folder that VERBATIM_EVAL names: every text stays as it is, and every title that
// the manifest and the first line share is found.
func TestRealTexts(t *testing.T) {
	dir := os.Getenv("VERBATIM_EVAL")
	if dir == "" {
		t.Skip("SKIPPED: VERBATIM_EVAL is not set")
	}
	t.Log("RAN on real articles")
	dir = filepath.Join(dir, "eval", "polnear", "articles")
	r, err := os.Open(filepath.Join(dir, "articles.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	entries, err := Manifest(r)
	if err != nil || len(entries) == 0 {
		t.Fatalf("%d entries, %v", len(entries), err)
	}
	titled, english := 0, 0
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Doc+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		d, err := File(e.Doc+".txt", data, e.Facts)
		if err != nil || d.Text != string(data) || d.Published.IsZero() || d.Language != "en" && d.Language != "" {
			t.Errorf("%s: %+v, %v", e.Doc, d.Facts, err)
		}
		if retrieval.Body(d.Title, d.Text) > 0 {
			titled++
		}
		if d.Language == "en" {
			english++
		}
	}
	t.Logf("%d articles: the first line is the title in %d; English in %d", len(entries), titled, english)
}
