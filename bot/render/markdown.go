package render

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// literal returns Discord's markdown for words: what is shown is the words, and nothing in them is live. A backslash
// vanishes before anything but letters, digits and white space.
//
// Discord reads marks (* _ ~ | `), links ([ ] ( )), everything in angle brackets (mentions, timestamps, emoji, links),
// @everyone and @here, :emoji:, addresses by their ://, invites by discord.gg/, and headings, lists and block quotes at
// the start of a line.
func literal(s string) string {
	s = legible(s)
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	lineStart, before := true, rune(0)
	for i, r := range s {
		after, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		if live(r, before, after) || lineStart && opensLine(s[i:]) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		lineStart = r == '\n' || lineStart && (unicode.IsSpace(r) || unicode.IsDigit(r))
		before = r
	}
	return b.String()
}

func live(r, before, after rune) bool {
	switch {
	case strings.ContainsRune("\\*_~|`<>[]()#@", r):
		return true
	case r == ':':
		return after != utf8.RuneError && !unicode.IsSpace(after)
	case r == '.': // in a name of a host, or an invite's
		return alphanumeric(before) && alphanumeric(after)
	}
	return false
}

func alphanumeric(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// opensLine reports whether what stands at the start of a line, behind white space and digits, makes a list.
func opensLine(s string) bool { return s[0] == '-' || s[0] == '+' || s[0] == '.' }

// inline is words in one line, escaped; at most room units, with an ellipsis where they are longer.
func inline(s string, room int) string {
	head := headOf(s, room)
	line, whole := clip(Line(head), room)
	if line = literal(line); !whole || len(head) < len(s) {
		line += "…"
	}
	return isolate(line)
}

// unquoted is words in one line, escaped and without quotation marks, which belong to quotations.
func unquoted(s string, room int) string { return inline(withoutMarks(Line(headOf(s, room))), room) }

func bold(markup string) string   { return around("**", markup) }
func italic(markup string) string { return around("*", markup) }

func around(mark, markup string) string {
	if markup == "" {
		return ""
	}
	return mark + markup + mark
}

// code shows what a person or a model typed: in one line, without quotation marks, and not as the bot's own words. In a
// code span nothing is live and nothing can be escaped, so what looks like an address is pulled apart.
func code(s string, room int) string {
	s = strings.ReplaceAll(withoutDoubles(Line(headOf(s, room))), "`", "'")
	words := strings.Fields(s)
	for i, w := range words {
		if strings.Contains(w, "/") && strings.ContainsAny(w, ".:") {
			words[i] = strings.Join(strings.FieldsFunc(w, func(r rune) bool { return r == '/' }), " / ")
		}
	}
	s, whole := clip(strings.Join(words, " "), room)
	if !whole {
		s += "…"
	}
	if s == "" {
		return ""
	}
	return isolate("`" + s + "`")
}

// blockquote sets words off: each of their lines.
func blockquote(markup string) string {
	if markup == "" {
		return ""
	}
	return "> " + strings.ReplaceAll(markup, "\n", "\n> ")
}

// small is a line in Discord's small grey letters.
func small(markup string) string { return "-# " + markup }

// seen counts the characters of our markup that are shown.
func seen(markup string) int {
	n := 0
	for i := 0; i < len(markup); {
		r, size := utf8.DecodeRuneInString(markup[i:])
		switch {
		case r == '\\' && i+1 < len(markup):
			_, size = utf8.DecodeRuneInString(markup[i+1:])
			size++
			n++
		case strings.HasPrefix(markup[i:], "](<"): // to the end of a masked link, whose bracket was counted
			size = strings.Index(markup[i:], ">)") + len(">)")
			n--
		case r != '*':
			n++
		}
		i += size
	}
	return n
}

// How many characters a phone shows in a line, in one that is set off, and in one of small letters.
const (
	perLine       = 37
	perQuotedLine = 33
	perSmallLine  = 46
)

// lines is how many lines of a phone our markup takes, about.
func lines(markup string) int {
	n := 0
	for l := range strings.SplitSeq(markup, "\n") {
		width := perLine
		if rest, quoted := strings.CutPrefix(l, "> "); quoted {
			l, width = rest, perQuotedLine
		} else if rest, tiny := strings.CutPrefix(l, "-# "); tiny {
			l, width = rest, perSmallLine
		}
		n += max(1, (seen(l)+width-1)/width)
	}
	return n
}
