package answer

import (
	"slices"
	"strings"

	"verbatim/retrieval/text"
)

// leans reports whether a sentence is understood only after the one before it: it opens with a pronoun or the like,
// perhaps behind "But" or "And", or names nobody before it says "he": "On the future he was more guarded".
func leans(sentence string) bool {
	ws := lower(sentence)
	at := slices.IndexFunc(ws, func(w string) bool { return !joining[w] })
	if at < 0 {
		return false
	}
	opening, rest := ws[at], ws[at+1:]
	switch {
	case pronoun[opening], opening == "one" && len(rest) > 1 && rest[0] == "of" && pronoun[rest[1]]:
		return true
	case opening == "the" && len(rest) > 0 && relative[rest[0]]:
		return true
	case slices.Contains(ws[:at], "so") && auxiliary[opening], auxiliary[opening] && at > 0 && (ws[at-1] == "nor" || ws[at-1] == "neither"):
		return true
	}
	return (at > 0 || preposition[opening]) && unnamed(sentence)
}

// lower returns the words of a sentence in lower case, without what an apostrophe joins to them (he's, they'd).
func lower(sentence string) []string {
	var ws []string
	for w := range text.Words(sentence) {
		word, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(w.Of(sentence)), "’", "'"), "'")
		ws = append(ws, word)
	}
	return ws
}

// unnamed reports whether "he" or the like stands in a sentence before any name, its first word aside.
func unnamed(sentence string) bool {
	first := true
	for w := range text.Words(sentence) {
		word := w.Of(sentence)
		switch {
		case person[strings.ToLower(word)]:
			return true
		case !first && isName(word) && !weekday[text.Fold(word)] && month(word) == "":
			return false
		}
		first = false
	}
	return false
}

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var (
	joining = set(`but and or so yet nor neither then however still also instead meanwhile later earlier afterwards asked when while
		in as at for therefore thus hence because of`)
	pronoun = set(`he she it they his its her their him them this that these those such both another others which who whose`)
	person  = set(`he she him his her hers they them their`)

	relative    = set(`same latter former`)
	auxiliary   = set(`did does do has had have is are was were will would can could`)
	preposition = set(`on in at for after before under over during since with without from by about as to according speaking despite`)
)
