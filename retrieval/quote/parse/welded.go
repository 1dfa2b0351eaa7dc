package parse

import (
	"strings"

	"verbatim/retrieval/quote/lexicon"
)

// Known are the names that an article leaves no doubt of, by key: what a longer run of capitals may end with.
type Known map[uint64]sight

type sight struct {
	full  bool // with a first name
	place bool // behind "in"
	times int  // a word alone; as the surname of a full name it counts for two
}

// Knows gathers the names that are beyond doubt.
func Knows(words string, toks []Token, ms []Mention) Known {
	known := make(Known, len(ms)/2)
	for i := range ms {
		m := &ms[i]
		if m.Kind != Name || m.Doubtful {
			continue
		}
		first := nameStart(toks, m)
		k := key(m.Of(words))
		s := known[k]
		if first > 0 && toks[first-1].Is&lexicon.Preposition != 0 && strings.EqualFold(toks[first-1].Of(words), "in") {
			s.place = true
		}
		if first == m.Last {
			s.times++
		} else if lexicon.Sex(toks[first].Of(words)) != 0 && !isBody(words, toks, m) {
			s.full = true
			last := key(toks[m.Last].Of(words))
			surname := known[last]
			surname.times += 2
			known[last] = surname
		}
		known[k] = s
	}
	return known
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
	if m.Kind != Name || first == m.Last || lexicon.MayBeFirst(toks[first].Of(words)) || k[key(m.Of(words))].full || isBody(words, toks, m) {
		return
	}
	from := first + 1
	for from < m.Last && !k[key(words[toks[from].Start:m.End])].full {
		from++
	}
	if from == m.Last {
		if k[key(toks[from].Of(words))].times < 2 {
			return
		}
		for i := first; i < from && !k[key(words[toks[first].Start:toks[from-1].End])].place; i++ {
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
	case toks[i].Kind != Word || !toks[i].Upper || toks[i].Is&lexicon.Particle != 0:
		return false
	case len(w) > 2 && AllCaps(w) && !AllCaps(toks[i+1].Of(words)):
		return true
	case !OpensSentence(toks, i):
		return false
	}
	return toks[i].Is != 0 || isLowered(lowered, w) || len(w) > 5 && (strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ed"))
}
