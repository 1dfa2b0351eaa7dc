package render

import (
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// legible returns what of words can be seen in a message. What is invisible or changes the order of reading falls away:
// control, format, private and ignorable characters, and bytes that are no UTF-8. Joiners and variation selectors stay
// where they shape what stands before them, as in Persian and in emoji. Every way of breaking a line becomes \n.
func legible(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	var before rune
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch {
		case ' ' <= r && r <= '~':
		case r == utf8.RuneError && n == 1:
			continue
		case r == '\r' && i < len(s) && s[i] == '\n':
			continue
		case breaksLine(r):
			r = '\n'
		case r == '\t':
		case invisible(r) && !shapes(r, before, s[i:]):
			continue
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

func breaksLine(r rune) bool { return strings.ContainsRune("\n\v\f\r\u0085\u2028\u2029", r) }

func invisible(r rune) bool {
	if unicode.Is(unicode.Prepended_Concatenation_Mark, r) {
		return false // Arabic signs that stand around a number
	}
	return unicode.In(r, unicode.C, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector,
		unicode.Noncharacter_Code_Point, unicode.Bidi_Control)
}

const (
	nonJoiner, joiner = '\u200c', '\u200d'
	keycap            = "\u20e3"
)

// shapes reports whether an invisible character changes the look of what stands before it, and is no mere carrier of
// something hidden.
func shapes(r, before rune, rest string) bool {
	after, _ := utf8.DecodeRuneInString(rest)
	switch {
	case r == nonJoiner || r == joiner:
		return joins(before) && joins(after)
	case unicode.Is(unicode.Variation_Selector, r):
		return unicode.In(before, unicode.So, unicode.Sm, unicode.Han) || strings.ContainsRune("‼⁉〰〽", before) ||
			strings.HasPrefix(rest, keycap)
	}
	return false
}

// joins reports whether a joiner beside r may matter: it does so in scripts from Arabic on, and between emoji.
func joins(r rune) bool {
	return r >= 0x600 && !invisible(r) && unicode.In(r, unicode.L, unicode.M, unicode.So, unicode.Sk) || unicode.Is(unicode.Variation_Selector, r)
}

// Line returns what can be seen of words, in one line: for where Discord draws no Markdown.
func Line(s string) string { return strings.Join(strings.Fields(legible(s)), " ") }

// isolate keeps a line that reads from right to left from changing the order of what stands around it.
func isolate(line string) string {
	for _, r := range line {
		if p, _ := bidi.LookupRune(r); r >= 0x590 && (p.Class() == bidi.R || p.Class() == bidi.AL || p.Class() == bidi.AN) && !strings.Contains(line, "\n") {
			return "\u2068" + line + "\u2069"
		}
	}
	return line
}

// units is the length of a message as Discord's strictest reader counts it: UTF-16 units, which are never fewer than
// characters.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// cost is how long legible words are once they are escaped and set off: each line gets marks of its own.
func cost(s string) int { return units(literal(s)) + 6*strings.Count(s, "\n") }

// clip returns as much of what can be seen of words as costs at most room, and whether that is all. It ends at white
// space where there is any near the end.
func clip(words string, room int) (string, bool) {
	head := headOf(words, room)
	whole := legible(head)
	s := firstRunes(whole, room)
	for over := cost(s) - room; over > 0; over = cost(s) - room {
		s = firstRunes(s, utf8.RuneCountInString(s)-1-over/8)
	}
	if s == whole && head == words {
		return s, true
	}
	if i := strings.LastIndexFunc(s, unicode.IsSpace); i > len(s)/2 {
		s = s[:i]
	}
	return strings.TrimRightFunc(s, unicode.IsSpace), false
}

// headOf returns as much of words as can matter where there is so much room: what is longer, and hidden for the most
// part, isn't worth reading on.
func headOf(words string, room int) string {
	const most = 32 // bytes for each unit
	if len(words) <= most*max(room, 0) {
		return words
	}
	return strings.ToValidUTF8(words[:most*max(room, 0)], "")
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}
