package quote

import (
	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/parse"
)

// maxRivals is how many of the candidates are weighed again, by trees.
const maxRivals = 5

// rivals are the places of the candidates with the most points, best first.
func (r *reader) rivals(best []int) []int {
	best = best[:0]
	for i, x := range r.points {
		k := len(best)
		for k > 0 && r.points[best[k-1]] < x {
			k--
		}
		if k == maxRivals {
			continue
		}
		if len(best) < maxRivals {
			best = append(best, 0)
		}
		copy(best[k+1:], best[k:])
		best[k] = i
	}
	return best
}

// against returns the place of the strongest of the others than the k-th of best, -1 if there is none, and how many points
// the k-th leads.
func (r *reader) against(best []int, k int) (other int, lead float64) {
	switch {
	case k > 0:
		other = best[0]
	case len(best) > 1:
		other = best[1]
	default:
		return -1, farAhead
	}
	return other, r.points[best[k]] - r.points[other]
}

// outOfQuestion is what a candidate loses who isn't weighed again, in points.
const outOfQuestion = 1000

// reweigh puts the points that trees give the best candidates into r.points, and returns the place of the best one.
func (r *reader) reweigh(trees forest, cs []candidate, f frame, h past) int {
	var room [maxRivals]int
	var points [maxRivals]float64
	best := r.rivals(room[:0])
	for k, i := range best {
		r.rivalFacts(cs, best, k, f, h)
		points[k] = r.points[i] + trees.sum(&r.facts)
	}
	for i := range r.points {
		r.points[i] -= outOfQuestion
	}
	top := 0
	for k, i := range best {
		r.points[i] = points[k]
		if points[k] > points[top] {
			top = k
		}
	}
	return best[top]
}

// rivalFacts puts into r.facts, and returns, what holds of the k-th best of the candidates, and how it compares with the strongest other.
func (r *reader) rivalFacts(cs []candidate, best []int, k int, f frame, h past) []float32 {
	c := &cs[best[k]]
	m := &r.mentions[c.who]
	other, lead := r.against(best, k)
	fs := append(f.facts, float32(r.points[best[k]]), float32(lead), float32(k), float32(r.side(c.who, f.p)), float32(m.Kind),
		float32(c.nth), clamp(away(m, f.p), 100), float32(r.toks[m.First].Sent-r.toks[f.p].Sent),
		float32(r.toks[m.First].Para-r.toks[f.p].Para))
	fs = r.agreementFacts(fs, c, f, h)
	fs = append(fs, fact(m.Owner), fact(r.opensClause(m.First)), fact(r.mayBeSubject(c.who)), float32(r.governed(c.who)),
		float32(r.classAhead(m.First)), float32(r.quotesBetween(c.who, f.p)), float32(r.adjacent(m, f.p)),
		fact(m.Is&lexicon.Role != 0), fact(m.Is&lexicon.Body != 0), fact(m.Is&lexicon.Neuter != 0), fact(m.Is&lexicon.Title != 0),
		float32(min(m.Len(), 60)))
	fs = r.personFacts(fs, m)
	if other < 0 {
		fs = append(fs, -1, -1, 0, 0, 0)
	} else {
		o := &cs[other]
		n := &r.mentions[o.who]
		fs = append(fs, float32(r.side(o.who, f.p)), float32(n.Kind), float32(o.score),
			fact(r.personOf(o.who) == r.personOf(c.who)), clamp(n.First-m.First, 60))
	}
	return r.eventFacts(fs, c, f)
}

// agreementFacts compare a candidate with what the rules chose, with what the quotation says, and with who spoke before.
func (r *reader) agreementFacts(fs []float32, c *candidate, f frame, h past) []float32 {
	rule, m, who := r.choices[r.toks[f.p].Quote], &r.mentions[c.who], r.personOf(c.who)
	agrees := float32(0)
	if rule.who == c.who {
		agrees = 2
	} else if rule.who >= 0 && r.personOf(rule.who) == who {
		agrees = 1
	}
	return append(fs, agrees, float32(rule.score), fact(rule.beside), fact(rule.event >= 0), fact(rule.from >= 0),
		fact(r.namedIn(f, m.Person)), r.speaksOf(m, f), fact(h.who == c.who), fact(h.who >= 0 && r.personOf(h.who) == who),
		fact(h.other >= 0 && r.personOf(h.other) == who), fact(m.First > h.last && m.First < f.p))
}

// speaksOf counts the words of the quotation in f that may mean the person of a mention: he, him, his.
func (r *reader) speaksOf(m *parse.Mention, f frame) float32 {
	sex := 0
	if m.Kind == parse.PronounMention {
		sex = int(bit(m.Is&lexicon.Masculine != 0)) - int(bit(m.Is&lexicon.Feminine != 0))
	} else if m.Person >= 0 {
		sex = r.folk.All[m.Person].Sex
	}
	switch {
	case sex > 0:
		return float32(f.has.he)
	case sex < 0:
		return float32(f.has.she)
	}
	return 0
}

// eventFacts tell of the verb of saying beside a candidate.
func (r *reader) eventFacts(fs []float32, c *candidate, f frame) []float32 {
	if c.event < 0 {
		return append(fs, -100, 0, 0, 0, -100, 0, 0, 0, 0, 0)
	}
	e := r.events[c.event]
	gap := e.from - f.p
	if e.to < f.p {
		gap = e.to - f.p
	}
	others, is := r.eventsBetween(e, f.p), r.toks[e.verb].Is
	return append(fs, float32(c.score), fact(c.close), fact(e.strong), float32(e.how), clamp(gap, 60), float32(others>>2),
		float32(others&3), fact(is&lexicon.Names != 0), fact(is&lexicon.Inflected != 0), fact(r.together(e.verb, f.p)))
}
