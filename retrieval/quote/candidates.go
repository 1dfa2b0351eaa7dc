package quote

import (
	"slices"
	"sort"
)

// A candidate is a mention that may be who said a quotation.
type candidate struct {
	who   int  // mention
	event int  // the event of the mention that serves the quotation best, -1 if none
	score int  // its rate
	close bool // it stands beside the quotation
	nth   int  // how many candidates of its side stand nearer
}

// Bounds on the candidates of one quotation, so that a text of names stays quick.
const (
	maxBefore = 24
	maxBehind = 10
	farthest  = 250 // tokens
)

// arrange sorts the mentions by place, so that candidates can be looked up, and joins those that two verbs made twice.
func (r *reader) arrange() {
	r.order = make([]int32, 0, len(r.mentions))
	for i := range r.mentions {
		r.order = append(r.order, int32(i))
	}
	slices.SortStableFunc(r.order, func(a, b int32) int {
		x, y := &r.mentions[a], &r.mentions[b]
		if x.First != y.First {
			return x.First - y.First
		}
		return x.Last - y.Last
	})
	same := make([]int32, len(r.mentions))
	kept := r.order[:0]
	for _, i := range r.order {
		same[i] = i
		if n := len(kept); n > 0 && r.mentions[kept[n-1]].Span == r.mentions[i].Span {
			same[i] = kept[n-1]
			continue
		}
		kept = append(kept, i)
	}
	r.order = kept
	r.join(same)
}

// join puts in for each mention the one that stands for it, and lists the events of each.
func (r *reader) join(same []int32) {
	r.says = make([]int32, len(r.mentions))
	r.roles = make([]role, len(r.mentions))
	r.also = make([]int32, len(r.events))
	for i := len(r.events) - 1; i >= 0; i-- {
		e := &r.events[i]
		e.who = int(same[e.who])
		r.also[i] = r.says[e.who]
		r.says[e.who] = int32(i + 1)
	}
	for i := range r.choices {
		if c := &r.choices[i]; c.who >= 0 {
			c.who = int(same[c.who])
		}
	}
}

// placeOf returns where in order the mentions at token i and behind it begin.
func (r *reader) placeOf(i int) int {
	return sort.Search(len(r.order), func(k int) bool { return r.mentions[r.order[k]].First >= i })
}

// candidates lists who may have said the quotation at token p: who is mentioned in its paragraph, in the two before and
// in the first sentence of the next one, whom the rules chose, and who spoke last.
func (r *reader) candidates(p int, h past) []candidate {
	rule := r.choices[r.toks[p].Quote]
	para := r.toks[p].Para
	at := r.placeOf(p)
	cs := r.cands[:0]
	for k := at - 1; k >= 0 && k >= at-maxBefore; k-- {
		m := &r.mentions[r.order[k]]
		if r.toks[m.First].Para < para-2 || p-m.First > farthest {
			break
		}
		cs = append(cs, candidate{who: int(r.order[k])})
	}
	for k := at; k < len(r.order) && k < at+maxBehind; k++ {
		m := &r.mentions[r.order[k]]
		t := r.toks[m.First]
		if t.Para > para+1 || m.First-p > farthest || t.Para > para && t.Sent != r.toks[r.paraStart[t.Para]].Sent {
			break
		}
		cs = append(cs, candidate{who: int(r.order[k])})
	}
	for _, far := range [2]int{rule.who, h.who} {
		if far >= 0 && !slices.ContainsFunc(cs, func(c candidate) bool { return c.who == far }) {
			cs = append(cs, candidate{who: far})
		}
	}
	r.cands = cs
	r.place(cs, p)
	return cs
}

// place finds for each candidate its event, and counts those that stand nearer.
func (r *reader) place(cs []candidate, p int) {
	var near [sides]int
	for i := range cs {
		c := &cs[i]
		c.event = -1
		for e, n := r.says[c.who], 0; e > 0 && n < 8; e, n = r.also[e-1], n+1 {
			ev := r.events[e-1]
			score, close := 0, false
			if r.together(ev.verb, p) {
				score, close = r.rate(p, ev)
			}
			if c.event < 0 || score > c.score {
				c.event, c.score, c.close = int(e-1), score, close
			}
		}
		s := r.side(c.who, p)
		c.nth = near[s]
		near[s]++
	}
}

// sides is how many places side tells apart.
const sides = 8

// side says where a mention stands to the quotation at p: 0 ahead in the sentence, 1 behind in it, 2 in a sentence before,
// 3 in the paragraph before, 4 further back, 5 in a sentence behind, 6 in the paragraph behind, 7 inside.
func (r *reader) side(m, p int) uint64 {
	i := r.mentions[m].First
	at, from := &r.toks[p], &r.toks[i]
	switch {
	case i == p:
		return 7
	case at.Sent == from.Sent && i < p:
		return 0
	case at.Sent == from.Sent:
		return 1
	case from.Para == at.Para && from.Sent < at.Sent:
		return 2
	case from.Para == at.Para-1:
		return 3
	case from.Para < at.Para:
		return 4
	case from.Para == at.Para:
		return 5
	}
	return 6
}
