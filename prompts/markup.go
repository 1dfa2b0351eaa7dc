package prompts

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The forms in which models write what the rules ask for.
const (
	between = `\s*(?:,|;|&|and|to|–|—|-)\s*`
	// [1] · [[1]] · [1, 2] · [1–3] · 【1】 · 【1†source】 · [Source 1]. Not [2018]: four digits are a year that an editor put in.
	sourceNumber = `(?:[sS]ources?\s*)?(?:\d{1,3}|\d{5,})`
	citeMark     = `[\[【［]+\s*` + sourceNumber + `(?:` + between + sourceNumber + `)*\s*(?:†[^\]】\n]{0,40})?[\]】］]+`
	// {q1} · {q1, q2} · {Q1} · {{q1}} · {q1: its words again} · [q1] · (q1)
	keys      = `\s*[qQ]\d+(?:` + between + `[qQ]?\d+)*\s*`
	quoteMark = `(?:[{｛]+` + keys + `(?::[^{}\n]{0,600})?[}｝]+|[\[【]` + keys + `[\]】]|\(` + keys + `\))`
)

var (
	markup    = regexp.MustCompile(`(` + citeMark + `)|(` + quoteMark + `)`)
	citesHead = regexp.MustCompile(`^(?:\s+|` + citeMark + `)+`)
	citesTail = regexp.MustCompile(`(?:\s|` + citeMark + `)+$`)
	quoteHead = regexp.MustCompile(`^` + quoteMark)
	quoteTail = regexp.MustCompile(quoteMark + `\s*(?:` + citeMark + `\s*)+$`)
	halfKey   = regexp.MustCompile(`^\([qQ\d\s,;&–—-]*$`)
	// A line's decoration: block quote, heading, list. A list's number has three digits at most: "2018. " is a year.
	lineMark = regexp.MustCompile(`^(?:\s*(?:>|#{1,6}\s|[-*+•–]\s|\d{1,3}[.)]\s))+\s*`)
	loneKey  = regexp.MustCompile(`^[\s>*_-]*([qQ]\d+)[*_:.]*((?:\s|` + citeMark + `)*)$`)
	number   = regexp.MustCompile(`\d+|–|—|-|to`)
)

// noKey is the number of a source or quotation that can't be there.
const noKey = math.MaxInt32

// maxRange is the longest range of numbers that is taken at its word.
const maxRange = 20

// numbers reads the numbers of a mark: "[1, 3–5]" is 1, 3, 4, 5.
func numbers(mark string) []int {
	if i := strings.IndexAny(mark, ":†"); i >= 0 {
		mark = mark[:i]
	}
	var ns []int
	through := false
	for _, t := range number.FindAllString(mark, -1) {
		if t[0] < '0' || t[0] > '9' {
			through = len(ns) > 0
			continue
		}
		n := keyNumber(t)
		if through {
			for i := ns[len(ns)-1] + 1; i < n && n-i < maxRange; i++ {
				ns = append(ns, i)
			}
		}
		ns, through = append(ns, n), false
	}
	return ns
}

func keyNumber(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil || n == 0 || n >= noKey {
		return noKey
	}
	return n
}

// readMarkup takes a sentence apart: its plain words and the places of its quotations, and its citations.
func readMarkup(s string) ([]Part, []int) {
	var (
		ps    []Part
		cites []int
		words []byte
		at    int
	)
	for _, m := range markup.FindAllStringSubmatchIndex(s, -1) {
		words = join(words, plain(s[at:m[0]]))
		at = m[1]
		if m[2] >= 0 {
			words = []byte(strings.TrimRightFunc(string(words), unicode.IsSpace))
			for _, n := range numbers(s[m[2]:m[3]]) {
				cites = addCite(cites, n)
			}
			continue
		}
		ps, words = append(ps, Part{Text: string(words)}), nil
		for _, n := range numbers(s[m[4]:m[5]]) {
			ps = append(ps, Part{Quote: n})
		}
	}
	words = join(words, plain(s[at:]))
	return tidy(append(ps, Part{Text: string(words)})), cites
}

// join appends the words that follow a citation to those before it.
func join(words []byte, more string) []byte {
	last, _ := utf8.DecodeLastRune(words)
	next, size := utf8.DecodeRuneInString(more)
	switch {
	case inWord(last) && inWord(next):
		words = append(words, ' ')
	case next == '.' && isStop(last): // "It rained. [1]."
		more = more[size:]
	}
	return append(words, more...)
}

var (
	spaces     = regexp.MustCompile(`\s+`)
	markBefore = regexp.MustCompile(`["“„«]\s*$`)
	markAfter  = regexp.MustCompile(`^(\s*[.,!?…]?)["”“»]`)
)

// tidy drops the quotation marks that a model put around {q1}, and white space and parts that say nothing. What reads
// as a mark only now ("[[1]2]") stays words: nobody is shown a citation that was not read as one.
func tidy(ps []Part) []Part {
	for i := 1; i+1 < len(ps); i++ {
		before, after := &ps[i-1], &ps[i+1]
		if ps[i].Quote > 0 && markBefore.MatchString(before.Text) && markAfter.MatchString(after.Text) {
			before.Text = markBefore.ReplaceAllString(before.Text, "")
			after.Text = markAfter.ReplaceAllString(after.Text, "$1")
		}
	}
	var out []Part
	for i, p := range ps {
		p.Text = unmarked(spaces.ReplaceAllString(p.Text, " "))
		if len(out) == 0 {
			p.Text = strings.TrimLeft(p.Text, " ")
		}
		if i == len(ps)-1 {
			p.Text = strings.TrimRight(p.Text, " ")
		}
		if p != (Part{}) {
			out = append(out, p)
		}
	}
	return out
}
