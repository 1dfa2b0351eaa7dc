package quote

import (
	"unicode"

	"verbatim/retrieval/quote/parse"
)

// Longest attribution that can break a quotation, in tokens.
const maxBreak = 30

// link finds for each outermost quotation the one that it goes on with, and returns the index of each one's first part.
func (r *reader) link() []int {
	whole := make([]int, len(r.runs))
	last := -1
	for i := range whole {
		whole[i] = i
	}
	for p, t := range r.toks {
		if t.Kind != parse.Quoted {
			continue
		}
		if last >= 0 && r.continues(last, p) {
			whole[t.Quote] = whole[r.toks[last].Quote]
		}
		last = p
	}
	return whole
}

// continues reports whether the quotation at token p goes on with the one at token last: only an attribution stands
// between them, or the paragraph ended with the quotation open.
func (r *reader) continues(last, p int) bool {
	a, b := r.toks[last].Quote, r.toks[p].Quote
	if r.runs[a].GoesOn && r.toks[p].Para == r.toks[last].Para+1 {
		return r.choices[b].from == a || r.choices[a].from == b || r.choices[a].who < 0 && r.choices[b].who < 0
	}
	if r.toks[p].Para != r.toks[last].Para || p-last > maxBreak || p-last < 3 {
		return false
	}
	c, d := r.choices[a], r.choices[b]
	if c.event < 0 || c.score < behind-mayBe || c.from >= 0 {
		return false
	}
	e := r.events[c.event]
	if e.from <= last || e.to >= p || r.stops(last+1, p-1) > 0 {
		return false
	}
	before := r.toks[p-1]
	if before.Kind == parse.Comma && r.together(last, p) && unicode.IsLower(parse.RuneAt(r.words, r.runs[b].Span.Start)) {
		return true
	}
	switch {
	case d.from == a:
		return true
	case d.event == c.event:
		return before.Kind == parse.Comma || before.Kind == parse.Stop || before.Kind == parse.Dash || before.Kind == parse.Semicolon
	}
	return false
}

// stops counts the ends of sentences from i up to j, j excluded.
func (r *reader) stops(i, j int) int {
	n := 0
	for ; i < j; i++ {
		if !r.together(i, i+1) {
			n++
		}
	}
	return n
}
