package passage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/retrieval/text"
)

// A unit is what passages are made of: a paragraph, or a sentence of a long one.
type unit struct {
	length
	heading  bool // goes with what follows
	opens    bool // begins with a quotation mark
	unclosed bool // a quotation goes on behind it
	within   bool // the next unit belongs to the same paragraph
}

// leadsTo reports whether u and next belong together: a heading and its text, the parts of one quotation.
func (u unit) leadsTo(next unit) bool {
	return u.heading || u.unclosed && (u.within || next.opens)
}

// A unit fits behind what is too short for a passage of its own.
const (
	maxUnitWords = maxWords - minWords
	maxUnitBytes = maxBytes - 500
)

// units returns the units of words from byte body on, in order.
func units(words string, body int) []unit {
	var us []unit
	for _, p := range text.Paragraphs(words[body:]) {
		p = text.Span{Start: p.Start + body, End: p.End + body}
		n := text.CountWords(p.Of(words))
		if n > maxUnitWords || p.Len() > maxUnitBytes {
			us = append(us, sentences(words, p)...)
			continue
		}
		u := unit{length: length{p, n}, heading: isHeading(p.Of(words), n)}
		u.opens, u.unclosed = opens(p.Of(words)), unclosed(p.Of(words), 0) != 0
		us = append(us, u)
	}
	return us
}

// sentences returns the units of a paragraph that is too long to be one.
func sentences(words string, p text.Span) []unit {
	var us []unit
	var mark rune
	for _, s := range apart(words, text.SentencesOf(words, p)) {
		mark = unclosed(s.Of(words), mark)
		n := text.CountWords(s.Of(words))
		if n <= maxUnitWords && s.Len() <= maxUnitBytes {
			us = append(us, unit{length: length{s, n}, unclosed: mark != 0, within: true})
			continue
		}
		for _, l := range cut(words, s) {
			us = append(us, unit{length: l})
		}
	}
	if len(us) > 0 {
		us[0].opens = opens(p.Of(words))
		us[len(us)-1].within = false
	}
	return us
}

// apart joins sentences that part a word: "etc.So" is two sentences, and one word, which counts once.
func apart(words string, sentences []text.Span) []text.Span {
	kept := sentences[:0]
	for _, s := range sentences {
		if n := len(kept); n > 0 && kept[n-1].End == s.Start && insideWord(words, s.Start) {
			kept[n-1].End = s.End
		} else {
			kept = append(kept, s)
		}
	}
	return kept
}

// aroundWord is how many bytes on each side are read to tell whether a place is inside a word.
const aroundWord = 32

func insideWord(words string, at int) bool {
	from, to := max(0, at-aroundWord), min(len(words), at+aroundWord)
	for from < at && !utf8.RuneStart(words[from]) {
		from++
	}
	for to > at && to < len(words) && !utf8.RuneStart(words[to]) {
		to--
	}
	return text.CountWords(words[from:to]) < text.CountWords(words[from:at])+text.CountWords(words[at:to])
}

// maxHeading is the most words of a heading.
const maxHeading = 12

// isHeading reports whether a paragraph of n words stands above what follows: a short line without a full stop, or all in
// capitals.
func isHeading(p string, n int) bool {
	first, _ := utf8.DecodeRuneInString(p)
	last, _ := utf8.DecodeLastRuneInString(p)
	begins := unicode.IsUpper(first) || unicode.IsDigit(first)
	ends := unicode.IsLetter(last) || unicode.IsDigit(last) || last == ':'
	return 0 < n && n <= maxHeading && begins && (ends || n > 1 && strings.ToUpper(p) == p)
}

// closer returns the mark that ends the quotation that mark begins, 0 if it begins none.
func closer(mark rune) rune {
	switch mark {
	case '“':
		return '”'
	case '„':
		return '“'
	case '«':
		return '»'
	case '»':
		return '«'
	case '"':
		return '"'
	}
	return 0
}

func opens(p string) bool {
	first, _ := utf8.DecodeRuneInString(p)
	return closer(first) != 0
}

// unclosed returns the mark that the quotation open at the end of s waits for, 0 if none is open; mark is that of the
// quotation open before s.
func unclosed(s string, mark rune) rune {
	for _, r := range s {
		switch {
		case mark == 0:
			mark = closer(r)
		case r == mark:
			mark = 0
		}
	}
	return mark
}
