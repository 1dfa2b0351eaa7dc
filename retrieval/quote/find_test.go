package quote

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"verbatim/retrieval/text"
)

// FuzzFind holds that whatever the text, spans lie inside it on the bounds of characters, quotations stand in order and
// never overlap others of their level, indexes lead backwards, and the same bytes give the same quotations.
func FuzzFind(f *testing.F) {
	for _, path := range []string{"testdata/marks.txtar", "testdata/attribution.txtar", "testdata/parts.txtar"} {
		ar, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range ar.Files {
			f.Add(string(file.Data))
		}
	}
	for _, u := range hostile {
		f.Add(strings.Repeat(u, 50))
	}
	f.Fuzz(func(t *testing.T, words string) {
		qs := Find(words)
		whole := -1 // that the outermost quotation before this one is part of
		for i, q := range qs {
			checkSpans(t, words, q)
			if q.In < 0 && q.Whole != i && q.Whole != whole {
				t.Fatalf("quotation %d goes on with %d, past %d", i, q.Whole, whole)
			}
			if q.In < 0 {
				whole = q.Whole
			}
			if q.Whole < 0 || q.Whole > i || q.In < -1 || q.In >= i || qs[q.Whole].Whole != q.Whole {
				t.Fatalf("quotation %d: whole %d, in %d", i, q.Whole, q.In)
			}
			checkLevel(t, qs, i)
		}
		if diff := cmp.Diff(qs, Find(words)); diff != "" {
			t.Fatalf("not the same the second time: %s", diff)
		}
	})
}

func checkSpans(t *testing.T, words string, q Quote) {
	t.Helper()
	for _, sp := range []text.Span{q.Span, q.Mention, q.Cue} {
		if !sp.In(words) || !atBound(words, sp.Start) || !atBound(words, sp.End) {
			t.Fatalf("span %v of %d bytes", sp, len(words))
		}
	}
	if q.Span.Len() == 0 || q.Sure && q.Speaker == "" {
		t.Fatalf("%+v", q)
	}
}

// checkLevel compares a quotation with the one before it: it lies behind it, or inside it or one around it.
func checkLevel(t *testing.T, qs []Quote, i int) {
	t.Helper()
	if i == 0 {
		return
	}
	q, p := qs[i], qs[i-1]
	if q.Span.Start < p.Span.Start {
		t.Fatalf("quotation %d opens before the one before it", i)
	}
	if q.In >= 0 && !qs[q.In].Span.Contains(q.Span) {
		t.Fatalf("quotation %d is not inside %d", i, q.In)
	}
	for j := i - 1; j >= 0 && j > i-10; j-- {
		if qs[j].In == q.In && qs[j].Span.Overlaps(q.Span) {
			t.Fatalf("quotations %d and %d overlap", j, i)
		}
	}
}

func atBound(s string, i int) bool {
	return i == len(s) || utf8.RuneStart(s[i]) || !utf8.ValidString(s)
}

// hostile are pieces that, repeated, make texts that would be slow if any stage looked around without a bound.
var hostile = []string{
	"“", "”", "\"", "‘", "'", "“‘", "«", "\"a\" ", "“A,” he said. ", "\"a\" he said ", "“Abc” Def ", "ABC", "“a” Bb, Cc said ",
	"\xff\xfe“", "“\n", "“A\n", "“a” Smith, ", "6'2\" ", "“a s’ ", "“a” (Aa) said ", "“a” aa of Bb of ", "“a” said the aa of ", "“a” “",
	"“a” He ", "“a” saying ", "“a” Aa Bb", "‘a,’ ", "“a” who, ", "“a” - Bb\n", "Aa “Bb” ", "“a” 12. ", "“AA: b\n", "a\u0301“", "„a“ ",
	"Aa’s comments “show” as “a” as ", "called by Aa “b” by Cc ", "“a” \"b\n\n\"c ", "said Aa when shared “b” ",
}

// TestHostile finds the quotations of a megabyte of each hostile text: a stage that isn't linear runs into the limit of
// the test run.
func TestHostile(t *testing.T) {
	for _, u := range hostile {
		size := 1 << 17
		if testing.Short() {
			size = 1 << 14
		}
		Find(strings.Repeat(u, size/len(u)))
	}
	Find(strings.Repeat("“", 1<<20/len("“")))
	var family strings.Builder
	for i := range 1 << 13 {
		fmt.Fprintf(&family, "“a,” X%c%c%c Smith said. ", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26)
	}
	Find(family.String())
}

// TestInvalid finds the quotations around bytes that are no UTF-8.
func TestInvalid(t *testing.T) {
	words := "\xff “Stay \xc3 home,” Mara Quist said.\x80"
	qs := Find(words)
	if len(qs) != 1 || qs[0].Speaker != "Mara Quist" {
		t.Errorf("got %+v", qs)
	}
}

// articles are the texts of a golden file, as one.
func articles(tb testing.TB, path string) string {
	tb.Helper()
	ar, err := txtar.ParseFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	var all strings.Builder
	for i := 0; i < len(ar.Files); i += 2 {
		all.Write(ar.Files[i].Data)
	}
	return all.String()
}

// TestAllocations holds that a quotation costs few allocations.
func TestAllocations(t *testing.T) {
	words := articles(t, "testdata/article.txtar")
	n := float64(len(Find(words)))
	if per := testing.AllocsPerRun(10, func() { Find(words) }) / n; per > 10 {
		t.Errorf("%.1f allocations a quotation", per)
	}
}

// TestWeights holds that the embedded weights can be read.
func TestWeights(t *testing.T) {
	if _, err := parseModel(weightsText); err != nil {
		t.Error(err)
	}
}

func BenchmarkFind(b *testing.B) {
	words := articles(b, "testdata/attribution.txtar")
	b.SetBytes(int64(len(words)))
	b.ReportAllocs()
	for b.Loop() {
		Find(words)
	}
}
