package answer

import (
	"slices"
	"strings"

	"verbatim/retrieval"
	"verbatim/retrieval/quote"
	"verbatim/retrieval/text"
)

// locate finds what the model typed between quotation marks in the cited sources.
func (d *draft) locate(cited []*source) Rule {
	pointed := d.quotes
	d.quotes = nil
	at := 0
	for _, q := range append(pointed, quoted{at: text.Span{Start: len(d.text), End: len(d.text)}}) {
		found, ok := runs(d.text[at:q.at.Start])
		if !ok {
			return RuleQuote
		}
		for _, sp := range found {
			sp = text.Span{Start: at + sp.Start, End: at + sp.End}
			typed, ok := find(sp.Of(d.text), cited)
			if !ok {
				return RuleQuote
			}
			typed.at = withMarks(d.text, sp)
			d.quotes = append(d.quotes, typed)
		}
		if q.pointed {
			d.quotes = append(d.quotes, q)
		}
		at = q.at.End
	}
	return ""
}

// find finds a claim in the sources, first inside what somebody said there.
func find(claim string, in []*source) (quoted, bool) {
	claim = strings.TrimRight(strings.TrimSpace(claim), ",.")
	if pieces := ellipsis(claim); len(pieces) > 1 {
		return findPieces(pieces, in)
	}
	var own quoted
	for _, src := range in {
		for _, sp := range src.form().Find(claim) {
			v, ok := src.article.Verify(sp, claim)
			if !ok {
				continue
			}
			i := quoteAround(src.article, sp)
			if i >= 0 {
				return quoted{article: src.article, words: []retrieval.Verified{v}, quote: i, voice: voiceOf(src.article, sp)}, true
			}
			if own.article == nil {
				own = quoted{article: src.article, words: []retrieval.Verified{v}, quote: -1, voice: -1, marked: marked(src.article, sp)}
			}
		}
	}
	return own, own.article != nil
}

// ellipsis cuts a claim where it leaves words out.
func ellipsis(claim string) []string {
	claim = strings.NewReplacer("[…]", "…", "[...]", "…", "(...)", "…", "....", "…", "...", "…", ". . .", "…").Replace(claim)
	var pieces []string
	for p := range strings.SplitSeq(claim, "…") {
		if p = strings.Trim(p, " ,.;"); p != "" {
			pieces = append(pieces, p)
		}
	}
	return pieces
}

// findPieces finds the pieces of a claim in order in one quotation. An ellipsis may hide a "not", so what is shown then
// is all that stands between the first and the last, if that is not too long.
func findPieces(pieces []string, in []*source) (quoted, bool) {
	for _, src := range in {
		a := src.article
		for _, q := range a.Quotes {
			sp, ok := inOrder(pieces, q.Span, a.Text())
			if !ok || q.In >= 0 || text.CountWords(sp.Of(a.Text())) > maxQuoted {
				continue
			}
			v, ok := a.Excerpt(sp)
			if q.Kind == quote.Scare {
				return quoted{article: a, words: []retrieval.Verified{v}, quote: -1, voice: -1, marked: true}, ok
			}
			return quoted{article: a, words: []retrieval.Verified{v}, quote: q.Whole, voice: voiceOf(a, sp)}, ok
		}
	}
	return quoted{}, false
}

// inOrder returns the span of words from the first piece to the last, where they stand in order inside sp.
func inOrder(pieces []string, sp text.Span, words string) (text.Span, bool) {
	inside := sp.Of(words)
	all, from := text.Span{}, 0
	for i, p := range pieces {
		at := text.Normalize(inside[from:]).Find(p)
		if len(at) == 0 {
			return text.Span{}, false
		}
		if i == 0 {
			all.Start = sp.Start + at[0].Start
		}
		from += at[0].End
		all.End = sp.Start + from
	}
	return all, true
}

// quoteAround returns the first part of the outermost quotation that a span lies in, -1 if it lies in none that
// somebody said.
func quoteAround(a *retrieval.Article, sp text.Span) int {
	for _, q := range a.Quotes {
		if q.Kind != quote.Scare && q.In < 0 && q.Span.Contains(sp) {
			return q.Whole
		}
	}
	return -1
}

// voiceOf returns the innermost quotation around a span that somebody said, -1 if there is none.
func voiceOf(a *retrieval.Article, sp text.Span) int {
	voice := -1
	for i, q := range a.Quotes {
		if q.Kind != quote.Scare && q.Span.Contains(sp) {
			voice = i
		}
	}
	return voice
}

func (src *source) form() text.Normal {
	if src.normal == nil {
		n := text.Normalize(src.article.Text())
		src.normal = &n
	}
	return *src.normal
}

// marked reports whether a span lies between quotation marks of the article's.
func marked(a *retrieval.Article, sp text.Span) bool {
	return slices.ContainsFunc(a.Quotes, func(q quote.Quote) bool { return q.Span.Contains(sp) })
}
