package answer

import (
	"slices"
	"strings"

	"verbatim/prompts"
	"verbatim/retrieval"
	"verbatim/retrieval/text"
)

// copied returns the quotation that a sentence is nothing but a copy of, or of a part, as small models write it: with its
// speaker and a colon before it, or alone, without marks. It points at the quotation as a key does; code prints the words. ok is
// false where it is none, or where it stands behind another's name.
func (p *prover) copied(seg prompts.Segment) (k key, ok bool) {
	words := strings.TrimSpace(wordsOf(seg))
	name := ""
	if before, after, found := strings.Cut(words, ": "); found && text.CountWords(before) <= maxSpeaker {
		name, words = before, after
	}
	said := text.Terms(words)
	if len(said) < minCopied {
		return key{}, false
	}
	for _, k := range p.keys {
		q := k.article.Quotes[k.quote]
		if name != "" && !strings.EqualFold(name, named(k.article, k.quote)) && !(q.Sure && retrieval.Called(name, q.Speaker)) {
			continue
		}
		if within(said, text.Terms(whole(k.article, k.quote))) {
			return k, true
		}
	}
	return key{}, false
}

const (
	maxSpeaker = 6 // words of a speaker's name
	minCopied  = 4 // terms from which a copy is one, and no chance
)

// within reports whether terms stand in all in a row.
func within(terms, all []string) bool {
	for i := 0; i+len(terms) <= len(all); i++ {
		if slices.Equal(terms, all[i:i+len(terms)]) {
			return true
		}
	}
	return false
}
