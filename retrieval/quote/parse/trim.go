package parse

import (
	"strings"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/text"
)

// trimName leaves the titles out of a run of capitalised words, and reports whether a name is left.
func trimName(words string, toks []Token, i, end int, lowered map[string]bool) (Mention, bool) {
	i = nameOpens(words, toks, i, end, lowered)
	m := Mention{First: i, Person: -1}
	end = nameCloses(words, toks, i, end)
	if originOnly(toks, i, end) {
		return m, false
	}
	from := firstNameIn(words, toks, m.behindTitles(words, toks, i, end, lowered), end)
	if from >= end {
		return m, titleOnly(words, toks, i, end, &m)
	}
	m.Last = end - 1
	m.Span = text.Span{Start: toks[from].Start, End: toks[end-1].End}
	if end-from == 1 && !standsAlone(words, toks, from, lowered) && m.Is&lexicon.Title == 0 {
		return m, false
	}
	m.Doubtful = end-from == 1 && m.Is&lexicon.Title == 0 && OpensSentence(toks, from)
	return m, toks[from].Is&lexicon.Suffix == 0
}

// nameOpens is the first word in a run of capitals from i up to end that can belong to a name.
func nameOpens(words string, toks []Token, i, end int, lowered map[string]bool) int {
	if i+1 < end && toks[i].Is&lexicon.Say != 0 && (i == 0 || toks[i-1].Sent != toks[i].Sent) {
		i++ // "Said Smith"
	}
	for i < end && (leads(words, toks, i) || opensWith(words, toks, i)) {
		i++ // "But Smith", "The Times"
	}
	if opensNames(words, toks, i, end, lowered) {
		i++ // "Celebrities Ada Orr and …"
	}
	if i+2 < end && toks[i].Is&lexicon.Role != 0 && toks[i+1].Of(words) == "of" && toks[end-1].Is&lexicon.Body != 0 {
		i += 2 // "Chairman of Norwick Ferry Board": he isn't named
	}
	return i
}

// nameCloses leaves out the words of the language's own behind a name that starts at i.
func nameCloses(words string, toks []Token, i, end int) int {
	for end > i && toks[end-1].Is&(lexicon.Function|lexicon.Day) != 0 && toks[end-1].Is&(lexicon.Particle|lexicon.Suffix|lexicon.Title) == 0 &&
		!isSurname(words, toks, i, end-1) {
		end--
	}
	return end
}

// behindTitles takes the titles in a run of capitals from i up to end, and returns where the name behind them starts.
func (m *Mention) behindTitles(words string, toks []Token, i, end int, lowered map[string]bool) int {
	from := i
	if end > i && toks[end-1].Is&lexicon.Body != 0 && !holds(words, toks, i, end) {
		return from
	}
	purpose := purposeIn(words, toks, i, end)
	for k := i; k < end; k++ {
		if k > purpose && toks[k].Is&lexicon.Role == 0 || !isTitle(words, toks, i, k, end, lowered) {
			continue
		}
		m.Is |= toks[k].Is & (lexicon.Masculine | lexicon.Feminine | lexicon.Title)
		from = k + 1
		if from+1 < end && ties(toks[from].Of(words)) {
			for from++; from < end && toks[from].Is&(lexicon.Place|lexicon.Determiner) != 0; from++ {
			}
		}
	}
	return from
}

// addressed reports whether the word at k is the surname of who is addressed, whatever else it means: "Mr. King".
func addressed(words string, toks []Token, k int) bool {
	switch toks[k-1].Of(words) {
	case "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr.", "Sen.", "Rep.", "Gov.":
		return toks[k].Is&lexicon.Role == 0 && !strings.HasSuffix(toks[k].Of(words), ".")
	}
	return false
}

// isTitle reports whether the word at k is a title in a run of capitals from i up to end: not in "Rep. Earl Brook", nor in
// "Dean Brook" where no dean is spoken of.
func isTitle(words string, toks []Token, i, k, end int, lowered map[string]bool) bool {
	t := toks[k]
	if t.Is&(lexicon.Title|lexicon.Role) == 0 || t.Is&lexicon.Particle != 0 && k > i || isSurname(words, toks, i, k) || k+1 == end && k > i && addressed(words, toks, k) {
		return false
	}
	return k+2 != end || lexicon.Sex(t.Of(words)) == 0 || t.Is&lexicon.Role != 0 && isLowered(lowered, t.Of(words))
}
