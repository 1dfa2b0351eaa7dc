package answer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/retrieval/text"
)

// Marks by their shapes. Those that look like an accent, a prime or an ornament are marks too where they stand for one: a
// reader takes them for it.
const (
	openers  = "“„‟«‹‘‛‚〝「『❝❛《〈⟪⟨﹁｢"
	closers  = "”»›’〞〟」』❞❜》〉⟫⟩﹂｣"
	straight = "\"＂＇`´′″"
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
	case '“', '〝', '‟':
		return strings.ContainsRune("”〞〟\"", r)
	case '„':
		return strings.ContainsRune("“”\"", r)
	case '«':
		return r == '»'
	case '»':
		return r == '«'
	case '‘', '‛':
		return r == '’' || r == '\''
	case '‚':
		return strings.ContainsRune("‘’'", r)
	}
	if i := strings.IndexRune(paired, open); i >= 0 {
		return strings.HasPrefix(paired[i+utf8.RuneLen(open):], string(r))
	}
	return r == open
}

// paired are the marks that only one other closes, which stands behind them.
const paired = "‹›「」『』❝❞❛❜《》〈〉⟪⟫⟨⟩﹁﹂｢｣"

// apostrophe reports whether the mark at i, n bytes long, is an apostrophe: inside a word, or behind one where no
// single mark is open, or before one that is cut short (’90s). The minutes or feet behind a number are none either.
func apostrophe(s string, i, n int, singleOpen bool) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+n:])
	switch r {
	case '\'', '’':
	case '′', '″':
		return unicode.IsDigit(before)
	case '´', '`', '＇':
		return unicode.IsLetter(before) && unicode.IsLetter(after)
	default:
		return false
	}
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	switch {
	case word(before) && word(after):
		return true
	case word(before):
		return !singleOpen
	case r == '’':
		return word(after) && !singleOpen && !endsRun(s[i+n:])
	}
	return unicode.IsDigit(after) && !singleOpen
}

// endsRun reports whether a later ’ stands at the end of a word, so that the one before rest may open what it closes.
func endsRun(rest string) bool {
	for {
		before, after, found := strings.Cut(rest, "’")
		if !found {
			return false
		}
		last, _ := utf8.DecodeLastRuneInString(before)
		next, _ := utf8.DecodeRuneInString(after)
		if !unicode.IsSpace(last) && !inWord(next) {
			return true
		}
		rest = after
	}
}

// balanced reports whether every quotation mark of s has its partner.
func balanced(s string) bool {
	_, ok := runs(s)
	return ok
}
