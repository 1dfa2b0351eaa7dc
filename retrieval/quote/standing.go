package quote

import (
	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/parse"
)

// governed is the class of the first word behind a mention that isn't set off: what it governs, 0 nothing, 1 a genitive.
func (r *reader) governed(m int) uint64 {
	last := r.mentions[m].Last
	for i, n := last+1, 0; i < len(r.toks) && n < 30 && r.together(i, last); i, n = i+1, n+1 {
		t := &r.toks[i]
		switch {
		case n == 0 && t.Kind == parse.Genitive:
			return 1
		case t.Kind == parse.Opening:
			i = r.closingOf(i)
		case t.Kind == parse.Comma && n == 0:
			if j := parse.AppositionEnd(r.toks, i); j > i {
				i = j
				continue
			}
			return aComma
		case t.Kind == parse.Word && t.Is&(lexicon.Adverb|lexicon.Auxiliary) != 0 && t.Is&lexicon.Conjunction == 0:
		default:
			return r.signClass(i)
		}
	}
	return 0
}

// closingOf returns the token that closes the bracket opened at i, or i.
func (r *reader) closingOf(i int) int {
	for k := i; k < len(r.toks) && k < i+30 && r.together(k, i); k++ {
		if r.toks[k].Kind == parse.Closing {
			return k
		}
	}
	return i
}

// standing tells what stands before a mention, whether a genitive follows it, and what it is made of, a bit or class each.
func (r *reader) standing(m int) uint64 {
	mm := &r.mentions[m]
	v := bit(mm.Owner)<<1 | bit(mm.Is&lexicon.Title != 0 && mm.Kind == parse.Name)
	v |= r.classAhead(mm.First) << 2
	switch mm.Kind {
	case parse.Description:
		v |= bit(mm.Is&lexicon.Role != 0)<<6 | bit(mm.Is&lexicon.Body != 0)<<7 | bit(r.toks[mm.First].Is&lexicon.Determiner != 0)<<8
	case parse.PronounMention:
		v |= bit(mm.Is&(lexicon.Masculine|lexicon.Feminine) != 0)<<9 | bit(mm.Is&lexicon.Neuter != 0)<<10
	}
	return v
}

// standingOf tells what is known of a mention's person: whether it is one, how often it is named, and speaks.
func (r *reader) standingOf(m *parse.Mention) uint64 {
	if m.Person < 0 {
		return 0
	}
	p := &r.folk.All[m.Person]
	return 1 | bit(p.Body)<<1 | bit(p.IsPlace())<<2 | bit(len(p.Parts) > 1)<<3 | upTo(p.Named, 7)/2<<4 |
		upTo(p.Spoke, 3)<<6 | bit(p.Sex != 0)<<8
}

// wordKey is the word at i as a hash, where it is in the sentence of token j and one of the tables' own, else its class.
func (r *reader) wordKey(i, j int) uint64 {
	if i < 0 || i >= len(r.toks) || !r.together(i, j) {
		return 1
	}
	t := r.toks[i]
	switch {
	case t.Kind != parse.Word:
		return 32 + uint64(t.Kind)
	case t.Is&(lexicon.Function|lexicon.Cue) != 0 && r.at[i] == 0:
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
