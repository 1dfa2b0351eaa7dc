package rank

import (
	"slices"
	"strings"

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
