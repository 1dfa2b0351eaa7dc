package quote

import (
	"strings"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/parse"
)

// clauseSubject returns the mention that opens the clause of the token at v, or else the sentence.
func (r *reader) clauseSubject(v int) int { return r.subjectBefore(v, r.toks[v].Sent) }

// subjectBefore does the same for the last clause of a sentence that ends before v.
func (r *reader) subjectBefore(v, sent int) int {
	best, noun := -1, -1
	for k := v - 1; k >= 0 && k > v-60 && r.toks[k].Sent == sent; k-- {
		m := int(r.at[k]) - 1
		if m < 0 {
			if noun < 0 && r.governsVerb(k) {
				noun = k
			}
			continue
		}
		k = r.mentions[m].First
		finite := r.finiteBehind(m)
		if finite && !r.mentions[m].Owner && !r.mayBeSubject(m) { // "a spokesman for Smith declined"
			if h := r.boundTo(m); h >= 0 && r.mayBeSubject(h) {
				return h
			}
		}
		if !r.mayBeSubject(m) || !r.governs(m, v) || r.endsList(m) {
			continue
		}
		if r.mentions[m].Kind == parse.Description && r.toks[r.mentions[m].Last].Is&lexicon.Role == 0 && best >= 0 {
			continue
		}
		if r.mentions[m].Is&lexicon.Neuter != 0 && (r.mentions[m].Kind == parse.PronounMention) && !r.opensClause(k) {
			continue
		}
		best = m
		if (r.opensClause(k) || finite) && !r.embedded(m) {
			return m
		}
	}
	if best < 0 && noun >= 0 {
		return r.determinedNoun(noun)
	}
	return best
}

// endsList reports whether a comma and a conjunction follow the mention: "drinks and speakers, but said".
func (r *reader) endsList(m int) bool {
	i := r.mentions[m].Last + 1
	return i+1 < len(r.toks) && r.toks[i].Kind == parse.Comma && r.together(i+1, i) && r.toks[i+1].Has(lexicon.Conjunction) && isOneOf(r.toks[i+1].Of(r.words), "and", "but", "or")
}

// embedded reports whether the mention is the subject of a question inside a sentence: "asked whom Smith would support".
func (r *reader) embedded(m int) bool {
	i := r.phraseStart(m) - 1
	if i < 0 || !r.together(i, i+1) {
		return false
	}
	switch r.toks[i].Of(r.words) {
	case "who", "whom", "whether", "why", "how", "what", "that":
		return true
	}
	return false
}

// governsVerb reports whether the word at k is one that no list knows, with a verb of its own right behind it: "the marchers gathered".
func (r *reader) governsVerb(k int) bool {
	t := &r.toks[k]
	if t.Kind != parse.Word || t.Upper || t.Is != 0 || k+1 >= len(r.toks) || !r.together(k, k+1) {
		return false
	}
	v := &r.toks[k+1]
	return v.Kind == parse.Word && v.Is&(lexicon.Finite|lexicon.Auxiliary) != 0
}

// determinedNoun makes a description of the noun at k where it has a determiner, -1 where it has none.
func (r *reader) determinedNoun(k int) int {
	n := len(r.mentions)
	m := r.plainNoun(k)
	if m >= 0 && r.toks[r.mentions[m].First].Is&lexicon.Determiner == 0 {
		r.mentions = r.mentions[:n]
		return -1
	}
	return m
}

// boundTo returns the mention that a preposition ties m to, -1 if none does.
func (r *reader) boundTo(m int) int {
	i := r.mentions[m].First - 1
	if i > 0 && r.toks[i].Has(lexicon.Determiner) {
		i--
	}
	if i <= 0 || !r.together(i-1, i+1) || r.toks[i].Kind != parse.Word || !binds(r.toks[i].Of(r.words)) {
		return -1
	}
	return int(r.at[i-1]) - 1
}

// finiteBehind reports whether a verb that wants a subject stands right behind the mention.
func (r *reader) finiteBehind(m int) bool {
	last := r.mentions[m].Last
	for i := last + 1; i < len(r.toks) && r.together(i, last); i++ {
		t := &r.toks[i]
		if !t.Has(lexicon.Adverb) {
			return t.Kind == parse.Word && !t.Upper && (t.Is&(lexicon.Auxiliary|lexicon.Finite) != 0 || t.Is == 0 && t.Len() > 4 && strings.HasSuffix(t.Of(r.words), "ed"))
		}
	}
	return false
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
		if t.Is&lexicon.Preposition != 0 && r.onlyAside(i, v) {
			return true
		}
		return !t.Upper && (t.Is&lexicon.Function == 0 || t.Is&(lexicon.Auxiliary|lexicon.Adverb) != 0 || t.Of(r.words) == "who" || t.Is&lexicon.Cue != 0)
	case parse.Comma, parse.Opening, parse.Dash:
		return true
	}
	return false
}

// maxAside is the longest phrase between a subject and its verb, in tokens.
const maxAside = 5

// onlyAside reports whether nothing but a phrase of time or place stands between i and the verb at v: "Smith on Monday called".
func (r *reader) onlyAside(i, v int) bool {
	if v-i > maxAside {
		return false
	}
	for k := i; k < v; k++ {
		t := &r.toks[k]
		if t.Kind == parse.Number || t.Kind == parse.Word && t.Is&(lexicon.Preposition|lexicon.Determiner|lexicon.Day|lexicon.Adverb) != 0 {
			continue
		}
		return false
	}
	return true
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
