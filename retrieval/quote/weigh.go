package quote

import (
	"slices"

	"verbatim/retrieval/quote/parse"
)

// A past is what was chosen for the quotations before.
type past struct {
	last  int // the token of the last one, -1 if none
	who   int // its mention, -1 if none
	other int // the last mention of somebody else, -1 if none
}

var noPast = past{last: -1, who: -1, other: -1}

// then is the past after who was chosen for the quotation at token p.
func (h past) then(p, who int, r *reader) past {
	if h.who >= 0 && r.personOf(h.who) != r.personOf(who) {
		h.other = h.who
	}
	h.last, h.who = p, who
	return h
}

// personOf is the person of a mention, or else the mention itself, so that two can be compared.
func (r *reader) personOf(m int) int {
	if m < 0 {
		return -1
	}
	if p := r.mentions[m].Person; p >= 0 {
		return p
	}
	return -2 - m
}

// weigh reconsiders in order what the rules chose: who said each outermost quotation, whom a pronoun means, whether it is
// speech, and what of that is sure enough to be shown. The weights tell.
func (r *reader) weigh(w model) {
	h := noPast
	for p, t := range r.toks {
		if t.Kind != parse.Quoted {
			continue
		}
		f := r.frameOf(p, h)
		c := r.judge(w, f, r.choose(w, f, h), h)
		if c.who >= 0 {
			h = h.then(p, c.who, r)
		}
		r.choices[t.Quote] = c
	}
}

// choose returns the likeliest of the candidates for the quotation in f.
func (r *reader) choose(w model, f frame, h past) choice {
	cs := r.candidates(f.p, h)
	best := r.score(w.scorer, cs, f, h)
	if best >= 0 && w.who != nil {
		best = r.reweigh(w.who, cs, f, h)
	}
	if best < 0 || r.asked(f.p) {
		return nobody
	}
	if rule := r.choices[r.toks[f.p].Quote]; r.reports(&cs[best], rule) {
		best = slices.IndexFunc(cs, func(c candidate) bool { return c.who == rule.who })
	}
	c := r.chosen(cs, best, f.p, h)
	if r.means(c.who) {
		c.meant = r.resolve(w.scorer, c.who, f, h)
	}
	return c
}

// score puts the points of the candidates into r.points, and returns the place of the best one, -1 if there is none.
func (r *reader) score(w scorer, cs []candidate, f frame, h past) int {
	r.points = r.points[:0]
	best := -1
	for i := range cs {
		r.points = append(r.points, w.sum(r.aspects(&cs[i], f, h)))
		if best < 0 || r.points[i] > r.points[best] {
			best = i
		}
	}
	return best
}

// farAhead is the greatest lead in points that is told apart from greater ones.
const farAhead = 20

// chosen is the choice of the candidate at best, whose points are in r.points.
func (r *reader) chosen(cs []candidate, best, p int, h past) choice {
	x := &cs[best]
	who, lead := r.personOf(x.who), float64(farAhead)
	for i := range cs {
		if r.personOf(cs[i].who) != who {
			lead = min(lead, r.points[best]-r.points[i])
		}
	}
	c := r.found(x, r.choices[r.toks[p].Quote], h)
	c.lead = lead
	c.among = len(cs)
	softmax(r.points)
	for i := range cs {
		if r.personOf(cs[i].who) == who {
			c.share += r.points[i]
		}
	}
	return c
}

// found says how a candidate is the speaker: as the rules say, by its event, or as the speaker before.
func (r *reader) found(x *candidate, rule choice, h past) choice {
	c := choice{who: x.who, event: -1, score: byContext, from: -1}
	switch {
	case rule.who == x.who:
		c = rule
		c.agreed = 1
		return c
	case x.event >= 0 && x.score > 0:
		c = r.by(x.event, x.score, x.close)
	case h.who == x.who:
		c = r.takeOver(h.last, goesOnWith)
		c.share = 0
	}
	c.who, c.agreed = x.who, 0
	if rule.who >= 0 && r.personOf(rule.who) == r.personOf(x.who) {
		c.agreed = 2
	}
	return c
}

// reports reports whether the event of c tells of that of rule, which stands between it and the quotation: "Smith said
// Jones had called it “…”" is by Jones, and so is "“…,” Jones said, according to the Post".
func (r *reader) reports(c *candidate, rule choice) bool {
	if c.event < 0 || rule.event < 0 || rule.from >= 0 || c.event == rule.event {
		return false
	}
	outer, inner := r.events[c.event], r.events[rule.event]
	if !outer.strong || r.mentions[inner.who].Kind != parse.Name || r.personOf(outer.who) == r.personOf(inner.who) {
		return false
	}
	if outer.how == according {
		return rule.beside && inner.strong && inner.how != according && r.together(outer.verb, inner.verb)
	}
	between := inner.from - outer.verb
	return inner.how == before && between > 0 && between <= maxDescription && r.together(outer.verb, inner.verb) && r.toks[inner.verb-1].Of(r.words) == "had"
}

// asked reports whether the quotation at p is an interviewer's question: “Q:” stands before it.
func (r *reader) asked(p int) bool {
	if p < 2 || r.toks[p-2].Para != r.toks[p].Para || !r.opensParagraph(p-2) {
		return false
	}
	w := r.toks[p-2].Of(r.words)
	return r.toks[p-1].Kind == parse.Colon && (w == "Q" || w == "Question") || r.toks[p-1].Kind == parse.Stop && w == "Q"
}
