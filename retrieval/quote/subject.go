package quote

import (
	"strings"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/parse"
)

// leftSubject finds the subject of the verb at v, which stands before it: "Smith said", "Smith, a Democrat from Ohio,
// has repeatedly said", "a spokesman for Smith said", "Smith praised the plan and said".
func (r *reader) leftSubject(v int) int {
	sent := r.toks[v].Sent
	if r.toks[v].Is&lexicon.Inflected != 0 {
		return r.participleSubject(v)
	}
	for i := v - 1; i >= 0 && r.toks[i].Sent == sent; i-- {
		t := r.toks[i]
		if m := int(r.at[i]) - 1; m >= 0 {
			return r.headOf(m, v)
		}
		switch {
		case t.Kind == parse.Closing:
			i = r.openingOf(i)
		case t.Kind == parse.Comma || t.Kind == parse.Dash:
			if m := r.beforeApposition(i, v); m >= 0 {
				return m
			}
			return r.clauseSubject(v)
		case i == v-1 && standsForSome(t.Of(r.words)):
			r.mentions = append(r.mentions, parse.Mention{Span: t.Span, First: i, Last: i, Kind: parse.Description, Person: -1})
			return len(r.mentions) - 1
		case t.Has(lexicon.Adverb|lexicon.Auxiliary|lexicon.Day) && t.Is&lexicon.Conjunction == 0:
		case t.Kind == parse.Number && i == v-1: // "four in 10 said"
			m, ok := r.describe(i)
			if !ok {
				return r.clauseSubject(v)
			}
			r.mentions = append(r.mentions, m)
			return len(r.mentions) - 1
		case t.Kind == parse.Number:
		case t.Kind == parse.Word && (t.Of(r.words) == "who" || t.Of(r.words) == "which" || t.Of(r.words) == "that"):
			if m := r.antecedent(i); m >= 0 {
				r.who = i
				return m
			}
			return r.clauseSubject(v)
		case t.Kind == parse.Word && t.Is&lexicon.Function == 0 && t.Is&lexicon.Cue == 0 && (!t.Upper || parse.OpensSentence(r.toks, i)) && i == v-1:
			if m := r.plainNoun(i); m >= 0 {
				return r.headOf(m, v)
			}
			return r.clauseSubject(v)
		default:
			return r.clauseSubject(v)
		}
	}
	return -1
}

// standsForSome reports whether w, right before a verb of saying, is its subject: "another said".
func standsForSome(w string) bool {
	switch strings.ToLower(w) {
	case "another", "others", "some", "many", "one", "both", "several", "someone", "somebody", "everyone", "most", "few", "half",
		"two", "three", "four":
		return true
	}
	return false
}

// participleSubject finds the subject of "saying" at v: the name right before it ("with Smith saying"), or else who spoke
// first in the sentence, or else its subject.
func (r *reader) participleSubject(v int) int {
	sent := r.toks[v].Sent
	i := v - 1
	for i > 0 && r.toks[i].Has(lexicon.Adverb) && r.toks[i].Sent == sent {
		i--
	}
	if i >= 0 && r.at[i] > 0 && r.toks[i].Sent == sent && r.actsIn(int(r.at[i])-1) {
		return int(r.at[i]) - 1
	}
	who := -1
	for e := len(r.events) - 1; e >= 0 && e > len(r.events)-20 && r.toks[r.events[e].verb].Sent == sent; e-- {
		if r.events[e].strong && who < 0 {
			who = r.events[e].who
		}
	}
	if who >= 0 {
		return who
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

// clauseSubject returns the mention that opens the clause of the token at v, or else the sentence.
func (r *reader) clauseSubject(v int) int { return r.subjectBefore(v, r.toks[v].Sent) }

// subjectBefore does the same for the last clause of a sentence that ends before v.
func (r *reader) subjectBefore(v, sent int) int {
	best := -1
	for k := v - 1; k >= 0 && k > v-60 && r.toks[k].Sent == sent; k-- {
		m := int(r.at[k]) - 1
		if m < 0 {
			continue
		}
		k = r.mentions[m].First
		if !r.mayBeSubject(m) || !r.governs(m, v) {
			continue
		}
		if r.mentions[m].Kind == parse.Description && r.toks[r.mentions[m].Last].Is&lexicon.Role == 0 && best >= 0 {
			continue
		}
		if r.mentions[m].Is&lexicon.Neuter != 0 && (r.mentions[m].Kind == parse.PronounMention) && !r.opensClause(k) {
			continue
		}
		best = m
		if r.opensClause(k) {
			return m
		}
	}
	return best
}
