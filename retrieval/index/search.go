package index

import (
	"cmp"
	"fmt"
	"slices"

	"verbatim/retrieval"
	"verbatim/retrieval/people"
	"verbatim/retrieval/text"
)

// How many candidates are proposed where a query sets no limit. rank reads each, so they bound a question's cost.
const (
	maxPassages = 40
	maxQuotes   = 120
)

// BM25's parameters: how soon more of a term adds nothing, and how much a long passage is held against it. Passages
// are of one length, more or less, so the second is low.
const (
	saturation = 1.2
	lengthNorm = 0.5
)

func (s *shelf) search(q retrieval.Query) retrieval.Candidates {
	c := retrieval.Candidates{Articles: len(s.entries), Rarity: make(map[string]float64)}
	terms := slices.Compact(slices.Sorted(slices.Values(text.Terms(q.Text + " " + q.Speaker + " " + q.About))))
	for _, t := range terms {
		c.Rarity[t] = s.rarity(t)
	}
	c.Passages = s.passages(q, s.scores(terms))
	if ws := retrieval.NameWords(q.Speaker); len(ws) > 0 {
		c.Quotes = s.saidBy(q, ws[len(ws)-1])
	} else {
		c.Quotes = s.inPassages(q, c.Passages)
	}
	return c
}

// scores returns the BM25 of every passage for some terms, by slot.
func (s *shelf) scores(terms []string) []float64 {
	scores := make([]float64, len(s.slots))
	mean := s.length / float64(max(1, len(s.slots)-len(s.free)))
	for _, t := range terms {
		rarity := s.rarity(t)
		for _, p := range s.postings[t] {
			w := float64(p.weight)
			norm := saturation * (1 - lengthNorm + lengthNorm*s.slots[p.slot].length/mean)
			scores[p.slot] += rarity * w * (saturation + 1) / (w + norm)
		}
	}
	return scores
}

// passages returns the best passages among those that were scored.
func (s *shelf) passages(q retrieval.Query, scores []float64) []retrieval.PassageHit {
	best := newTop(cmp.Or(q.Limit, maxPassages), func(a, b retrieval.PassageHit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Article.ID, b.Article.ID), cmp.Compare(a.Passage, b.Passage))
	})
	for at, score := range scores {
		if score > 0 && q.Admits(s.slots[at].entry.article) {
			best.add(retrieval.PassageHit{Article: s.slots[at].entry.article, Passage: s.slots[at].passage, Score: score})
		}
	}
	hits := best.sorted()
	for i := range hits {
		hits[i].Why = fmt.Sprintf("bm25 %.2f", hits[i].Score)
	}
	return hits
}

// inPassages returns the quotations in the passages found.
func (s *shelf) inPassages(q retrieval.Query, passages []retrieval.PassageHit) []retrieval.QuoteHit {
	var hits []retrieval.QuoteHit
	for _, p := range passages {
		e := s.entries[p.Article.ID]
		for i := range p.Article.Quotes {
			if e.within[i] == p.Passage {
				hits = append(hits, retrieval.QuoteHit{Article: p.Article, Quote: i, Score: p.Score, Why: p.Why})
			}
		}
	}
	return hits[:min(len(hits), cmp.Or(q.Limit, maxQuotes))]
}

// saidBy returns the speaker's quotations, those in passages on the query's subject first, then the newest.
func (s *shelf) saidBy(q retrieval.Query, last string) []retrieval.QuoteHit {
	subject := s.scores(text.Terms(cmp.Or(q.About, q.Text)))
	best := newTop(cmp.Or(q.Limit, maxQuotes), func(a, b retrieval.QuoteHit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), b.Article.Published.Compare(a.Article.Published),
			cmp.Compare(a.Article.ID, b.Article.ID), cmp.Compare(a.Quote, b.Quote))
	})
	meant := s.meant(q.Speaker, last)
	for _, x := range s.said[last] {
		a := x.entry.article
		if !q.Admits(a) || !meant[a.Quotes[x.quote].Speaker] {
			continue
		}
		score := 0.0
		if p := x.entry.within[x.quote]; p >= 0 {
			score = subject[x.entry.slots[p]]
			if p > 0 { // what a quotation answers often stands just before it
				score = max(score, subject[x.entry.slots[p-1]]/2)
			}
		}
		best.add(retrieval.QuoteHit{Article: a, Quote: x.quote, Score: score})
	}
	hits := best.sorted()
	for i := range hits {
		hits[i].Why = fmt.Sprintf("bm25 %.2f", hits[i].Score)
	}
	return hits
}

// meant returns the names of those whom a name may stand for, in all their forms.
func (s *shelf) meant(name, last string) map[string]bool {
	names := make(map[string]bool)
	for _, p := range people.Group(s.speakers[last]) {
		if slices.ContainsFunc(p.Variants, func(v string) bool { return v == name || retrieval.Called(name, v) }) {
			for _, v := range p.Variants {
				names[v] = true
			}
		}
	}
	return names
}
