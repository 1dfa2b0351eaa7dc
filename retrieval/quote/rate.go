package quote

import (
	"sort"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/parse"
)

// window is how many tokens away from a quotation its attribution is looked for, within one sentence.
const window = 80

// eventsFrom returns the index of the first event whose verb stands at token i or behind it.
func (r *reader) eventsFrom(i int) int {
	return sort.Search(len(r.events), func(k int) bool { return r.events[k].verb >= i })
}

// inOwnSentence chooses among the events of the quotation's sentence; without one, the subject of its clause.
func (r *reader) inOwnSentence(p int) choice {
	best := r.named(p)
	for e := r.eventsFrom(max(r.starts[r.toks[p].Sent], p-window)); e < len(r.events); e++ {
		if v := r.events[e].verb; v > p+window || !r.together(v, p) {
			break
		}
		if score, beside := r.rate(p, r.events[e]); score > best.score {
			best = r.by(e, score, beside)
		}
	}
	if best.who >= 0 {
		return best
	}
	m := -1
	if p > 1 && r.toks[p-1].Kind == parse.Colon && r.at[p-2] > 0 { // From the report: “…”
		m = int(r.at[p-2]) - 1
	} else if !r.alone(p) {
		m = r.clauseSubject(p)
	}
	if m < 0 {
		return nobody
	}
	return choice{who: m, event: -1, score: bySubject, from: -1}
}

// by is the choice of the event e.
func (r *reader) by(e, score int, beside bool) choice {
	ev := r.events[e]
	speaks := ev.strong || ev.how == before && r.toks[ev.verb].Is&lexicon.Names != 0
	return choice{who: ev.who, cue: ev.cue, event: e, score: score, beside: beside && speaks, from: -1}
}

// named returns the name that a colon sets before the quotation at token p, as transcripts do.
func (r *reader) named(p int) choice {
	if p < 2 || r.toks[p-1].Kind != parse.Colon || r.at[p-2] == 0 {
		return nobody
	}
	m := int(r.at[p-2]) - 1
	if r.mentions[m].Kind != parse.Name || r.mentions[m].First != r.starts[r.toks[p].Sent] {
		return nobody
	}
	return choice{who: m, event: -1, score: ahead, beside: true, from: -1}
}

// namingNear is how near a verb that calls something a name must stand for the quotation to be that name, in tokens.
const namingNear = 8

// rate scores the event for the quotation at token p, and reports whether the two stand beside each other.
func (r *reader) rate(p int, e event) (score int, beside bool) {
	switch {
	case e.from > p:
		score, beside = r.rateBehind(p, e)
	case e.to < p:
		score, beside = r.rateAhead(p, e)
	case e.how == by: // called “a fool” by Smith
		return ahead, true
	default: // around the quotation: Smith, the “boss,” said
		return 0, false
	}
	if !e.strong && e.how == before && r.toks[e.verb].Is&lexicon.Names == 0 && r.reported(e) {
		score -= 2 * mayBe
	}
	if e.how == owns && !r.ownsQuotation(p, e) {
		return 0, false
	}
	if !e.strong && !(e.to < p && p-e.to < namingNear && r.toks[e.verb].Is&lexicon.Names != 0) {
		score -= mayBe
	}
	return score, beside
}

// rateBehind scores an event behind the quotation: best right behind it, else at the end of its sentence after a comma.
func (r *reader) rateBehind(p int, e event) (int, bool) {
	gap := r.between(p, e)
	if e.to+1 < len(r.toks) && r.toks[e.to+1].Kind == parse.Colon && (gap > 0 || lastSign(r.runs[r.toks[p].Quote].Span.Of(r.words)) != 1 || e.to+2 < len(r.toks) && r.toks[e.to+2].Kind == parse.Quoted) {
		return mayBe, false // it opens what follows
	}
	if gap == 0 && e.how == before && r.governsClause(e) {
		return behind - 25, true // “…,” Smith said the plan was
	}
	if gap == 0 || gap == 1 && (r.toks[p+1].Kind == parse.Comma || r.toks[p+1].Kind == parse.Dash || r.toks[p+1].Kind == parse.Stop) {
		return behind, true
	}
	if e.how == according {
		return inSentence + 8 - min(gap, 20), true
	}
	score := elsewhere - min(gap, 25)
	if e.rel > 0 {
		score -= 20 // “…,” a word of Smith, who said
	}
	if !e.strong {
		score -= mayBe
	}
	if r.toks[e.from-1].Kind == parse.Comma && (e.how != before || r.endsThere(e)) {
		score += 25
	}
	if !r.opensClause(e.from) || r.toks[e.from-1].Kind == parse.Word {
		score -= 20
	}
	return score, score >= elsewhere
}

// between is how many tokens stand between the quotation at p and the event behind it, without a description that the
// subject is set off from: “…,” a spokeswoman for the club, Jane Smith, said.
func (r *reader) between(p int, e event) int {
	gap := e.from - p - 1
	if gap < 2 || gap > 2*maxDescription || e.how != before || r.toks[e.from-1].Kind != parse.Comma {
		return gap
	}
	for k := p + 1; k < e.from-1; k++ {
		if t := r.toks[k]; t.Kind != parse.Word && t.Kind != parse.Genitive || t.Is&(lexicon.Auxiliary|lexicon.Cue|lexicon.Pronoun|lexicon.Conjunction) != 0 {
			return gap
		}
	}
	return 0
}

// rateAhead scores an event ahead of the quotation: best right ahead of it, else the nearer the better.
func (r *reader) rateAhead(p int, e event) (int, bool) {
	gap := p - e.to - 1
	if gap == 0 || gap == 1 && (r.toks[p-1].Kind == parse.Comma || r.toks[p-1].Kind == parse.Colon || r.toks[p-1].Of(r.words) == "that") {
		return ahead, true
	}
	if r.toks[p-1].Kind == parse.Colon {
		return ahead - min(gap, 30), true
	}
	if r.toks[p-1].Of(r.words) == "that" && r.onlyAside(e.to+1, p-1) {
		return ahead - gap, true // "Smith said on Monday that “…”"
	}
	score := inSentence - min(gap, 30)/2
	if r.toks[p-1].Kind == parse.Comma {
		score += 10
	}
	return score, gap < 25
}

// alone reports whether the quotation's sentence has no words but quoted ones.
func (r *reader) alone(p int) bool {
	s := r.toks[p].Sent
	for k := p - 1; k >= 0 && k > p-window && r.toks[k].Sent == s; k-- {
		if r.toks[k].Kind == parse.Word {
			return false
		}
	}
	for k := p + 1; k < len(r.toks) && k < p+window && r.toks[k].Sent == s; k++ {
		if r.toks[k].Kind == parse.Word {
			return false
		}
	}
	return true
}
