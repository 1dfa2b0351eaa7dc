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
	if h := r.having(v); h >= 0 {
		return r.participleSubject(h) // "Smith erred on Jones, having referred to him as"
	}
	near := true // nothing but what may stand between a subject and its verb was passed
	for i := v - 1; i >= 0 && r.toks[i].Sent == sent; i-- {
		t := r.toks[i]
		if m := int(r.at[i]) - 1; m >= 0 {
			return r.headOf(m, v)
		}
		switch {
		case r.contracted(i):
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
		case t.Kind == parse.Word && t.Is&lexicon.Function == 0 && t.Is&lexicon.Cue == 0 && (!t.Upper || parse.OpensSentence(r.toks, i)) && near:
			if m := r.plainNoun(i); m >= 0 {
				return r.headOf(m, v)
			}
			if k := i - 1; k > 0 && r.toks[k].Kind == parse.Word && binds(r.toks[k].Of(r.words)) && r.at[k-1] > 0 {
				return r.headOf(int(r.at[k-1])-1, v) // "the secretary of state said"
			}
			return r.clauseSubject(v)
		default:
			return r.clauseSubject(v)
		}
		near = near && t.Has(lexicon.Adverb|lexicon.Auxiliary)
	}
	return -1
}

// having returns where the "having" right before the verb at v stands, -1 without one.
func (r *reader) having(v int) int {
	i := v - 1
	for i > 0 && r.toks[i].Has(lexicon.Adverb) {
		i--
	}
	if i > 0 && r.together(i, v) && r.toks[i].Of(r.words) == "having" {
		return i
	}
	return -1
}

// contracted reports whether the token at i is the verb of "he’s" and "who’s", rather than a genitive.
func (r *reader) contracted(i int) bool {
	if i == 0 || r.toks[i].Kind != parse.Genitive {
		return false
	}
	t := &r.toks[i-1]
	return t.Is&lexicon.Pronoun != 0 || isOneOf(t.Of(r.words), "who", "that", "there", "what")
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
