package quote

import (
	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/parse"
)

// headOf returns m, or the head that m belongs to: for "a spokesman for Smith said" the spokesman, for "Smith of Ohio
// said" Smith.
func (r *reader) headOf(m, v int) int {
	for range 4 {
		first := r.mentions[m].First
		i := first - 1
		if i > 0 && r.toks[i].Has(lexicon.Determiner) {
			i--
		}
		if i <= 0 || !r.together(i, v) || r.toks[i].Kind != parse.Word || !binds(r.toks[i].Of(r.words)) {
			return r.apposed(m)
		}
		switch {
		case r.at[i-1] > 0:
			m = int(r.at[i-1]) - 1
		case r.toks[i-1].Kind == parse.Word && r.toks[i-1].Is&lexicon.Function == 0 && i-1 > 0:
			if n := r.plainNoun(i - 1); n >= 0 {
				m = n
				continue
			}
			return r.clauseSubject(v)
		default:
			return r.clauseSubject(v)
		}
	}
	return m
}

// binds reports whether a preposition ties what follows it to the noun before it, rather than opening a clause of its own.
func binds(w string) bool {
	switch w {
	case "for", "of", "from", "at", "with", "in", "on", "to", "by", "under", "through", "outside", "inside", "near", "around", "along",
		"across", "against", "behind", "among", "within":
		return true
	}
	return false
}

// mayBeSubject reports whether a mention can govern a verb: no genitive behind it, no preposition before it.
func (r *reader) mayBeSubject(m int) bool {
	mm := &r.mentions[m]
	if mm.Owner {
		return false
	}
	if mm.Kind == parse.PronounMention && mm.Is&lexicon.Pronoun != 0 && mm.Is&lexicon.Neuter == 0 {
		return true // "after she left and said"
	}
	i := mm.First - 1
	if i >= 0 && r.toks[i].Has(lexicon.Determiner) {
		i--
	}
	return i < 0 || !r.together(i, mm.First) || !r.toks[i].Has(lexicon.Preposition)
}

// antecedent returns the mention that "who" at i refers to.
func (r *reader) antecedent(i int) int {
	for k := i - 1; k >= 0 && k > i-4 && r.together(k, i); k-- {
		if m := int(r.at[k]) - 1; m >= 0 {
			return m
		}
		if r.toks[k].Kind == parse.Word {
			return r.plainNoun(k)
		}
	}
	return -1
}

// afterQualifier reports whether a name with a determiner qualifies the noun at i: "the Norton employee".
func (r *reader) afterQualifier(i int) bool {
	if i < 2 || r.at[i-1] == 0 || !r.together(i-2, i) {
		return false
	}
	m := &r.mentions[r.at[i-1]-1]
	return m.Kind == parse.Name && m.First > 0 && r.toks[m.First-1].Has(lexicon.Determiner) && r.together(m.First-1, i)
}

// plainNoun makes a description of a noun that no list knows, with the words before it back to its determiner: "the
// memo said", "Republicans say".
func (r *reader) plainNoun(i int) int {
	t := r.toks[i]
	if t.Kind != parse.Word || t.Is&lexicon.Function != 0 || r.at[i] > 0 || t.Of(r.words) == "ago" {
		return -1
	}
	m, ok := r.describe(i)
	if !ok || m.Len() < 3 {
		return -1
	}
	if i > 0 && r.toks[i-1].Kind == parse.Genitive || r.afterQualifier(i) {
		r.mentions = append(r.mentions, m)
		return len(r.mentions) - 1
	}
	opens := m.First == 0 || r.toks[m.First-1].Sent != t.Sent || r.toks[m.First-1].Kind != parse.Word
	if r.toks[m.First].Is&lexicon.Determiner == 0 && !opens && m.First == i {
		return -1
	}
	r.mentions = append(r.mentions, m)
	return len(r.mentions) - 1
}
