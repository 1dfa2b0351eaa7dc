package prompts

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/retrieval/text"
)

// anySentence begins a sentence after anything that can end one.
const anySentence = "The"

// boundary reports whether the rules for sentences see one end with before and another begin with after. It looks at
// the last words of before alone, so that its cost doesn't grow with the sentence.
func boundary(before []byte, after string) bool {
	b := strings.TrimSpace(undecorated.Replace(string(tail(before))))
	both := b + " " + strings.TrimSpace(undecorated.Replace(after))
	for _, s := range text.Sentences(both) {
		if s.Start == len(b)+1 {
			return true
		}
	}
	return false
}

var undecorated = strings.NewReplacer("*", "", "_", "", "`", "")

// tailBytes is about a dozen words.
const tailBytes = 80

// tail returns the last words of b, or its last bytes where there are no words.
func tail(b []byte) []byte {
	if len(b) <= tailBytes {
		return b
	}
	b = b[len(b)-tailBytes:]
	if i := bytes.IndexByte(b, ' '); i >= 0 {
		return b[i+1:]
	}
	for len(b) > 0 && !utf8.RuneStart(b[0]) {
		b = b[1:]
	}
	return b
}

// ended reports whether the last sentence of a reply that was cut is complete all the same: it stands behind a full
// stop that can't be an abbreviation's or a number's, or it is a quotation alone.
func ended(raw string) bool {
	cites := citesTail.FindString(raw)
	body := strings.TrimRight(strings.TrimSuffix(raw, cites), afterStop)
	last, size := utf8.DecodeLastRuneInString(body)
	if !isStop(last) {
		head := quoteHead.FindString(body)
		return head != "" && head == body
	}
	before, _ := utf8.DecodeLastRuneInString(body[:len(body)-size])
	if last == '.' && cites == "" && unicode.IsDigit(before) {
		return false
	}
	return isWideStop(last) || boundary([]byte(body), anySentence)
}
