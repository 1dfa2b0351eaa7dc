package text

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Each section is a text, followed by its sentences, a line each behind a bar. Inside a sentence ⏎ is a line break.
func TestSentencesGolden(t *testing.T) {
	golden(t, "testdata/sentences.txtar", func(s string) []string {
		var lines []string
		for _, sp := range Sentences(s) {
			lines = append(lines, strings.ReplaceAll(sp.Of(s), "\n", "⏎"))
		}
		return lines
	})
}

// golden compares what cut makes of the texts of a file with the lines behind bars below each.
func golden(t *testing.T, path string, cut func(string) []string) {
	t.Helper()
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range a.Files {
		s, want, _ := strings.Cut("\n"+string(f.Data), "\n| ")
		s = strings.Trim(s, "\n")
		got := strings.Join(cut(s), "\n| ")
		a.Files[i].Data = []byte(s + "\n| " + got + "\n")
		if d := cmp.Diff(strings.TrimSpace(want), got); d != "" && !*update {
			t.Errorf("%s:\n%s", f.Name, d)
		}
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func FuzzSentences(f *testing.F) {
	f.Add("“Really?” he asked. Sen. Orr (R-Ala.) left… Then\nhe came back.He slept.")
	f.Add("1. A. B?C!D.E.F… G (a?) \u2028 x")
	f.Fuzz(func(t *testing.T, s string) {
		checkCover(t, s, Sentences(s))
		checkCover(t, s, Paragraphs(s))
		checkCover(t, s, Lines(s))
	})
}

// checkCover checks that spans are in order, apart, not blank at their ends, and miss nothing that can be seen.
func checkCover(t *testing.T, s string, spans []Span) {
	t.Helper()
	at := 0
	for _, sp := range append(spans, Span{len(s), len(s)}) {
		if sp.Start < at || sp.End < sp.Start || trim(s, sp) != sp {
			t.Fatalf("%q: span %v behind %d", s, sp, at)
		}
		if missed := trim(s, Span{at, sp.Start}); missed.Len() > 0 {
			t.Fatalf("%q: %q is in no span", s, missed.Of(s))
		}
		at = sp.End
	}
}

// Hostile input takes linear time: a quadratic step would take longer here than all other tests.
func TestSentencesHostile(t *testing.T) {
	const n = 1 << 16
	for _, unit := range []string{"1.A", "a?) ", "(a?) ", "A. ", "…", "… A", ". 1", ".1", "a.A.", "?a", "”", "? ”", "Mr. ", "? » ", "\n", "\u2028a", "a.Aa", "\x80. "} {
		Sentences(strings.Repeat(unit, n/len(unit)))
	}
}

func BenchmarkSentences(b *testing.B) {
	s := benchText()
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Sentences(s)
	}
}
