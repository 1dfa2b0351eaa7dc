package extract

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// The longest title and the longest name that are kept, in bytes. Headlines seldom pass 150.
const maxTitle, maxName = 400, 160

// ofPage makes one clean line of what a page says of itself, where entities and tags stand even in JSON.
func ofPage(s string, max int) string {
	s = cut(s, 16<<10)
	if strings.Contains(s, "<") && strings.Contains(s, ">") {
		s = untagged(s)
	}
	return oneLine(html.UnescapeString(s), max)
}

// oneLine makes one clean line of s, at most max bytes: nothing that can't be seen, single spaces.
func oneLine(s string, max int) string {
	s = strings.Join(strings.Fields(visible(cut(s, 16<<10))), " ")
	if len(s) <= max {
		return s
	}
	s = cut(s, max-len("…"))
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		s = s[:i]
	}
	return s + "…"
}

func untagged(s string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.Write(z.Raw())
		}
	}
}

// visible returns s without what no reader sees: control characters, zero-width characters, soft hyphens, overrides of
// the writing direction. Line ends become "\n", every other white space a space. Bytes that are no UTF-8 become U+FFFD.
func visible(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	last := ' '
	for _, r := range s {
		switch {
		case r == '\n' || r == '\u2028' || r == '\u2029':
			r = '\n'
		case unicode.IsSpace(r):
			r = ' '
		case r == '\u200c' || r == '\u200d':
			if !joined(last) {
				continue
			}
		case invisible(r):
			continue
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// joined reports whether a joiner or non-joiner behind r says something: in Persian, Indic scripts and emoji.
func joined(r rune) bool {
	return r > unicode.MaxLatin1 && !invisible(r) && !unicode.IsSpace(r) &&
		!unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.P)
}

func invisible(r rune) bool {
	switch {
	case unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return false // format characters of Arabic and the like that are drawn
	case r == '\u034f' || r == '\u115f' || r == '\u1160' || r == '\u3164' || r == '\uffa0':
		return true // a joiner and fillers of Hangul that count as letters and marks
	}
	return unicode.In(r, unicode.Cc, unicode.Cf)
}
