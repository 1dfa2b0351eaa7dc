package index

import (
	"maps"
	"slices"

	"verbatim/retrieval"
	"verbatim/retrieval/text"
)

// An entry is an article as the index reads it.
type entry struct {
	article  *retrieval.Article
	passages [][]weighted // the terms of each passage
	within   []int        // the passage of each quotation
	last     []string     // the folded last name of each quotation's speaker
	first    []string     // the first name, "" where there is none
	slots    []int32      // where the passages stand on the shelf
}

// A weighted is a term and how much of a passage it is.
type weighted struct {
	term   string
	weight float32
}

// What a term counts for, by where it stands. A passage is found by its own words first; the title tells what all of
// an article's passages are about, and the speakers' names stand in for the pronouns of "he said".
const (
	inText   = 1.0
	inTitle  = 0.7
	asName   = 1.0
	inOutlet = 0.3
)

// read cuts an article into what the index keeps of it.
func read(a *retrieval.Article) *entry {
	e := &entry{
		article:  a,
		passages: make([][]weighted, len(a.Passages)),
		within:   make([]int, len(a.Quotes)),
		last:     make([]string, len(a.Quotes)),
		first:    make([]string, len(a.Quotes)),
	}
	names := make([]map[string]bool, len(a.Passages)) // the speakers of each passage
	for i, q := range a.Quotes {
		e.within[i] = passageOf(a, q.Span.Start)
		ws := retrieval.NameWords(q.Speaker)
		if len(ws) == 0 {
			continue
		}
		e.last[i] = ws[len(ws)-1]
		if len(ws) > 1 {
			e.first[i] = ws[0]
		}
		if p := e.within[i]; p >= 0 {
			if names[p] == nil {
				names[p] = make(map[string]bool)
			}
			names[p][q.Speaker] = true
		}
	}
	title, outlet := text.Terms(a.Title), text.Terms(a.Outlet)
	for i, p := range a.Passages {
		weight := make(map[string]float32)
		add := func(terms []string, w float32) {
			for _, t := range terms {
				weight[t] += w
			}
		}
		add(text.Terms(p.Span.Of(a.Text())), inText)
		add(title, inTitle)
		add(outlet, inOutlet)
		for n := range names[i] {
			add(text.Terms(n), asName)
		}
		for _, t := range slices.Sorted(maps.Keys(weight)) { // sorted, so that sums come out the same each time
			e.passages[i] = append(e.passages[i], weighted{t, weight[t]})
		}
	}
	return e
}

// passageOf returns the index of the passage that a byte of the text lies in, -1 if it lies in none (the title).
func passageOf(a *retrieval.Article, at int) int {
	for i, p := range a.Passages {
		if p.Span.Start <= at && at < p.Span.End {
			return i
		}
	}
	return -1
}
