package rank

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/retrieval"
	"verbatim/retrieval/quote"
	"verbatim/retrieval/text"
)

// How near a subject's word stands to a quotation, as a share of what it would be worth inside.
const (
	inside     = 1.0  // in the quotation, or in what the article says that it is about
	inSentence = 0.9  // in the sentence that attributes it
	inBlock    = 0.6  // in its paragraph
	justBefore = 0.5  // in the paragraph before it, which it often answers
	inTitle    = 0.45 // of the article
)

// unsure is what a quotation is worth whose speaker is only likely: what can be shown under a name comes first.
const unsure = 0.85

// quotes orders quotations by how near the subject stands to them, then by how much they say.
func (o *order) quotes(hits []retrieval.QuoteHit) []retrieval.QuoteHit {
	type key struct {
		id    string
		quote int
	}
	best := make(map[key]retrieval.QuoteHit) // one hit for all parts of a quotation
	for _, h := range hits {
		k := key{h.Article.ID, h.Article.Quotes[h.Quote].Whole}
		scored := o.score(h)
		if scored.Score > best[k].Score {
			scored.Quote = k.quote
			best[k] = scored
		}
	}
	ranked := make([]retrieval.QuoteHit, 0, len(best))
	for _, h := range best {
		ranked = append(ranked, h)
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

// score weighs one quotation. Its Score is the share of the subject that stands near it, from 0 to 1, and at most a
// twelfth more for what makes one quotation better than another.
func (o *order) score(h retrieval.QuoteHit) retrieval.QuoteHit {
	a, q := h.Article, h.Article.Quotes[h.Quote]
	if q.Kind == quote.Scare || q.In >= 0 {
		return retrieval.QuoteHit{}
	}
	near := 1.0
	if len(o.subject.terms) > 0 {
		near = o.near(a, q)
	}
	words := float64(text.CountWords(q.Span.Of(a.Text())))
	says := math.Min(words, 25) / 25
	better := 0.06 * says
	if q.Kind == quote.Direct {
		better += 0.02
	}
	if !q.Sure {
		near *= unsure
	}
	h.Score = 0
	if near > 0 {
		h.Score = near + better
	}
	h.Why = fmt.Sprintf("subject %.2f, %.0f words, %s", near, words, h.Why)
	return h
}

// near returns how much of the subject stands near a quotation.
func (o *order) near(a *retrieval.Article, q quote.Quote) float64 {
	p, words := o.page(a), a.Text()
	if p.paragraphs == nil {
		p.paragraphs = text.Paragraphs(words)
	}
	block, before := around(p.paragraphs, q.Span.Start)
	places := []struct {
		found set
		worth float64
	}{
		{o.subject.in(q.Span.Of(words)) | o.subject.in(strings.Join(q.About, " ")), inside},
		{o.subject.in(withoutSpeaker(sentenceAround(words, block, q.Span).Of(words), q.Speaker)), inSentence},
		{o.subject.in(withoutSpeaker(block.Of(words), q.Speaker)), inBlock},
		{o.subject.in(withoutSpeaker(before.Of(words), q.Speaker)), justBefore},
		{p.title, inTitle},
	}
	var seen set
	sum := 0.0
	for _, pl := range places {
		found := o.subject.widen(pl.found, p.inFull) &^ seen
		sum += pl.worth * o.subject.share(found)
		seen |= found
	}
	return sum
}

// withoutSpeaker is words without what they say of the speaker: the titles before the name, and what stands in
// apposition behind it. "Florida Sen. Ann Poe, the owner of a bakery, says taxes are too high" is about taxes.
func withoutSpeaker(words, speaker string) string {
	ws := retrieval.NameWords(speaker)
	if len(ws) == 0 {
		return words
	}
	var b strings.Builder
	from, run, end := 0, 0, 0 // run is where the words in upper case before this one begin, end where the last one ends
	for w := range text.Words(words) {
		word := w.Of(words)
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) {
			run = w.End
		} else if strings.Trim(words[end:w.Start], " .") != "" {
			run = w.Start
		}
		if end = w.End; text.Fold(word) != ws[len(ws)-1] || w.Start < from {
			continue
		}
		b.WriteString(words[from:max(from, run)])
		from = w.End + apposition(words[w.End:])
		run = from
	}
	b.WriteString(words[from:])
	return b.String()
}

// apposition returns how many bytes of what follows a name stand in apposition: ", the owner of a bakery,", " of Texas".
func apposition(rest string) int {
	if place, ok := strings.CutPrefix(rest, " of "); ok {
		if r, _ := utf8.DecodeRuneInString(place); unicode.IsUpper(r) {
			return len(" of ") + len(place) - len(strings.TrimLeftFunc(place, unicode.IsLetter))
		}
	}
	inside, ok := strings.CutPrefix(rest, ", ")
	if !ok {
		return 0
	}
	i := strings.IndexByte(inside, ',')
	if i < 0 || strings.ContainsAny(inside[:i], ".“”\"") {
		return 0
	}
	return len(", ") + i
}

// around returns the paragraph that a byte lies in and the one before it.
func around(paragraphs []text.Span, at int) (block, before text.Span) {
	i, ok := slices.BinarySearchFunc(paragraphs, at, func(p text.Span, at int) int {
		switch {
		case p.End <= at:
			return -1
		case p.Start > at:
			return 1
		}
		return 0
	})
	if !ok {
		return text.Span{}, text.Span{}
	}
	if i > 0 {
		before = paragraphs[i-1]
	}
	return paragraphs[i], before
}

// sentenceAround returns the sentences of a paragraph that a quotation stands in, from the first to the last.
func sentenceAround(words string, block, quoted text.Span) text.Span {
	var s text.Span
	for _, sp := range text.Sentences(block.Of(words)) {
		sp = text.Span{Start: sp.Start + block.Start, End: sp.End + block.Start}
		if sp.Overlaps(quoted) {
			if s.Zero() {
				s.Start = sp.Start
			}
			s.End = sp.End
		}
	}
	return s
}
