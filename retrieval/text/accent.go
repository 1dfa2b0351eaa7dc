package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// unaccented returns w with Latin letters without their accents. Marks on other letters stay: there they are no
// accents but vowels.
func unaccented(w string) string {
	var b strings.Builder
	latin := false
	for _, r := range norm.NFD.String(w) {
		if unicode.Is(unicode.Mn, r) {
			if latin {
				continue
			}
		} else {
			latin = unicode.Is(unicode.Latin, r)
		}
		if plain, ok := plainLatin[r]; ok {
			b.WriteString(plain)
			continue
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

// plainLatin holds what is written for lower-case Latin letters that Unicode doesn't decompose, where they are wanting.
var plainLatin = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i", 'ħ': "h",
	'\u00AD': "", '\u200B': "", '\u2060': "", '\uFEFF': "",
}
