package answer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/retrieval"
	"verbatim/retrieval/quote"
	"verbatim/retrieval/text"
)

// maxExcerpt is how many words an excerpt may have.
const maxExcerpt = 80

// excerpt returns the whole sentences around sp: no quotation that they touch is cut in half. False if that is more
// than an excerpt may have.
func excerpt(a *retrieval.Article, sp text.Span) (retrieval.Verified, bool) {
	block := blockAround(a.Text(), sp)
	if block.Zero() {
		return retrieval.Verified{}, false
	}
	sentences := text.Sentences(block.Of(a.Text()))
	for {
		grown := sp
		for _, s := range sentences {
			s = text.Span{Start: s.Start + block.Start, End: s.End + block.Start}
			if s.Overlaps(grown) {
				grown = cover(grown, s)
			}
		}
		for i, q := range a.Quotes {
			if q.Kind != quote.Scare && q.Span.Overlaps(grown) {
				grown = cover(grown, withMarks(a.Text(), q.Span))
				for _, p := range a.Parts(q.Whole) {
					if p != i && block.Contains(a.Quotes[p].Span) {
						grown = cover(grown, withMarks(a.Text(), a.Quotes[p].Span))
					}
				}
			}
		}
		if grown == sp {
			break
		}
		sp = grown
	}
	if sp.Start == block.Start {
		sp.Start += dateline(sp.Of(a.Text()))
	}
	if !block.Contains(sp) || !showable(sp.Of(a.Text())) {
		return retrieval.Verified{}, false
	}
	return a.Excerpt(sp)
}

// showable reports whether words are few enough for an excerpt, and cut no quotation in half.
func showable(words string) bool { return text.CountWords(words) <= maxExcerpt && balanced(words) }

// dateline returns how many bytes of a paragraph say where and when it was written: "PORTWICK, 28 April — ".
func dateline(paragraph string) int {
	for _, dash := range []string{" — ", " – ", " -- ", " - "} {
		place, _, ok := strings.Cut(paragraph, dash)
		word, _, _ := strings.Cut(place, " ")
		if ok && len(place) <= maxDateline && len(word) > 2 && strings.ToUpper(word) == word && !strings.ContainsAny(place, "“”\"") {
			return len(place) + len(dash)
		}
	}
	return 0
}

// maxDateline is the longest dateline, in bytes: two places, an agency and a day.
const maxDateline = 60

func cover(a, b text.Span) text.Span {
	return text.Span{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}

// withMarks widens the words of a quotation to the marks around them.
func withMarks(words string, sp text.Span) text.Span {
	if r, n := utf8.DecodeLastRuneInString(words[:sp.Start]); isMark(r) {
		sp.Start -= n
	}
	if r, n := utf8.DecodeRuneInString(words[sp.End:]); isMark(r) {
		sp.End += n
	}
	return sp
}

// blockAround returns the paragraph around a span, the zero span if it crosses one.
func blockAround(words string, sp text.Span) text.Span {
	start := strings.LastIndexByte(words[:sp.Start], '\n') + 1
	end := len(words)
	if i := strings.IndexByte(words[sp.Start:], '\n'); i >= 0 {
		end = sp.Start + i
	}
	b := text.Span{Start: start, End: end}
	if !b.Contains(sp) {
		return text.Span{}
	}
	return b
}

// opensLower reports whether a sentence opens in lower case: its beginning is elsewhere.
func opensLower(sentence string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(sentence, "“\"‘'«( "))
	return unicode.IsLower(r)
}
