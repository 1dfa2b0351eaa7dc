package quote

import (
	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/parse"
)

// openingOf returns the token that opens the bracket closed at i.
func (r *reader) openingOf(i int) int {
	for k := i; k >= 0 && k > i-30 && r.together(k, i); k-- {
		if r.toks[k].Kind == parse.Opening {
			return k
		}
	}
	return i
}

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
	case "for", "of", "from", "at", "with", "in", "on", "to", "by", "under":
		return true
	}
	return false
}

// apposed returns the name that the description m, without a determiner, stands in apposition to: "Jane Smith, president
// of the club said".
func (r *reader) apposed(m int) int {
	mm := &r.mentions[m]
	if mm.Kind != parse.Description || r.toks[mm.First].Is&lexicon.Determiner != 0 {
		return m
	}
	for i := mm.First - 1; i > 0 && i > mm.First-5 && r.together(i, mm.First); i-- {
		if r.toks[i].Kind == parse.Comma {
			if n := int(r.at[i-1]) - 1; n >= 0 && r.folk.IsPerson(&r.mentions[n]) && r.mayBeSubject(n) {
				return n
			}
			return m
		}
		if r.toks[i].Kind != parse.Word || r.toks[i].Is&(lexicon.Preposition|lexicon.Auxiliary|lexicon.Pronoun|lexicon.Cue) != 0 {
			return m
		}
	}
	return m
}

// Longest apposition in tokens.
const maxApposition = 40

// beforeApposition returns the mention that the apposition ending with the comma at i belongs to.
func (r *reader) beforeApposition(i, v int) int {
	best := -1
	for k := i - 1; k > 0 && k > i-maxApposition && r.together(k, v); k-- {
		t := r.toks[k]
		if t.Kind == parse.Quoted || t.Kind == parse.Semicolon || t.Kind == parse.Colon {
			break
		}
		if t.Kind != parse.Comma && t.Kind != parse.Dash && t.Kind != parse.Opening {
			continue
		}
		m := r.setOff(k, best < 0)
		if m < 0 {
			continue
		}
		if n := r.subjectAt(i - 1); r.mentions[m].Kind == parse.Description && n != m && r.startsAt(n, k+1) {
			return n // "the club’s president, Jane Smith, said"
		}
		best = m
		if r.folk.IsPerson(&r.mentions[m]) {
			return m
		}
	}
	if best < 0 && i > 0 {
		return r.subjectAt(i - 1)
	}
	return best
}

// startsAt reports whether n is a person's name that starts at token k.
func (r *reader) startsAt(n, k int) bool {
	return n >= 0 && r.mentions[n].First == k && r.folk.IsPerson(&r.mentions[n])
}

// setOff returns the mention that the sign at k sets off from its apposition; with plain, a plain noun will do.
func (r *reader) setOff(k int, plain bool) int {
	end := k - 1
	if !r.together(end, k) {
		return -1
	}
	if r.toks[end].Kind == parse.Closing {
		if end = r.openingOf(end) - 1; end < 0 {
			return -1
		}
	}
	if r.at[end] == 0 && plain && r.toks[end].Kind == parse.Word && !r.toks[end].Upper {
		return r.openingNoun(end)
	}
	return r.subjectAt(end)
}

// subjectAt returns the mention at token i if it can govern a verb, -1 if none does.
func (r *reader) subjectAt(i int) int {
	if m := int(r.at[i]) - 1; m >= 0 && r.mayBeSubject(m) {
		return m
	}
	return -1
}

// openingNoun makes a description of the noun at i where it opens its sentence: "One guest, who left early, said".
func (r *reader) openingNoun(i int) int {
	if i-r.starts[r.toks[i].Sent] > maxDescription {
		return -1
	}
	n := len(r.mentions)
	m := r.plainNoun(i)
	if m >= 0 && r.mentions[m].First != r.starts[r.toks[i].Sent] {
		r.mentions = r.mentions[:n]
		return -1
	}
	return m
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

// governs reports whether a verb may follow the mention: a lower-case word that is no preposition, or a comma.
func (r *reader) governs(m, v int) bool {
	i := r.mentions[m].Last + 1
	if i >= v {
		return true
	}
	t := r.toks[i]
	switch t.Kind {
	case parse.Word:
		if r.qualifies(m) && t.Is&(lexicon.Auxiliary|lexicon.Adverb|lexicon.Cue) == 0 {
			return false
		}
		return !t.Upper && (t.Is&lexicon.Function == 0 || t.Is&(lexicon.Auxiliary|lexicon.Adverb) != 0 || t.Of(r.words) == "who" || t.Is&lexicon.Cue != 0)
	case parse.Comma, parse.Opening, parse.Dash:
		return true
	}
	return false
}

// qualifies reports whether a name may only qualify the noun behind it: "a fake Southern accent".
func (r *reader) qualifies(m int) bool {
	mm := &r.mentions[m]
	if mm.Kind != parse.Name || mm.First != mm.Last || mm.First == 0 || mm.Is&lexicon.Title != 0 || !r.together(mm.First-1, mm.First) {
		return false
	}
	p := r.toks[mm.First-1]
	return p.Kind == parse.Word && !p.Upper && p.Is&(lexicon.Conjunction|lexicon.Adverb) == 0
}

// opensClause reports whether a clause begins at i.
func (r *reader) opensClause(i int) bool {
	if i == 0 || !r.together(i-1, i) {
		return true
	}
	t := r.toks[i-1]
	return t.Kind == parse.Comma || t.Kind == parse.Semicolon || t.Kind == parse.Quoted || t.Has(lexicon.Conjunction)
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
	opens := m.First == 0 || r.toks[m.First-1].Sent != t.Sent || r.toks[m.First-1].Kind != parse.Word
	if r.toks[m.First].Is&lexicon.Determiner == 0 && !opens && m.First == i {
		return -1
	}
	r.mentions = append(r.mentions, m)
	return len(r.mentions) - 1
}
