// Package extract turns a web page or a plain text into an article's text and facts.
package extract

import (
	"bytes"
	"net/http"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/RadhiFadlillah/whatlanggo"

	"verbatim/retrieval"
	"verbatim/retrieval/text"
)

// File reads a file as what its name or, where the name says nothing, its content is: a web page or plain text. What is
// known (of a manifest) goes before what the file says. Errors are of type *Error.
func File(name string, data []byte, known retrieval.Facts) (retrieval.Draft, error) {
	if !isHTML(name, data) {
		return Plain(data, known)
	}
	d, err := HTML(data, "")
	if err != nil {
		return retrieval.Draft{}, err
	}
	d.Facts = override(d.Facts, known)
	return d, nil
}

func isHTML(name string, data []byte) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		return true
	case ".txt", ".text", ".md":
		return false
	}
	return strings.HasPrefix(http.DetectContentType(data), "text/html") ||
		bytes.Contains(bytes.ToLower(data[:min(len(data), 1024)]), []byte("<html"))
}

// override returns found with every fact that is known in its place.
func override(found, known retrieval.Facts) retrieval.Facts {
	if known.URL != "" {
		found.URL, found.Claimed = known.URL, known.Claimed
	}
	if !known.Published.IsZero() {
		found.Published = known.Published
	}
	for _, f := range []struct{ found, known *string }{
		{&found.Title, &known.Title},
		{&found.Outlet, &known.Outlet},
		{&found.Author, &known.Author},
		{&found.Language, &known.Language},
	} {
		if *f.known != "" {
			*f.found = *f.known
		}
	}
	return found
}

// HTML reads a web page. The text is the article's paragraphs and headings, a blank line between two; it doesn't hold
// the title. from is the address that served the page, "" for a file: then the page's own URL is a claim. Errors are of
// type *Error.
func HTML(page []byte, from string) (retrieval.Draft, error) {
	if k := unreadable(page); k != "" {
		return retrieval.Draft{}, &Error{Kind: k}
	}
	p, err := parse(page)
	if err != nil {
		return retrieval.Draft{}, err
	}
	facts := p.facts(from)
	words, byline, err := p.body(facts.Title, facts.Author)
	if err != nil {
		return retrieval.Draft{}, err
	}
	if k := p.wall(words); k != "" {
		return retrieval.Draft{}, &Error{Kind: k}
	}
	if facts.Author == "" {
		facts.Author = people(strings.Split(byline, ";"))
	}
	facts.Language = language(words, p.language())
	return retrieval.Draft{Facts: facts, Text: words}, nil
}

// unreadable returns what data is, if it is neither a page nor a text. A zero byte tells more than signatures do: a text
// may open with "BM", a picture's.
func unreadable(data []byte) Kind {
	head := data[:min(len(data), 1024)]
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return Empty
	case bytes.HasPrefix(bytes.TrimSpace(head), []byte("%PDF-")):
		return PDF
	case !utf16(data) && bytes.ContainsRune(head, 0):
		return Binary
	}
	return ""
}

// utf16 reports whether data opens with the byte order mark of UTF-16.
func utf16(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xfe\xff")) || bytes.HasPrefix(data, []byte("\xff\xfe"))
}

// The detector of languages reads trigrams: below minDetect bytes they are too few, beyond maxDetect they say nothing new.
const minDetect, maxDetect = 200, 2048

// language returns the language of words as ISO 639-1: what they are, if that is sure, otherwise what was declared.
func language(words, declared string) string {
	if len(words) < minDetect {
		return declared
	}
	found := whatlanggo.Detect(cut(words, maxDetect))
	if code := found.Lang.Iso6391(); found.IsReliable() && code != "" {
		return code
	}
	return declared
}

// cut returns the first max bytes of s or a little less, so that no character is cut.
func cut(s string, max int) string {
	if len(s) <= max {
		return s
	}
	for max > 0 && !utf8.RuneStart(s[max]) {
		max--
	}
	return s[:max]
}

// same reports whether a and b are the same words up to punctuation and case.
func same(a, b string) bool { return letters(a) == letters(b) }

func letters(s string) string {
	var b strings.Builder
	for w := range text.Words(s) {
		b.WriteString(text.Fold(w.Of(s)))
		b.WriteByte(' ')
	}
	return b.String()
}
