package text

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Normal is a text in its normal form, with the way back to the text's bytes. The normal form is what comparing
// forgives: white space, the shape of quotation marks, dashes and ellipses, what can't be seen (a soft hyphen), and
// which of Unicode's canonical forms a letter has. It never adds, drops or changes a word: white space beside a dash or
// an ellipsis means nothing, but neither joins or parts letters.
type Normal struct {
	text   string
	form   string // valid UTF-8, decomposed; its own normal form
	pieces []piece
}

// A piece says which bytes of the text a run of the form stands for. The run ends where the next piece begins. Where
// both have the same length, they run byte by byte alongside; otherwise the whole of one stands for the whole of the
// other.
type piece struct {
	form     int32 // where the run starts in the form
	from, to int32 // the bytes of the text
}

// Same reports whether a and b are the same words: equal in normal form, up to the case of the first letter. “US” and
// “us” are two words, “We” and “we” are one.
func Same(a, b string) bool {
	x, y := Normalize(a).form, Normalize(b).form
	at, r, n := lead(x)
	at2, r2, n2 := lead(y)
	return x[:at] == y[:at2] && unicode.ToLower(r) == unicode.ToLower(r2) && x[at+n:] == y[at2+n2:]
}

// lead returns the letter whose case comparing forgives, where it stands, and its length in bytes: the first of form
// behind opening marks. There is none (length 0) if a digit or nothing comes first.
func lead(form string) (at int, r rune, n int) {
	at = strings.IndexFunc(form, inWord)
	if at < 0 {
		return 0, 0, 0
	}
	r, n = utf8.DecodeRuneInString(form[at:])
	if !unicode.IsLetter(r) {
		return 0, 0, 0
	}
	return at, r, n
}

// Find returns where the words of claim stand in the text: every occurrence, also those that overlap, in order. What is
// joined without a space is one word: “I can” doesn't stand in “I can't”, nor “elected” in “re-elected”. White space at
// the claim's ends means nothing. It takes time linear in text and claim.
func (n Normal) Find(claim string) []Span {
	var found []Span
	for _, form := range leadCases(Normalize(claim).form) {
		matches(n.form, form, func(i int) {
			if sp, ok := n.back(i, i+len(form)); ok && boundary(n.text, sp.Start) && boundary(n.text, sp.End) {
				found = append(found, sp)
			}
		})
	}
	slices.SortFunc(found, func(a, b Span) int { return a.Start - b.Start })
	return found
}

// leadCases returns the normal forms that are the same as form: one for each case of its first letter.
func leadCases(form string) []string {
	if form == "" {
		return nil
	}
	forms := []string{form}
	at, first, size := lead(form)
	if size == 0 {
		return forms
	}
	for r := unicode.SimpleFold(first); r != first; r = unicode.SimpleFold(r) {
		if unicode.ToLower(r) == unicode.ToLower(first) {
			forms = append(forms, form[:at]+string(r)+form[at+size:])
		}
	}
	return forms
}

// back returns the bytes of the text that form[start:end] stands for; false if an end lies inside what stands for a
// character as a whole.
func (n Normal) back(start, end int) (Span, bool) {
	i, j := n.pieceAt(start), n.pieceAt(end-1)
	first, last := n.pieces[i], n.pieces[j]
	var sp Span
	switch {
	case n.alongside(i):
		sp.Start = int(first.from) + start - int(first.form)
	case start == int(first.form):
		sp.Start = int(first.from)
	default:
		return Span{}, false
	}
	switch {
	case n.alongside(j):
		sp.End = int(last.from) + end - int(last.form)
	case end == n.pieceEnd(j):
		sp.End = int(last.to)
	default:
		return Span{}, false
	}
	return sp, true
}

// pieceAt returns the index of the piece that covers byte i of the form.
func (n Normal) pieceAt(i int) int {
	return sort.Search(len(n.pieces), func(k int) bool { return int(n.pieces[k].form) > i }) - 1
}

func (n Normal) pieceEnd(k int) int {
	if k+1 < len(n.pieces) {
		return int(n.pieces[k+1].form)
	}
	return len(n.form)
}

func (n Normal) alongside(k int) bool {
	p := n.pieces[k]
	return n.pieceEnd(k)-int(p.form) == int(p.to-p.from)
}
