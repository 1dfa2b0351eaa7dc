package text

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A letter is a letter or mark that a character is made of.
type letter struct {
	r     rune
	class uint8 // Unicode's combining class: the order of marks; 0 for what marks stand on
	at    int32 // its place before ordering
}

// character writes the character at i with the marks that follow, decomposed as in Unicode's form NFD, and returns its
// end. NFD rather than NFC, because there what a character becomes doesn't depend on the characters before it. (x/text's
// own iterators cut behind 30 marks by writing another character.)
func (w *normalizer) character(i int) int {
	w.letters = w.letters[:0]
	at := w.decompose(i)
	end := at
	for at < len(w.text) {
		r, n := utf8.DecodeRuneInString(w.text[at:])
		switch {
		case unseen(r):
			at += n
			continue
		case r < utf8.RuneSelf || !unicode.IsMark(r):
			at = len(w.text)
			continue
		}
		at = w.decompose(at)
		end = at
	}
	if len(w.letters) == 1 {
		w.put(string(w.letters[0].r), i, end)
		return end
	}
	order(w.letters)
	p := make([]byte, 0, end-i)
	for _, l := range w.letters {
		p = utf8.AppendRune(p, l.r)
	}
	w.put(string(p), i, end)
	return end
}

// decompose notes the letters of the one rune at i, and returns its end.
func (w *normalizer) decompose(i int) int {
	r, n := utf8.DecodeRuneInString(w.text[i:])
	if unicode.Is(unicode.Hangul, r) { // computed, so Properties doesn't tell
		for _, jamo := range norm.NFD.String(string(r)) {
			w.letters = append(w.letters, letter{r: jamo})
		}
		return i + n
	}
	props := norm.NFD.PropertiesString(w.text[i:])
	parts := props.Decomposition()
	if parts == nil {
		w.letters = append(w.letters, letter{r, props.CCC(), int32(len(w.letters))})
		return i + n
	}
	for len(parts) > 0 {
		r, size := utf8.DecodeRune(parts)
		w.letters = append(w.letters, letter{r, norm.NFD.Properties(parts).CCC(), int32(len(w.letters))})
		parts = parts[size:]
	}
	return i + n
}

// order puts marks that stand on one letter into Unicode's order.
func order(ls []letter) {
	for i := 0; i < len(ls); i++ {
		start := i
		for i < len(ls) && ls[i].class > 0 {
			i++
		}
		slices.SortFunc(ls[start:i], func(a, b letter) int {
			return cmp.Or(cmp.Compare(a.class, b.class), cmp.Compare(a.at, b.at))
		})
	}
}
