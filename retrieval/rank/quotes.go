package rank

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"verbatim/retrieval"
	"verbatim/retrieval/quote"
	"verbatim/retrieval/text"
)

// unsure is what a quotation is worth whose speaker is only likely: what can be shown under a name comes first.
const unsure = 0.9

// What makes one quotation better than another as near to the subject.
const (
	isLong   = 0.06 // it has manyWords or more
	isDirect = 0.02 // it is a sentence, not a few words
	isNamed  = 0.08 // it names the subject manyTimes or more
)

const (
	manyWords = 25.0
	manyTimes = 4.0
)

// beside is how much of the best quotation's score another must have to stand beside it.
const beside = 0.45

// quotes orders quotations by how near the subject stands to them, then by how much they say.
func (o *order) quotes(hits []retrieval.QuoteHit) []retrieval.QuoteHit {
	type key struct {
		id    string
		quote int
	}
	seen := make(map[key]bool) // the parts of a quotation are one hit
	var ranked []retrieval.QuoteHit
	for _, h := range hits {
		q := h.Article.Quotes[h.Quote]
		if k := (key{h.Article.ID, q.Whole}); q.Kind == quote.Scare || q.In >= 0 || seen[k] || o.query.Speaker != "" && h.Article.Quotes[q.Whole].Guessed() {
			continue
		} else {
			seen[k] = true
		}
		h.Quote = q.Whole
		if h = o.score(h); h.Score > 0 {
			ranked = append(ranked, h)
		}
	}
	slices.SortFunc(ranked, func(a, b retrieval.QuoteHit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), b.Article.Published.Compare(a.Article.Published),
			cmp.Compare(a.Article.ID, b.Article.ID), cmp.Compare(a.Quote, b.Quote))
	})
	return distinct(ranked)
}

// distinct keeps the first of the quotations with the same words: one statement is printed by many outlets.
func distinct(hits []retrieval.QuoteHit) []retrieval.QuoteHit {
	var kept []retrieval.QuoteHit
	said := make(map[string]bool)
	for _, h := range hits {
		words := strings.Join(text.Terms(h.Article.Quotes[h.Quote].Span.Of(h.Article.Text())), " ")
		if said[words] {
			continue
		}
		said[words] = true
		if kept = append(kept, h); len(kept) == maxQuotes {
			break
		}
	}
	return kept
}

// score weighs a whole quotation. Its Score is the share of the subject that stands near it, from 0 to 1, and at most a
// sixth more for what makes one quotation better than another.
func (o *order) score(h retrieval.QuoteHit) retrieval.QuoteHit {
	a, q := h.Article, h.Article.Quotes[h.Quote]
	var parts []text.Span
	for _, i := range a.Parts(h.Quote) {
		parts = append(parts, a.Quotes[i].Span)
	}
	share := 1.0
	if len(o.subject.terms) > 0 {
		share = o.near(a, q, parts)
	}
	if h.Score = 0; share == 0 {
		return h
	}
	if !q.Sure {
		share *= unsure
	}
	words, named := 0, 0
	for _, p := range parts {
		w, n := o.subject.times(p.Of(a.Text()))
		words, named = words+w, named+n
	}
	h.Score = share + isLong*min(1, float64(words)/manyWords) + isNamed*min(1, float64(named)/manyTimes)
	if q.Kind == quote.Direct {
		h.Score += isDirect
	}
	h.Why = fmt.Sprintf("subject %.2f, %d words, named %d times, %s", share, words, named, h.Why)
	return h
}
