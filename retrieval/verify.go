package retrieval

import "verbatim/retrieval/text"

// Verified is a run of an article's words, proven byte for byte; it holds the words it proved. Only Verify makes one,
// so code that takes a Verified can't be handed words that nobody wrote. The zero value prints nothing.
type Verified struct {
	article *Article
	span    text.Span
}

// minClaim is the fewest words of a claim that verify anywhere in a text: fewer ("a lot") stand in any article by
// chance, and verify only inside a quotation.
const minClaim = 3

// Verify proves that claim is what stands at span: the same words, up to what comparing forgives (white space, the
// shape of quotation marks and dashes, Unicode's normal form, the case of the first letter).
func (a *Article) Verify(span text.Span, claim string) (Verified, bool) {
	if span.Len() <= 0 || !a.holds(span) || !text.Same(span.Of(a.text), claim) {
		return Verified{}, false
	}
	if text.CountWords(claim) < minClaim && !a.quoted(span) {
		return Verified{}, false
	}
	return Verified{a, span}, true
}

// Quotation proves the words of a's i-th quotation.
func (a *Article) Quotation(i int) Verified { return Verified{a, a.Quotes[i].Span} }

// Excerpt proves the words at span, which code chose and nobody claimed; false if the span is outside the text.
func (a *Article) Excerpt(span text.Span) (Verified, bool) {
	if span.Len() <= 0 || !a.holds(span) {
		return Verified{}, false
	}
	return Verified{a, span}, true
}

func (a *Article) quoted(sp text.Span) bool {
	for _, q := range a.Quotes {
		if q.Span.Contains(sp) {
			return true
		}
	}
	return false
}

// String returns the article's own bytes.
func (v Verified) String() string {
	if v.article == nil {
		return ""
	}
	return v.span.Of(v.article.text)
}

// Article returns the article that the words stand in, nil for the zero value.
func (v Verified) Article() *Article { return v.article }

// Span returns where in the article's text the words stand.
func (v Verified) Span() text.Span { return v.span }
