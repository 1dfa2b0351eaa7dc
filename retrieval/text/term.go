package text

import (
	"strings"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
)

// Terms returns what search compares of s: its words in order, folded and stemmed, without the words that stand in
// every text ("the", "of", "said"). A hyphen parts words: "pro-Orr" gives two terms.
func Terms(s string) []string {
	var ts []string
	known := make(map[string]string) // stemming is slow, and half of a text's words are repetitions
	for w := range Words(s) {
		t, ok := known[w.Of(s)]
		if !ok {
			t = Term(w.Of(s))
			known[w.Of(s)] = t
		}
		if t != "" {
			ts = append(ts, t)
		}
	}
	return ts
}

// Term returns the term of one word, "" for a word that search leaves out. "U.S.", "US", "USA" and "U.S.A." have one
// term, which "us" has too: who asks seldom writes capitals.
func Term(word string) string {
	w := Fold(word)
	switch {
	case w == "usa":
		return "us"
	case stopWords[w] && !isAcronym(strings.TrimSuffix(word, ".")), len(w) == 1 && 'a' <= w[0] && w[0] <= 'z':
		return ""
	case len(w) > maxStem:
		return w
	}
	if plain, ok := irregular[w]; ok {
		w = plain
	}
	return english.Stem(w, false)
}

// maxStem is the length in bytes above which a word is no English word.
const maxStem = 40

// Fold returns a word in lower case, without its possessive, the accents of Latin letters, the full stops of an acronym
// and the commas of a number: "Müller’s" and "muller" fold to the same, so do "U.S." and "us", "1,200" and "1200".
func Fold(word string) string {
	w := strings.ToLower(word)
	marks, ascii := false, true
	for i := 0; i < len(w); i++ {
		c := w[i]
		marks = marks || c == '.' || c == ',' || c == '\''
		ascii = ascii && c < utf8.RuneSelf
	}
	if !ascii {
		w = strings.ReplaceAll(w, "’", "'")
		w = unaccented(w)
	}
	if ascii && !marks {
		return w
	}
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'"), "'s")
	switch bare := strings.TrimSuffix(w, "."); {
	case isAcronym(bare):
		return strings.ReplaceAll(bare, ".", "")
	case isGrouped(w):
		return strings.ReplaceAll(w, ",", "")
	}
	return w
}

// isGrouped reports whether w is a number with commas between its thousands.
func isGrouped(w string) bool {
	whole, _, _ := strings.Cut(w, ".")
	groups := strings.Split(whole, ",")
	for i, g := range groups {
		if strings.Trim(g, "0123456789") != "" || i > 0 && len(g) != 3 || g == "" {
			return false
		}
	}
	return len(groups) > 1
}

// Words that stand in every text.
var stopWords = set(`a about after all also am an and any are as at be because been before being but by can could did do
	does doing don for from had has have having he her here hers him his how i if in into is it its itself just me more
	most my no nor not now of off on once only or other our out over own said same say saying says she should so some
	such than that the their them then there these they this those through to too under until up very was we were what
	when where which while who whom why will with would you your
	isn't aren't wasn't weren't don't doesn't didn't won't can't couldn't wouldn't shouldn't hasn't haven't hadn't i'm
	we're they're you're i've we've they've you've i'll he'll she'll it'll they'll we'll you'll i'd he'd she'd they'd
	we'd you'd`)
