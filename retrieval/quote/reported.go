package quote

import (
	"strings"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/parse"
)

// maxReports is how many verbs before an event are looked at for who tells of it.
const maxReports = 12

// reported reports whether the event is what somebody else is told to have said: "Smith said Jones had shared".
func (r *reader) reported(e event) bool {
	for k, n := r.eventsFrom(e.from)-1, 0; k >= 0 && n < maxReports && r.together(r.events[k].verb, e.verb); k, n = k-1, n+1 {
		o := &r.events[k]
		if !o.strong || o.how != before || o.who == e.who {
			continue
		}
		if r.subordinate(e.from) {
			return true
		}
		for i := o.verb + 1; i < e.from; i++ {
			if i > o.verb+window || r.toks[i].Kind != parse.Word || r.toks[i].Has(lexicon.Conjunction) && r.toks[i].Of(r.words) != "that" {
				return false
			}
		}
		return true
	}
	return false
}

// subordinate reports whether a conjunction of time or reason stands before the token at i: "when the news broke".
func (r *reader) subordinate(i int) bool {
	return i > 0 && r.together(i-1, i) && isOneOf(r.toks[i-1].Of(r.words), "when", "as", "while", "after", "before", "because", "since", "if", "though", "although", "where")
}

// ownsQuotation reports whether the quotation at p can be the words of the noun of e: not where it is what is said of them,
// as in "called Smith’s remarks “a joke”" and "Smith’s remarks “show bias”".
func (r *reader) ownsQuotation(p int, e event) bool {
	if e.to >= p {
		return true
	}
	if e.to == p-1 {
		w, _, _ := strings.Cut(r.runs[r.toks[p].Quote].Span.Of(r.words), " ")
		return lexicon.Of(w)&(lexicon.Auxiliary|lexicon.Finite) == 0
	}
	return r.toks[p-1].Of(r.words) != "as"
}

// governsClause reports whether what was said stands behind the verb of e, too.
func (r *reader) governsClause(e event) bool {
	i := e.to + 1
	if i >= len(r.toks) || !r.together(i, e.to) || takesHearer(r.toks[e.verb].Of(r.words)) {
		return false
	}
	t := &r.toks[i]
	return t.Kind == parse.Word && (t.Is&(lexicon.Determiner|lexicon.Pronoun) != 0 || t.Of(r.words) == "that")
}

// endsThere reports whether the clause of the event ends soon behind it: "…, Smith said on Monday."
func (r *reader) endsThere(e event) bool {
	i := e.to + 1
	if i >= len(r.toks) || !r.together(i, e.to) {
		return true
	}
	t := r.toks[i]
	return t.Kind != parse.Word || t.Is&(lexicon.Day|lexicon.Preposition) != 0
}
