package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Paragraphs returns the paragraphs of s in order, without the white space around them. A paragraph is a line, except
// in hard-wrapped text, where it is a run of lines that were broken to fit a width.
func Paragraphs(s string) []Span {
	lines := Lines(s)
	width := wrapWidth(s, lines)
	if width == 0 {
		return lines
	}
	var ps []Span
	for i, l := range lines {
		if i > 0 && adjacent(s, lines[i-1], l) && (full(s, lines[i-1], l, width) || goesOnBelow(s, lines[i-1], l)) {
			ps[len(ps)-1].End = l.End
			continue
		}
		ps = append(ps, l)
	}
	return ps
}

// Lines returns the lines of s that are not blank, without the white space around them. Unicode's line and paragraph
// separators end a line, and so do form feeds.
func Lines(s string) []Span {
	var ls []Span
	for at := 0; at < len(s); {
		end, next := lineEnd(s, at)
		if l := trim(s, Span{at, end}); l.Len() > 0 {
			ls = append(ls, l)
		}
		at = next
	}
	return ls
}

// lineEnd returns where the line from byte i on ends, and where the next begins.
func lineEnd(s string, i int) (end, next int) {
	for ; i < len(s); i++ {
		if !mayBreak[s[i]] {
			continue
		}
		if n := breakAt(s, i); n > 0 {
			return i, i + n
		}
	}
	return i, i
}

// mayBreak holds the bytes that a line break starts with.
var mayBreak = [256]bool{'\n': true, '\v': true, '\f': true, '\r': true, 0xC2: true, 0xE2: true}

// breakAt returns the length in bytes of the line break at byte i, 0 if there is none.
func breakAt(s string, i int) int {
	r, n := utf8.DecodeRuneInString(s[i:])
	switch r {
	case '\r':
		if strings.HasPrefix(s[i:], "\r\n") {
			return 2
		}
		return 1
	case '\n', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return n
	}
	return 0
}

// adjacent reports whether no blank line parts two lines.
func adjacent(s string, above, below Span) bool {
	_, next := lineEnd(s, above.End)
	end, _ := lineEnd(s, next)
	return end >= below.Start
}

// The widths between which plain text is wrapped by hand or by a mail program, in characters.
const minWrap, maxWrap = 50, 90

// wrapWidth returns the width in characters that the lines of s were broken to fit, 0 if they weren't. Of the lines right
// below another, two thirds begin with a word that had no room above, and half begin inside a sentence. A list of
// headlines or a poem begins each line with a capital; a text of a line a paragraph has lines of any width.
func wrapWidth(s string, lines []Span) int {
	width := 0
	for _, l := range lines {
		if n := utf8.RuneCountInString(l.Of(s)); n <= maxWrap {
			width = max(width, n)
		}
	}
	pairs, broken, inside := 0, 0, 0
	for i := 1; i < len(lines); i++ {
		above, below := lines[i-1], lines[i]
		if !adjacent(s, above, below) {
			continue
		}
		pairs++
		if full(s, above, below, width) {
			broken++
			if goesOnBelow(s, above, below) {
				inside++
			}
		}
	}
	wrapped := broken*3 >= pairs*2 && inside*2 >= pairs
	if pairs < 3 { // a piece of a text: only what is plain to see
		wrapped = inside == pairs
	}
	if pairs == 0 || !wrapped {
		return 0
	}
	return width
}

// full reports whether the first word of below had no room on the line above it.
func full(s string, above, below Span, width int) bool {
	word := below.Of(s)
	if i := strings.IndexFunc(word, unicode.IsSpace); i >= 0 {
		word = word[:i]
	}
	n := utf8.RuneCountInString(above.Of(s))
	return minWrap <= n && n <= maxWrap && n+1+utf8.RuneCountInString(word) > width
}

// goesOnBelow reports whether a sentence plainly goes on from one line in the next.
func goesOnBelow(s string, above, below Span) bool {
	last, _ := utf8.DecodeLastRuneInString(above.Of(s))
	first, _ := utf8.DecodeRuneInString(below.Of(s))
	return (inWord(last) || last == ',' || isDash(last)) && !unicode.IsUpper(first) && inWord(first)
}

// trim returns sp without white space, and what can't be seen, at its ends.
func trim(s string, sp Span) Span {
	in := sp.Of(s)
	left := len(in) - len(strings.TrimLeftFunc(in, blank))
	if left == len(in) {
		return Span{sp.Start, sp.Start}
	}
	return Span{sp.Start + left, sp.Start + len(strings.TrimRightFunc(in, blank))}
}

func blank(r rune) bool { return unicode.IsSpace(r) || unseen(r) }
