package answer

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/retrieval/text"
)

// namesStand checks that every name in words stands in a source that the sentence cites, and that names beside each
// other stand near each other there: "Vladimir Trump" is nobody's.
func namesStand(words string, cited []*source) Rule {
	if strings.ContainsAny(words, "@#<>[]{}`*_~|\\") || strings.Contains(words, "://") || entity.MatchString(words) {
		return RuleName // a ping, a link, markup: no name that a sentence of ours needs
	}
	previous, first := text.Span{}, true
	before := ""
	for w := range text.Words(words) {
		word := w.Of(words)
		if !isName(word) || first && opens(word, words[w.End:], cited) {
			first, before = false, ""
			continue
		}
		first = false
		name := text.Fold(word)
		switch {
		case !standsIn(name, cited, inUpper) && !(isTitle(words[w.End:]) && standsIn(name, cited, inLower)):
			return RuleName
		case weekday[name]: // "On Friday Trump said"
			name = ""
		case before != "" && strings.TrimSpace(words[previous.End:w.Start]) == "" && !standNear(before, name, cited):
			return RuleName
		}
		before, previous = name, w
	}
	return ""
}

// entity is a character as HTML writes it: "&quot;".
var entity = regexp.MustCompile(`&#?\w+;`)

// isName reports whether a word is written as a name: in upper case, but not I.
func isName(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) && word != "I"
}

// isTitle reports whether rest, which stands behind a word in upper case, goes on with another: "Mayor Orr" where the
// source has "Orr, the mayor".
func isTitle(rest string) bool { return startsUpper(strings.TrimPrefix(rest, " ")) }

var weekday = set(`monday tuesday wednesday thursday friday saturday sunday`)

// opens reports whether the first word of a sentence is in upper case for that alone: a common word, or one that the
// source has in lower case.
func opens(word, rest string, cited []*source) bool {
	low := text.Fold(word)
	switch {
	case maybeName[low], utf8.RuneCountInString(word) == 1 && (word != "A" || strings.HasPrefix(rest, ".")):
		return false
	}
	return text.Term(word) == "" || opening[low] || spelled[low] != "" || standsIn(low, cited, inLower)
}

// opening are words that often open a sentence of an answer without standing in its source.
var opening = set(`according officials residents critics supporters despite however meanwhile earlier later asked during
	following both two three another several many some most nobody nothing neither none few people reporters speaking when
	while since until given although though because under along among yet still instead one on without within
	about almost nearly roughly only early
	reportedly allegedly initially finally recently previously hardly barely approximately lately originally separately additionally
	similarly ultimately notably specifically consequently subsequently currently eventually formerly apparently particularly`)

// maybeName are first names among the words that a search leaves out. No statement opens with them otherwise.
var maybeName = set(`will may can`)

// A written is how a word stands in a source.
type written uint8

const (
	inLower written = 1 << iota
	inUpper
)

// standsIn reports whether a folded word is written so in one of the sources, or in what is known of them.
func standsIn(word string, cited []*source, how written) bool {
	for _, src := range cited {
		if src.wordSet()[word]&how != 0 {
			return true
		}
	}
	return false
}

// wordSet is the folded words of a source: its text, title, outlet, author and date.
func (src *source) wordSet() map[string]written {
	if src.words == nil {
		src.words = make(map[string]written)
		a := src.article
		for _, s := range []string{a.Text(), a.Title, a.Outlet, a.Author, date(a.Published)} {
			for w := range text.Words(s) {
				src.note(w.Of(s))
				for part := range strings.FieldsFuncSeq(w.Of(s), func(r rune) bool { return r == '-' || r == '/' || r == '.' }) {
					src.note(part)
				}
			}
		}
	}
	return src.words
}

func (src *source) note(word string) {
	how := inLower
	if startsUpper(word) {
		how = inUpper
	}
	src.words[text.Fold(word)] |= how
}

// nearWords is how many words may stand between two parts of a name in a source: "Secretary Tillerson" for "Secretary
// of State Rex Tillerson".
const nearWords = 4

// standNear reports whether a source has next behind name, with few words between them.
func standNear(name, next string, cited []*source) bool {
	for _, src := range cited {
		for _, s := range []string{src.article.Text(), src.article.Title, src.article.Outlet, src.article.Author, date(src.article.Published)} {
			since := nearWords + 1
			for w := range text.Words(s) {
				word := text.Fold(w.Of(s))
				if word == next && since <= nearWords {
					return true
				}
				if since++; word == name {
					since = 0
				}
			}
		}
	}
	return false
}
