package answer

import (
	"strings"

	"verbatim/retrieval"
	"verbatim/retrieval/quote"
	"verbatim/retrieval/text"
)

// maxQuoted is how many words of a quotation are shown: more would print the article instead of quoting it.
const maxQuoted = 60

// Whole returns the block of a whole quotation from its first part, without the number of a source.
func Whole(a *retrieval.Article, first int) Quotation {
	q := a.Quotes[first]
	b := Quotation{Mention: q.Mention.Of(a.Text())}
	if q.Sure {
		b.Speaker = q.Speaker
	}
	left := maxQuoted
	for _, i := range a.Parts(first) {
		v, n, whole := shorten(a, a.Quotes[i].Span, left, len(b.Parts) == 0)
		if n == 0 {
			b.Cut = true
			break
		}
		b.Parts = append(b.Parts, v)
		if left -= n; !whole {
			b.Cut = true
			break
		}
	}
	return b
}

// shorten returns what is shown of a part for which there is room for so many words: all of it, or what ends with the
// last sentence that fits. Where no sentence fits, a first part ends at its last word that does.
func shorten(a *retrieval.Article, sp text.Span, room int, first bool) (v retrieval.Verified, words int, whole bool) {
	sp = withoutComma(a.Text(), sp)
	part := sp.Of(a.Text())
	if n := text.CountWords(part); n <= room {
		v, _ = a.Excerpt(sp)
		return v, n, true
	}
	end, n := 0, 0
	for _, s := range text.Sentences(part) {
		m := text.CountWords(s.Of(part))
		if n+m > room {
			break
		}
		end, n = s.End, n+m
	}
	if end == 0 && first {
		for w := range text.Words(part) {
			if n == room {
				break
			}
			end, n = w.End, n+1
		}
	}
	v, _ = a.Excerpt(text.Span{Start: sp.Start, End: sp.Start + end})
	return v, n, false
}

// withoutComma leaves out the comma that closes a quotation for the sentence around it.
func withoutComma(words string, sp text.Span) text.Span {
	sp.End = sp.Start + len(strings.TrimRight(strings.TrimSuffix(strings.TrimRight(sp.Of(words), " "), ","), " "))
	return sp
}

// fragment reports whether a quotation says too little to stand by itself, so that the article's sentence is shown.
func fragment(a *retrieval.Article, i int) bool {
	q := a.Quotes[i]
	return q.Kind == quote.Partial || len(a.Parts(i)) == 1 && text.CountWords(q.Span.Of(a.Text())) < 4
}

// quotesIn returns the quotations that somebody said inside sp, none of them inside another.
func quotesIn(a *retrieval.Article, sp text.Span) []int {
	var is []int
	for i, q := range a.Quotes {
		if sp.Contains(q.Span) && q.Kind != quote.Scare && q.In < 0 {
			is = append(is, i)
		}
	}
	return is
}
