package parse

import (
	"strings"
	"unicode"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/text"
)

// takeParticle adds a particle before a surname alone: "de Souza said".
func (m *Mention) takeParticle(toks []Token) {
	if m.Kind != Name || m.First != m.Last {
		return
	}
	for k := m.First - 1; k >= 0 && k > m.Last-4 && toks[k].Has(lexicon.Particle) && toks[k].Sent == toks[m.Last].Sent; k-- {
		m.First, m.Start = k, toks[k].Start
	}
}

// particlesLead reports whether the particles from j on lead to a capitalised word: "van der Molen".
func particlesLead(toks []Token, j int) bool {
	for k := j; k < len(toks) && k < j+4 && toks[k].Kind == Word; k++ {
		if toks[k].Upper {
			return true
		}
		if toks[k].Is&lexicon.Particle == 0 {
			return false
		}
	}
	return false
}

// nickname reports whether the quoted token at j stands inside a name: Gus “The Anchor” Melling.
func nickname(words string, toks []Token, j, start int) bool {
	in := strings.Trim(toks[j].Of(words), "“”\"")
	return j > start && j+1 < len(toks) && NameWord(toks[j+1]) && toks[j+1].Is&(lexicon.Function|lexicon.Cue) == 0 &&
		len(in) < 25 && unicode.IsUpper(RuneAt(in, 0)) && !strings.ContainsAny(in, ",.!?") &&
		toks[j-1].Is&(lexicon.Title|lexicon.Function) == 0 && toks[j+1].Sent == toks[j].Sent
}

// holds reports whether the run from i up to end closes with an office, a first name and a surname, whatever else that means:
// "Norwick City Mayor Ada Guardian".
func holds(words string, toks []Token, i, end int) bool {
	return end-i > 2 && lexicon.Sex(toks[end-2].Of(words)) != 0 && toks[end-3].Is&lexicon.Role != 0 && toks[end-3].Is&lexicon.Title != 0
}

// sharesTitles reports whether the "and" at j joins two titles of one person in the run of capitals from start on: "Gov. and
// Party Chairman Smith".
func sharesTitles(toks []Token, start, j int) bool {
	if toks[j-1].Is&lexicon.Title == 0 || start > 0 && toks[start-1].Is&lexicon.Determiner != 0 && toks[start-1].Sent == toks[j].Sent {
		return false
	}
	title, end := j, j+1
	for ; end < len(toks) && NameWord(toks[end]) && toks[end].Sent == toks[j].Sent; end++ {
		if toks[end].Is&lexicon.Title != 0 {
			title = end
		}
	}
	return title > j && end > title+2 && end-start <= maxName
}

// leads reports whether the capitalised word at i is one of the language's own before a name; inside a sentence "Will" is
// a first name.
func leads(words string, toks []Token, i int) bool {
	if toks[i].Is&(lexicon.Function|lexicon.Day) == 0 || toks[i].Is&(lexicon.Title|lexicon.Particle) != 0 {
		return false
	}
	return i == 0 || toks[i-1].Sent != toks[i].Sent || lexicon.Sex(toks[i].Of(words)) == 0
}

// isSurname reports whether the word at k, whatever else it means, is the surname of the first name that opens the run
// at i: "Walter Dean", "Carol May", "Al From", but not "Virginia Gov.".
func isSurname(words string, toks []Token, i, k int) bool {
	first := lexicon.Sex(toks[i].Of(words)) != 0 || toks[k].Is&(lexicon.Title|lexicon.Role) == 0 && lexicon.MayBeFirst(toks[i].Of(words))
	return k > i && first && toks[k-1].Is&(lexicon.Title|lexicon.Role) == 0 &&
		(k+2 >= len(toks) || toks[k].Is&lexicon.Title == 0 || lexicon.Sex(toks[k+1].Of(words)) == 0 || !NameWord(toks[k+2]))
}

// opensWith reports whether the capitalised word at i, before a name, is no part of it: an adverb that opens the sentence.
func opensWith(words string, toks []Token, i int) bool {
	w := toks[i].Of(words)
	return len(w) > 5 && strings.HasSuffix(w, "ly") && lexicon.Sex(w) == 0 && (i == 0 || toks[i-1].Sent != toks[i].Sent)
}

// titleOnly makes a description of a title without a name: "the President said", "Governor".
func titleOnly(words string, toks []Token, i, end int, m *Mention) bool {
	if i >= end || toks[end-1].Is&(lexicon.Role|lexicon.Title) == 0 {
		return false
	}
	m.Kind, m.Last, m.Is = Description, end-1, toks[end-1].Is
	if i > 0 && toks[i-1].Is&lexicon.Determiner != 0 && toks[i-1].Sent == toks[i].Sent {
		m.First = i - 1
	}
	m.Span = text.Span{Start: toks[m.First].Start, End: toks[end-1].End}
	if end < len(toks) && toks[end].Kind == Word && toks[end].Sent == toks[i].Sent && toks[end].Is&(lexicon.Function|lexicon.Cue) == 0 {
		return false // an adjective: "Republican candidate Smith"
	}
	return m.Is&lexicon.Role != 0
}

// IsHeadline reports whether the tokens, one paragraph, are written in title case, so that capitals name nobody; inside,
// the paragraph stands among others.
func IsHeadline(toks []Token, inside bool) bool {
	up, low := 0, 0
	for _, t := range toks {
		if inside && t.Kind == Quoted {
			return false
		}
		if t.Kind != Word || t.Upper && t.Len() < 4 {
			continue
		}
		if t.Upper {
			up++
		} else if t.Is&lexicon.Function == 0 {
			low++
		}
	}
	if inside && len(toks) > 20 {
		return false
	}
	return up > 3 && low == 0
}

// AllCaps reports whether s is written in capitals only: an acronym, or a speaker's name in a transcript.
func AllCaps(s string) bool {
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
	}
	return true
}
