package quote

import "verbatim/retrieval/quote/parse"

// lookAhead attributes a quotation that runs over paragraphs by what stands behind its end.
func (r *reader) lookAhead() {
	next := -1
	for p := len(r.toks) - 1; p >= 0; p-- {
		if r.toks[p].Kind != parse.Quoted {
			continue
		}
		a := r.toks[p].Quote
		if next >= 0 && r.runs[a].GoesOn && r.alone(p) && r.choices[a].score < introduces {
			r.lend(next, p)
		}
		next = p
	}
}

// lend gives the choice of the quotation at token next to the one at p, which runs on into it.
func (r *reader) lend(next, p int) {
	c := r.choices[r.toks[next].Quote]
	if r.toks[next].Para != r.toks[p].Para+1 || c.event < 0 || c.from >= 0 || c.score < introduces {
		return
	}
	c.from, c.beside = r.toks[next].Quote, false
	r.choices[r.toks[p].Quote] = c
}

// fromContext looks outside the quotation's sentence; last is the quotation before, -1 if none.
func (r *reader) fromContext(p, last int) choice {
	t := r.toks[p]
	if !r.alone(p) && !r.opensSentence(p) {
		return nobody
	}
	before := r.starts[t.Sent] - 1
	if before < 0 {
		return nobody
	}
	if r.toks[before].Para == t.Para {
		if last >= 0 && r.toks[last].Para == t.Para && r.toks[last].Sent >= r.toks[before].Sent {
			return r.takeOver(last, goesOnWith)
		}
		c := r.ofSentence(before, byContext+20)
		if c.event < 0 && last >= 0 && r.toks[last].Para == t.Para {
			return r.takeOver(last, byContext+20)
		}
		return c
	}
	if r.toks[before].Kind == parse.Colon {
		return r.ofSentence(before, introduces)
	}
	if last >= 0 && t.Para-r.toks[last].Para <= 1 && r.alone(p) {
		score := byContext + 5
		if r.runs[r.toks[last].Quote].GoesOn {
			score = goesOnWith
		}
		return r.takeOver(last, score)
	}
	return r.ofSentence(before, byContext)
}

func (r *reader) opensSentence(p int) bool { return p == 0 || !r.together(p-1, p) }

// takeOver makes the choice of the quotation at token last this one's too.
func (r *reader) takeOver(last, score int) choice {
	c := r.choices[r.toks[last].Quote]
	if c.who < 0 {
		return nobody
	}
	c.from, c.score, c.beside = r.toks[last].Quote, min(score, c.score), c.beside && score >= goesOnWith
	return c
}

// ofSentence chooses the last event of the sentence that ends at token end, or its subject.
func (r *reader) ofSentence(end, score int) choice {
	for e := r.eventsFrom(end+1) - 1; e >= 0 && r.toks[r.events[e].verb].Sent == r.toks[end].Sent; e-- {
		ev := r.events[e]
		if ev.strong || e == 0 || r.toks[r.events[e-1].verb].Sent != r.toks[end].Sent {
			return choice{who: ev.who, cue: ev.cue, event: e, score: score, beside: ev.strong && score >= introduces, from: -1}
		}
	}
	if m := r.subjectBefore(end+1, r.toks[end].Sent); m >= 0 {
		return choice{who: m, event: -1, score: score - 1, from: -1}
	}
	return nobody
}
