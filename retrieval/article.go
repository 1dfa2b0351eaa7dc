// Package retrieval holds the words of the domain: articles, queries, evidence, and words proven to stand in an article.
package retrieval

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"verbatim/retrieval/passage"
	"verbatim/retrieval/quote"
	"verbatim/retrieval/text"
)

// Facts are what is known about an article besides its words. Any may be zero.
type Facts struct {
	URL       string    // canonical
	Claimed   bool      // the URL is what a file says of itself: nobody fetched it
	Title     string    // plain text
	Outlet    string    // "Voice of America"
	Author    string    // as the page names them
	Language  string    // ISO 639-1
	Published time.Time // the day, or the moment where the page gives one; zero if it was only guessed
}

// A Draft is an article before it is sealed: what was read from a page, a file or a message.
type Draft struct {
	Facts
	Text     string
	Corrects string // id of the article whose next revision this is; "" where the id follows from URL or text
}

// An Article is one piece of coverage at one revision. Its text can't be changed or made up: articles with text come
// only from Seal and Restore.
type Article struct {
	ID       string
	Revision int // from 1
	Facts
	Added    time.Time
	AddedBy  string
	Passages []passage.Passage // spans of the text, in order
	Quotes   []quote.Quote     // spans of the text, in order
	text     string

	paragraphs []text.Span // of the text: each question reads those of many articles
}

// MaxText is the longest text of an article, in bytes. The longest news features are a tenth of it.
const MaxText = 1 << 20

// Errors of Seal.
var (
	ErrNoText  = errors.New("no text")
	ErrTooLong = fmt.Errorf("text longer than %d bytes", MaxText)
	ErrNotUTF8 = errors.New("text is not UTF-8")
)

// Seal makes the first revision of an article: it finds passages and quotations, and computes the id. Where the text's
// first line is the title, it is no part of a passage; offsets still count from the text's first byte.
func Seal(f Facts, words string) (*Article, error) {
	switch {
	case strings.TrimSpace(words) == "":
		return nil, ErrNoText
	case len(words) > MaxText:
		return nil, ErrTooLong
	case !utf8.ValidString(words):
		return nil, ErrNotUTF8
	}
	return &Article{
		ID:       ID(f.URL, words),
		Revision: 1,
		Facts:    f,
		Passages: passage.Split(words, Body(f.Title, words)),
		Quotes:   quote.Find(words),
		text:     words,

		paragraphs: text.Paragraphs(words),
	}, nil
}

// Restore makes an article from what a store kept of it. The id is the store's: it stays when facts are corrected.
func Restore(id string, revision int, f Facts, words string, ps []passage.Passage, qs []quote.Quote) (*Article, error) {
	a := &Article{ID: id, Revision: revision, Facts: f, Passages: ps, Quotes: qs, text: words, paragraphs: text.Paragraphs(words)}
	for i, p := range ps {
		if !a.holds(p.Span) {
			return nil, fmt.Errorf("restore %s: passage %d lies outside the text", id, i)
		}
	}
	for i, q := range qs {
		if !a.holds(q.Span) || !a.holds(q.Mention) || !a.holds(q.Cue) || !index(q.Whole, qs) || !(q.In == -1 || index(q.In, qs)) {
			return nil, fmt.Errorf("restore %s: quotation %d lies outside the text", id, i)
		}
	}
	return a, nil
}

// holds reports whether the span lies in the text and cuts no character.
func (a *Article) holds(sp text.Span) bool {
	return sp.In(a.text) && cut(a.text, sp.Start) && cut(a.text, sp.End)
}

func cut(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }

func index(i int, qs []quote.Quote) bool { return 0 <= i && i < len(qs) }

// ID returns the id of an article: it follows from the canonical URL or, without one, from the text.
func ID(url, words string) string {
	of := "text\n" + words
	if url != "" {
		of = "url\n" + url
	}
	sum := sha256.Sum256([]byte(of))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:5])) // 40 bits, 8 letters
}

// Body returns where the body of a text starts: behind its first line where that is the title, at 0 otherwise.
func Body(title, words string) int {
	if title == "" {
		return 0
	}
	// A long headline may itself be broken over two lines.
	lines := text.Lines(words)
	for n := 1; n <= 2 && n <= len(lines); n++ {
		if lettersOf(words[:lines[n-1].End]) == lettersOf(title) {
			return lines[n-1].End
		}
	}
	return 0
}

// lettersOf is a title up to punctuation and case.
func lettersOf(s string) string {
	var b strings.Builder
	for w := range text.Words(s) {
		b.WriteString(text.Fold(w.Of(s)))
		b.WriteByte(' ')
	}
	return b.String()
}

// Text returns the words of this revision; nothing sets them.
func (a *Article) Text() string { return a.text }

// Paragraphs returns the paragraphs of the text, in order. They are not to be changed.
func (a *Article) Paragraphs() []text.Span { return a.paragraphs }

// ParagraphAt returns the index of the paragraph that a byte of the text lies in; -1 if it lies in none.
func (a *Article) ParagraphAt(at int) int {
	i, ok := slices.BinarySearchFunc(a.paragraphs, at, func(p text.Span, at int) int {
		switch {
		case p.End <= at:
			return -1
		case p.Start > at:
			return 1
		}
		return 0
	})
	if !ok {
		return -1
	}
	return i
}

// Parts returns the parts of the quotation whose first one is Quotes[first], as indices. Only quotations inside them stand
// between them.
func (a *Article) Parts(first int) []int {
	parts := []int{first}
	for i := first + 1; i < len(a.Quotes); i++ {
		switch q := a.Quotes[i]; {
		case q.In >= 0:
		case q.Whole == first:
			parts = append(parts, i)
		default:
			return parts
		}
	}
	return parts
}

// Revise returns the revision of a that has the words of next, and its facts where it knows them.
func (a *Article) Revise(next *Article) *Article {
	r := *next
	r.ID, r.Revision = a.ID, a.Revision+1
	if next.URL == "" {
		r.URL, r.Claimed = a.URL, a.Claimed
	}
	r.Title = cmp.Or(next.Title, a.Title)
	r.Outlet = cmp.Or(next.Outlet, a.Outlet)
	r.Author = cmp.Or(next.Author, a.Author)
	r.Language = cmp.Or(next.Language, a.Language)
	if next.Published.IsZero() {
		r.Published = a.Published
	}
	return &r
}
