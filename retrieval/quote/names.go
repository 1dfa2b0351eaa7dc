package quote

import (
	"strings"

	"verbatim/retrieval/text"
)

// A mention is a run of words that stands for somebody: a name, a pronoun or a description.
type mention struct {
	text.Span       // the words that are shown: a name without its titles
	first, last int // its tokens, titles and determiner included
	kind        mentioned
	is          class // of its titles, of the pronoun, of the description's head
	person      int   // index into people, -1 if unresolved
	doubtful    bool  // a single word that may have its capital from opening a sentence
	owner       bool  // a genitive follows: "Smith’s"
	plain       bool  // of a pronoun: nobody else is meant
}

type mentioned uint8

const (
	name mentioned = iota
	pronounMention
	description
)

// Longest run of capitalised words that is read as one name.
const maxName = 9

// namesIn lists the names in toks, in order.
func namesIn(words string, toks []token, lowered map[string]bool) []mention {
	var ms []mention
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
		case t.kind == word && t.upper && (t.is&day == 0 || j == start+1 && firstNames[toks[start].Of(words)] != 0):
			if toks[j-1].is&function != 0 && toks[j-1].is&particle == 0 && j-1 > start && toks[j-1].Of(words) != "of" {
				return j - 1
			}
			j++
		case t.has(particle) && particlesLead(toks, j):
			j++
		case t.kind == word && t.Of(words) == "of" && toks[j-1].is&(title|body) != 0 && j+1 < len(toks) && nameWord(toks[j+1]):
			j++
		case t.kind == comma && j+1 < len(toks) && toks[j+1].is&suffix != 0:
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
	if t.is&(function|role|cue|day) != 0 {
		return false
	}
	opens := opensSentence(toks, i) || toks[i-1].kind == colon || toks[i-1].kind == quoted
	w := t.Of(words)
	if len(w) == 1 || len(w) == 2 && w[1] == '.' || w[1] == '-' || opens && (lowered[strings.ToLower(w)] || strings.HasSuffix(w, "ing")) {
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
