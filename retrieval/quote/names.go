package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/text"
)

// A mention is a run of words that stands for somebody: a name, a pronoun or a description.
type mention struct {
	text.Span       // the words that are shown: a name without its titles
	first, last int // its tokens, titles and determiner included
	kind        mentioned
	is          lexicon.Class // of its titles, of the pronoun, of the description's head
	person      int           // index into people, -1 if unresolved
	doubtful    bool          // a single word that may have its capital from opening a sentence
	owner       bool          // a genitive follows: "Smith’s"
	plain       bool          // of a pronoun: nobody else is meant
}

type mentioned uint8

const (
	name mentioned = iota
	pronounMention
	description
)

// Longest run of capitalised words that is read as one name.
const maxName = 9

// namesIn appends the names in toks, in order.
func namesIn(ms []mention, words string, toks []token, lowered map[string]bool) []mention {
	for i := 0; i < len(toks); {
		if !nameWord(toks[i]) {
			i++
			continue
		}
		end := nameEnd(words, toks, i)
		if m, ok := trimName(words, toks, i, end, lowered); ok {
			m.takeParticle(toks)
			m.owner = end < len(toks) && toks[end].kind == genitive
			ms = append(ms, m)
		}
		i = end
	}
	return ms
}

func nameWord(t token) bool { return t.kind == word && t.upper }

// nameEnd returns where the run of capitalised words that starts at i ends.
func nameEnd(words string, toks []token, i int) int {
	start, j := i, i+1
	for j < len(toks) && j-start < maxName && toks[j].sent == toks[i].sent {
		t := toks[j]
		switch {
		case t.kind == word && t.upper && (t.is&lexicon.Day == 0 || j == start+1 && lexicon.Sex(toks[start].Of(words)) != 0):
			if toks[j-1].is&lexicon.Function != 0 && toks[j-1].is&lexicon.Particle == 0 && j-1 > start && toks[j-1].Of(words) != "of" {
				return j - 1
			}
			j++
		case t.has(lexicon.Particle) && particlesLead(toks, j):
			j++
		case t.kind == word && t.Of(words) == "of" && toks[j-1].is&(lexicon.Title|lexicon.Body) != 0 && j+1 < len(toks) && nameWord(toks[j+1]):
			j++
		case t.kind == comma && j+1 < len(toks) && toks[j+1].is&lexicon.Suffix != 0:
			j++
		case t.kind == quoted && nickname(words, toks, j, start):
			j++
		default:
			return j
		}
	}
	return j
}

// opensSentence reports whether the word at i may have its capital from its place: first in a sentence or behind a mark.
func opensSentence(toks []token, i int) bool {
	return i == 0 || toks[i-1].sent != toks[i].sent || toks[i-1].kind == sign
}

// standsAlone reports whether a single capitalised word is a name: not one that opens a sentence and stands elsewhere
// in lower case, and no word of the language's own.
func standsAlone(words string, toks []token, i int, lowered map[string]bool) bool {
	t := toks[i]
	if t.is&(lexicon.Function|lexicon.Role|lexicon.Cue|lexicon.Day) != 0 {
		return false
	}
	opens := opensSentence(toks, i) || toks[i-1].kind == colon || toks[i-1].kind == quoted
	w := t.Of(words)
	if len(w) == 1 || len(w) == 2 && w[1] == '.' || w[1] == '-' || opens && (isLowered(lowered, w) || strings.HasSuffix(w, "ing")) {
		return false
	}
	return true
}

// lowerCased is the set of the words that the article writes without a capital.
func lowerCased(words string, toks []token) map[string]bool {
	set := make(map[string]bool, len(toks)/4)
	for _, t := range toks {
		if t.kind == word && !t.upper {
			set[t.Of(words)] = true
		}
	}
	return set
}

// maxLower is the longest word that is put into lower case without allocating, in bytes.
const maxLower = 32

// lowerCase appends w in lower case.
func lowerCase(b []byte, w string) []byte {
	for _, c := range w {
		b = utf8.AppendRune(b, unicode.ToLower(c))
	}
	return b
}

func isLowered(lowered map[string]bool, w string) bool {
	var lower [maxLower]byte
	return lowered[string(lowerCase(lower[:0], w))]
}
