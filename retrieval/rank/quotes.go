package rank

import (
	"cmp"
	"fmt"
	"regexp"
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
	inside     = 1.0  // in the quotation's own words
	inSentence = 0.85 // in the sentence that attributes it
	isMeant    = 0.8  // named nowhere there, and yet what the quotation is about: "he" in it, the question before it
	inBlock    = 0.6  // in its paragraph
	justBefore = 0.5  // in the paragraph before it, which it often answers
	inTitle    = 0.45 // of the article
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
		if k := (key{h.Article.ID, q.Whole}); q.Kind == quote.Scare || q.In >= 0 || seen[k] {
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
	parts := partsOf(a, h.Quote)
	words, named := 0, 0
	for _, p := range parts {
		words += text.CountWords(p.Of(a.Text()))
		named += o.subject.times(p.Of(a.Text()))
	}
	near := 1.0
	if len(o.subject.terms) > 0 {
		near = o.near(a, q, parts)
	}
	if !q.Sure {
		near *= unsure
	}
	h.Why = fmt.Sprintf("subject %.2f, %d words, named %d times, %s", near, words, named, h.Why)
	if h.Score = 0; near > 0 {
		h.Score = near + isLong*min(1, float64(words)/manyWords) + isNamed*min(1, float64(named)/manyTimes)
		if q.Kind == quote.Direct {
			h.Score += isDirect
		}
	}
	return h
}

// partsOf returns the parts of the whole quotation that begins with the i-th of an article.
func partsOf(a *retrieval.Article, i int) []text.Span {
	parts := []text.Span{a.Quotes[i].Span}
	for k := i + 1; k < len(a.Quotes); k++ {
		if q := a.Quotes[k]; q.Whole == i && q.In < 0 {
			parts = append(parts, q.Span)
		}
	}
	return parts
}

// near returns how much of the subject stands near a quotation.
func (o *order) near(a *retrieval.Article, q quote.Quote, parts []text.Span) float64 {
	pg, words := o.page(a), a.Text()
	if pg.paragraphs == nil {
		pg.paragraphs = text.Paragraphs(words)
	}
	var within, sentence, aside, paragraph, previous set
	for _, part := range parts {
		block, before := around(pg.paragraphs, part.Start)
		said := sentenceAround(words, block, part).Of(words)
		within |= o.subject.in(part.Of(words))
		sentence |= o.subject.in(withoutSpeaker(said, q.Speaker))
		aside |= o.subject.in(said)
		paragraph |= o.subject.in(withoutSpeaker(block.Of(words), q.Speaker))
		previous |= o.subject.in(withoutSpeaker(before.Of(words), q.Speaker))
	}
	aside &^= within | sentence // what is only told of the speaker
	var seen set
	sum := 0.0
	for _, place := range []struct {
		found set
		worth float64
	}{
		{within, inside},
		{sentence, inSentence},
		{o.subject.in(strings.Join(q.About, " ")) &^ aside, isMeant},
		{paragraph, inBlock},
		{previous, justBefore},
		{pg.title, inTitle},
	} {
		found := o.subject.widen(place.found, pg.inFull) &^ seen
		sum += place.worth * o.subject.share(found)
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
	i := strings.IndexAny(inside, ",.“”\"")
	switch {
	case i < 0 || says(inside[:i]):
		return 0
	case inside[i] == ',', inside[i] == '.' && describing.MatchString(inside):
		return len(", ") + i
	}
	return 0
}

// describing is how an apposition begins that may end its sentence.
var describing = regexp.MustCompile(`^(?i:who|whose|an?|the|one|his|her|their|its|former|then)\b`)

// says reports whether words hold a verb of saying: "Ann Poe, said of the tax," is no apposition.
func says(words string) bool {
	for w := range text.Words(words) {
		if quote.Says(w.Of(words)) {
			return true
		}
	}
	return false
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
