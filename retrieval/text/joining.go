package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	closers = "\"'”’»)]}›"
	openers = "\"'“‘„«‹([{"
)

// goesOn reports whether sentence, which a rule ended, goes on in rest.
func goesOn(sentence, rest string) bool {
	rest = strings.TrimLeftFunc(rest, blank)
	next, size := utf8.DecodeRuneInString(rest)
	body := strings.TrimRight(sentence, closers)
	closing := sentence[len(body):]
	if closing != "" { // « Vraiment ? »
		body = strings.TrimRightFunc(body, unicode.IsSpace)
	}
	last, _ := utf8.DecodeLastRuneInString(body)
	switch {
	case rest == "":
		return false
	case unicode.IsLower(next):
		after, _ := utf8.DecodeRuneInString(rest[size:])
		return !unicode.IsUpper(after) // “iPhone sales”
	case strings.Trim(body, openers+"… ") == "" || isMarker(sentence):
		return true
	case strings.ContainsAny(closing, ")]"):
		return opensInside(body) && !startsSentence(rest)
	case closing != "" && (last == '?' || last == '!' || last == '…' || strings.HasSuffix(body, "..")):
		return attributes(rest)
	case closing != "":
		return false
	case last == '!':
		return exclaimed[lastWord(strings.TrimSuffix(body, "!"))]
	case last == '…' || strings.HasSuffix(body, "..") || strings.HasSuffix(body, ". ."):
		return omitted(body, rest)
	case last == '.':
		return abbreviated(strings.TrimSuffix(body, "."), rest)
	}
	return false
}

// omitted reports whether a sentence goes on behind an ellipsis at the end of body. One behind a space stands for words
// left out or for a pause, and only a word that begins sentences ends it.
func omitted(body, rest string) bool {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(body, ".…"))
	return (unicode.IsSpace(before) || strings.HasSuffix(body, " .")) && (!startsSentence(rest) || firstWordOf(rest) == "I")
}

// isMarker reports whether the whole of s is a list marker, or that of a question or answer: "1.", "b)", "IV.", "Q.".
func isMarker(s string) bool {
	bare := strings.TrimRight(s, ".)")
	if bare == "" || len(bare) == len(s) || len(bare) > 4 {
		return false
	}
	return len(bare) == 1 && inWord(rune(bare[0])) || len(bare) < 3 && strings.Trim(bare, "0123456789") == "" || strings.Trim(bare, "IVX") == ""
}

// opensInside reports whether the bracket that body closes opened inside it, not with it.
func opensInside(body string) bool {
	body = body[max(0, len(body)-maxBracket):]
	return strings.LastIndexAny(body, "([") > 0
}

// attributes reports whether rest says who said what stands before it: “Orr asked.”
func attributes(rest string) bool {
	if startsSentence(rest) {
		return false
	}
	rest = rest[:min(len(rest), maxName)]
	for n := 0; n < 5 && rest != ""; n++ {
		word := rest
		if i := strings.IndexFunc(rest, unicode.IsSpace); i >= 0 {
			word = rest[:i]
		}
		rest = strings.TrimLeftFunc(rest[len(word):], unicode.IsSpace)
		bare := strings.TrimRight(word, ".,:;")
		switch r, _ := utf8.DecodeRuneInString(word); {
		case n > 0 && asking[bare]:
			return true
		case n > 0 && saying[bare]:
			return len(bare) < len(word) || !statement[firstWordOf(rest)]
		case !unicode.IsUpper(r):
			return false
		}
	}
	return false
}

// How far in bytes rules look, so that a text without spaces or brackets takes linear time: longer than any name,
// abbreviation or remark in brackets that they are about.
const maxWord, maxName, maxBracket = 32, 80, 400

func lastWord(s string) string {
	s = strings.TrimRightFunc(s[max(0, len(s)-maxWord):], unicode.IsSpace)
	i := strings.LastIndexFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("(“”\"‘[—–-/„«»", r)
	})
	if i < 0 {
		return s
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return s[i+n:]
}

// startsSentence reports whether rest opens with a word that, in upper case after an abbreviation, begins a sentence
// rather than a name: "in the U.S. The vote" against "the U.S. Senate".
func startsSentence(rest string) bool {
	return starters[strings.ToLower(firstWordOf(strings.TrimLeft(rest[:min(len(rest), maxName)], openers)))]
}

// firstWordOf returns the letters that rest begins with: of “Orr’s” it is “Orr”.
func firstWordOf(rest string) string {
	rest = rest[:min(len(rest), maxName)]
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		return rest
	}
	return rest[:end]
}
