package library

import (
	"cmp"
	"slices"
	"strings"

	"verbatim/retrieval"
	"verbatim/retrieval/people"
	"verbatim/retrieval/text"
)

// A roll is persons and things whose names are known, those that were counted most first.
type roll []known

// A known is one of them.
type known struct {
	people.Person
	last   string // word of the names, folded
	folded string // the words of all names, each behind a space
}

func foldedWords(names []string) string {
	var b strings.Builder
	for _, name := range names {
		for w := range text.Words(name) {
			b.WriteByte(' ')
			b.WriteString(text.Fold(w.Of(name)))
		}
	}
	return b.String()
}

// meant returns those whom a name stands for: the one whose name it is or, where it is a last name of several, all who may
// be called so. Borne says that somebody has that very name.
func (ns roll) meant(name string) (called roll, borne bool) {
	ws := retrieval.NameWords(name)
	if len(ws) == 0 {
		return nil, false
	}
	for _, k := range ns {
		if k.last != ws[len(ws)-1] {
			continue
		}
		if slices.ContainsFunc(k.Variants, func(v string) bool { return strings.EqualFold(v, name) }) {
			if borne = true; len(ws) > 1 || len(retrieval.NameWords(k.Name)) > 1 {
				return roll{k}, true
			}
		}
		if slices.ContainsFunc(k.Variants, func(v string) bool { return retrieval.Called(name, v) }) {
			called = append(called, k)
		}
	}
	return called, borne
}

// begun returns those with names of which each word typed begins a word, at most so many.
func (ns roll) begun(typed string, most int) roll {
	var ws []string
	for w := range text.Words(typed) {
		ws = append(ws, " "+text.Fold(w.Of(typed)))
	}
	var found roll
	for _, k := range ns {
		if len(found) == most {
			break
		}
		if !slices.ContainsFunc(ws, func(w string) bool { return !strings.Contains(k.folded, w) }) {
			found = append(found, k)
		}
	}
	return found
}

// variants are all forms of the names.
func (ns roll) variants() map[string]bool {
	all := make(map[string]bool)
	for _, k := range ns {
		for _, v := range k.Variants {
			all[v] = true
		}
	}
	return all
}

// first returns the first n names, each in the form that is used most.
func (ns roll) first(n int) []string {
	var all []string
	for _, k := range ns[:min(n, len(ns))] {
		all = append(all, k.Name)
	}
	return all
}

// nearest returns the names that come nearest to one that nobody has, at most so many: those with a word that is hardly
// spelled otherwise.
func (ns roll) nearest(name string, most int) []string {
	type near struct {
		known
		off int
	}
	var all []near
	for _, k := range ns {
		if off := k.off(name); off >= 0 {
			all = append(all, near{k, off})
		}
	}
	slices.SortStableFunc(all, func(a, b near) int { return cmp.Compare(a.off, b.off) })
	var found roll
	for _, n := range all[:min(len(all), most)] {
		found = append(found, n.known)
	}
	return found.first(most)
}

// off returns by how many letters the nearest words of two names differ; -1 if none come near: by one in four.
func (k known) off(name string) int {
	best := -1
	for w := range text.Words(name) {
		word := text.Fold(w.Of(name))
		for of := range strings.FieldsSeq(k.folded) {
			if d := distance(word, of); d <= len(word)/4 && (best < 0 || d < best) {
				best = d
			}
		}
	}
	return best
}

// longestWord bounds what two words cost to compare, in bytes.
const longestWord = 40

// distance returns how many letters must be put, dropped, changed or swapped with the next to make one word of another,
// after Damerau and Levenshtein; more than any that matters where they differ much in length.
func distance(a, b string) int {
	if max(len(a), len(b)) > longestWord || len(a)-len(b) > len(a)/4 || len(b)-len(a) > len(a)/4 {
		return longestWord
	}
	var rows [3][longestWord + 1]int // of the letters before the last one, of those before it, and with it
	for j := range len(b) {
		rows[2][j+1] = j + 1
	}
	for i := range len(a) {
		rows[0], rows[1] = rows[1], rows[2]
		rows[2][0] = i + 1
		for j := range len(b) {
			change := rows[1][j]
			if a[i] != b[j] {
				change++
			}
			rows[2][j+1] = min(change, rows[1][j+1]+1, rows[2][j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				rows[2][j+1] = min(rows[2][j+1], rows[0][j-1]+1)
			}
		}
	}
	return rows[2][len(b)]
}
