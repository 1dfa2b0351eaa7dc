package passage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/retrieval/text"
)

// cut cuts a run of words that is too long for one unit: at white space, and where there is none between words, and
// where there are none between characters.
func cut(words string, sp text.Span) []length {
	var ls []length
	open := length{span: text.Span{Start: sp.Start, End: sp.Start}}
	shut := func(at int) {
		if open.span.Len() > 0 {
			ls = append(ls, open)
		}
		open = length{span: text.Span{Start: at, End: at}}
	}
	for at := sp.Start; at < sp.End; {
		run := text.Span{Start: at, End: fieldEnd(words, at, sp.End)}
		for _, l := range chop(words, run) {
			if open.words+l.words > maxUnitWords || l.span.End-open.span.Start > maxUnitBytes {
				shut(l.span.Start)
			}
			open.span.End, open.words = l.span.End, open.words+l.words
		}
		at = spaceEnd(words, run.End, sp.End)
	}
	shut(sp.End)
	return ls
}

// chop returns a run without white space in pieces that fit a unit: nearly always the run itself.
func chop(words string, run text.Span) []length {
	n := text.CountWords(run.Of(words))
	if n <= maxUnitWords && run.Len() <= maxUnitBytes {
		return []length{{run, n}}
	}
	var ls []length
	at := run.Start
	for w := range text.Words(run.Of(words)) {
		end := run.Start + w.End
		for end-at > maxUnitBytes {
			next := runeStart(words, at+maxUnitBytes)
			ls = append(ls, length{text.Span{Start: at, End: next}, 1})
			at = next
		}
		ls = append(ls, length{text.Span{Start: at, End: end}, 1})
		at = end
	}
	for ; at < run.End; at = ls[len(ls)-1].span.End {
		next := run.End
		if next-at > maxUnitBytes {
			next = runeStart(words, at+maxUnitBytes)
		}
		ls = append(ls, length{span: text.Span{Start: at, End: next}})
	}
	return ls
}

// runeStart returns the last place up to i where a character begins.
func runeStart(s string, i int) int {
	for n := 0; n < utf8.UTFMax-1; n++ {
		if utf8.RuneStart(s[i-n]) {
			return i - n
		}
	}
	return i
}

func fieldEnd(s string, i, end int) int {
	if n := strings.IndexFunc(s[i:end], unicode.IsSpace); n >= 0 {
		return i + n
	}
	return end
}

func spaceEnd(s string, i, end int) int {
	return end - len(strings.TrimLeftFunc(s[i:end], unicode.IsSpace))
}
