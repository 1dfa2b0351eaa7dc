package quote

// lookAhead attributes a quotation that runs over paragraphs by what stands behind its end.
func (r *reader) lookAhead() {
	next := -1
	for p := len(r.toks) - 1; p >= 0; p-- {
		if r.toks[p].kind != quoted {
			continue
		}
		a := r.toks[p].quote
		if next >= 0 && r.runs[a].GoesOn && r.alone(p) && r.choices[a].score < introduces {
			r.lend(next, p)
		}
		next = p
	}
}

// lend gives the choice of the quotation at token next to the one at p, which runs on into it.
func (r *reader) lend(next, p int) {
	c := r.choices[r.toks[next].quote]
	if r.toks[next].para != r.toks[p].para+1 || c.event < 0 || c.from >= 0 || c.score < introduces {
		return
	}
	c.from, c.beside = r.toks[next].quote, false
	r.choices[r.toks[p].quote] = c
}

// fromContext looks outside the quotation's sentence; last is the quotation before, -1 if none.
func (r *reader) fromContext(p, last int) choice {
	t := r.toks[p]
	if !r.alone(p) && !r.opensSentence(p) {
		return nobody
	}
	before := r.starts[t.sent] - 1
	if before < 0 {
		return nobody
	}
	if r.toks[before].para == t.para {
		if last >= 0 && r.toks[last].para == t.para && r.toks[last].sent >= r.toks[before].sent {
			return r.takeOver(last, goesOnWith)
		}
		c := r.ofSentence(before, byContext+20)
		if c.event < 0 && last >= 0 && r.toks[last].para == t.para {
			return r.takeOver(last, byContext+20)
		}
		return c
	}
	if r.toks[before].kind == colon {
		return r.ofSentence(before, introduces)
	}
	if last >= 0 && t.para-r.toks[last].para <= 1 && r.alone(p) {
		score := byContext + 5
		if r.runs[r.toks[last].quote].GoesOn {
			score = goesOnWith
		}
		return r.takeOver(last, score)
	}
	return r.ofSentence(before, byContext)
}

func (r *reader) opensSentence(p int) bool { return p == 0 || !r.together(p-1, p) }

// takeOver makes the choice of the quotation at token last this one's too.
func (r *reader) takeOver(last, score int) choice {
	c := r.choices[r.toks[last].quote]
	if c.who < 0 {
		return nobody
	}
	c.from, c.score, c.beside = r.toks[last].quote, min(score, c.score), c.beside && score >= goesOnWith
	return c
}

// ofSentence chooses the last event of the sentence that ends at token end, or its subject.
func (r *reader) ofSentence(end, score int) choice {
	for e := r.eventsFrom(end+1) - 1; e >= 0 && r.toks[r.events[e].verb].sent == r.toks[end].sent; e-- {
		ev := r.events[e]
		if ev.strong || e == 0 || r.toks[r.events[e-1].verb].sent != r.toks[end].sent {
			return choice{who: ev.who, cue: ev.cue, event: e, score: score, beside: ev.strong && score >= introduces, from: -1}
		}
	}
	if m := r.subjectBefore(end+1, r.toks[end].sent); m >= 0 {
		return choice{who: m, event: -1, score: score - 1, from: -1}
	}
	return nobody
}
