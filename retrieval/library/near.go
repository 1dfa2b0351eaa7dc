package library

import (
	"slices"
	"strings"

	"verbatim/retrieval"
	"verbatim/retrieval/passage"
	"verbatim/retrieval/text"
)

// How near a subject's word stands to a statement, as a share of what it would be worth inside.
const (
	inside     = 1.0
	inSentence = 0.9  // that the statement stands in
	inBlock    = 0.6  // its paragraph
	justBefore = 0.5  // the paragraph before it, which it often answers
	inTitle    = 0.45 // of the article
	named      = 0.95 // the article says that it is about the one meant: by another name, or "he"
)

// aboutIt is from where on a statement is about a subject: all of its words stand in its paragraph, or most of them nearer.
const aboutIt = 0.6

// near returns how near a subject stands to a statement, from 0 to 1. A name counts inside the statement and where the
// article itself says whom it is about; elsewhere it is the speaker's as often.
func (s *subject) near(a *retrieval.Article, st statement) float64 {
	if len(s.terms) == 0 {
		return 0
	}
	own, all := uint64(0), uint64(1)<<len(s.terms)-1
	for _, i := range st.parts {
		own |= s.in(a.Quotes[i].Span.Of(a.Text()))
	}
	if own == all {
		return inside
	}
	if slices.ContainsFunc(st.about, func(n string) bool { return s.names[n] }) {
		return named
	}
	if s.isName || !s.mayBeNear(a, st) {
		return 0
	}
	return s.around(a, st, own)
}

// mayBeNear reports whether any word of the subject stands in the passage of a statement or the one before it.
func (s *subject) mayBeNear(a *retrieval.Article, st statement) bool {
	at := st.first(a).Span.Start
	i := slices.IndexFunc(a.Passages, func(p passage.Passage) bool { return p.Span.Start <= at && at < p.Span.End })
	return s.hit[place{a, i}] || s.hit[place{a, i - 1}]
}

// around returns the mean of what each word is worth where it stands nearest; own are those inside.
func (s *subject) around(a *retrieval.Article, st statement, own uint64) float64 {
	first := st.first(a)
	block, before := blockOf(a, first.Span.Start)
	words := block.Of(a.Text())
	if sp := first.Mention; !sp.Zero() && block.Contains(sp) { // who says it is not what it is about
		words = words[:sp.Start-block.Start] + strings.Repeat(" ", sp.Len()) + words[sp.End-block.Start:]
	}
	places := []struct {
		in    func() uint64
		worth float64
	}{
		{func() uint64 { return own }, inside},
		{func() uint64 { return s.in(sentenceOf(words, first.Span.Start-block.Start)) }, inSentence},
		{func() uint64 { return s.in(words) }, inBlock},
		{func() uint64 { return s.in(before.Of(a.Text())) }, justBefore},
		{func() uint64 { return s.in(a.Title) }, inTitle},
	}
	seen, sum := uint64(0), 0.0
	for _, p := range places {
		found := p.in() &^ seen
		seen |= found
		for ; found != 0; found &= found - 1 {
			sum += p.worth
		}
	}
	return sum / float64(len(s.terms))
}

// blockOf returns the paragraph that a byte lies in, and the one before it.
func blockOf(a *retrieval.Article, at int) (block, before text.Span) {
	i := a.ParagraphAt(at)
	if i < 0 {
		return text.Span{}, text.Span{}
	}
	if i > 0 {
		before = a.Paragraphs()[i-1]
	}
	return a.Paragraphs()[i], before
}

// sentenceOf returns the sentence of a paragraph that a byte lies in.
func sentenceOf(words string, at int) string {
	for _, s := range text.Sentences(words) {
		if s.Start <= at && at < s.End {
			return s.Of(words)
		}
	}
	return ""
}
