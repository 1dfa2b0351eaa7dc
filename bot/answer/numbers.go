package answer

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"verbatim/retrieval/text"
)

// numbersStand checks that every number in words stands in a source that the sentence cites, of the same magnitude
// ("million", "percent"), as digits or as a word.
func numbersStand(words string, cited []*source) Rule {
	for n := range numbers(words) {
		found := false
		for _, src := range cited {
			for _, s := range []string{src.article.Text(), src.article.Title, date(src.article.Published)} {
				found = found || numbers(s)[n]
			}
		}
		if !found {
			return RuleNumber
		}
	}
	return ""
}

// A number is the value of a number and the magnitude behind it, as written.
type number struct{ value, magnitude string }

// numbers returns the numbers in words.
func numbers(words string) map[number]bool {
	found := make(map[number]bool)
	spans := slices.Collect(text.Words(words))
	for i, w := range spans {
		n := number{value: value(text.Fold(w.Of(words)))}
		if n.value == "" {
			continue
		}
		if strings.HasPrefix(strings.TrimSpace(words[w.End:]), "%") {
			n.magnitude = "percent"
		} else if i+1 < len(spans) {
			n.magnitude = magnitude[text.Fold(spans[i+1].Of(words))]
		}
		found[n] = true
	}
	return found
}

// value returns the digits of a number, "" for other words. "One" is no number: it counts nothing in "one of them".
func value(word string) string {
	if v := spelled[word]; v != "" {
		return v
	}
	if !strings.ContainsFunc(word, unicode.IsDigit) {
		return ""
	}
	digits := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || r == '.' {
			return r
		}
		return -1
	}, word)
	if strings.Contains(digits, ".") {
		digits = strings.TrimRight(strings.TrimRight(digits, "0"), ".")
	}
	return digits
}

var magnitude = map[string]string{
	"hundred": "hundred", "thousand": "thousand", "million": "million", "billion": "billion", "trillion": "trillion",
	"m": "million", "bn": "billion", "percent": "percent", "per": "percent", "pc": "percent", "dozen": "dozen",
	"percentage": "percent",
}

var spelled = map[string]string{
	"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
	"eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16",
	"seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50",
	"sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "zero": "0",
}

// date is a day as a sentence may write it.
func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2 January 2006 Monday Jan 01 02")
}
