package parse

import (
	"strings"

	"verbatim/retrieval/quote/lexicon"
)

// opensNames reports whether the word at i, which opens its sentence, only leads to the first name behind it.
func opensNames(words string, toks []Token, i, end int) bool {
	return i+2 < end && OpensSentence(toks, i) && toks[i].Is == 0 && lexicon.Sex(toks[i].Of(words)) == 0 &&
		lexicon.Sex(toks[i+1].Of(words)) != 0 && toks[i+2].Kind == Word && strings.HasSuffix(toks[i].Of(words), "s")
}

// firstNameIn returns where a known first name and a surname behind it stand in a run that doesn't open with a first name,
// or from.
func firstNameIn(words string, toks []Token, from, end int) int {
	if from >= end || lexicon.Sex(toks[from].Of(words)) != 0 {
		return from
	}
	for k := end - 2; k > from; k-- {
		if lexicon.Sex(toks[k].Of(words)) == 0 || toks[end-1].Is&lexicon.Body != 0 {
			continue
		}
		for i := k - 1; i >= from; i-- {
			if toks[i].Is&(lexicon.Body|lexicon.Role|lexicon.Title) != 0 {
				return k
			}
		}
	}
	return from
}

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
