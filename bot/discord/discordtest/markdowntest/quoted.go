package markdowntest

import "strings"

// closing are the quotation marks that open, each with those that close it. A straight one closes itself.
var closing = map[rune]string{'“': "”", '„': "“”", '«': "»", '"': `"`, '‟': "”", '＂': "＂", '「': "」", '『': "』"}

// Quoted returns what stands between quotation marks on the screen, outermost marks only, in order. What is opened and not
// closed goes to the end of the message.
func (p Page) Quoted() (runs []string) {
	text := p.Text
	for {
		start := strings.IndexFunc(text, func(c rune) bool { return closing[c] != "" })
		if start < 0 {
			return runs
		}
		open, rest := cut(text[start:])
		n := inside(rest, open)
		runs = append(runs, rest[:n])
		_, text = cut(rest[n:])
	}
}

// cut takes the first character off a text; none of an empty one.
func cut(text string) (first rune, rest string) {
	for i, c := range text {
		if i > 0 {
			return first, text[i:]
		}
		first = c
	}
	return first, ""
}

// inside returns the length of what stands inside marks, where the same marks may be nested.
func inside(text string, open rune) int {
	depth := 1
	for i, c := range text {
		if strings.ContainsRune(closing[open], c) {
			depth--
		} else if c == open {
			depth++
		}
		if depth == 0 {
			return i
		}
	}
	return len(text)
}
