package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/text"
)

// A Mention is a run of words that stands for somebody: a name, a pronoun or a description.
type Mention struct {
	text.Span       // the words that are shown: a name without its titles
	First, Last int // its tokens, titles and determiner included
	Kind        Form
	Is          lexicon.Class // of its titles, of the pronoun, of the description's head
	Person      int           // index into people, -1 if unresolved
	Doubtful    bool          // a single word that may have its capital from opening a sentence
	Owner       bool          // a genitive follows: "Smith’s"
	Plain       bool          // of a pronoun: nobody else is meant
}

// Form is how a mention names whom it means.
type Form uint8

const (
	Name Form = iota
	PronounMention
	Description
)

// Longest run of capitalised words that is read as one name.
const maxName = 9

// NamesIn appends the names in toks, in order.
func NamesIn(ms []Mention, words string, toks []Token, lowered map[string]bool) []Mention {
	for i := 0; i < len(toks); {
		if !NameWord(toks[i]) || qualifies(words, toks[i]) {
			i++
			continue
		}
		end := nameEnd(words, toks, i)
		if end < len(toks) && toks[end].Sent == toks[i].Sent && NameWord(toks[end]) && qualifies(words, toks[end]) {
			i = end + 1 // "North Quill-born Smith"
			continue
		}
		if m, ok := trimName(words, toks, i, end, lowered); ok {
			m.takeParticle(toks)
			m.Owner = end < len(toks) && toks[end].Kind == Genitive
			ms = append(ms, m)
		}
		i = end
	}
	return ms
}

func NameWord(t Token) bool { return t.Kind == Word && t.Upper }

// nameEnd returns where the run of capitalised words that starts at i ends.
func nameEnd(words string, toks []Token, i int) int {
	j := i + 1
	for ; j < len(toks) && j-i < maxName && toks[j].Sent == toks[i].Sent; j++ {
		t := toks[j]
		switch {
		case !NameWord(t) || t.Is&lexicon.Day != 0 && (j > i+1 || lexicon.Sex(toks[i].Of(words)) == 0):
			if !joinsName(words, toks, i, j) {
				return j
			}
		case qualifies(words, t):
			return j
		case NameWord(toks[j-1]) && toks[j-1].Is&lexicon.Function != 0 && toks[j-1].Is&lexicon.Particle == 0 && j-1 > i:
			return j - 1
		}
	}
	return j
}

// joinsName reports whether the token at j, which has no capital, joins what follows to the name that starts at start:
// a particle, "of", a suffix behind a comma, a nickname.
func joinsName(words string, toks []Token, start, j int) bool {
	t, follows := toks[j], j+1 < len(toks) && NameWord(toks[j+1])
	switch {
	case t.Kind == Comma:
		return j+1 < len(toks) && toks[j+1].Is&lexicon.Suffix != 0
	case t.Kind == Quoted:
		return nickname(words, toks, j, start)
	case t.Kind != Word || t.Upper:
		return false
	case t.Is&lexicon.Particle != 0:
		return particlesLead(toks, j)
	}
	switch t.Of(words) {
	case "of":
		return follows && toks[j-1].Is&(lexicon.Title|lexicon.Body) != 0
	case "for", "on":
		return namesHolder(words, toks, j) || tiesPurpose(words, toks, j)
	case "and":
		return follows && purposeIn(words, toks, start, j) < j && abstract(words, toks, j+1) || sharesTitles(toks, start, j)
	}
	return false
}

// OpensSentence reports whether the word at i may have its capital from its place: first in a sentence or behind a mark.
func OpensSentence(toks []Token, i int) bool {
	return i == 0 || toks[i-1].Sent != toks[i].Sent || toks[i-1].Kind == Sign
}

// standsAlone reports whether a single capitalised word is a name: not one that opens a sentence and stands elsewhere
// in lower case, and no word of the language's own.
func standsAlone(words string, toks []Token, i int, lowered map[string]bool) bool {
	t := toks[i]
	if t.Is&(lexicon.Function|lexicon.Role|lexicon.Cue|lexicon.Day) != 0 {
		return false
	}
	opens := OpensSentence(toks, i) || toks[i-1].Kind == Colon || toks[i-1].Kind == Quoted
	w := t.Of(words)
	if len(w) == 1 || len(w) == 2 && w[1] == '.' || w[1] == '-' || opens && (isLowered(lowered, w) || strings.HasSuffix(w, "ing")) {
		return false
	}
	state := w[len(w)-1] == '.' && w != "U.S." && i > 1 && toks[i-1].Kind == Comma && NameWord(toks[i-2])
	return !state // "Norwick, Colo."
}

// LowerCased is the set of the words that the article writes without a capital.
func LowerCased(words string, toks []Token) map[string]bool {
	set := make(map[string]bool, len(toks)/4)
	for _, t := range toks {
		if t.Kind == Word && !t.Upper {
			set[t.Of(words)] = true
		}
	}
	return set
}

// maxLower is the longest word that is put into lower case without allocating, in bytes.
const MaxLower = 32

// LowerCase appends w in lower case.
func LowerCase(b []byte, w string) []byte {
	for _, c := range w {
		b = utf8.AppendRune(b, unicode.ToLower(c))
	}
	return b
}

func isLowered(lowered map[string]bool, w string) bool {
	var lower [MaxLower]byte
	return lowered[string(LowerCase(lower[:0], w))]
}
