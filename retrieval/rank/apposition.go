package rank

import (
	"regexp"
	"strings"
	"unicode"

	"verbatim/retrieval"
	"verbatim/retrieval/quote"
	"verbatim/retrieval/text"
)

// withoutSpeaker is words without what they say of the speaker: the titles before the name, and what stands in
// apposition behind it. "Florida Sen. Ann Poe, the owner of a bakery, says taxes are too high" is about taxes.
func withoutSpeaker(words, speaker string) string {
	ws := retrieval.NameWords(speaker)
	if len(ws) == 0 {
		return words
	}
	var b strings.Builder
	from, run, end := 0, 0, 0 // run is where the words in upper case before this one begin, end where the last one ends
	for w := range text.Words(words) {
		word := w.Of(words)
		if !startsUpper(word) {
			run = w.End
		} else if strings.Trim(words[end:w.Start], " .") != "" {
			run = w.Start
		}
		if end = w.End; text.Fold(word) != ws[len(ws)-1] || w.Start < from {
			continue
		}
		b.WriteString(words[from:max(from, run)])
		from = w.End + apposition(words[w.End:])
		run = from
	}
	b.WriteString(words[from:])
	return b.String()
}

// apposition returns how many bytes of what follows a name stand in apposition: ", the owner of a bakery,", " of Texas".
func apposition(rest string) int {
	if place, ok := strings.CutPrefix(rest, " of "); ok {
		if startsUpper(place) {
			return len(" of ") + len(place) - len(strings.TrimLeftFunc(place, unicode.IsLetter))
		}
	}
	inside, ok := strings.CutPrefix(rest, ", ")
	if !ok {
		return 0
	}
	i := strings.IndexAny(inside, ",.“”\"")
	switch {
	case i < 0 || says(inside[:i]):
		return 0
	case inside[i] == ',', inside[i] == '.' && describing.MatchString(inside):
		return len(", ") + i
	}
	return 0
}

// describing is how an apposition begins that may end its sentence.
var describing = regexp.MustCompile(`^(?i:who|whose|an?|the|one|his|her|their|its|former|then)\b`)

// says reports whether words hold a verb of saying: "Ann Poe, said of the tax," is no apposition.
func says(words string) bool {
	for w := range text.Words(words) {
		if quote.Says(w.Of(words)) {
			return true
		}
	}
	return false
}
