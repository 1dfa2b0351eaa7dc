package quote

import (
	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/parse"
)

// participleSubject finds the subject of "saying" at v: the name right before it ("with Smith saying"), or else who spoke
// first in the sentence, or else its subject.
func (r *reader) participleSubject(v int) int {
	sent := r.toks[v].Sent
	i := v - 1
	for i > 0 && (r.toks[i].Has(lexicon.Adverb) || r.contracted(i)) && r.toks[i].Sent == sent {
		i--
	}
	if i >= 0 && r.at[i] > 0 && r.toks[i].Sent == sent && r.actsIn(int(r.at[i])-1) {
		return int(r.at[i]) - 1
	}
	if m := r.withSubject(i); m >= 0 {
		return m
	}
	if m := r.subjectOfFronted(v); m >= 0 {
		return m
	}
	for e := len(r.events) - 1; e >= 0 && e > len(r.events)-20 && r.toks[r.events[e].verb].Sent == sent; e-- {
		if ev := &r.events[e]; ev.strong && ev.rel == 0 && (r.toks[ev.verb].Is&lexicon.Inflected == 0 || r.opensClause(ev.verb) || r.toks[v-1].Has(lexicon.Conjunction)) {
			return ev.who
		}
	}
	if i > 1 && r.toks[i].Kind == parse.Comma && r.at[i-1] > 0 { // "his rival, Jane Smith, saying": the rival's rival says it
		if m := r.mentions[r.at[i-1]-1]; m.First > 0 && r.toks[m.First-1].Kind == parse.Comma {
			if n := r.subjectBefore(m.First-1, sent); n >= 0 {
				return n
			}
		}
	}
	return r.clauseSubject(v)
}

// subjectOfFronted returns the subject behind the participle at v, where that opens the sentence: "In calling it “a shame,” Smith
// drew a line". A sentence of the participle alone ("Adding: “…”") has the subject of the one before. It returns -1 without one.
func (r *reader) subjectOfFronted(v int) int {
	first := r.starts[r.toks[v].Sent]
	if v > first+1 || v == first+1 && !r.toks[first].Has(lexicon.Preposition|lexicon.Conjunction) {
		return -1
	}
	for k := v + 1; k+1 < len(r.toks) && k < v+window && r.together(k+1, v); k++ {
		comma := r.toks[k].Kind == parse.Comma || r.toks[k].Kind == parse.Quoted && lastSign(r.runs[r.toks[k].Quote].Span.Of(r.words)) == 1
		if !comma {
			continue
		}
		if m := r.rightSubject(k + 1); m >= 0 && r.mayBeSubject(m) && r.governs(m, len(r.toks)) {
			return m
		}
	}
	if v == first && first > 0 && r.toks[first-1].Para == r.toks[v].Para {
		for e := len(r.events) - 1; e >= 0 && r.toks[r.events[e].verb].Sent == r.toks[v].Sent-1; e-- {
			if r.events[e].strong {
				return r.events[e].who
			}
		}
	}
	return -1
}

// maxWith is how far before a participle the "with" of its subject is looked for, in tokens.
const maxWith = 14

// withSubject returns the subject that ends at token i and "with" introduces: "with the heads of two unions calling it", -1 if
// there is none.
func (r *reader) withSubject(i int) int {
	for k := i; k >= 0 && k > i-maxWith && r.together(k, i); k-- {
		t := &r.toks[k]
		switch {
		case t.Kind == parse.Word && t.Of(r.words) == "with" && k < i:
			if m := r.rightSubject(k + 1); m >= 0 && r.mentions[m].First <= i {
				return m
			}
			return r.plainNoun(i)
		case t.Kind != parse.Word && t.Kind != parse.Genitive && t.Kind != parse.Number,
			t.Is&(lexicon.Auxiliary|lexicon.Cue) != 0 && r.at[k] == 0:
			return -1
		}
	}
	return -1
}

// actsIn reports whether the mention right before a participle is its subject: "with Smith saying", "footage of Smith
// saying".
func (r *reader) actsIn(m int) bool {
	mm := &r.mentions[m]
	if mm.Kind == parse.Description || mm.Owner {
		return false
	}
	if r.mayBeSubject(m) {
		return true
	}
	w := r.toks[mm.First-1].Of(r.words)
	return w == "with" || w == "of"
}
