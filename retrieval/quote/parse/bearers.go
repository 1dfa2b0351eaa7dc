package parse

import (
	"strings"

	"verbatim/retrieval/quote/lexicon"
)

// Register returns the person of a name, who is new where nobody of that name was met.
func (p *People) Register(full string, parts []string, suffix string, isBody bool) int {
	for _, i := range p.byLast[key(parts[len(parts)-1])] {
		who := &p.All[i]
		if !samePerson(who.Parts, parts) && (len(parts) < 2 || who.nick != parts[0]) || who.suffix != suffix && len(who.Parts) > 1 && len(parts) > 1 {
			continue
		}
		if fuller(parts, who) {
			who.Parts, who.Full = parts, full
			if who.Sex == 0 && !who.Body {
				who.Sex = 3 * lexicon.Sex(parts[0])
			}
			p.addFirst(parts, i)
		}
		return i
	}
	last := key(parts[len(parts)-1])
	if len(p.All) == maxPeople || len(p.byLast[last]) == maxBearers {
		return -1
	}
	who := Person{Parts: parts, suffix: suffix, nick: nickIn(full), Full: full, Body: isBody}
	if !isBody && len(parts) > 1 {
		who.Sex = 3 * lexicon.Sex(parts[0])
	} else if !isBody && len(parts) == 1 {
		who.Sex = lexicon.Sex(parts[0])
	}
	i := len(p.All)
	p.All = append(p.All, who)
	p.byLast[last] = p.list(p.byLast[last], i)
	if len(parts) > 1 {
		p.addFirst(parts, i)
	}
	return i
}

// addFirst notes the first name of a person, where it may be one: not that of the "Smith Train", in an article that knows a
// train.
func (p *People) addFirst(parts []string, i int) {
	if !lexicon.MayBeFirst(parts[0]) && (len(parts) > 3 || isLowered(p.lowered, parts[len(parts)-1])) {
		return
	}
	if k := key(parts[0]); len(p.byFirst[k]) < maxBearers {
		p.byFirst[k] = p.list(p.byFirst[k], i)
	}
}

// slab is how many lists of one are made at once: most names have one bearer.
const slab = 64

// list adds i to a list; those of one stand side by side in p.ones.
func (p *People) list(l []int, i int) []int {
	if len(l) > 0 {
		return append(l, i)
	}
	if len(p.ones) == cap(p.ones) {
		p.ones = make([]int, 0, slab)
	}
	n := len(p.ones)
	p.ones = append(p.ones, i)
	return p.ones[n : n+1 : n+1]
}

// fuller reports whether parts say more than the name by which who is known: "Crooked Jane Smith" does not.
func fuller(parts []string, who *Person) bool {
	if len(parts) == len(who.Parts) {
		return AllCaps(who.Full)
	}
	return len(parts) > len(who.Parts) && (lexicon.Sex(who.Parts[0]) == 0 || strings.EqualFold(who.Parts[0], parts[0]))
}

// samePerson reports whether two names with one surname are one person's: the shorter is the end of the longer, or
// the first names agree ("Ada Brook", "Ada Lind Brook"; "Tim", "Timothy").
func samePerson(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	ends := true
	for i := range a {
		if !strings.EqualFold(a[len(a)-1-i], b[len(b)-1-i]) {
			ends = false
			break
		}
	}
	if ends {
		return !behindOf(b, len(a))
	}
	if len(a) < 2 || lexicon.Sex(a[0])*lexicon.Sex(b[0]) < 0 {
		return false
	}
	x, y := strings.TrimSuffix(a[0], "."), strings.TrimSuffix(b[0], ".")
	return x == y || len(x) >= 3 && len(y) >= 3 && (strings.HasPrefix(x, y) || strings.HasPrefix(y, x))
}

// Resolve finds the person whom a name of one word means: who bears it as surname or first name and was named before,
// or else is named later. Without one it is a person (or a place) of its own.
func (p *People) Resolve(words string, toks []Token, ms []Mention) {
	var seen []bool
	placed := -2 // where the last name behind "in" ends
	for i := range ms {
		m := &ms[i]
		if m.Kind == Description && m.First == m.Last && len(p.byLast[key(m.Of(words))]) > 0 {
			m.Kind = Name // "Dean said", where Walter Dean is named
		}
		if m.Kind != Name {
			continue
		}
		if m.Person < 0 {
			w := plainSpaced(m.Of(words))
			if strings.Contains(w, " ") {
				continue // one person too many
			}
			m.Person = p.Pick(w, m.Is, TitleOf(words, toks, m), seen)
			if m.Person < 0 {
				m.Person = p.Register(w, []string{w}, "", isBody(words, toks, m) || AllCaps(w) && m.Is&lexicon.Title == 0)
			}
			p.note(m)
			if m.Person >= 0 {
				p.All[m.Person].Bare++
			}
		}
		if m.Person >= 0 {
			if k := m.First - 1; k >= 0 && (isWord(words, toks, k, "in") || placed == k-1 && isWord(words, toks, k, "and")) {
				p.All[m.Person].Placed++ // "in Norton and Marl"
				placed = m.Last
			}
			for len(seen) < len(p.All) {
				seen = append(seen, false)
			}
			seen[m.Person] = true
		}
	}
}

// isWord reports whether the token at k is the word w, in whatever case it is written.
func isWord(words string, toks []Token, k int, w string) bool {
	return toks[k].Kind == Word && strings.EqualFold(toks[k].Of(words), w)
}

// Pick chooses among the bearers of a surname, or else of a first name: the one introduced first among those named
// before (seen), since relatives are named in full each time; else the first named at all. The same title decides; Mr. and
// Ms. must fit.
func (p *People) Pick(w string, is lexicon.Class, title uint64, seen []bool) int {
	for k, list := range [2][]int{p.byLast[key(w)], p.byFirst[key(w)]} {
		best, rank := -1, -1
		for _, i := range list {
			who := &p.All[i]
			if k == 0 && !sameWord(who.Parts[len(who.Parts)-1], w) || behindOf(who.Parts, 1) || k == 1 && who.Body {
				continue
			}
			if is&lexicon.Masculine != 0 && who.Sex < 0 || is&lexicon.Feminine != 0 && who.Sex > 0 || who.Body && list[0] != i {
				continue
			}
			n := who.rank(len(list) > 1, i < len(seen) && seen[i])
			if title != 0 && title == who.title {
				n = byTitle
			}
			if n > rank {
				best, rank = i, n
			}
		}
		if best >= 0 {
			return best
		}
	}
	return -1
}

// TitleOf is the key of the title right before a name, 0 if it has none.
func TitleOf(words string, toks []Token, m *Mention) uint64 {
	title := uint64(0)
	for k := m.First; k <= m.Last && toks[k].Start < m.Start; k++ {
		if toks[k].Is&(lexicon.Title|lexicon.Role) != 0 {
			title = key(toks[k].Of(words))
		}
	}
	return title
}

// entitle notes the title with which a person is named in full.
func (p *People) entitle(words string, toks []Token, m *Mention) {
	if m.Person < 0 || p.All[m.Person].title != 0 {
		return
	}
	p.All[m.Person].title = TitleOf(words, toks, m)
}

// OnlyBearer reports whether nobody else of the surname has the title.
func (p *People) OnlyBearer(person int, title uint64) bool {
	who := &p.All[person]
	for _, i := range p.byLast[key(who.Parts[len(who.Parts)-1])] {
		if i != person && p.All[i].title == title {
			return false
		}
	}
	return title != 0 && title == who.title
}

// byTitle is the rank of who has the title that stands with a name, above what rank says of others.
const byTitle = 3

// rank says how well a bearer of a name serves where the name stands alone: a junior, or who may be no person
// ("Wisconsin Smith"), only where there is no other; who was named before rather than who is named later.
func (p *Person) rank(others, before bool) int {
	switch {
	case others && (p.suffix != "" || p.Named == 1 && lexicon.Sex(p.Parts[0]) == 0):
		return 0
	case before:
		return 2
	}
	return 1
}

// Bearers is how many persons bear the surname of i.
func (p *People) Bearers(i int) int {
	n := 0
	who := p.All[i]
	for _, j := range p.byLast[key(who.Parts[len(who.Parts)-1])] {
		if !p.All[j].Body {
			n++
		}
	}
	return n
}
