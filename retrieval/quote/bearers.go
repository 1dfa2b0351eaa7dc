package quote

import (
	"strings"

	"verbatim/retrieval/quote/lexicon"
)

// register returns the person of a name, who is new where nobody of that name was met.
func (p *people) register(full string, parts []string, suffix string, isBody bool) int {
	for _, i := range p.byLast[key(parts[len(parts)-1])] {
		who := &p.all[i]
		if !samePerson(who.parts, parts) || who.suffix != suffix && len(who.parts) > 1 && len(parts) > 1 {
			continue
		}
		if fuller(parts, who) {
			who.parts, who.full = parts, full
			p.addFirst(parts[0], i)
		}
		return i
	}
	last := key(parts[len(parts)-1])
	if len(p.all) == maxPeople || len(p.byLast[last]) == maxBearers {
		return -1
	}
	who := person{parts: parts, suffix: suffix, full: full, body: isBody}
	if !isBody && len(parts) > 1 {
		who.sex = 3 * lexicon.Sex(parts[0])
	} else if !isBody && len(parts) == 1 {
		who.sex = lexicon.Sex(parts[0])
	}
	i := len(p.all)
	p.all = append(p.all, who)
	p.byLast[last] = p.list(p.byLast[last], i)
	if len(parts) > 1 {
		p.addFirst(parts[0], i)
	}
	return i
}

func (p *people) addFirst(first string, i int) {
	if k := key(first); len(p.byFirst[k]) < maxBearers {
		p.byFirst[k] = p.list(p.byFirst[k], i)
	}
}

// slab is how many lists of one are made at once: most names have one bearer.
const slab = 64

// list adds i to a list; those of one stand side by side in p.ones.
func (p *people) list(l []int, i int) []int {
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
func fuller(parts []string, who *person) bool {
	if len(parts) == len(who.parts) {
		return allCaps(who.full)
	}
	return len(parts) > len(who.parts) && (lexicon.Sex(who.parts[0]) == 0 || strings.EqualFold(who.parts[0], parts[0]))
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
		return true
	}
	if len(a) < 2 || lexicon.Sex(a[0])*lexicon.Sex(b[0]) < 0 {
		return false
	}
	x, y := strings.TrimSuffix(a[0], "."), strings.TrimSuffix(b[0], ".")
	return x == y || len(x) >= 3 && len(y) >= 3 && (strings.HasPrefix(x, y) || strings.HasPrefix(y, x))
}

// resolve finds the person whom a name of one word means: who bears it as surname or first name and was named before,
// or else is named later. Without one it is a person (or a place) of its own.
func (p *people) resolve(words string, toks []token, ms []mention) {
	var seen []bool
	for i := range ms {
		m := &ms[i]
		if m.kind == description && m.first == m.last && len(p.byLast[key(m.Of(words))]) > 0 {
			m.kind = name // "Dean said", where Walter Dean is named
		}
		if m.kind != name {
			continue
		}
		if m.person < 0 {
			w := m.Of(words)
			if strings.Contains(w, " ") {
				continue // one person too many
			}
			m.person = p.pick(w, m.is, titleOf(words, toks, m), seen)
			if m.person < 0 {
				m.person = p.register(w, []string{w}, "", isBody(words, toks, m) || allCaps(w) && m.is&lexicon.Title == 0)
			}
			p.note(m)
			if m.person >= 0 {
				p.all[m.person].bare++
			}
		}
		if m.person >= 0 {
			if k := m.first - 1; k >= 0 && toks[k].kind == word && strings.EqualFold(toks[k].Of(words), "in") {
				p.all[m.person].placed++
			}
			for len(seen) < len(p.all) {
				seen = append(seen, false)
			}
			seen[m.person] = true
		}
	}
}

// pick chooses among the bearers of a surname, or else of a first name: the one introduced first among those named
// before (seen), since relatives are named in full each time; else the first named at all. The same title decides; Mr. and
// Ms. must fit.
func (p *people) pick(w string, is lexicon.Class, title uint64, seen []bool) int {
	for k, list := range [2][]int{p.byLast[key(w)], p.byFirst[key(w)]} {
		best, rank := -1, -1
		for _, i := range list {
			who := &p.all[i]
			if k == 0 && !sameWord(who.parts[len(who.parts)-1], w) {
				continue
			}
			if is&lexicon.Masculine != 0 && who.sex < 0 || is&lexicon.Feminine != 0 && who.sex > 0 || who.body && list[0] != i {
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

// titleOf is the key of the title right before a name, 0 if it has none.
func titleOf(words string, toks []token, m *mention) uint64 {
	title := uint64(0)
	for k := m.first; k <= m.last && toks[k].Start < m.Start; k++ {
		if toks[k].is&(lexicon.Title|lexicon.Role) != 0 {
			title = key(toks[k].Of(words))
		}
	}
	return title
}

// entitle notes the title with which a person is named in full.
func (p *people) entitle(words string, toks []token, m *mention) {
	if m.person < 0 || p.all[m.person].title != 0 {
		return
	}
	p.all[m.person].title = titleOf(words, toks, m)
}

// onlyBearer reports whether nobody else of the surname has the title.
func (p *people) onlyBearer(person int, title uint64) bool {
	who := &p.all[person]
	for _, i := range p.byLast[key(who.parts[len(who.parts)-1])] {
		if i != person && p.all[i].title == title {
			return false
		}
	}
	return title != 0 && title == who.title
}

// byTitle is the rank of who has the title that stands with a name, above what rank says of others.
const byTitle = 3

// rank says how well a bearer of a name serves where the name stands alone: a junior, or who may be no person
// ("Wisconsin Smith"), only where there is no other; who was named before rather than who is named later.
func (p *person) rank(others, before bool) int {
	switch {
	case others && (p.suffix != "" || p.named == 1 && lexicon.Sex(p.parts[0]) == 0):
		return 0
	case before:
		return 2
	}
	return 1
}

// bearers is how many persons bear the surname of i.
func (p *people) bearers(i int) int {
	n := 0
	who := p.all[i]
	for _, j := range p.byLast[key(who.parts[len(who.parts)-1])] {
		if !p.all[j].body {
			n++
		}
	}
	return n
}
