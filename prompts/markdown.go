package prompts

import (
	"strings"
	"unicode"
)

// plain drops the marks by which Markdown makes words bold, italic or code. A mark between two letters or digits (a_b,
// 2*3) or between two spaces is the writer's.
func plain(s string) string {
	if !strings.ContainsAny(s, "*_`") {
		return s
	}
	var b strings.Builder
	runes := []rune(s)
	for i := 0; i < len(runes); {
		n := 0
		for i+n < len(runes) && runes[i+n] == runes[i] {
			n++
		}
		if run := runes[i : i+n]; !decorates(run, at(runes, i-1), at(runes, i+n)) {
			b.WriteString(string(run))
		}
		i += n
	}
	return b.String()
}

// decorates reports whether a run of one character, between before and after, is Markdown's.
func decorates(run []rune, before, after rune) bool {
	switch run[0] {
	case '`':
		return true
	case '*', '_':
		inside := inWord(before) && inWord(after)
		apart := unicode.IsSpace(before) && unicode.IsSpace(after)
		return len(run) > 1 || !inside && !apart
	}
	return false
}

// at returns the character at i, 0 outside.
func at(runes []rune, i int) rune {
	if i < 0 || i >= len(runes) {
		return 0
	}
	return runes[i]
}
