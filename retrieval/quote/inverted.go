package quote

import "verbatim/retrieval/quote/lexicon"

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
	k := m.last + 1
	if m.kind != name || m.owner {
		return false
	}
	if k >= len(r.toks) || !r.together(k, i) {
		return true
	}
	t := r.toks[k]
	return t.kind != word && t.kind != quoted || t.is&(lexicon.Preposition|lexicon.Day) != 0
}

// rightSubject finds the subject that starts at i: "Smith", "he", "campaign manager Jane Smith", "the group's
// president, Jane Smith", "a spokesman for Smith".
func (r *reader) rightSubject(i int) int {
	if i >= len(r.toks) {
		return -1
	}
	best := -1
	sent := r.toks[i].sent
	for k := i; k < len(r.toks) && k < i+12 && r.toks[k].sent == sent; k++ {
		t := r.toks[k]
		if m := int(r.at[k]) - 1; m >= 0 {
			mm := &r.mentions[m]
			if mm.kind == pronounMention {
				if k == i {
					return m
				}
				return best
			}
			k = mm.last
			if mm.owner {
				continue
			}
			if best < 0 || mm.kind == name && (!r.folk.isPerson(&r.mentions[best]) || r.folk.isPerson(mm)) {
				best = m
			}
			continue
		}
		switch {
		case t.kind == comma:
			// "the group's president, Jane Smith": the name may stand in apposition.
			if k > i && (best < 0 || r.mentions[best].kind == description) {
				if n := r.personAt(k + 1); n >= 0 {
					return n
				}
			}
			return r.orNoun(best, k-1, i)
		case t.kind == genitive || t.kind == number || t.kind == dash || t.kind == sign:
		case t.kind != word, t.is&(lexicon.Auxiliary|lexicon.Conjunction|lexicon.Pronoun|lexicon.Day|lexicon.Preposition) != 0:
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
	i := r.mentions[m].first
	for k := i - 1; k >= 0 && k > i-maxDescription && r.together(k, i); k-- {
		t := r.toks[k]
		if t.kind == genitive || t.kind == number {
			continue
		}
		if t.kind != word || t.is&(lexicon.Conjunction|lexicon.Preposition|lexicon.Auxiliary|lexicon.Cue|lexicon.Pronoun|lexicon.Adverb) != 0 {
			return k + 1
		}
		if t.is&lexicon.Determiner != 0 {
			return k
		}
		if k == 0 || r.toks[k-1].kind == quoted {
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
	if mm.kind != name || !r.folk.isPerson(mm) || mm.owner {
		return -1
	}
	return m
}

// inverted reports whether the verb at i stands right behind a quotation or its comma, so that its subject follows.
func (r *reader) inverted(i int) bool {
	k := i - 1
	for k >= 0 && r.toks[k].has(lexicon.Adverb) && r.together(k, i) {
		k--
	}
	if k < 0 || r.toks[k].para != r.toks[i].para {
		return false
	}
	if r.toks[i].is&lexicon.Inflected != 0 || takesHearer(r.toks[i].Of(r.words)) {
		return false
	}
	if r.toks[k].kind == quoted {
		return true
	}
	if r.toks[i].is&lexicon.Say == 0 {
		return r.toks[k].kind == comma && k > 0 && r.toks[k-1].kind == quoted
	}
	switch r.toks[k].kind {
	case comma, dash, stop:
		return k > 0 && r.toks[k-1].kind == quoted || r.nameEnds(i+1)
	}
	return false
}
