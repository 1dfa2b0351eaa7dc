package prompts

import (
	"regexp"
	"strings"
	"unicode"
)

// fence makes foreign text fit for one line of a prompt: no line break, nothing invisible, and nothing that reads as
// one of our marks (a source's number, a quotation's key) or as a mark of a model's own chat format (<|system|>, </s>,
// [INST]). The words stay as they are.
func fence(s string) string {
	s = strings.Join(strings.Fields(strings.Map(seen, s)), " ")
	s = strings.ReplaceAll(s, "<", "< ")
	s = chatMark.ReplaceAllString(s, "[ $1")
	return keyLine.ReplaceAllString(unmarked(s), "$1 $2")
}

var (
	// Opens a token of a chat format: "[INST]", "[/INST]", "[TOOL_CALLS]"; the others open with "<".
	chatMark = regexp.MustCompile(`\[(/?[A-Z_]{3,}\])`)
	// Reads as a quotation's key; at the end too, since a colon of ours may follow a name.
	keyLine  = regexp.MustCompile(`([qQ])(\d+\s*(?:[:：]|$))`)
	digitKey = regexp.MustCompile(`([qQ])(\d)`)
)

// unmarked writes every mark in s so that it is none. A pass takes the innermost brackets; what it leaves may be a mark
// again.
func unmarked(s string) string {
	for markup.MatchString(s) {
		s = markup.ReplaceAllStringFunc(s, unbracket)
	}
	return s
}

// unbracket writes a mark so that it is none: "[1]" as "(1)", "{q1}" as "(q 1)".
func unbracket(mark string) string {
	inner := strings.Trim(mark, "[]【】［］{}｛｝()")
	return "(" + digitKey.ReplaceAllString(inner, "$1 $2") + ")"
}

// seen maps a character that can't be seen to nothing, the way to hide a mark or an order, and keeps the others. White
// space stays; so do the joiners that Persian, Hindi and emoji are written with.
func seen(r rune) rune {
	switch {
	case unicode.IsSpace(r), r == '\u200c', r == '\u200d':
		return r
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Noncharacter_Code_Point):
		return -1
	case 0xfe00 <= r && r <= 0xfe0f, 0xe0100 <= r && r <= 0xe01ef: // variation selectors can carry hidden bytes
		return -1
	}
	return r
}
