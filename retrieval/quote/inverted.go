package quote

import (
	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/parse"
)

// takesHearer reports whether who is told stands behind the verb w.
func takesHearer(w string) bool {
	switch w {
	case "told", "tell", "tells", "asked", "assured", "informed", "advised", "urged", "warned":
		return w != "asked" && w != "warned" && w != "urged"
	}
	return false
}

// nameEnds reports whether a name stands right at i, behind a verb, and no verb of its own follows it.
func (r *reader) nameEnds(i int) bool {
	if i >= len(r.toks) || r.at[i] == 0 || !r.together(i, i-1) {
		return false
	}
	m := r.mentions[r.at[i]-1]
	k := m.Last + 1
	if m.Kind != parse.Name || m.Owner {
		return false
	}
	if k >= len(r.toks) || !r.together(k, i) {
		return true
	}
	t := r.toks[k]
	return t.Kind != parse.Word && t.Kind != parse.Quoted || t.Is&(lexicon.Preposition|lexicon.Day) != 0
}

// rightSubject finds the subject that starts at i: "Smith", "he", "campaign manager Jane Smith", "the group's
// president, Jane Smith", "a spokesman for Smith".
func (r *reader) rightSubject(i int) int {
	if i >= len(r.toks) {
		return -1
	}
	best := -1
	sent := r.toks[i].Sent
	for k := i; k < len(r.toks) && k < i+12 && r.toks[k].Sent == sent; k++ {
		t := r.toks[k]
		if m := int(r.at[k]) - 1; m >= 0 {
			mm := &r.mentions[m]
			if mm.Kind == parse.PronounMention {
				if k == i {
					return m
				}
				return best
			}
			k = mm.Last
			if mm.Owner {
				continue
			}
			if best < 0 || mm.Kind == parse.Name && (!r.folk.IsPerson(&r.mentions[best]) || r.folk.IsPerson(mm)) {
				best = m
			}
			continue
		}
		switch {
		case t.Kind == parse.Comma:
			// "the group's president, Jane Smith": the name may stand in apposition.
			if k > i && (best < 0 || r.mentions[best].Kind == parse.Description) {
				if n := r.personAt(k + 1); n >= 0 {
					return n
				}
			}
			return r.orNoun(best, k-1, i)
		case t.Kind == parse.Genitive || t.Kind == parse.Number || t.Kind == parse.Dash || t.Kind == parse.Sign:
		case t.Kind != parse.Word, t.Is&(lexicon.Auxiliary|lexicon.Conjunction|lexicon.Pronoun|lexicon.Day|lexicon.Preposition) != 0:
			return r.orNoun(best, k-1, i) // "a spokesman for Smith": who follows owns the description
		}
	}
	return best
}

// orNoun returns best or, without one, a description of the plain noun at k, if that stands at i or behind it.
func (r *reader) orNoun(best, k, i int) int {
	if best >= 0 || k < i {
		return best
	}
	return r.plainNoun(k)
}

// phraseStart returns the first token of the noun phrase that the mention m closes: "former Norton mayor Jane Smith".
func (r *reader) phraseStart(m int) int {
	i := r.mentions[m].First
	for k := i - 1; k >= 0 && k > i-maxDescription && r.together(k, i); k-- {
		t := r.toks[k]
		if t.Kind == parse.Genitive || t.Kind == parse.Number {
			continue
		}
		if t.Kind != parse.Word || t.Is&(lexicon.Conjunction|lexicon.Preposition|lexicon.Auxiliary|lexicon.Cue|lexicon.Pronoun|lexicon.Adverb) != 0 {
			return k + 1
		}
		if t.Is&lexicon.Determiner != 0 {
			return k
		}
		if k == 0 || r.toks[k-1].Kind == parse.Quoted {
			return k
		}
	}
	return i
}

// personAt returns the name of a person that stands right at i and is followed by a sign, -1 if none does.
func (r *reader) personAt(i int) int {
	if i >= len(r.toks) || r.at[i] == 0 || !r.together(i, i-1) {
		return -1
	}
	m := int(r.at[i]) - 1
	mm := &r.mentions[m]
	if mm.Kind != parse.Name || !r.folk.IsPerson(mm) || mm.Owner {
		return -1
	}
	return m
}

// inverted reports whether the verb at i stands right behind a quotation or its comma, so that its subject follows.
func (r *reader) inverted(i int) bool {
	k := i - 1
	for k >= 0 && r.toks[k].Has(lexicon.Adverb) && r.together(k, i) {
		k--
	}
	if k < 0 || r.toks[k].Para != r.toks[i].Para {
		return false
	}
	if r.toks[i].Is&lexicon.Inflected != 0 || takesHearer(r.toks[i].Of(r.words)) {
		return false
	}
	q := k
	if t := r.toks[k].Kind; q > 0 && (t == parse.Comma || r.toks[i].Is&lexicon.Say != 0 && (t == parse.Dash || t == parse.Stop)) {
		q--
	}
	if r.toks[q].Kind == parse.Quoted {
		return r.toks[i].Is&lexicon.Say != 0 || r.opensSentence(q)
	}
	return q < k && r.invertsAlone(i) && (r.nameEnds(i+1) || r.quotedBefore(i) && r.endsWithSubject(i))
}

// quotedBefore reports whether a quotation stands before the verb at i in its sentence.
func (r *reader) quotedBefore(i int) bool {
	for k := i - 1; k >= 0 && k > i-window && r.together(k, i); k-- {
		if r.toks[k].Kind == parse.Quoted {
			return true
		}
	}
	return false
}

// endsWithSubject reports whether the sentence ends with the verb at i and its subject: "…, said Norton mayor Jane Smith."
func (r *reader) endsWithSubject(i int) bool {
	n := len(r.mentions)
	m := r.rightSubject(i + 1)
	ends := m >= 0 && r.mentions[m].Kind == parse.Name && (r.mentions[m].Last+1 >= len(r.toks) || !r.together(r.mentions[m].Last+1, i) || r.toks[r.mentions[m].Last+1].Kind == parse.Stop)
	r.mentions = r.mentions[:n]
	return ends
}

// invertsAlone reports whether the verb at i can have its subject behind it without a quotation ahead: "He won, said Smith".
// "Jones, smiling, thanked Smith" can't.
func (r *reader) invertsAlone(i int) bool {
	switch r.toks[i].Of(r.words) {
	case "said", "says", "wrote", "writes", "added", "adds", "noted", "notes", "explained", "explains", "argued", "argues", "claimed",
		"claims", "reported", "reports", "tweeted", "tweets", "replied", "continued", "concluded", "recalled", "observed", "acknowledged":
		return true
	}
	return false
}
