package library

import (
	"context"
	"math"
	"slices"
	"strings"
	"unicode"

	"verbatim/retrieval"
	"verbatim/retrieval/index"
	"verbatim/retrieval/text"
)

// A subject is what statements shall be about: a name, or words.
type subject struct {
	known  roll // whom it means, if it is a name
	names  map[string]bool
	isName bool
	terms  []string
	is     map[string]int // word → which of the terms it has, from 1; 0: none. Stemming costs, and words recur
	hit    map[place]bool // the passages that have any of the terms
}

// A place is a passage of an article.
type place struct {
	article *retrieval.Article
	passage int
}

// maxTerms bounds a subject, so that a set of its terms is one word. Nobody types more.
const maxTerms = 64

// newSubject reads a subject. It is a name where it is typed as one, the first letter apart, which is a phone's; where
// somebody or something is called by its several words; or where one word is a name most of the time: many a thing
// ("immigration") is part of the name of another.
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
	known, borne := ns.meant(words)
	s.known, s.names = known, known.variants()
	if len(known) > 0 && (strings.IndexFunc(words, unicode.IsUpper) > 0 || borne && len(s.terms) > 1) {
		s.isName = true
		return s
	}
	s.hit = make(map[place]bool)
	c, _ := m.Search(context.Background(), community, retrieval.Query{Text: words, Limit: math.MaxInt}) // fails with its context alone
	for _, h := range c.Passages {
		s.hit[place{h.Article, h.Passage}] = true
	}
	count := 0
	for _, k := range known {
		count += k.Count
	}
	s.isName = count > 0 && count >= len(s.hit)/mostly
	return s
}

// mostly is how many passages may have a word for each statement that is about what bears it as a name.
const mostly = 4

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
