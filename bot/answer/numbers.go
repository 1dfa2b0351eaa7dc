package answer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/retrieval/text"
)

// numbersStand checks that every number in words stands in a source that the sentence cites, as digits or as a word: of
// the same magnitude, as a share of a hundred or not, and not in another currency.
func numbersStand(words string, cited []*source) Rule {
	for _, r := range words { // ½, ②: no part of a word
		if unicode.In(r, unicode.No, unicode.Nl) && !slices.ContainsFunc(cited, func(src *source) bool {
			return strings.ContainsRune(src.article.Text(), r)
		}) {
			return RuleNumber
		}
	}
	for _, n := range numbers(words) {
		if !slices.ContainsFunc(cited, func(src *source) bool { return slices.ContainsFunc(src.numbers(), n.standsAs) }) {
			return RuleNumber
		}
	}
	return datesStand(words, cited)
}

// numbers returns the numbers of a source.
func (src *source) numbers() []number {
	if src.counted == nil {
		src.counted = []number{}
		for _, s := range []string{src.article.Text(), src.article.Title, date(src.article.Published)} {
			src.counted = append(src.counted, numbers(s)...)
		}
	}
	return src.counted
}

// A number is the value of a number in digits and what it counts, where that is a share or money.
type number struct {
	value    string // "1500000" for "1.5 million"
	percent  bool
	negative bool
	currency string // "" if none is written
}

// standsAs reports whether a source that has the number in can be where n is from.
func (n number) standsAs(in number) bool {
	if in.percent && !n.percent && n.value == fraction[in.value] && n.value != "" {
		return true
	}
	return n.value == in.value && n.percent == in.percent && (in.negative || !n.negative) &&
		(n.currency == in.currency || n.currency == "" || in.currency == "")
}

// numbers returns the numbers in words.
func numbers(words string) []number {
	var found []number
	spans := slices.Collect(text.Words(words))
	word := func(i int) string {
		if i < 0 || i >= len(spans) {
			return ""
		}
		return text.Fold(spans[i].Of(words))
	}
	for i := 0; i < len(spans); i++ {
		at, before := spans[i], word(i-1)
		digits, places := value(word(i))
		next, hyphen := word(i+1), strings.HasPrefix(words[at.End:], "-")
		switch {
		case (word(i) == "a" || word(i) == "one") && magnitude[next] > 0:
			digits = "1"
		case digits == "":
			continue
		case hyphen && len(digits) == 2 && ones[next] != "" && spelled[word(i)] != "": // twenty-one
			digits = digits[:1] + ones[next]
			i++
		}
		if places == 0 && magnitude[word(i+1)] > 0 {
			i++
			places = magnitude[word(i)]
		}
		if word(i+1) == "dozen" {
			i++
			digits += " dozen"
		}
		rest := words[spans[i].End:]
		n := number{value: shifted(digits, places)}
		n.percent = strings.HasPrefix(strings.TrimSpace(rest), "%") || share[word(i+1)] || word(i+1) == "per" && word(i+2) == "cent"
		n.negative, n.currency = sign(words[:at.Start])
		if n.negative = n.negative || before == "minus"; n.currency == "" {
			n.currency = currency[word(i+1)]
		}
		found = append(found, n)
	}
	return found
}

// sign reads what stands directly before a number.
func sign(before string) (negative bool, symbol string) {
	r, size := utf8.DecodeLastRuneInString(before)
	if unicode.Is(unicode.Sc, r) {
		before, symbol = before[:len(before)-size], string(r)
		r, size = utf8.DecodeLastRuneInString(before)
	}
	if r == '-' || r == '−' {
		before, _ := utf8.DecodeLastRuneInString(before[:len(before)-size])
		if before == utf8.RuneError || unicode.IsSpace(before) || unicode.Is(unicode.Sc, before) {
			negative = true
		}
		if unicode.Is(unicode.Sc, before) {
			symbol = string(before)
		}
	}
	return negative, symbol
}

// value returns the digits of a number and by how many places its letters move them ("3.1m"), "" for other words. "One"
// is no number: it counts nothing in "one of them".
func value(word string) (digits string, places int) {
	if v := spelled[word]; v != "" {
		return v, 0
	}
	if !strings.ContainsFunc(word, unicode.IsDigit) {
		return "", 0
	}
	digits = strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || r == '.' {
			return r
		}
		return -1
	}, word)
	if strings.Contains(digits, ".") {
		digits = strings.TrimRight(strings.TrimRight(digits, "0"), ".")
	}
	return digits, magnitude[strings.TrimLeftFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })]
}

// shifted moves the point of a number to the right.
func shifted(digits string, places int) string {
	whole, part, _ := strings.Cut(digits, ".")
	if places == 0 {
		return digits
	}
	for ; places > 0; places-- {
		next := "0"
		if part != "" {
			next, part = part[:1], part[1:]
		}
		whole += next
	}
	return strings.TrimSuffix(strings.TrimLeft(whole, "0")+"."+part, ".")
}
