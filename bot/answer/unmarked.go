package answer

import (
	"strings"
	"unicode"

	"verbatim/retrieval/quote"
	"verbatim/retrieval/text"
)

// unmarked reports whether a sentence's own words are speech without its marks, which nothing could prove: they say "I"
// or "we", as a sentence that reports never does, or stand behind a colon or under a name that introduces somebody's
// words.
func (d *draft) unmarked() bool {
	own, before := d.own(), ""
	for w := range text.Words(own) {
		word := w.Of(own)
		if firstPerson(word, before, own[w.End:]) {
			return true
		}
		before = word
	}
	return introduces(own) || len(d.quotes) == 0 && allNames(own)
}

// firstPerson reports whether a word is a speaker's own, between the word before it and what follows. "World War I" and
// "Our Revolution" are names.
func firstPerson(word, before, after string) bool {
	bare, _, _ := strings.Cut(strings.ReplaceAll(word, "’", "'"), "'")
	switch {
	case bare == "I":
		return !startsUpper(before)
	case startsUpper(bare):
		return first[strings.ToLower(bare)] && bare != strings.ToUpper(bare) && !startsUpper(strings.TrimSpace(after))
	}
	return first[bare]
}

var first = set(`me my myself we us our ours ourselves`)

// introduces reports whether a colon behind a verb of saying, or behind nothing but names, is followed by words or by
// nothing: either stands there for what somebody said.
func introduces(own string) bool {
	for at, r := range own {
		if r != ':' {
			continue
		}
		before, after := own[:at], strings.TrimSpace(own[at+1:])
		last := ""
		for w := range text.Words(before) {
			last = w.Of(before)
		}
		quoted := strings.HasPrefix(after, ",") // a quotation's place
		if last != "" && !quoted && (after == "" || !unicode.IsDigit(rune(after[0])) && (quote.Says(last) || allNames(before))) {
			return true
		}
	}
	return false
}

// allNames reports whether every word is in upper case, as in a name that stands alone above what follows.
func allNames(words string) bool {
	for w := range text.Words(words) {
		if !startsUpper(w.Of(words)) {
			return false
		}
	}
	return true
}
