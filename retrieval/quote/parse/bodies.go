package parse

import (
	"strings"

	"verbatim/retrieval/quote/lexicon"
)

// tiesPurpose reports whether the word at j ties an organization to what it is for: "Institute for Tidal Studies".
func tiesPurpose(words string, toks []Token, j int) bool {
	w := toks[j].Of(words)
	if w != "for" && w != "on" || j+1 >= len(toks) || !NameWord(toks[j+1]) || toks[j+1].Is&(lexicon.Day|lexicon.Title|lexicon.Function) != 0 ||
		lexicon.MayBeFirst(toks[j+1].Of(words)) {
		return false
	}
	switch strings.TrimSuffix(toks[j-1].Of(words), "s") {
	case "Academy", "Alliance", "American", "Association", "Center", "Centre", "Citizen", "Coalition", "Commission", "Committee", "Council",
		"Federation", "Foundation", "Fund", "Initiative", "Institute", "League", "Project", "School", "Society":
		return true
	}
	return false
}

// purposeIn returns where what an organization is for is tied to it in the run from i up to end, or end.
func purposeIn(words string, toks []Token, i, end int) int {
	for k := i + 1; k < end; k++ {
		if !toks[k].Upper && tiesPurpose(words, toks, k) {
			return k
		}
	}
	return end
}

// abstract reports whether the run of capitals from i on ends with a word for an idea, as what an organization is for does.
func abstract(words string, toks []Token, i int) bool {
	k := i
	for k+1 < len(toks) && NameWord(toks[k+1]) && toks[k+1].Sent == toks[i].Sent {
		k++
	}
	w := toks[k].Of(words)
	for _, end := range [...]string{"tion", "ty", "cy", "ism", "ics", "ment", "dom", "ship", "ces", "ies", "search"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// behindOf reports whether the last n of a name's words only say of what or for what the rest is: "Norwick" in "University of
// Norwick".
func behindOf(parts []string, n int) bool {
	if n >= len(parts) {
		return false
	}
	switch parts[len(parts)-n-1] {
	case "of", "for", "on", "and":
		return true
	}
	return false
}
