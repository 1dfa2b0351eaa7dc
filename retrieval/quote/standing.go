package quote

import "verbatim/retrieval/quote/lexicon"

// governed is the class of the first word behind a mention that isn't set off: what it governs, 0 nothing, 1 a genitive.
func (r *reader) governed(m int) uint64 {
	last := r.mentions[m].last
	for i, n := last+1, 0; i < len(r.toks) && n < 30 && r.together(i, last); i, n = i+1, n+1 {
		t := &r.toks[i]
		switch {
		case n == 0 && t.kind == genitive:
			return 1
		case t.kind == opening:
			i = r.closingOf(i)
		case t.kind == comma && n == 0:
			if j := appositionEnd(r.toks, i); j > i {
				i = j
				continue
			}
			return aComma
		case t.kind == word && t.is&(lexicon.Adverb|lexicon.Auxiliary) != 0 && t.is&lexicon.Conjunction == 0:
		default:
			return r.signClass(i)
		}
	}
	return 0
}

// closingOf returns the token that closes the bracket opened at i, or i.
func (r *reader) closingOf(i int) int {
	for k := i; k < len(r.toks) && k < i+30 && r.together(k, i); k++ {
		if r.toks[k].kind == closing {
			return k
		}
	}
	return i
}

// standing tells what stands before a mention, whether a genitive follows it, and what it is made of, a bit or class each.
func (r *reader) standing(m int) uint64 {
	mm := &r.mentions[m]
	v := bit(mm.owner)<<1 | bit(mm.is&lexicon.Title != 0 && mm.kind == name)
	v |= r.classAhead(mm.first) << 2
	switch mm.kind {
	case description:
		v |= bit(mm.is&lexicon.Role != 0)<<6 | bit(mm.is&lexicon.Body != 0)<<7 | bit(r.toks[mm.first].is&lexicon.Determiner != 0)<<8
	case pronounMention:
		v |= bit(mm.is&(lexicon.Masculine|lexicon.Feminine) != 0)<<9 | bit(mm.is&lexicon.Neuter != 0)<<10
	}
	return v
}

// standingOf tells what is known of a mention's person: whether it is one, how often it is named, and speaks.
func (r *reader) standingOf(m *mention) uint64 {
	if m.person < 0 {
		return 0
	}
	p := &r.folk.all[m.person]
	return 1 | bit(p.body)<<1 | bit(p.isPlace())<<2 | bit(len(p.parts) > 1)<<3 | upTo(p.named, 7)/2<<4 |
		upTo(p.spoke, 3)<<6 | bit(p.sex != 0)<<8
}

// wordKey is the word at i as a hash, where it is in the sentence of token j and one of the tables' own, else its class.
func (r *reader) wordKey(i, j int) uint64 {
	if i < 0 || i >= len(r.toks) || !r.together(i, j) {
		return 1
	}
	t := r.toks[i]
	switch {
	case t.kind != word:
		return 32 + uint64(t.kind)
	case t.is&(lexicon.Function|lexicon.Cue) != 0 && r.at[i] == 0:
		return hash(t.Of(r.words)) | 1<<33
	}
	return r.signClass(i)
}

// classAhead is the class of what stands before token i in its sentence, 0 if nothing does.
func (r *reader) classAhead(i int) uint64 {
	if i == 0 || !r.together(i-1, i) {
		return 0
	}
	return r.signClass(i - 1)
}
