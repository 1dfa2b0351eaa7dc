package quote

import (
	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/parse"
)

// A role is what a mention does in its sentence.
type role uint8

const (
	unread       role = iota
	owner             // Smith’s plan
	oblique           // with Smith
	object            // they met Smith
	innerSubject      // they said that Smith won
	subject           // Smith won
)

// roleOf tells what the mention m does in its sentence, by the words around it.
func (r *reader) roleOf(m int) role {
	if r.roles[m] == unread {
		r.roles[m] = r.readRole(m)
	}
	return r.roles[m]
}

func (r *reader) readRole(m int) role {
	mm := &r.mentions[m]
	if mm.Owner || possessive(r.toks[mm.First]) {
		return owner
	}
	pronoun := mm.Kind == parse.PronounMention
	i := mm.First
	if !pronoun {
		i = r.namePhrase(i)
	}
	opens := i == 0 || !r.together(i-1, i)
	switch {
	case !opens && !pronoun && r.toks[i-1].Has(lexicon.Preposition):
		return oblique
	case !pronoun && !r.acts(m), !pronoun && mm.Is&lexicon.Title == 0 && i == mm.First-1 && r.toks[i].Has(lexicon.Determiner): // “a Marl fan”
		return object
	case opens, r.says[m] > 0 && r.events[r.says[m]-1].how == after:
		return subject
	}
	return r.subjectBehind(i-1, pronoun || r.says[m] > 0)
}

// subjectBehind is the role of what may be the subject of a clause, and surely is with sure, behind the token at k.
func (r *reader) subjectBehind(k int, sure bool) role {
	t := &r.toks[k]
	w := t.Of(r.words)
	switch {
	case t.Kind != parse.Word || t.Is&lexicon.Adverb != 0 || isOneOf(w, "and", "but"):
		return subject
	case sure || w == "that" || t.Is&(lexicon.Conjunction|lexicon.Cue|lexicon.Preposition) != 0:
		return innerSubject
	}
	return object
}

// acts reports whether a verb may follow the mention m, or it says something.
func (r *reader) acts(m int) bool {
	if r.says[m] > 0 {
		return true
	}
	i := r.mentions[m].Last + 1
	if i+3 < len(r.toks) && r.together(i, i+3) && r.toks[i].Kind == parse.Comma && r.toks[i+1].Kind == parse.Number && r.toks[i+2].Kind == parse.Comma {
		return isVerbal(r.signClass(i + 3)) // “Smith, 34, won”
	}
	return isVerbal(r.governed(m))
}

// isVerbal reports whether a class may be a verb's.
func isVerbal(class uint64) bool {
	switch class {
	case aSaying, aCue, aWord, aQuotation, anAuxiliary, aSideWord:
		return true
	}
	return false
}

// namePhrase returns where the phrase begins that the name at i closes: “the county’s chief of police, Smith” begins with
// its name, “Marl chief of police Smith” with Marl.
func (r *reader) namePhrase(i int) int {
	k := i - 1
	for ; k >= 0 && k > i-10 && r.together(k, i); k-- {
		t := &r.toks[k]
		switch {
		case t.Kind == parse.Genitive || t.Kind == parse.Number:
		case t.Kind != parse.Word:
			return k + 1
		case t.Is&lexicon.Determiner != 0:
			return k
		case t.Is&(lexicon.Role|lexicon.Title|lexicon.Place) != 0 || t.Upper && t.Is&lexicon.Function == 0:
		case t.Of(r.words) == "of" && k > 0 && r.toks[k-1].Is&(lexicon.Role|lexicon.Title) != 0:
		default:
			return k + 1
		}
	}
	return k + 1
}
