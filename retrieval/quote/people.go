package quote

import "strings"

// A person is somebody, or an organization, whom an article names.
type person struct {
	parts  []string // of the fullest name, without titles and suffix
	suffix string   // "Jr."
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
	byLast  map[string][]int // surname → persons
	byFirst map[string][]int // first name → persons
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
	for w := range strings.FieldsSeq(strings.ReplaceAll(name, ",", " ")) {
		if lexicon[strings.ToLower(w)]&suffix != 0 {
			jr = w
			continue
		}
		parts = append(parts, w)
	}
	return parts, jr
}

// key is a name's word as transcripts and texts share it: TRAN, Tran.
func key(w string) string { return strings.ToLower(strings.TrimSuffix(w, ".")) }

// meet registers the names of more than one word, and then finds for each other name the person it means.
func (p *people) meet(words string, toks []token, ms []mention) {
	for i := range ms {
		m := &ms[i]
		if m.kind != name {
			continue
		}
		parts, suffix := nameParts(m.Of(words))
		if len(parts) < 2 {
			continue
		}
		m.person = p.register(m.Of(words), parts, suffix, isBody(words, toks, m))
		p.note(m)
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
	case m.is&masculine != 0:
		who.sex += 8
	case m.is&feminine != 0:
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
	if firstNames[toks[first].Of(words)] != 0 {
		if first++; m.last == first {
			return false
		}
	}
	for k := first; k <= m.last; k++ {
		if toks[k].is&body != 0 {
			return true
		}
	}
	return false
}
