package rank

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/retrieval/text"
)

// An asks is the kind of thing that a question asks for.
type asks struct {
	kind    kind
	counted string // the term that is counted: "boat" in "how many boats"
	deed    string // the term of what somebody did: "win" in "who won the prize"
}

type kind uint8

const (
	anything kind = iota
	aTime
	aNumber
	aReason
	aPlace
	aName
)

// What a sentence gains that has the kind of thing that was asked for.
const (
	hasKind    = 0.25
	hasNumber  = 0.1 // of something: most sentences have one
	hasCounted = 0.5 // a number beside what is counted: "14 kilos of ammonia"
)

func newAsks(question string) asks {
	q := strings.ToLower(question)
	if i := howMany.FindStringIndex(q); i != nil {
		a := asks{kind: aNumber}
		for w := range text.Words(q[i[1]:]) {
			if a.counted = text.Term(w.Of(q[i[1]:])); a.counted != "" {
				break
			}
		}
		return a
	}
	switch {
	case strings.HasPrefix(q, "when ") || strings.HasPrefix(q, "what time") || strings.HasPrefix(q, "what day"):
		return asks{kind: aTime}
	case strings.HasPrefix(q, "why "):
		return asks{kind: aReason}
	case strings.HasPrefix(q, "where "):
		return asks{kind: aPlace}
	case strings.HasPrefix(q, "who "):
		a := asks{kind: aName}
		if m := whoDid.FindStringSubmatch(question); m != nil {
			a.deed = text.Term(m[1])
		}
		return a
	}
	return asks{}
}

// event returns the terms of a question for a name, a time or a place without which no passage tells of what it asks
// about: the rarest of its names, and the rarest of its other words. What somebody did may be told in other words.
func (a asks) event(s subject) set {
	if a.kind != aName && a.kind != aTime && a.kind != aPlace {
		return 0
	}
	others := s.all() &^ s.named &^ s.light
	for i, t := range s.terms {
		if t == a.deed {
			others &^= 1 << i
		}
	}
	return s.rarest(s.named) | s.rarest(others)
}

// plain reports whether a sentence without the thing asked for can't be the answer. A reason, a place and a name are
// too easily told in other words.
func (a asks) plain() bool { return a.kind == aTime || a.kind == aNumber }

// in returns what a sentence gains, 0 if it has nothing of the kind.
func (a asks) in(sentence string) float64 {
	switch a.kind {
	case aTime:
		return gain(times.MatchString(sentence))
	case aNumber:
		if a.countedIn(sentence) {
			return hasCounted
		}
		if amounts.MatchString(sentence) {
			return hasNumber
		}
		return 0
	case aReason:
		if wonders.MatchString(sentence) {
			return -hasKind // it asks the same
		}
		return gain(reasons.MatchString(sentence))
	case aPlace:
		return gain(places.MatchString(sentence))
	case aName:
		return gain(hasName(sentence))
	}
	return 0
}

func gain(has bool) float64 {
	if has {
		return hasKind
	}
	return 0
}

// besideCounted is how many words may stand between a number and what it counts.
const besideCounted = 3

// countedIn reports whether a number stands just before what is counted.
func (a asks) countedIn(sentence string) bool {
	since := besideCounted + 1
	for w := range text.Words(sentence) {
		word := w.Of(sentence)
		switch {
		case isAmount(word):
			since = 0
		case text.Term(word) == a.counted && since <= besideCounted:
			return true
		default:
			since++
		}
	}
	return false
}

var (
	whoDid  = regexp.MustCompile(`^(?i:who(?: is| was| are| were| has| had| did| will| would)?) (\p{Ll}+)`)
	howMany = regexp.MustCompile(`\bhow (much|many)\b`)
	times   = regexp.MustCompile(`(?i)\b(january|february|march|april|may|june|july|august|september|october|november|december|` +
		`monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tonight|tomorrow|yesterday|o'clock|noon|midnight|hours?|days?|weeks?|months?|years?|` +
		`spring|summer|autumn|winter|christmas|easter|soon|(19|20)\d\d)\b|\d ?[ap]\.?m`)
	wonders = regexp.MustCompile(`(?i)\bwhy\b|\?`)
	reasons = regexp.MustCompile(`(?i)\b(because|since|due to|so that|in order to|owing to|after|as a result|reasons?|blamed?|caused?)\b`)
	amounts = regexp.MustCompile(`\d|\b(?i:` + strings.Join(strings.Fields(numerals), "|") + `)\b`)
	numeral = words(numerals)
	places  = regexp.MustCompile(`\b(in|at|near|on|outside|from) (the )?\p{Lu}`)
)

const numerals = `none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
	seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens hundred hundreds thousand
	thousands million millions billion billions half third quarter`

// isAmount reports whether a word is a number.
func isAmount(word string) bool {
	return strings.ContainsAny(word, "0123456789") || numeral[strings.ToLower(word)]
}

func words(list string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// hasName reports whether a sentence has a word in upper case behind its first.
func hasName(sentence string) bool {
	n := 0
	for w := range text.Words(sentence) {
		if r, _ := utf8.DecodeRuneInString(w.Of(sentence)); n > 0 && unicode.IsUpper(r) {
			return true
		}
		n++
	}
	return false
}
