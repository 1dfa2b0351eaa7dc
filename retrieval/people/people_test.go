package people

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"verbatim/retrieval"
)

func TestGroup(t *testing.T) {
	for _, c := range []struct {
		why   string
		names map[string]int
		want  []string // the variants of each person, joined by " = ", the name that is shown first
	}{
		{"one person in all forms", map[string]int{"Quill": 3, "Edda Quill": 5, "Mayor Edda Quill": 1, "Mrs. Quill": 1, "E. Quill": 1, "Edda M. Quill": 1},
			[]string{"Edda Quill: E. Quill = Edda M. Quill = Edda Quill = Mayor Edda Quill = Mrs. Quill = Quill"}},
		{"two first names", map[string]int{"Edda Quill": 5, "Tom Quill": 5}, []string{"Edda Quill: Edda Quill", "Tom Quill: Tom Quill"}},
		{"the last name of two", map[string]int{"Edda Quill": 5, "Tom Quill": 5, "Quill": 2},
			[]string{"Edda Quill: Edda Quill", "Tom Quill: Tom Quill", "Quill: Quill"}},
		{"the last name of one who is meant nearly always", map[string]int{"Edda Quill": 9, "Tom Quill": 1, "Quill": 2},
			[]string{"Edda Quill: Edda Quill = Quill", "Tom Quill: Tom Quill"}},
		{"a short form", map[string]int{"Tom Quill": 5, "Thomas Quill": 2}, []string{"Tom Quill: Thomas Quill = Tom Quill"}},
		{"two short forms of one name", map[string]int{"Bill Quill": 5, "Will Quill": 2}, []string{"Bill Quill: Bill Quill = Will Quill"}},
		{"an initial of two", map[string]int{"Tom Quill": 5, "Tess Quill": 5, "T. Quill": 1},
			[]string{"Tess Quill: Tess Quill", "Tom Quill: Tom Quill", "T. Quill: T. Quill"}},
		{"middle names that contradict", map[string]int{"Tom B. Quill": 5, "Tom C. Quill": 5}, []string{"Tom B. Quill: Tom B. Quill", "Tom C. Quill: Tom C. Quill"}},
		{"father and son", map[string]int{"Tom Quill": 5, "Tom Quill Jr.": 3, "T. Quill": 1},
			[]string{"Tom Quill: T. Quill = Tom Quill", "Tom Quill Jr.: Tom Quill Jr."}},
		{"nothing but the last name", map[string]int{"Quill": 5, "Mr. Quill": 1}, []string{"Quill: Mr. Quill = Quill"}},
		{"an organisation", map[string]int{"the Harbour Trust": 2, "Harbour Trust": 5}, []string{"Harbour Trust: Harbour Trust = the Harbour Trust"}},
		{"none", map[string]int{"the Mr.": 1}, nil},
	} {
		var got []string
		for _, p := range Group(c.names) {
			got = append(got, p.Name+": "+strings.Join(p.Variants, " = "))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.why, diff)
		}
	}
}

// FuzzGroup holds that every name is in one person, and that no person has two spelled first names that differ.
func FuzzGroup(f *testing.F) {
	f.Add("Tom Quill, Thomas Quill, T. Quill, Quill, Tess Quill, Tom Quill Jr.")
	f.Fuzz(func(t *testing.T, list string) {
		counts := make(map[string]int)
		for i, n := range strings.Split(list, ",") {
			if i < 50 {
				counts[n] += i + 1
			}
		}
		seen := make(map[string]bool)
		for _, p := range Group(counts) {
			if !slices.Contains(p.Variants, p.Name) {
				t.Errorf("%q is none of %q", p.Name, p.Variants)
			}
			for _, v := range p.Variants {
				if seen[v] {
					t.Errorf("%q is in two persons", v)
				}
				seen[v] = true
			}
		}
		for n := range counts {
			if !seen[n] && len(retrieval.NameWords(n)) > 0 {
				t.Errorf("%q is in none", n)
			}
		}
	})
}
