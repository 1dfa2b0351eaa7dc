package parse

import (
	"strings"

	"verbatim/retrieval/quote/lexicon"
)

// opensNames reports whether the word at i, which opens its sentence, only leads to the first name behind it.
func opensNames(words string, toks []Token, i, end int, lowered map[string]bool) bool {
	return i+2 < end && OpensSentence(toks, i) && toks[i].Is == 0 && !lexicon.MayBeFirst(toks[i].Of(words)) &&
		lexicon.Sex(toks[i+1].Of(words)) != 0 && toks[i+2].Kind == Word &&
		(strings.HasSuffix(toks[i].Of(words), "s") || leadsOnly(words, toks, i, lowered))
}

// firstNameIn returns where a known first name and a surname behind it stand in a run that doesn't open with a first name,
// or from: "Calder County Recorder Helen Orr", "Secretary for Tidal Affairs Helen Orr".
func firstNameIn(words string, toks []Token, from, end int) int {
	if from >= end || lexicon.MayBeFirst(toks[from].Of(words)) || toks[end-1].Is&lexicon.Body != 0 {
		return from
	}
	office := from > 1 && toks[from-2].Is&lexicon.Title != 0 && toks[from-2].Sent == toks[from].Sent && ties(toks[from-1].Of(words))
	for k := end - 2; k > from; k-- {
		if lexicon.Sex(toks[k].Of(words)) == 0 {
			continue
		}
		if office {
			return k
		}
		for i := k - 1; i >= from && k > from+1; i-- {
			if toks[i].Is&(lexicon.Body|lexicon.Role|lexicon.Title) != 0 {
				return k
			}
		}
	}
	return from
}

// namesHolder reports whether the field of the office before i, and then its holder's name, follow.
func namesHolder(words string, toks []Token, i int) bool {
	if toks[i].Of(words) != "for" || toks[i-1].Is&lexicon.Title == 0 {
		return false
	}
	end := i + 1
	for end < len(toks) && end < i+maxName && NameWord(toks[end]) && toks[end].Sent == toks[i].Sent {
		end++
	}
	return end > i+1 && firstNameIn(words, toks, i+1, end) > i+1
}

// ties reports whether w ties an office to its field: "Supervisor of Elections", "Secretary for Tidal Affairs".
func ties(w string) bool { return w == "of" || w == "for" }

// qualifies reports whether the capitalised word t is an adjective of two words, no name: "Norwick-born", "Quill-backed",
// "Spanish-language".
func qualifies(words string, t Token) bool {
	w := t.Of(words)
	i := strings.LastIndexByte(w, '-')
	if i <= 0 || t.Is != 0 || w[i+1] < 'a' || w[i+1] > 'z' {
		return false
	}
	switch w[i+1:] {
	case "born", "based", "owned", "style", "level", "ruled", "heavy", "era", "area", "led", "run", "wide":
		return true
	}
	return len(w)-i > 6 // longer than the second half of "Hsien-loong"
}

// originOnly reports whether the run of capitals from i up to end only says where what follows is from: "South Korean officials".
func originOnly(toks []Token, i, end int) bool {
	if i >= end || end-i > 2 || toks[end-1].Is&lexicon.Origin == 0 || end >= len(toks) || toks[end].Sent != toks[i].Sent {
		return false
	}
	next := toks[end]
	return next.Kind == Word && !next.Upper && next.Is&(lexicon.Function|lexicon.Cue|lexicon.Particle) == 0
}
