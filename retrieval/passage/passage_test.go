package passage

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"verbatim/retrieval/text"
)

var update = flag.Bool("update", false, "write the golden file anew")

// Each section is an article, followed by its passages, a line each behind a bar: the number of words, and how the
// passage begins and ends.
func TestSplitGolden(t *testing.T) {
	const path = "testdata/passages.txtar"
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range a.Files {
		s, want, _ := strings.Cut(string(f.Data), "\n| ")
		s = strings.Trim(s, "\n")
		var lines []string
		for _, p := range Split(s, 0) {
			lines = append(lines, outline(p.Span.Of(s)))
		}
		got := strings.Join(lines, "\n| ")
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

func outline(p string) string {
	words := strings.Fields(p)
	if len(words) > 8 {
		words = append(append(words[:4:4], "…"), words[len(words)-4:]...)
	}
	return fmt.Sprintf("%d: %s", text.CountWords(p), strings.Join(words, " "))
}

func FuzzSplit(f *testing.F) {
	sentence := strings.Repeat("The lock burned at night and nobody came ", 9) + ". "
	f.Add("Title\nHeading\n"+sentence+"\nHeading\n\n“"+sentence+"\n“"+sentence+"”", 5, uint16(0))
	f.Add("a b. ", 0, uint16(600))
	f.Add("x", 0, uint16(9000))
	f.Add("“é! ", 0, uint16(2000))
	f.Fuzz(func(t *testing.T, s string, body int, times uint16) {
		s = strings.Repeat(s, 1+int(times)%(1+8_000/max(1, len(s))))
		body = min(max(body, 0), len(s))
		for body < len(s) && !utf8.RuneStart(s[body]) {
			body++
		}
		checkSplit(t, s, body)
	})
}

// checkSplit checks what Split promises.
func checkSplit(t *testing.T, s string, body int) {
	t.Helper()
	ps, valid := Split(s, body), utf8.ValidString(s)
	at := body
	for i, p := range ps {
		sp := p.Span
		if sp.Start < at || sp.End <= sp.Start || sp.End > len(s) {
			t.Fatalf("passage %d is %v, the one before ends at %d", i, sp, at)
		}
		if !blank(s[at:sp.Start]) {
			t.Fatalf("no passage has %q", s[at:sp.Start])
		}
		if valid && !utf8.ValidString(sp.Of(s)) {
			t.Fatalf("passage %d cuts a character", i)
		}
		n := text.CountWords(sp.Of(s))
		if !valid && sp.Len() <= maxBytes {
			at = sp.End
			continue // what is no UTF-8, which no article is, has no borders of words to count by
		}
		if n > maxWords || sp.Len() > maxBytes {
			t.Fatalf("passage %d has %d words in %d bytes", i, n, sp.Len())
		}
		if n < minWords && i > 0 {
			joined := text.Span{Start: ps[i-1].Span.Start, End: sp.End}
			if i == len(ps)-1 && text.CountWords(joined.Of(s)) <= maxWords && joined.Len() <= maxBytes {
				t.Fatalf("the last passage has %d words and would fit into the one before", n)
			}
		}
		if n < minWords && i < len(ps)-1 && ps[i+1].Span.End-sp.Start <= maxBytes {
			t.Fatalf("passage %d has %d words and would fit into the next", i, n)
		}
		at = sp.End
	}
	if !blank(s[at:]) {
		t.Fatalf("no passage has %q", s[at:])
	}
}

func blank(s string) bool { return len(text.Lines(s)) == 0 }

// Hostile texts give bounded passages in linear time.
func TestSplitHostile(t *testing.T) {
	const n = 1 << 17
	for _, unit := range []string{"a", "é", "word ", "word\n", "Word\n", "-\n", "!", "“", "“a\n", "a. ", "桥", "\"A b c. ", "a\u0301", ".\u00AD"} {
		checkSplit(t, strings.Repeat(unit, n/len(unit)), 0)
	}
}

func TestSplitEmpty(t *testing.T) {
	for _, s := range []string{"", " \n\n ", "Title\n"} {
		if ps := Split(s, min(len(s), 5)); ps != nil {
			t.Errorf("Split(%q) is %v", s, ps)
		}
	}
}

func BenchmarkSplit(b *testing.B) {
	const story = `Mayor Ada Lindqvist told the council on Tuesday that Brackwater would rebuild its old lock by spring. “We lost a bridge, not a town,” she said. “And we’ll have both before the herring run.”

The repairs, which the U.S. engineer Dr. Tomas Okello estimated at $1.2 million, are to begin in October — provided the county pays its share. Mr. Okello’s report names three weak piers, 41 cracked stones and a sluice gate that hasn’t closed since 1987.

`
	s := strings.Repeat(story, 80)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Split(s, 0)
	}
}
