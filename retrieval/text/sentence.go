package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// Sentences returns the sentences of s in order, without the white space around them. They never cross a paragraph.
// The boundaries are Unicode's (UAX #29), joined again where its rule cuts after a title ("Sen."), an initial, an
// abbreviation ("U.S.") or a mark inside a sentence (“Really?” he asked), and cut where it sees none: behind an ellipsis,
// before a number, and where a space is missing.
func Sentences(s string) []Span {
	var all []Span
	for _, p := range Paragraphs(s) {
		all = append(all, SentencesOf(s, p)...)
	}
	return all
}

// SentencesOf returns the sentences of one paragraph of s, as spans of s.
func SentencesOf(s string, paragraph Span) []Span {
	w := sentenceWriter{s: unwrap(paragraph.Of(s)), base: paragraph.Start}
	pieces := sentences.FromString(w.s)
	for pieces.Next() {
		end := closedEnd(w.s, pieces.End())
		for at := w.at; at < end; {
			at = unseenEnd(w.s, at, end)
			w.end(at)
		}
	}
	return w.found
}

// unwrap turns every line break of a hard-wrapped paragraph into spaces of the same number of bytes, so that offsets
// stay.
func unwrap(s string) string {
	if end, _ := lineEnd(s, 0); end == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for at := 0; at < len(s); {
		end, next := lineEnd(s, at)
		b.WriteString(s[at:end])
		for range next - end {
			b.WriteByte(' ')
		}
		at = next
	}
	return b.String()
}

// closedEnd returns the end of a closing mark that stands between spaces at i, as French sets it: “Vraiment ? »”.
func closedEnd(s string, i int) int {
	rest := strings.TrimLeftFunc(s[i:], unicode.IsSpace)
	mark, n := utf8.DecodeRuneInString(rest)
	next, _ := utf8.DecodeRuneInString(rest[n:])
	if (mark == '»' || mark == '”') && (n == len(rest) || unicode.IsSpace(next)) {
		return len(s) - len(rest) + n
	}
	return i
}

// A sentenceWriter joins the pieces of a paragraph to sentences.
type sentenceWriter struct {
	s     string // the paragraph
	base  int    // where it stands in the text
	at    int    // the end of what is cut
	found []Span
	open  bool // the last sentence goes on in what follows
}

// end notes that a sentence may end at byte i.
func (w *sentenceWriter) end(i int) {
	sp := trim(w.s, Span{w.at, i})
	w.at = i
	if sp.Len() == 0 {
		return
	}
	last := len(w.found) - 1
	if w.open {
		w.found[last].End = w.base + sp.End
	} else {
		w.found = append(w.found, Span{w.base + sp.Start, w.base + sp.End})
		last++
	}
	start := w.found[last].Start - w.base
	w.open = goesOn(w.s[start:sp.End], w.s[sp.End:])
}

// unseenEnd returns the first place from i on where a sentence may end that Unicode's rule, which saw none before end,
// doesn't see.
func unseenEnd(s string, i, end int) int {
	for ; i < end; i++ {
		switch {
		case s[i] == '.' && i+1 < end:
			if s[i+1] == '.' {
				continue
			}
			if lacksSpace(s[:i], s[i+1:end]) {
				return i + 1
			}
			if at := beforeNext(s, i+1, end, unicode.IsDigit); at > 0 {
				return at
			}
		case s[i] == 0xE2 && strings.HasPrefix(s[i:end], "…"):
			next := i + len("…")
			if lacksSpace(s[:i], s[next:end]) {
				return next
			}
			if at := beforeNext(s, next, end, unicode.IsUpper); at > 0 {
				return at
			}
		}
	}
	return end
}

// beforeNext returns where the closing marks and the white space at i end, if the next word begins there with a
// character that is the one wanted; 0 otherwise.
func beforeNext(s string, i, end int, wanted func(rune) bool) int {
	rest := strings.TrimLeft(s[i:end], closers)
	next := strings.TrimLeftFunc(rest, unicode.IsSpace)
	if len(next) == len(rest) {
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, openers)); !wanted(r) {
		return 0
	}
	return end - len(next)
}

// lacksSpace reports whether a full stop or an ellipsis between before and after ends a sentence although no space
// follows: between two lower-case letters and a capital with another lower-case letter: “what he did.He left”.
func lacksSpace(before, after string) bool {
	if len(before) < 2 || !lower(before[len(before)-1]) || !lower(before[len(before)-2]) {
		return false
	}
	return len(after) > 1 && 'A' <= after[0] && after[0] <= 'Z' && (lower(after[1]) || after[1] == ' ')
}

func lower(c byte) bool { return 'a' <= c && c <= 'z' }
