package quote

import (
	"strings"
	"unicode"

	"verbatim/retrieval/quote/lexicon"
)

// A person is somebody, or an organization, whom an article names.
type person struct {
	parts  []string // of the fullest name, without titles and suffix
	suffix string   // "Jr."
	title  uint64   // key of the title before the fullest name: "Sen.", 0 without one
	full   string   // the fullest name as the article writes it
	body   bool     // an organization or a place
	sex    int      // above 0: he; below 0: she
	placed int      // how often behind "in", as places are
	bare   int      // how often by the surname alone
	spoke  int      // how often as subject of a verb of saying
	named  int      // how often
	votes  int      // of the pronouns nearby, as sex
}

// people are the persons of an article, found by their names.
type people struct {
	all     []person
	byLast  map[uint64][]int // key of the surname → persons
	byFirst map[uint64][]int // key of the first name → persons
	byFull  map[string]int   // what was met already, as written
	ones    []int            // lists of one
}

// Most persons that are kept, and most of one name: a text of nothing but names would be slow without a bound.
const maxPeople, maxBearers = 2000, 20

// nameParts cuts a name into its words, without a suffix, a nickname and a genitive.
func nameParts(name string) (parts []string, jr string) {
	if i := strings.IndexAny(name, "“\""); i >= 0 {
		if j := strings.LastIndexAny(name, "”\""); j > i {
			_, rest, _ := strings.Cut(name[j:], " ")
			name = name[:i] + rest
		}
	}
	parts = make([]string, 0, wordCount(name))
	for w := range strings.FieldsSeq(strings.ReplaceAll(name, ",", " ")) {
		if lexicon.Of(w)&lexicon.Suffix != 0 {
			jr = w
			continue
		}
		parts = append(parts, w)
	}
	return parts, jr
}

// key is a name's word as transcripts and texts share it (TRAN, Tran), without its full stop, as FNV-1a in 64 bits: who
// looks up by it must compare the words.
func key(w string) uint64 {
	h := uint64(14695981039346656037)
	for _, r := range strings.TrimSuffix(w, ".") {
		h = (h ^ uint64(unicode.ToLower(r))) * 1099511628211
	}
	return h
}

// sameWord compares as key does.
func sameWord(a, b string) bool {
	return strings.EqualFold(strings.TrimSuffix(a, "."), strings.TrimSuffix(b, "."))
}

// meet registers the names of more than one word, and then finds for each other name the person it means.
func (p *people) meet(words string, toks []token, ms []mention) {
	for i := range ms {
		m := &ms[i]
		if m.kind != name {
			continue
		}
		full := m.Of(words)
		if !strings.Contains(full, " ") {
			continue
		}
		if i, ok := p.byFull[full]; ok {
			m.person = i
			p.note(m)
			p.entitle(words, toks, m)
			continue
		}
		parts, suffix := nameParts(full)
		if len(parts) < 2 {
			continue
		}
		m.person = p.register(full, parts, suffix, isBody(words, toks, m))
		p.byFull[full] = m.person
		p.note(m)
		p.entitle(words, toks, m)
	}
}

// note counts a mention of a resolved name.
func (p *people) note(m *mention) {
	if m.person < 0 {
		return
	}
	who := &p.all[m.person]
	who.named++
	switch {
	case m.is&lexicon.Masculine != 0:
		who.sex += 8
	case m.is&lexicon.Feminine != 0:
		who.sex -= 8
	}
}

// isPlace reports whether nothing speaks for a person, and a preposition for a place.
func (p *person) isPlace() bool { return p.placed > 0 && p.sex == 0 && p.placed*4 >= p.named }

// isBody reports whether a name is an organization's: one of its words says so, and it isn't "Bill Page".
func isBody(words string, toks []token, m *mention) bool {
	first := m.first
	for first < m.last && toks[first].Start < m.Start {
		first++
	}
	if lexicon.Sex(toks[first].Of(words)) != 0 {
		if first++; m.last == first {
			return false
		}
	}
	for k := first; k <= m.last; k++ {
		if toks[k].is&lexicon.Body != 0 {
			return true
		}
	}
	return false
}

// main is who is named most, -1 if nobody is.
func (p *people) main() int {
	best := -1
	for i := range p.all {
		if !p.all[i].body && (best < 0 || p.all[i].named > p.all[best].named) {
			best = i
		}
	}
	return best
}
