// Package told finds who a sentence says has said something.
package told

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/retrieval"
	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/text"
)

// How many words may stand between a name and the verb that it governs, and how many of a title between such a verb and
// the name behind it.
const (
	maxBetween = 12
	maxTitled  = 4
)

// By reports whether a sentence tells what somebody said: their name governs a verb of saying. A sentence in which
// others speak of them, or to them, doesn't. Where alone is false, the article names others by the last name too, and the
// last name alone is nobody's.
func By(name, sentence string, alone bool) bool {
	last := retrieval.LastName(name)
	words := slices.Collect(text.Words(sentence))
	for i, w := range words {
		word := w.Of(sentence)
		if last == "" || text.Fold(word) != last || possessive(word, sentence[w.End:]) || !means(name, sentence, words, i, alone) {
			continue
		}
		if governs(sentence, words[i:]) || inverted(sentence, words, i) {
			return true
		}
	}
	return false
}

// ByPronoun reports whether a sentence begins with "he", "she" or "they", and tells what they said.
func ByPronoun(sentence string) bool {
	words := slices.Collect(text.Words(sentence))
	return len(words) > 0 && lexicon.Of(words[0].Of(sentence))&lexicon.Pronoun != 0 && governs(sentence, words)
}

// means reports whether the last name at i may stand for name: behind a first name of theirs or, alone, behind none.
func means(name, sentence string, words []text.Span, i int, alone bool) bool {
	if len(retrieval.NameWords(name)) == 1 {
		return true
	}
	if i > 0 && strings.Trim(sentence[words[i-1].End:words[i].Start], " .") == "" {
		before := words[i-1].Of(sentence)
		if startsUpper(before) && lexicon.Of(before) == 0 && len(retrieval.NameWords(before)) > 0 {
			full := before + " " + words[i].Of(sentence)
			return retrieval.Called(full, name) || retrieval.Called(name, full)
		}
	}
	return alone
}

// possessive reports whether a name stands for something of its bearer: "Orr's letter", "the Harrises' house".
func possessive(word, after string) bool {
	return strings.HasSuffix(word, "'s") || strings.HasSuffix(word, "’s") || strings.HasPrefix(after, "'") || strings.HasPrefix(after, "’")
}

// governs reports whether the first of words, a name, is the subject of a verb of saying that follows.
func governs(sentence string, words []text.Span) bool {
	c := clause{}
	for j := 1; j < min(len(words), maxBetween); j++ {
		gap := sentence[words[j-1].End:words[j].Start]
		if strings.ContainsAny(gap, ";:“\"") {
			return false
		}
		word := words[j].Of(sentence)
		if j == 1 && ofTheirs(word) && !strings.ContainsRune(gap, ',') {
			return false
		}
		if strings.ContainsAny(gap, ",()–—") {
			c.turn(strings.ToLower(word))
		}
		if c.read(word) {
			return true
		}
	}
	return false
}

// ofTheirs reports whether a word right behind a name says that another is meant: "Orr supporters", "the Orr campaign".
func ofTheirs(word string) bool {
	return startsUpper(word) || lexicon.Of(word)&(lexicon.Role|lexicon.Body|lexicon.Title) != 0
}

// A clause is what was read of one behind its subject.
type clause struct {
	aside         bool // between commas
	relative      bool // between commas, and the subject's own: "who …"
	passive       bool
	prepositional bool
	other         bool // another verb stands there, or its object
}

// turn takes a comma or a bracket before a word.
func (c *clause) turn(word string) {
	switch {
	case c.aside || c.relative:
		*c = clause{}
	case word == "who":
		*c = clause{relative: true}
	case word == "and" || word == "then":
		*c = clause{}
	default:
		*c = clause{aside: true}
	}
}

// read takes the next word, and reports whether it is a verb of saying of the subject's.
func (c *clause) read(word string) bool {
	lower, class := strings.ToLower(word), lexicon.Of(word)
	switch {
	case c.aside:
	case tells(lower, class) && !startsUpper(word):
		says := !c.other && (!c.passive || class&lexicon.Inflected != 0) && (class&lexicon.NounToo == 0 || !c.prepositional)
		c.other = true
		return says
	case lower == "and" || lower == "then" || lower == "who":
		c.other, c.prepositional, c.passive = false, false, false
	case class&lexicon.Auxiliary != 0:
		c.passive = being[lower]
	case class&lexicon.Adverb != 0 || strings.HasSuffix(lower, "ly") || class&lexicon.Day != 0:
	case class&lexicon.Preposition != 0:
		c.prepositional = true
	case !c.prepositional:
		c.other = true
	}
	return false
}

func tells(lower string, class lexicon.Class) bool { return class&lexicon.Cue != 0 && !silent[lower] }

// inverted reports whether the name at i stands behind the verb that it governs, with its title before it, and ends
// the clause: "…, said Sarn Sen. Piet Orr." "According to Orr" is such a verb too.
func inverted(sentence string, words []text.Span, i int) bool {
	for j := i - 1; j >= max(0, i-maxTitled); j-- {
		word := words[j].Of(sentence)
		lower := strings.ToLower(word)
		switch {
		case lower == "to" && j > 0 && strings.EqualFold(words[j-1].Of(sentence), "according"):
			return true
		case inverting[lower]:
			rest := sentence[words[i].End:]
			return rest == "" || strings.ContainsAny(rest[:1], ".,;:!?)\"”")
		case !startsUpper(word) && lexicon.Of(word)&lexicon.Title == 0:
			return false
		}
	}
	return false
}

func startsUpper(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

var (
	being = set(`is are was were be been being am isn't wasn't gets got`)
	// Verbs that attribute a quotation beside them, and tell nothing said without one.
	silent = set(`took takes made makes gave gives hit fired shot ended began begins begin opened started tore broke
		used uses using found finds touched viewed views saw sees knew knows put puts went goes read reads laughed
		smiled cheered shrugged gasped chuckled sighed figured pressed sang appeared delivered released sent shared
		penned published issued making giving sharing reading weighed considered offered offers allowed`)
	inverting = set(`said says added wrote tweeted replied noted explained insisted argued declared continued recalled`)
)

func set(list string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}
