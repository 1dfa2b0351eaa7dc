package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFold(t *testing.T) {
	for word, want := range map[string]string{
		"Lindqvist’s": "lindqvist", "Hales'": "hales", "Müller": "muller", "MU\u0308LLER": "muller", "Straße": "strasse",
		"Łódź": "lodz", "İzmir": "izmir", "U.S": "us", "U.S.": "us", "U.S.A.": "usa", "U.S.’s": "us", "Ph.D": "phd", "1,200": "1200",
		"1,200.50": "1200.50", "1,2": "1,2", "3.5": "3.5", "O’Brien": "o'brien", "O'Brien": "o'brien", "can’t": "can't",
		"Йод": "йод", "क्या": "क्या", "in\u00ADvented": "invented", "": "",
	} {
		if got := Fold(word); got != want {
			t.Errorf("Fold(%q) is %q, not %q", word, got, want)
		}
		if again := Fold(Fold(word)); again != want {
			t.Errorf("Fold(%q) folds to %q", want, again)
		}
	}
}

func TestTerms(t *testing.T) {
	for s, want := range map[string]string{
		"The councils said that they aren’t rebuilding the locks.": "council rebuild lock",
		"Ada Lindqvist’s pro-lock allies":                          "ada lindqvist pro lock alli",
		"the U.S. and the US and U.S.A. and USA":                   "us us us us",
		"In the U.S., U.K. officials":                              "us uk offici",
		"1,200 boats for $3.5 million":                             "1200 boat 3.5 million",
		"I.T. isn't it":                                            "it",
		"the U.S.’s Müllers":                                       "us muller",
		"What did he say about a":                                  "",
	} {
		if d := cmp.Diff(want, strings.Join(Terms(s), " ")); d != "" {
			t.Errorf("%q:\n%s", s, d)
		}
	}
}

func TestCountWords(t *testing.T) {
	for s, want := range map[string]int{"": 0, "—": 0, "He can't, can he?": 4, "5-4 or 1,200.5": 4, "桥已关闭": 4, "a\u00ADb": 1} {
		if got := CountWords(s); got != want {
			t.Errorf("%q has %d words, not %d", s, got, want)
		}
	}
}

// A term finds itself: what is indexed is found by asking for it.
func FuzzTerm(f *testing.F) {
	f.Add("Lindqvist’s U.S.A. 1,200.5 Straße İs")
	f.Fuzz(func(t *testing.T, s string) {
		for w := range Words(s) {
			word := w.Of(s)
			if Term(word) != Term(strings.ToLower(word)) && !isAcronym(strings.TrimSuffix(word, ".")) {
				t.Errorf("%q has term %q, in lower case %q", word, Term(word), Term(strings.ToLower(word)))
			}
			if f := Fold(word); strings.ToLower(f) != f {
				t.Errorf("%q folds to %q", word, f)
			}
		}
	})
}

func BenchmarkTerms(b *testing.B) {
	s := benchText()[:2000] // terms of a longer text come from memory
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Terms(s)
	}
}

func BenchmarkCountWords(b *testing.B) {
	s := benchText()
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		CountWords(s)
	}
}

func TestIrregular(t *testing.T) {
	for past, plain := range irregular {
		if past[0] != plain[0] {
			t.Errorf("%s and %s start with different letters", past, plain)
		}
		if Term(past) != Term(plain) {
			t.Errorf("%s has the term %q, %s has %q", past, Term(past), plain, Term(plain))
		}
	}
}
