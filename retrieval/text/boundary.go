package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// boundary reports whether words of s may begin or end at byte i: no word, number, character, quotation mark, dash or
// ellipsis goes across it. What is joined without a space is one word here, so that nobody quotes “I can” from “I can't”, “elected”
// from “re-elected”, “5 percent” from “0.5 percent” or “-5 percent”.
func boundary(s string, i int) bool {
	if i <= 0 || i >= len(s) {
		return true
	}
	before, at := previous(s, i)
	after, to := following(s, i)
	switch {
	case !utf8.RuneStart(s[i]):
		return false
	case at < 0 || to < 0:
		return true
	case unicode.IsMark(after):
		return unicode.IsSpace(before)
	case inWord(before) && inWord(after), isDot(before) && isDot(after), before == after && isSingle(before):
		return false
	case isDash(before) && unicode.IsSpace(after):
		return !dashFollows(s, to)
	case isDash(after) && dashPrecedes(s, i):
		return false
	case inWord(before):
		next, _ := following(s, to)
		return !joins(before, after, next)
	case inWord(after):
		prev, _ := previous(s, at)
		return !joins(prev, before, after) && !(isSign(before) && unicode.IsDigit(after) && !isDash(prev))
	}
	return true
}

// joins reports whether r, between two runes of words, is part of a word.
func joins(before, r, after rune) bool {
	switch {
	case !inWord(before) || !inWord(after):
		return false
	case isHyphen(r) || r == '\'' || r == '’':
		return true
	case unicode.IsDigit(before) && unicode.IsDigit(after):
		return strings.ContainsRune(".,:/–−", r)
	case r == '.':
		// “example.com” and “U.S.A”; “doing.He” lacks a space.
		return !(unicode.IsLower(before) && unicode.IsUpper(after))
	}
	return false
}

func dashFollows(s string, i int) bool {
	for {
		r, to := following(s, i)
		if to < 0 || !unicode.IsSpace(r) {
			return to >= 0 && isDash(r)
		}
		i = to
	}
}

func dashPrecedes(s string, i int) bool {
	for {
		r, at := previous(s, i)
		if at < 0 || !unicode.IsSpace(r) {
			return at >= 0 && isDash(r)
		}
		i = at
	}
}

// previous returns the rune that is seen before byte i, and where it starts; -1 if there is none.
func previous(s string, i int) (rune, int) {
	for i > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		if i -= n; !unseen(r) {
			return r, i
		}
	}
	return 0, -1
}

// following returns the rune that is seen from byte i on, and where it ends; -1 if there is none.
func following(s string, i int) (rune, int) {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if i += n; !unseen(r) {
			return r, i
		}
	}
	return 0, -1
}
