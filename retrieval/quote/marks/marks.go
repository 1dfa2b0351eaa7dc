package marks

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/retrieval/text"
)

// A mark is a quotation mark in a paragraph, with what its neighbours allow it to be.
type mark struct {
	at, size    int
	shape       rune
	opens       bool
	closes      bool
	apostrophe  bool // may as well be the sign of a plural's genitive: "the towns’ mayors"
	startsPara  bool
	closersLeft int // marks of the same family that can close, from here to the end of the paragraph
}

// The families of marks: what opens with one shape closes with the other.
const (
	double = '"'
	single = '\''
	angle  = '«'
)

func family(r rune) rune {
	switch r {
	case '"', '“', '”', '„', '‟', '＂':
		return double
	case '\'', '‘', '’', '‚', '‛', '‹', '›':
		return single
	case '«', '»':
		return angle
	}
	return 0
}

// marksIn appends the quotation marks of one paragraph.
func marksIn(all []mark, words string, p text.Span) []mark {
	ms, first := all, len(all)
	s := p.Of(words)
	for at := 0; ; {
		n := strings.IndexAny(s[at:], "\"“”„‟＂'‘’‚‛‹›«»`")
		if n < 0 {
			break
		}
		at += n
		r, size := shapeAt(s, at)
		m := mark{at: p.Start + at, size: size, shape: r, startsPara: at == 0}
		if m.judge(s[:at], s[at+size:]) {
			ms = append(ms, m)
		}
		at += size
	}
	var left [angle + 1]int
	for i := len(ms) - 1; i >= first; i-- {
		f := family(ms[i].shape)
		if ms[i].closes {
			left[f]++
		}
		ms[i].closersLeft = left[f]
	}
	return ms
}

// shapeAt returns the shape of the mark at at and its size in bytes. Two single ones are a double one, as some agencies
// type it; of three, the double one stands outside.
func shapeAt(s string, at int) (rune, int) {
	r, size := utf8.DecodeRuneInString(s[at:])
	if !strings.HasPrefix(s[at+size:], s[at:at+size]) {
		return r, size
	}
	twice := doubled(r)
	if twice == 0 {
		return r, size
	}
	if strings.HasPrefix(s[at+2*size:], s[at:at+size]) && at > 0 && s[at-1] != ' ' {
		return r, size
	}
	return twice, 2 * size
}

// doubled is the double mark that two single ones of one shape make, 0 if they make none.
func doubled(r rune) rune {
	switch r {
	case '\'':
		return '"'
	case '‘', '`':
		return '“'
	case '’':
		return '”'
	}
	return 0
}

// judge decides from the neighbours what the mark may be, and reports whether it is a quotation mark at all.
func (m *mark) judge(before, after string) bool {
	prev, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	spaceBefore := before == "" || unicode.IsSpace(prev) || strings.ContainsRune("([{—–-/=", prev) ||
		family(prev) != 0 && prev != '’'
	spaceAfter := after == "" || unicode.IsSpace(next) || !unicode.IsLetter(next) && !unicode.IsDigit(next)
	switch m.shape {
	case '`':
		return false // one alone is none
	case '“':
		space := after == "" || unicode.IsSpace(next)
		m.opens = spaceBefore || !space
		m.closes = !spaceBefore || space
	case '”':
		m.closes = true
		m.opens = spaceBefore && next != utf8.RuneError && !unicode.IsSpace(next) && !spaceAfter
	case '«', '»', '‹', '›':
		m.opens, m.closes = spaceBefore || m.shape == '«', !spaceBefore || m.shape == '»'
	case '„', '‟', '‚', '‛':
		m.opens = true
		return m.shape != '‚' || !spaceAfter
	case '‘':
		m.opens = spaceBefore && !spaceAfter && !elided(after)
		m.closes = !spaceBefore && spaceAfter
	case '’', '\'':
		m.closes = before != "" && !unicode.IsSpace(prev) && !unicode.IsLetter(next) && !unicode.IsDigit(next)
		m.opens = m.shape == '\'' && spaceBefore && !spaceAfter && !elided(after)
		m.apostrophe = m.closes && prev == 's' && unicode.IsSpace(next)
		if unicode.IsDigit(prev) && unicode.IsDigit(next) || strings.HasSuffix(before, "’n") || strings.HasSuffix(before, "'n") {
			return false // rock ’n’ roll
		}
	default:
		return m.straight(before, prev, next, spaceBefore, spaceAfter)
	}
	return m.opens || m.closes
}

// straight judges a mark that looks the same on both sides; beside digits it may be inches.
func (m *mark) straight(before string, prev, next rune, spaceBefore, spaceAfter bool) bool {
	if unicode.IsDigit(prev) && inches(before) {
		return false
	}
	space := unicode.IsSpace(next) || next == utf8.RuneError
	m.opens = spaceBefore && !space
	m.closes = before != "" && (!spaceBefore || space && !unicode.IsSpace(prev)) || spaceBefore && space
	if family(prev) != 0 || family(next) != 0 {
		m.opens, m.closes = true, true
	}
	if !spaceBefore && !spaceAfter {
		m.opens = true // a space is missing somewhere
	}
	return true
}

// inches reports whether the digits that end s follow feet: 6'2.
func inches(s string) bool {
	t := strings.TrimRight(s, "0123456789½¼¾.")
	if len(t) == len(s) {
		return false
	}
	foot, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(t, " "))
	return foot == '\'' || foot == '’' || foot == '′'
}

// elided reports whether s opens with a word whose head was cut off, so that the mark before it is an apostrophe.
func elided(s string) bool {
	for _, w := range []string{"em", "til", "tis", "twas", "cause", "round", "n"} {
		if rest, ok := strings.CutPrefix(s, w); ok {
			r, _ := utf8.DecodeRuneInString(rest)
			return !unicode.IsLetter(r)
		}
	}
	return len(s) > 1 && '0' <= s[0] && s[0] <= '9' && '0' <= s[1] && s[1] <= '9'
}

// speaksInSingles reports whether the article uses single marks for speech, as British papers do: it has runs between
// them that end like speech, and more of them than double ones.
func speaksInSingles(words string, perPara [][]mark) bool {
	speech, doubles := 0, 0
	for _, ms := range perPara {
		from := -1
		for _, m := range ms {
			switch family(m.shape) {
			case double, angle:
				doubles++
			case single:
				if m.opens && from < 0 {
					from = m.at + m.size
				} else if m.closes && from >= 0 {
					if r, _ := utf8.DecodeLastRuneInString(words[from:m.at]); strings.ContainsRune(",.?!", r) {
						speech++
						from = -1
					}
				}
			}
		}
	}
	return speech >= 2 && speech*2 > doubles
}
