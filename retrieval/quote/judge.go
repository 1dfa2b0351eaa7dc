package quote

import (
	"strings"
	"unicode"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/parse"
)

// A model is what training learned: points by feature, and trees that correct them where several facts count together.
type model struct {
	scorer
	who    forest // who of the candidates said a quotation
	speech forest // whether a quotation is speech
	right  forest // whether the mention chosen is who said it
	sure   forest // whether the person is
}

// judge fills in how likely the choice for the quotation in f is right, and how likely it is speech.
func (r *reader) judge(w model, f frame, c choice, h past) choice {
	x := w.sum(r.speechFeatures(f, c, h))
	r.speechFacts(f, c, h, x)
	c.speech = likely(x + w.speech.sum(&r.facts))
	if c.who < 0 {
		return c
	}
	r.choiceFacts(f, c, h)
	c.right = likely(w.right.sum(&r.facts))
	if r.mentions[c.who].Person >= 0 {
		c.sure = likely(w.sure.sum(&r.facts))
	}
	return c
}

// speechFacts puts into r.facts, and returns, what tells speech from scare quotes, titles and names, of the quotation in f, which has those points already.
func (r *reader) speechFacts(f frame, c choice, h past, points float64) []float32 {
	i := r.toks[f.p].Quote
	in := r.runs[i].Span.Of(r.words)
	form, others := formOf(in), r.othersIn(f.p)
	last := float32(-1)
	if h.last >= 0 {
		last = float32(r.choices[r.toks[h.last].Quote].speech)
	}
	fs := append(f.facts, float32(points), float32(form>>4), float32(form>>2&1), float32(form>>1&1), float32(form&1),
		float32(others>>2), float32(others&3), float32(c.score), float32(c.share), float32(min(c.lead, farAhead)),
		float32(r.speechVerb(c)), fact(c.beside), float32(c.agreed), fact(r.calledSo(f.p)), fact(r.insideName(f.p)),
		float32(r.recurs(in)), fact(r.told(f.p)), last, float32(len(in)), float32(f.has.signs), float32(f.has.capitals),
		float32(f.has.small), float32(f.has.auxiliaries), float32(f.has.to-f.has.from), fact(r.determined(f.p)), r.nounBehind(f.p),
		float32(min(len(r.runs), 60)), float32(r.ruleKind(i, f.p)), fact(unicode.IsUpper(parse.RuneAt(in, 0))))
	if c.who < 0 {
		return append(fs, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
	}
	m := &r.mentions[c.who]
	fs = append(fs, float32(m.Kind), float32(r.side(c.who, f.p)))
	fs = r.personFacts(fs, m)
	return append(fs, fact(m.First > f.p))
}

// determined reports whether the quotation at p has an article or the like before it: a “plan”.
func (r *reader) determined(p int) bool {
	return p > 0 && r.together(p-1, p) && r.toks[p-1].Has(lexicon.Determiner)
}

// nounBehind is 2 where the quotation at p may be an adjective of the word behind it, 1 where another small word is.
func (r *reader) nounBehind(p int) float32 {
	k := p + 1
	if k >= len(r.toks) || !r.together(k, p) || r.toks[k].Kind != parse.Word || r.toks[k].Upper {
		return 0
	}
	return 1 + fact(r.toks[k].Is == 0)
}

// choiceFacts puts into r.facts, and returns, what tells whether a choice is right.
func (r *reader) choiceFacts(f frame, c choice, h past) []float32 {
	m := &r.mentions[c.who]
	fs := append(f.facts, float32(c.share), float32(min(c.lead, farAhead)), float32(c.score), float32(c.agreed), fact(c.beside),
		fact(c.from >= 0), float32(c.speech), float32(r.verbOf(c)), float32(r.side(c.who, f.p)), float32(m.Kind),
		clamp(away(m, f.p), 100), float32(r.quotesBetween(c.who, f.p)), fact(m.Is&lexicon.Title != 0),
		fact(strings.Contains(m.Of(r.words), " ")), fact(m.Owner), fact(r.namedIn(f, m.Person)), fact(m.Plain), float32(c.meant),
		fact(h.who >= 0 && r.personOf(h.who) == r.personOf(c.who)), float32(c.among), fact(m.Is&lexicon.Neuter != 0),
		fact(m.Is&lexicon.Role != 0), fact(m.Is&lexicon.Body != 0))
	fs = r.personFacts(fs, m)
	bearers := 0
	if m.Person >= 0 {
		bearers = r.folk.Bearers(m.Person)
	}
	return append(fs, float32(bearers))
}

// verbOf is 0 for a choice without a verb, 1 with one that may attribute, 2 with one of saying.
func (r *reader) verbOf(c choice) uint64 {
	if c.event < 0 {
		return 0
	}
	return 1 + bit(r.events[c.event].strong)
}
