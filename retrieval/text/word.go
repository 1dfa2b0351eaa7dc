package text

import (
	"iter"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// Words yields the words of s by Unicode's rule (UAX #29): runs that hold a letter or a digit.
func Words(s string) iter.Seq[Span] {
	return func(yield func(Span) bool) {
		cuts := words.FromString(s)
		for cuts.Next() {
			if !isWord(cuts.Value()) {
				continue
			}
			if !yield(Span{cuts.Start(), cuts.End()}) {
				return
			}
		}
	}
}

func isWord(s string) bool {
	if c := s[0]; c < utf8.RuneSelf && ('a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9') {
		return true
	}
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

// CountWords returns the number of words in s.
func CountWords(s string) int {
	n := 0
	for range Words(s) {
		n++
	}
	return n
}
