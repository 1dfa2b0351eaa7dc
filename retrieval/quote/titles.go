package quote

import (
	"strings"
	"unicode"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/text"
)

// takeParticle adds a particle before a surname alone: "de Souza said".
func (m *mention) takeParticle(toks []token) {
	if m.kind != name || m.first != m.last {
		return
	}
	for k := m.first - 1; k >= 0 && k > m.last-4 && toks[k].has(lexicon.Particle) && toks[k].sent == toks[m.last].sent; k-- {
		m.first, m.Start = k, toks[k].Start
	}
}

// particlesLead reports whether the particles from j on lead to a capitalised word: "van der Molen".
func particlesLead(toks []token, j int) bool {
	for k := j; k < len(toks) && k < j+4 && toks[k].kind == word; k++ {
		if toks[k].upper {
			return true
		}
		if toks[k].is&lexicon.Particle == 0 {
			return false
		}
	}
	return false
}

// nickname reports whether the quoted token at j stands inside a name: Gus “The Anchor” Melling.
func nickname(words string, toks []token, j, start int) bool {
	in := strings.Trim(toks[j].Of(words), "“”\"")
	return j > start && j+1 < len(toks) && nameWord(toks[j+1]) && toks[j+1].is&(lexicon.Function|lexicon.Cue) == 0 &&
		len(in) < 25 && unicode.IsUpper(runeAt(in, 0)) && !strings.ContainsAny(in, ",.!?") &&
		toks[j-1].is&(lexicon.Title|lexicon.Function) == 0 && toks[j+1].sent == toks[j].sent
}

// trimName leaves the titles out of a run of capitalised words, and reports whether a name is left.
func trimName(words string, toks []token, i, end int, lowered map[string]bool) (mention, bool) {
	m := mention{first: i, person: -1}
	if i+1 < end && toks[i].is&lexicon.Say != 0 && (i == 0 || toks[i-1].sent != toks[i].sent) {
		i++ // "Said Smith"
	}
	for i < end && (leads(words, toks, i) || opensWith(words, toks, i)) {
		i++ // "But Smith", "The Times"
	}
	if opensNames(words, toks, i, end) {
		i++ // "Celebrities Ada Orr and …"
	}
	m.first = i
	for end > i && toks[end-1].is&(lexicon.Function|lexicon.Day) != 0 && toks[end-1].is&(lexicon.Particle|lexicon.Suffix|lexicon.Title) == 0 &&
		!isSurname(words, toks, i, end-1) {
		end--
	}
	from := i
	for k := i; k < end && toks[end-1].is&lexicon.Body == 0; k++ {
		if toks[k].is&(lexicon.Title|lexicon.Role) == 0 || toks[k].is&lexicon.Particle != 0 && k > i || isSurname(words, toks, i, k) ||
			k+2 == end && toks[k].is&lexicon.Role == 0 && lexicon.Sex(toks[k].Of(words)) != 0 { // "Rep. Earl Brook"
			continue
		}
		m.is |= toks[k].is & (lexicon.Masculine | lexicon.Feminine | lexicon.Title)
		from = k + 1
		if from+1 < end && toks[from].Of(words) == "of" {
			for from++; from < end && toks[from].is&(lexicon.Place|lexicon.Determiner) != 0; from++ {
			}
		}
	}
	if k := firstNameIn(words, toks, from, end); k > from+1 {
		from = k // "Calder County Recorder Helen Orr"
	}
	if from >= end {
		return m, titleOnly(words, toks, i, end, &m)
	}
	m.last = end - 1
	m.Span = text.Span{Start: toks[from].Start, End: toks[end-1].End}
	if end-from == 1 && !standsAlone(words, toks, from, lowered) && m.is&lexicon.Title == 0 {
		return m, false
	}
	m.doubtful = end-from == 1 && m.is&lexicon.Title == 0 && opensSentence(toks, from)
	return m, toks[from].is&lexicon.Suffix == 0
}

// leads reports whether the capitalised word at i is one of the language's own before a name; inside a sentence "Will" is
// a first name.
func leads(words string, toks []token, i int) bool {
	if toks[i].is&(lexicon.Function|lexicon.Day) == 0 || toks[i].is&(lexicon.Title|lexicon.Particle) != 0 {
		return false
	}
	return i == 0 || toks[i-1].sent != toks[i].sent || lexicon.Sex(toks[i].Of(words)) == 0
}

// isSurname reports whether the word at k, whatever else it means, is the surname of the first name that opens the run
// at i: "Walter Dean", "Carol May".
func isSurname(words string, toks []token, i, k int) bool {
	return k > i && lexicon.Sex(toks[i].Of(words)) != 0 && toks[k-1].is&(lexicon.Title|lexicon.Role) == 0 &&
		(k+2 >= len(toks) || toks[k].is&lexicon.Title == 0 || lexicon.Sex(toks[k+1].Of(words)) == 0 || !nameWord(toks[k+2]))
}

// opensWith reports whether the capitalised word at i, before a name, is no part of it: an adverb that opens the sentence,
// or "London-based".
func opensWith(words string, toks []token, i int) bool {
	w := toks[i].Of(words)
	return strings.HasSuffix(w, "-based") || strings.HasSuffix(w, "-born") ||
		len(w) > 5 && strings.HasSuffix(w, "ly") && lexicon.Sex(w) == 0 && (i == 0 || toks[i-1].sent != toks[i].sent)
}

// titleOnly makes a description of a title without a name: "the President said", "Governor".
func titleOnly(words string, toks []token, i, end int, m *mention) bool {
	if i >= end || toks[end-1].is&(lexicon.Role|lexicon.Title) == 0 {
		return false
	}
	m.kind, m.last, m.is = description, end-1, toks[end-1].is
	if i > 0 && toks[i-1].is&lexicon.Determiner != 0 && toks[i-1].sent == toks[i].sent {
		m.first = i - 1
	}
	m.Span = text.Span{Start: toks[m.first].Start, End: toks[end-1].End}
	if end < len(toks) && toks[end].kind == word && toks[end].sent == toks[i].sent && toks[end].is&(lexicon.Function|lexicon.Cue) == 0 {
		return false // an adjective: "Republican candidate Smith"
	}
	return m.is&lexicon.Role != 0
}

// isHeadline reports whether the tokens, one paragraph, are written in title case, so that capitals name nobody; inside,
// the paragraph stands among others.
func isHeadline(toks []token, inside bool) bool {
	up, low := 0, 0
	for _, t := range toks {
		if inside && t.kind == quoted {
			return false
		}
		if t.kind != word || t.upper && t.Len() < 4 {
			continue
		}
		if t.upper {
			up++
		} else if t.is&lexicon.Function == 0 {
			low++
		}
	}
	if inside && len(toks) > 20 {
		return false
	}
	return up > 3 && low == 0
}

// allCaps reports whether s is written in capitals only: an acronym, or a speaker's name in a transcript.
func allCaps(s string) bool {
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
	}
	return true
}
