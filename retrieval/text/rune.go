package text

import "unicode"

// The kinds of characters that comparing and cutting look at.

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

func isQuote(r rune) bool {
	switch r {
	case '"', '\'', '`', '´', '“', '”', '„', '‟', '‘', '’', '‚', '‛', '«', '»', '‹', '›', '′', '″', '＂', '＇', '\u1FEF', '\u1FFD':
		return true
	}
	return false
}

// isSingle reports whether r, twice, is written for a double mark.
func isSingle(r rune) bool { return r == '\'' || r == '`' || r == '’' || r == '‘' || r == '‚' }

func isDash(r rune) bool {
	switch r {
	case '–', '—', '―', '‒', '⸺', '⸻', '﹘', '﹣', '－':
		return true
	}
	return isSign(r) || isHyphen(r)
}

func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }

// isSign reports whether r, directly before a number, can make it negative.
func isSign(r rune) bool { return r == '-' || r == '−' }

func isDot(r rune) bool { return r == '.' || r == '…' }

// unseen reports whether r is invisible and separates nothing that can be seen: the soft hyphen, the space of no width,
// the word joiner, the byte order mark and the marks of direction.
func unseen(r rune) bool {
	switch r {
	case '\u00AD', '\u200B', '\u2060', '\uFEFF', '\u200E', '\u200F', '\u061C':
		return true
	}
	return false
}
