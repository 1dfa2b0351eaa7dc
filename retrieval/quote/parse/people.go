package parse

import (
	"strings"
	"unicode"

	"verbatim/retrieval/quote/lexicon"
)

// A Person is somebody, or an organization, whom an article names.
type Person struct {
	Parts  []string // of the fullest name, without titles and suffix
	suffix string   // "Jr."
	nick   string   // between quotation marks inside the name
	title  uint64   // key of the title before the fullest name: "Sen.", 0 without one
	Full   string   // the fullest name as the article writes it
	Body   bool     // an organization or a place
	Sex    int      // above 0: he; below 0: she
	Placed int      // how often behind "in", as places are
	Bare   int      // how often by the surname alone
	Spoke  int      // how often as subject of a verb of saying
	Named  int      // how often
	Votes  int      // of the pronouns nearby, as sex
}

// People are the persons of an article, found by their names.
type People struct {
	All     []Person
	byLast  map[uint64][]int // key of the surname → persons
	byFirst map[uint64][]int // key of the first name → persons
	byFull  map[string]int   // what was met already, as written
	ones    []int            // lists of one
	lowered map[string]bool  // words that the article writes without a capital
}

// NewPeople makes room for about as many persons as few, in an article that writes the lowered words without a capital.
func NewPeople(few int, lowered map[string]bool) People {
	return People{All: make([]Person, 0, few), byLast: make(map[uint64][]int, few), byFirst: make(map[uint64][]int, few), byFull: make(map[string]int, few), lowered: lowered}
}

// Named lists the persons whose surname has the key of the word.
func (p *People) Named(surname string) []int { return p.byLast[key(surname)] }

// Most persons that are kept, and most of one name: a text of nothing but names would be slow without a bound.
const maxPeople, maxBearers = 2000, 20

// nickIn is the nickname between quotation marks inside a name, "" if there is none.
func nickIn(name string) string {
	if i, j := strings.IndexAny(name, "“\""), strings.LastIndexAny(name, "”\""); i >= 0 && j > i {
		return strings.Trim(name[i:j], "“\"")
	}
	return ""
}

// NameParts cuts a name into its words, without a suffix, a nickname and a genitive.
func NameParts(name string) (parts []string, jr string) {
	if i := strings.IndexAny(name, "“\""); i >= 0 {
		if j := strings.LastIndexAny(name, "”\""); j > i {
			_, rest, _ := strings.Cut(name[j:], " ")
			name = name[:i] + rest
		}
	}
	parts = make([]string, 0, 1+strings.Count(name, " "))
	for w := range strings.FieldsSeq(strings.ReplaceAll(name, ",", " ")) {
		if lexicon.Of(w)&lexicon.Suffix != 0 {
			jr = w
			continue
		}
		parts = append(parts, w)
	}
	return parts, jr
}

// key is a name's word as transcripts and texts share it (TRAN, Tran), without its full stop and its article, as FNV-1a in 64
// bits: who looks up by it must compare the words.
func key(w string) uint64 {
	h := uint64(14695981039346656037)
	for _, r := range bare(w) {
		h = (h ^ uint64(unicode.ToLower(r))) * 1099511628211
	}
	return h
}

// sameWord compares as key does.
func sameWord(a, b string) bool {
	return strings.EqualFold(bare(a), bare(b))
}

// bare is a word of a name without its full stop and the Arabic article that it may go without: Kindi for al-Kindi.
func bare(w string) string {
	if len(w) > 4 && w[2] == '-' && (w[:2] == "al" || w[:2] == "el" || w[:2] == "Al" || w[:2] == "El") {
		w = w[3:]
	}
	return strings.TrimSuffix(w, ".")
}

// Meet registers the names of more than one word, and then finds for each other name the person it means.
func (p *People) Meet(words string, toks []Token, ms []Mention) {
	for i := range ms {
		m := &ms[i]
		if m.Kind != Name {
			continue
		}
		full := plainSpaced(m.Of(words))
		if !strings.Contains(full, " ") {
			continue
		}
		if i, ok := p.byFull[full]; ok {
			m.Person = i
			p.note(m)
			p.entitle(words, toks, m)
			continue
		}
		parts, suffix := NameParts(full)
		if len(parts) < 2 {
			continue
		}
		m.Person = p.Register(full, parts, suffix, isBody(words, toks, m))
		p.byFull[full] = m.Person
		p.note(m)
		p.entitle(words, toks, m)
	}
}

// plainSpaced is a name with plain spaces between its words, where an article wraps them or keeps them together.
func plainSpaced(name string) string {
	for i := 0; i < len(name); i++ {
		switch name[i] {
		case '\n', '\t', 0xc2, 0xe2: // the last two begin a no-break space in UTF-8, and a narrow one
			return strings.Join(strings.Fields(name), " ")
		}
	}
	return name
}

// note counts a mention of a resolved name.
func (p *People) note(m *Mention) {
	if m.Person < 0 {
		return
	}
	who := &p.All[m.Person]
	who.Named++
	switch {
	case m.Is&lexicon.Masculine != 0:
		who.Sex += 8
	case m.Is&lexicon.Feminine != 0:
		who.Sex -= 8
	}
}

// IsLand reports whether a country's name is all that is known, so that no pronoun for a person means it.
func (p *Person) IsLand() bool { return len(p.Parts) == 1 && lexicon.Of(p.Parts[0])&lexicon.Land != 0 }

// IsPlace reports whether nothing speaks for a person, and a preposition for a place.
func (p *Person) IsPlace() bool { return p.Placed > 0 && p.Sex == 0 && p.Placed*4 >= p.Named }

// isBody reports whether a name is an organization's: one of its words says so, and it isn't "Bill Page".
func isBody(words string, toks []Token, m *Mention) bool {
	first := m.First
	for first < m.Last && toks[first].Start < m.Start {
		first++
	}
	if lexicon.Sex(toks[first].Of(words)) != 0 {
		if first++; m.Last == first {
			return false
		}
	}
	for k := first; k <= m.Last; k++ {
		if toks[k].Is&lexicon.Body != 0 {
			return true
		}
	}
	return purposeIn(words, toks, first, m.Last) < m.Last
}

// Main is who is named most, -1 if nobody is.
func (p *People) Main() int {
	best := -1
	for i := range p.All {
		if !p.All[i].Body && (best < 0 || p.All[i].Named > p.All[best].Named) {
			best = i
		}
	}
	return best
}

// IsPerson reports whether a name is somebody's rather than an organization's or a place's.
func (p *People) IsPerson(m *Mention) bool {
	if m.Kind != Name || m.Person < 0 {
		return m.Kind == PronounMention
	}
	who := &p.All[m.Person]
	return !who.Body && (len(who.Parts) > 1 || m.Is&lexicon.Title != 0)
}

// HasFullName reports whether the article names the person with first name and surname somewhere.
func (p *People) HasFullName(m *Mention) bool {
	return m.Person >= 0 && !p.All[m.Person].Body && len(p.All[m.Person].Parts) > 1
}
