package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Normalize returns the normal form of s. Bytes that are no UTF-8 are all one character, U+FFFD.
func Normalize(s string) Normal {
	w := normalizer{text: s, form: make([]byte, 0, len(s)+len(s)/16)}
	for i := 0; i < len(s); {
		i = w.next(i)
	}
	return Normal{s, string(w.form), w.pieces}
}

// A normalizer writes a normal form. What can't be seen is dropped before anything else is looked at.
type normalizer struct {
	text      string
	form      []byte
	pieces    []piece
	alongside bool     // the last piece runs alongside the text
	gap       Span     // white space that is not written yet: what follows may drop it
	letters   []letter // of one character; kept to be used again
}

// next writes what stands at byte i of the text, and returns where to go on.
func (w *normalizer) next(i int) int {
	s := w.text
	if end := plain(s, i); end > i {
		w.put(s[i:end], i, end)
		return end
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	switch {
	case unicode.IsSpace(r):
		if w.gap.Zero() {
			w.gap.Start = i
		}
		w.gap.End = i + n
	case unseen(r):
	case r == utf8.RuneError && n == 1:
		w.put("\uFFFD", i, i+n)
	case isQuote(r):
		end := quoteEnd(s, i)
		w.put(`"`, i, end)
		return end
	case isDash(r):
		end := dashes(s, i)
		w.put("-", i, end)
		return end
	case isDot(r):
		end, dots := ellipsis(s, i)
		if dots < 3 {
			w.put(".", i, i+n)
			return i + n
		}
		w.put("…", i, end)
		return end
	default:
		return w.character(i)
	}
	return i + n
}

// plain returns the end of the longest run from i on that is its own normal form at a glance: printed ASCII with single
// spaces inside.
func plain(s string, i int) int {
	for start := i; i < len(s); i++ {
		switch c := s[i]; {
		case glance[c]:
		case c == ' ' && i > start && i+1 < len(s) && glance[s[i+1]]:
		case c == '.' && (i+1 == len(s) || s[i+1] != c && s[i+1] < utf8.RuneSelf):
		default:
			return i
		}
	}
	return i
}

// glance holds the ASCII characters that are their own normal form wherever they stand.
var glance = func() (is [256]bool) {
	for c := '!'; c <= '~'; c++ {
		is[c] = !strings.ContainsRune("'`-.", c)
	}
	return is
}()

// put writes p, which stands for the bytes of the text between from and to, and the white space before it.
func (w *normalizer) put(p string, from, to int) {
	if !w.gap.Zero() {
		if len(w.form) > 0 && !w.tight(p) {
			w.add(" ", w.gap.Start, w.gap.End)
		}
		w.gap = Span{}
	}
	w.add(p, from, to)
}

func (w *normalizer) add(p string, from, to int) {
	alongside := len(p) == to-from
	if last := len(w.pieces) - 1; last >= 0 && alongside && w.alongside && int(w.pieces[last].to) == from {
		w.pieces[last].to = int32(to)
	} else {
		w.pieces = append(w.pieces, piece{int32(len(w.form)), int32(from), int32(to)})
	}
	w.form = append(w.form, p...)
	w.alongside = alongside
}

// tight reports whether white space before p, behind what is written, means nothing: beside a dash or an ellipsis.
// Between an ellipsis and a full stop it stays, or they would become one.
func (w *normalizer) tight(p string) bool {
	last, _ := utf8.DecodeLastRune(w.form)
	next, _ := utf8.DecodeRuneInString(p)
	if isDot(last) && isDot(next) {
		return false
	}
	return last == '-' || next == '-' || last == '…' || next == '…'
}

// quoteEnd returns the end of the quotation mark at i. Two of the same single marks are one double mark: “so”.
func quoteEnd(s string, i int) int {
	r, n := utf8.DecodeRuneInString(s[i:])
	if next, end := following(s, i+n); next == r && isSingle(r) && end > 0 {
		return end
	}
	return i + n
}

// dashes returns the end of the dashes at i, which are one: “--” is “—”. White space between them means nothing.
func dashes(s string, i int) (end int) {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch {
		case isDash(r):
			end = i
		case !unicode.IsSpace(r) && !unseen(r):
			return end
		}
	}
	return end
}

// ellipsis returns the end of the full stops at i, and how many they are; “…” counts as three.
func ellipsis(s string, i int) (end, dots int) {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch {
		case r == '.':
			end, dots = i, dots+1
		case r == '…':
			end, dots = i, dots+3
		case !unseen(r):
			return end, dots
		}
	}
	return end, dots
}
