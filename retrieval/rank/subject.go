package rank

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/retrieval"
	"verbatim/retrieval/text"
)

// A subject is what an answer must be about: the terms of a question without those of its speaker, each weighed by
// how rare it is.
type subject struct {
	terms  []string
	words  []string       // as the question has them, in lower case
	weight []float64      // of each term; they sum to 1
	named  set            // the terms that the question writes as names
	light  set            // those that tell little
	phrase string         // the subject as asked, in lower case, where it is a name; "" otherwise
	known  map[string]set // of words that were looked at: stemming costs, and words recur
}

// A set is a set of a subject's terms, a bit a term.
type set = uint64

// maxTerms bounds a subject, so that a set is one word. No question asks for more.
const maxTerms = 64

// nameWeight is how much more a name tells than a common word as rare as it.
const nameWeight = 1.6

func newSubject(q retrieval.Query, rarity map[string]float64) subject {
	words := q.About
	if words == "" {
		words = q.Text
	}
	s := subject{known: make(map[string]set)}
	seen := make(map[string]bool)
	if q.Speaker != "" { // who said it is not what it is about
		for _, t := range text.Terms(q.Speaker) {
			seen[t] = true
		}
	}
	total, n := 0.0, 0
	for w := range text.Words(words) {
		word := w.Of(words)
		t := text.Term(word)
		n++
		if t == "" || asking[t] || seen[t] || len(s.terms) == maxTerms {
			continue
		}
		seen[t] = true
		weight := rarity[t]
		if light[t] {
			s.light |= 1 << len(s.terms)
			weight *= lightWeight
		}
		first, _ := utf8.DecodeRuneInString(word)
		if unicode.IsUpper(first) && (q.About != "" || n > 1) {
			s.named |= 1 << len(s.terms)
			weight *= nameWeight
		}
		s.terms = append(s.terms, t)
		s.words = append(s.words, strings.ToLower(word))
		s.weight = append(s.weight, weight)
		total += weight
	}
	for i := range s.weight {
		s.weight[i] /= max(total, 1e-9)
	}
	if q.About != "" && len(s.terms) > 1 && bits.OnesCount64(s.named) == len(s.terms) {
		s.phrase = strings.TrimPrefix(strings.ToLower(q.About), "the ")
	}
	return s
}

// asking are the terms of a question that are no part of what it asks for.
var asking = terms(`tell know find happen happened article articles news coverage report reported reports story stories
	question answer quote quotes quotation talk anything something thing things latest much many long often exactly`)

// light are the nouns that say of something else which side of it is asked for: an answer may leave them out ("the price
// of ice", "the future of the school"); and verbs and prepositions that it may put in other words.
var light = terms(`price cost costs future plan plans idea issue issues question problem problems use role state case matter
	situation topic subject fact possibility prospect chance state status importance impact effect effects reason reasons
	take come get give go make want need become keep put turn behind among between around since still well down against
	think back along across without toward within near away yet ever even`)

// lightWeight is how much such a word tells, as a share of another as rare.
const lightWeight = 0.4

func terms(words string) map[string]bool {
	m := make(map[string]bool)
	for _, t := range text.Terms(words) {
		m[t] = true
	}
	return m
}

// rarest returns the term of a set that tells most, as a set; none of none.
func (s subject) rarest(of set) set {
	best := -1
	for i, w := range s.weight {
		if of&(1<<i) != 0 && (best < 0 || w > s.weight[best]) {
			best = i
		}
	}
	if best < 0 {
		return 0
	}
	return 1 << best
}

// all is the set of all terms.
func (s subject) all() set { return 1<<len(s.terms) - 1 }

// in returns the terms that stand in words.
func (s subject) in(words string) set {
	var found set
	for w := range text.Words(words) {
		word := w.Of(words)
		if !s.mayHold(word) {
			continue
		}
		is, ok := s.known[word]
		if !ok {
			is = s.of(word)
			s.known[word] = is
		}
		if found |= is; found == s.all() {
			break
		}
	}
	return found
}

// times returns how many words there are, and how many of them are terms: in capitals, where the question writes it so.
func (s subject) times(words string) (all, named int) {
	for w := range text.Words(words) {
		all++
		word := w.Of(words)
		if is := s.in(word); is&^s.named != 0 || is != 0 && startsUpper(word) {
			named++
		}
	}
	return all, named
}

// of returns the terms that a word has. Who asks for the US seldom writes capitals, but articles do: their "us" is no
// country. And who asks for the House doesn't mean housing.
func (s subject) of(word string) (is set) {
	if word == "us" {
		return 0
	}
	t := text.Term(word)
	for i, want := range s.terms {
		if t == want && (s.named&(1<<i) == 0 || startsUpper(word) || word == s.words[i]) {
			is |= 1 << i
		}
	}
	return is
}

// mayHold reports whether a word could have one of the terms: stemming keeps a word's first letter, and it costs.
func (s subject) mayHold(word string) bool {
	c := word[0]
	if c >= utf8.RuneSelf {
		return true
	}
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	for _, t := range s.terms {
		if t[0] == c || t[0] >= utf8.RuneSelf {
			return true
		}
	}
	return false
}

// share returns how much of the subject a set is, from 0 to 1.
func (s subject) share(found set) float64 {
	sum := 0.0
	for i, w := range s.weight {
		if found&(1<<i) != 0 {
			sum += w
		}
	}
	return sum
}

// widen completes a set where the subject is a name that the article gives in full elsewhere: there its last word
// alone stands for it.
func (s subject) widen(found set, inFull bool) set {
	if s.phrase != "" && inFull && found&(1<<(len(s.terms)-1)) != 0 {
		return s.all()
	}
	return found
}
