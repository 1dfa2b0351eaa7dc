package library

import (
	"context"
	"math"
	"slices"
	"strings"

	"verbatim/retrieval"
	"verbatim/retrieval/index"
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

// A subject is what statements shall be about: a name, or words.
type subject struct {
	known  roll // whom it means, if it is a name
	names  map[string]bool
	isName bool
	terms  []string
	is     map[string]int // word → which of the terms it has, from 1; 0: none. Stemming costs, and words recur
	hit    map[place]bool // the passages that have any of the terms
	of     *retrieval.Article
	para   []text.Span // of that article
}

// A place is a passage of an article.
type place struct {
	article *retrieval.Article
	passage int
}

// maxTerms bounds a subject, so that a set of its terms is one word. Nobody types more.
const maxTerms = 64

// newSubject reads a subject. What is typed in lower case is a name where it has several words, or where it is a name most of
// the time: many a thing ("immigration") is part of the name of another.
func newSubject(words string, ns roll, m *index.Memory, community string) *subject {
	s := &subject{is: make(map[string]int)}
	for _, t := range text.Terms(words) {
		if !slices.Contains(s.terms, t) && len(s.terms) < maxTerms {
			s.terms = append(s.terms, t)
		}
	}
	if len(s.terms) == 0 {
		return s
	}
	called, borne := ns.meant(words)
	capitals := words != strings.ToLower(words)
	if capitals || borne {
		s.known, s.names = called, called.variants()
	}
	if s.isName = len(s.known) > 0 && (capitals || len(s.terms) > 1); s.isName {
		return s
	}
	s.hit = make(map[place]bool)
	c, _ := m.Search(context.Background(), community, retrieval.Query{Text: words, Limit: math.MaxInt}) // fails with its context alone
	for _, h := range c.Passages {
		s.hit[place{h.Article, h.Passage}] = true
	}
	count := 0
	for _, k := range s.known {
		count += k.Count
	}
	s.isName = count > 0 && count >= len(s.hit)/mostly
	return s
}

// mostly is how many passages may have a word for each statement that is about what bears it as a name.
const mostly = 4

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
	if s.of != a {
		s.of, s.para = a, text.Paragraphs(a.Text())
	}
	first := st.first(a)
	block, before := blockOf(s.para, first.Span.Start)
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

// in returns which of the terms stand in words, a bit each.
func (s *subject) in(words string) (found uint64) {
	for w := range text.Words(words) {
		word := w.Of(words)
		if !s.mayHave(word) {
			continue
		}
		k, ok := s.is[word]
		if !ok {
			k = 1 + slices.Index(s.terms, text.Term(word))
			s.is[word] = k
		}
		if k > 0 {
			found |= 1 << (k - 1)
		}
	}
	return found
}

// mayHave reports whether a word could have one of the terms: stemming keeps the first letter.
func (s *subject) mayHave(word string) bool {
	return word[0] >= 0x80 || slices.ContainsFunc(s.terms, func(t string) bool { return t[0] == word[0]|0x20 || t[0] == word[0] || t[0] >= 0x80 })
}

// blockOf returns the paragraph that a byte lies in, and the one before it.
func blockOf(paragraphs []text.Span, at int) (block, before text.Span) {
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

// sentenceOf returns the sentence of a paragraph that a byte lies in.
func sentenceOf(words string, at int) string {
	for _, s := range text.Sentences(words) {
		if s.Start <= at && at < s.End {
			return s.Of(words)
		}
	}
	return ""
}
