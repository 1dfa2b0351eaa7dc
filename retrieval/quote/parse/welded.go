package parse

import (
	"strings"

	"verbatim/retrieval/quote/lexicon"
)

// Known are the names that an article leaves no doubt of: what a longer run of capitals may end with.
type Known struct {
	full     map[string]bool // with a first name
	places   map[string]bool // behind "in"
	surnames map[uint64]int  // key of a surname → how often; those of full names count for two
}

// Knows gathers the names that are beyond doubt.
func Knows(words string, toks []Token, ms []Mention) Known {
	k := Known{make(map[string]bool, 8), make(map[string]bool, 8), make(map[uint64]int, len(ms)/4)}
	for i := range ms {
		m := &ms[i]
		if m.Kind != Name || m.Doubtful {
			continue
		}
		first := nameStart(toks, m)
		if first > 0 && toks[first-1].Is&lexicon.Preposition != 0 && strings.EqualFold(toks[first-1].Of(words), "in") {
			k.places[m.Of(words)] = true
		}
		if first == m.Last {
			k.surnames[key(m.Of(words))]++
		} else if lexicon.Sex(toks[first].Of(words)) != 0 && !isBody(words, toks, m) {
			k.full[m.Of(words)] = true
			k.surnames[key(toks[m.Last].Of(words))] += 2
		}
	}
	return k
}

// nameStart is the first token of a name behind its titles.
func nameStart(toks []Token, m *Mention) int {
	first := m.First
	for first < m.Last && toks[first].Start < m.Start {
		first++
	}
	return first
}

// Unweld leaves out of each name the words before it that are no part of it: "Watching Smith", "Danish Smith", "Norwick Smith", "Regent Ada
// Orr", where Smith and Ada Orr are named elsewhere, and somebody is in Norwick.
func (k Known) Unweld(words string, toks []Token, ms []Mention, lowered map[string]bool) {
	for i := range ms {
		k.unweld(words, toks, &ms[i], lowered)
	}
}

func (k Known) unweld(words string, toks []Token, m *Mention, lowered map[string]bool) {
	first := nameStart(toks, m)
	if m.Kind != Name || first == m.Last || lexicon.MayBeFirst(toks[first].Of(words)) || k.full[m.Of(words)] || isBody(words, toks, m) {
		return
	}
	from := first + 1
	for from < m.Last && !k.full[words[toks[from].Start:m.End]] {
		from++
	}
	if from == m.Last {
		if k.surnames[key(toks[from].Of(words))] < 2 {
			return
		}
		for i := first; i < from && !k.places[words[toks[first].Start:toks[from-1].End]]; i++ {
			if !leadsOnly(words, toks, i, lowered) {
				return
			}
		}
	}
	m.First, m.Start = from, toks[from].Start
}

// leadsOnly reports whether the capitalised word at i, before a surname, is more likely no first name: it says where somebody is
// from, is an acronym, or has its capital from opening a sentence.
func leadsOnly(words string, toks []Token, i int, lowered map[string]bool) bool {
	w := toks[i].Of(words)
	switch {
	case toks[i].Is&lexicon.Origin != 0:
		return true
	case toks[i].Kind != Word || !toks[i].Upper:
		return false
	case len(w) > 2 && AllCaps(w) && !AllCaps(toks[i+1].Of(words)):
		return true
	case !OpensSentence(toks, i):
		return false
	}
	return toks[i].Is != 0 || isLowered(lowered, w) || len(w) > 5 && (strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ed"))
}
