package answer

import (
	"verbatim/retrieval"
	"verbatim/retrieval/quote"
	"verbatim/retrieval/text"
	"verbatim/retrieval/told"
)

// How much of what a sentence says, by its words, must stand in the articles that it cites, in two sentences in a row of
// one, and there of what it tells somebody to have said, without names. Of 178 true sentences that people wrote freely (the
// corpus of TestCorpus) none has less than 0.60 and 0.40; of the 54 that tell so, one has less than 0.40 of the third.
const (
	inArticles  = 0.55
	inSentences = 0.35
	inReport    = 0.40
)

// minContent is how many words a sentence must have for their share to say something.
const minContent = 3

// grounded checks that a sentence says what the articles that it cites are about, in words of theirs.
func grounded(sentence string, cited []*source) Rule {
	claimed := content(sentence, "")
	if len(claimed) < minContent {
		return ""
	}
	if nearest, all := found(claimed, cited); all < inArticles || nearest < inSentences {
		return RuleUngrounded
	}
	return ""
}

// found returns the shares of terms that stand in two sentences in a row, at most, and in all of the sources.
func found(terms map[string]bool, cited []*source) (nearest, all float64) {
	anywhere := make(map[string]bool)
	for _, src := range cited {
		ss := src.sentences()
		for i, s := range ss {
			here := make(map[string]bool)
			s.find(terms, here)
			if i+1 < len(ss) {
				ss[i+1].find(terms, here)
			}
			for t := range here {
				anywhere[t] = true
			}
			nearest = max(nearest, portion(len(here), len(terms)))
		}
	}
	return nearest, portion(len(anywhere), len(terms))
}

func portion(n, of int) float64 { return float64(n) / float64(max(of, 1)) }

// A stated sentence is one of an article, with its terms.
type stated struct {
	terms []string
	by    []string // who says it, by the article; none if it doesn't tell
}

// find adds the terms that the sentence has to found.
func (s stated) find(terms, found map[string]bool) {
	for _, t := range s.terms {
		if terms[t] {
			found[t] = true
		}
	}
}

// share is the share of terms that the sentence has.
func (s stated) share(terms map[string]bool) float64 {
	found := make(map[string]bool)
	s.find(terms, found)
	return portion(len(found), len(terms))
}

// goesOn is how many sentences after somebody's words "he said" is taken for the same person.
const goesOn = 3

// sentences are those of the source's article, what stands above it first.
func (src *source) sentences() []stated {
	if src.stated == nil {
		a := src.article
		above := a.Title + "\n" + a.Outlet + "\n" + a.Author + "\n" + a.Published.Format("Monday 2 January 2006")
		src.stated = []stated{{terms: text.Terms(above)}}
		var last []string
		since := 0
		for _, sp := range text.Sentences(a.Text()) {
			by := tellers(a, sp)
			if since++; len(by) == 0 && since <= goesOn && told.ByPronoun(sp.Of(a.Text())) {
				by = last
			}
			if len(by) > 0 {
				last, since = by, 0
			}
			src.stated = append(src.stated, stated{text.Terms(sp.Of(a.Text())), by})
		}
	}
	return src.stated
}

// content is the terms of what a sentence says, without who said it and that it was said.
func content(sentence, who string) map[string]bool {
	terms := make(map[string]bool)
	names := make(map[string]bool)
	for _, n := range retrieval.NameWords(who) {
		names[n] = true
	}
	for w := range text.Words(sentence) {
		word := w.Of(sentence)
		if t := text.Term(word); t != "" && !names[text.Fold(word)] && !quote.Says(word) {
			terms[t] = true
		}
	}
	return terms
}
