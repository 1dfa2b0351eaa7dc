// Package people says which names mean one person, across a community's articles.
package people

import (
	"cmp"
	"slices"
	"strings"

	"verbatim/retrieval"
)

// A Person is somebody, or an organisation, under all the names that a community's articles give.
type Person struct {
	Name     string   // the form that is used most, among those with the most words of a first name
	Variants []string // all forms, Name too, sorted
	Count    int      // of what was counted: quotations
}

// sole is the share of the fuller names that one person must have for a last name alone to mean them: who writes "Mr. Poe"
// and never a first name means the Poe whom all readers know. In annotated news it was that one each time.
const sole = 0.8

// Group parts names that end on the same word into persons, those with the highest count first. Different first names
// never join; an initial and a short form do, where they fit one person alone; so does the last name by itself, and a
// title with it, where nearly all of the fuller names are one person's.
func Group(counts map[string]int) []Person {
	forms := make([]form, 0, len(counts))
	for name, n := range counts {
		if ws := retrieval.NameWords(name); len(ws) > 0 {
			forms = append(forms, form{name, ws, n})
		}
	}
	// The fullest first, so that each shorter one meets those that it may stand for.
	slices.SortFunc(forms, func(a, b form) int {
		return cmp.Or(cmp.Compare(len(b.words), len(a.words)), cmp.Compare(b.longest(), a.longest()), cmp.Compare(b.count, a.count), cmp.Compare(a.name, b.name))
	})
	var groups []*group
	for _, f := range forms {
		if g := join(groups, f); g != nil {
			g.add(f)
		} else {
			groups = append(groups, &group{forms: []form{f}, count: f.count})
		}
	}
	persons := make([]Person, len(groups))
	for i, g := range groups {
		persons[i] = g.person()
	}
	slices.SortFunc(persons, func(a, b Person) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name)) })
	return persons
}

// A form is one name and how often it stands.
type form struct {
	name  string
	words []string // folded, without titles and suffixes
	count int
}

// longest is the length of the first name: a spelled one tells more than an initial.
func (f form) longest() int { return len(f.words[0]) }

// suffix is what tells a father from a son; "" for most.
func (f form) suffix() string {
	last := strings.ToLower(strings.TrimRight(f.name[strings.LastIndexByte(f.name, ' ')+1:], "."))
	if last == "jr" || last == "ii" || last == "iii" || last == "iv" {
		return last
	}
	return ""
}

// A group is the forms of one person.
type group struct {
	forms []form
	count int
}

func (g *group) add(f form) {
	g.forms = append(g.forms, f)
	g.count += f.count
}

// join returns the group that a form belongs to, nil where none or more than one fits.
func join(groups []*group, f form) *group {
	if len(f.words) == 1 {
		return soleGroup(groups, f)
	}
	var fits []*group
	for _, g := range groups {
		if g.fits(f) {
			fits = append(fits, g)
		}
	}
	if len(fits) != 1 {
		return nil
	}
	return fits[0]
}

// fits reports whether a form names the same person as every form of the group.
func (g *group) fits(f form) bool {
	return !slices.ContainsFunc(g.forms, func(of form) bool {
		if len(of.words) == 1 {
			return false
		}
		return of.suffix() != f.suffix() || !sameFirst(of.words[0], f.words[0]) || !sameMiddle(of.words, f.words)
	})
}

// sameMiddle reports whether what stands between first and last name doesn't contradict: of the shorter, each word is
// one of the longer, or an initial of one.
func sameMiddle(a, b []string) bool {
	a, b = a[1:len(a)-1], b[1:len(b)-1]
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, w := range a {
		if !slices.ContainsFunc(b, func(x string) bool { return x == w || initial(x, w) || initial(w, x) }) {
			return false
		}
	}
	return true
}

func initial(a, b string) bool { return len(a) == 1 && strings.HasPrefix(b, a) }

// sameFirst reports whether two first names may be one: equal, an initial of the other, or its short form.
func sameFirst(a, b string) bool {
	return a == b || initial(a, b) || initial(b, a) || slices.Contains(longForms[a], b) || slices.Contains(longForms[b], a) ||
		slices.ContainsFunc(longForms[a], func(l string) bool { return slices.Contains(longForms[b], l) })
}

// soleGroup returns the group that the last name by itself means: the only one, or that of nearly all.
func soleGroup(groups []*group, f form) *group {
	all := 0
	var best *group
	for _, g := range groups {
		all += g.count
		if best == nil || g.count > best.count {
			best = g
		}
	}
	if best == nil || float64(best.count) < sole*float64(all) {
		return nil
	}
	return best
}

func (g *group) person() Person {
	p := Person{Count: g.count}
	best := g.forms[0]
	for _, f := range g.forms {
		p.Variants = append(p.Variants, f.name)
		if len(f.words) > 1 && len(f.words[0]) > 1 && (len(best.words) == 1 || len(best.words[0]) == 1 || f.count > best.count) {
			best = f
		}
	}
	p.Name = best.name
	slices.Sort(p.Variants)
	return p
}
