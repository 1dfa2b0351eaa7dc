package answer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/retrieval/text"
)

const (
	openers  = "“„«‹‘‛‚〝「『"
	closers  = "”»›’〞」』"
	straight = "\"＂"
)

// isMark reports whether r is a quotation mark of any shape. An apostrophe is one too.
func isMark(r rune) bool { return strings.ContainsRune(openers+closers+straight+"'", r) }

// runs returns what stands between the outermost quotation marks of s, marks excluded, and whether every mark has its
// partner. An apostrophe is no mark.
func runs(s string) (found []text.Span, balanced bool) {
	type mark struct {
		r  rune
		at int
	}
	var open []mark
	for i, r := range s {
		n := utf8.RuneLen(r)
		if r == utf8.RuneError {
			n = 1
		}
		if !isMark(r) || apostrophe(s, i, n, len(open) > 0 && single(open[len(open)-1].r)) {
			continue
		}
		if len(open) > 0 && closes(open[len(open)-1].r, r) {
			if len(open) == 1 {
				found = append(found, text.Span{Start: open[0].at, End: i})
			}
			open = open[:len(open)-1]
			continue
		}
		if r == '\'' && !strings.ContainsRune(openers+straight, r) && len(open) > 0 && single(open[len(open)-1].r) {
			continue
		}
		if strings.ContainsRune(closers, r) && !strings.ContainsRune("»›", r) {
			return found, false
		}
		open = append(open, mark{r, i + n})
	}
	return found, len(open) == 0
}

// single reports whether a mark is a single one, whose closer looks like an apostrophe.
func single(r rune) bool { return strings.ContainsRune("‘‛‚'", r) }

// closes reports whether a mark closes an open one.
func closes(open, r rune) bool {
	switch open {
	case '“', '〝':
		return strings.ContainsRune("”〞\"", r)
	case '„':
		return strings.ContainsRune("“”\"", r)
	case '«':
		return r == '»'
	case '»':
		return r == '«'
	case '‹':
		return r == '›'
	case '‘', '‛':
		return r == '’' || r == '\''
	case '‚':
		return strings.ContainsRune("‘’'", r)
	case '「':
		return r == '」'
	case '『':
		return r == '』'
	}
	return r == open
}

// apostrophe reports whether the mark at i, n bytes long, is an apostrophe: inside a word, or behind one where no
// single mark is open, or before one that is cut short (’90s).
func apostrophe(s string, i, n int, singleOpen bool) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	if r != '\'' && r != '’' {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+n:])
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	switch {
	case word(before) && word(after):
		return true
	case word(before):
		return !singleOpen
	case r == '’':
		return word(after) && !singleOpen
	}
	return unicode.IsDigit(after) && !singleOpen
}

// balanced reports whether every quotation mark of s has its partner.
func balanced(s string) bool {
	_, ok := runs(s)
	return ok
}
