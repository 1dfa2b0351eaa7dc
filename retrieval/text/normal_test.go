package text

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

func TestSame(t *testing.T) {
	same := [][2]string{
		{"he  said\n so", "he said so"},
		{"We will", "we will"},
		{"“We will”", "\"we will\""},
		{"(We will)", "(we will)"},
		{"``We will,'' she said", "“We will,” she said"},
		{"''He said 'no.'''", "“He said ‘no.’”"},
		{"it’s «here»", "it's 'here'"},
		{"the bill — all of it", "the bill--all of it"},
		{"won 5 - 3", "won 5–3"},
		{"well… no", "well ... no"},
		{"well .... no", "well…no"},
		{"na\u00EFve", "nai\u0308ve"},
		{"\uFEFFan in\u00ADvented\u00A0town", "an invented town"},
		{"\u1EAD", "a\u0302\u0323"},
		{"a\u0307\u0323", "a\u0323\u0307"},
		{"\uAC01", "\u1100\u1161\u11A8"},
		{"bad \xff byte", "bad \uFFFD byte"},
	}
	for _, p := range same {
		if !Same(p[0], p[1]) {
			t.Errorf("%q and %q differ", p[0], p[1])
		}
	}
	differ := [][2]string{
		{"re-sent", "resent"},
		{"now here", "nowhere"},
		{"US", "us"},
		{"the Us", "the us"},
		{"we will not", "we will"},
		{"ﬁne", "fine"},
		{"Ｎｏ", "No"},
		{"1,200", "1200"},
		{"café", "cafe"},
		{"5 Towns", "5 towns"},
		{"U.S. … no", "U.S… no"},
		{"x²", "x2"},
		{"cant", "can't"},
	}
	for _, p := range differ {
		if Same(p[0], p[1]) {
			t.Errorf("%q and %q are the same", p[0], p[1])
		}
	}
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		text, claim string
		want        []string
	}{
		{"The mill, the mill and the mills", "the mill", []string{"The mill", "the mill"}},
		{"no no no no", "no no", []string{"no no", "no no", "no no"}},
		{"I can't go", "I can", nil},
		{"I can’t go", "I can't", []string{"I can’t"}},
		{"Ms Orr was re-elected", "elected", nil},
		{"the anti-flood-wall party", "flood", nil},
		{"up 0.5 percent", "5 percent", nil},
		{"cost 1,200 crowns", "cost 1", nil},
		{"it was -5 degrees", "5 degrees", nil},
		{"they won 5-3", "they won 5", nil},
		{"they won 5 — 3 times", "they won 5", []string{"they won 5"}},
		{"the town—all of it—burned", "all of it", []string{"all of it"}},
		{"the town -- all of it", "town—all", []string{"town -- all"}},
		{"“We  will\nrebuild,” she said", "\"we will rebuild,\"", []string{"“We  will\nrebuild,”"}},
		{"“We will”", "we", []string{"We"}},
		{"e\u0301te", "e", nil},
		{"\u00E9te", "\u0301te", nil},
		{"a≠b", "=", nil},
		{"inter\u00ADnational", "international", []string{"inter\u00ADnational"}},
		{"inter\u00ADnational", "national", nil},
		{"And... then", "and…", []string{"And..."}},
		{"what he did.He left", "he did.", []string{"he did."}},
		{"x", "", nil},
		{"x", " ", nil},
		{"", "x", nil},
		{"ſo so So", "so", []string{"so", "So"}},
	} {
		var got []string
		for _, sp := range Normalize(c.text).Find(c.claim) {
			got = append(got, sp.Of(c.text))
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("Find(%q) in %q:\n%s", c.claim, c.text, d)
		}
	}
}

// Hostile input takes linear time: a quadratic step would take longer here than all other tests.
func TestFindHostile(t *testing.T) {
	const n = 1 << 16
	letters, words := strings.Repeat("a", n), strings.Repeat("a ", n)
	for name, c := range map[string][2]string{
		"letters":  {letters, letters[:n/2]},
		"almost":   {letters, letters[:n/2] + "b"},
		"words":    {words, words[:n]},
		"one word": {words, "a"},
		"brackets": {strings.Repeat("(", n) + "a", strings.Repeat("(", n/2) + "A"},
		"marks":    {"a" + strings.Repeat("\u0301\u0323", n), "a" + strings.Repeat("\u0323\u0301", n)},
		"dashes":   {strings.Repeat("- ", n), "-"},
		"dots":     {strings.Repeat(".", n) + strings.Repeat(". ", n), "."},
		"unseen":   {strings.Repeat("\u00AD", n) + "a", "a"},
		"no UTF-8": {strings.Repeat("\xe2\x80", n), "\x80"},
	} {
		t.Run(name, func(t *testing.T) { Normalize(c[0]).Find(c[1]) })
	}
}

// The whole design rests on this: a character of Unicode decomposes so that no word begins inside it.
func TestDecompositions(t *testing.T) {
	for r := rune(0x80); r < 0x30000; r++ {
		s := string(r)
		if !unicode.IsMark(r) && norm.NFD.IsNormalString(s) && norm.NFC.IsNormalString(s) {
			if norm.NFD.PropertiesString(s).CCC() != 0 {
				t.Errorf("%U has a combining class and is no mark", r)
			}
			continue
		}
		if form := Normalize(s).form; form != Normalize(norm.NFC.String(s)).form {
			t.Errorf("%U has form %q, its NFC another", r, form)
		}
		for i, d := range []rune(norm.NFD.String(s)) {
			if i > 0 && !unicode.IsMark(d) && !unicode.Is(unicode.Hangul, d) {
				t.Errorf("%U decomposes into %U, no mark", r, d)
			}
		}
	}
}

// Strings of the characters that the rules are about, at random: fuzzing rarely puts two of them together.
func TestNormalAtRandom(t *testing.T) {
	alphabet := []string{"a", "B", "é", "e", "\u0301", "\u0323", "\u034F", "\u0903", " ", "\n", "\u00A0", "-", "—", "−", ".", "…", "'", "’",
		"“", "5", ",", ":", "\u00AD", "\u200B", "\uAC01", "\u1100", "\u1161", "≠", "=", "\xe2", "\x80", "\x94", "(", "İ", "Å"}
	rng := rand.New(rand.NewPCG(1, 2))
	draw := func(n int) string {
		var b strings.Builder
		for range rng.IntN(n) {
			b.WriteString(alphabet[rng.IntN(len(alphabet))])
		}
		return b.String()
	}
	for range 8_000 {
		a := draw(16)
		checkForm(t, a)
		checkSame(t, a, draw(4), draw(4))
		checkFind(t, a, draw(4), rng.IntN(len(a)+1), rng.IntN(len(a)+1))
	}
}

func FuzzSame(f *testing.F) {
	f.Add("“We — all of us — will,” she said", "\"we--all of us-will,\" she  said", "we")
	f.Add("e\u0301\u0323", "e\u0323\u0301", ". .. …")
	f.Add("- - \u0301", "\xe2\x80\u00ad\x94", "A")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		checkForm(t, a)
		checkSame(t, a, b, c)
	})
}

func FuzzFind(f *testing.F) {
	f.Add("“We — all of us — will... rebuild,” she said. “We -- will”", "we", 3, 9)
	f.Add("a - - b .. c… .d \u0301x e\u0323\u0301 0.5", "-", 1, 4)
	f.Add("naïve na\u00ADi\u0308ve \xe2\x80 x", "i", 0, 2)
	f.Fuzz(checkFind)
}

func checkForm(t *testing.T, s string) {
	form := Normalize(s).form
	if again := Normalize(form).form; again != form {
		t.Errorf("%q has form %q, which has form %q", s, form, again)
	}
	if !utf8.ValidString(form) {
		t.Errorf("%q has form %q", s, form)
	}
	// Behind 30 marks, x/text writes another character.
	nfd := norm.NFD.String(s)
	if utf8.ValidString(s) && !strings.Contains(nfd, "\u034F") && !(Same(s, nfd) && Same(s, norm.NFC.String(s))) {
		t.Errorf("%q differs from its own NFC or NFD", s)
	}
}

func checkSame(t *testing.T, a, b, c string) {
	if !Same(a, a) || Same(a, b) != Same(b, a) || Same(a, b) && Same(b, c) && !Same(a, c) {
		t.Errorf("not an equivalence: %q %q %q", a, b, c)
	}
}

// checkFind checks that what is found is the claim, and that any run of a text's words is found there.
func checkFind(t *testing.T, s, claim string, i, j int) {
	n := Normalize(s)
	for _, sp := range n.Find(claim) {
		if !sp.In(s) || sp.Len() == 0 || !boundary(s, sp.Start) || !boundary(s, sp.End) {
			t.Fatalf("Find(%q) in %q: %v is no run of words", claim, s, sp)
		}
		if !Same(sp.Of(s), claim) {
			t.Fatalf("Find(%q) in %q: %q is not the same", claim, s, sp.Of(s))
		}
	}
	sp, ok := runOfWords(s, i, j)
	if ok && !slices.Contains(n.Find(sp.Of(s)), sp) {
		t.Fatalf("%q is not found in %q: %v", sp.Of(s), s, n.Find(sp.Of(s)))
	}
}

// runOfWords returns the run of words between the boundaries nearest to i and j.
func runOfWords(s string, i, j int) (Span, bool) {
	i, j = min(max(i, 0), len(s)), min(max(j, 0), len(s))
	sp := trim(s, Span{min(i, j), max(i, j)})
	for !boundary(s, sp.Start) {
		sp.Start--
	}
	for !boundary(s, sp.End) {
		sp.End++
	}
	sp = trim(s, sp)
	return sp, sp.Len() > 0 && boundary(s, sp.Start) && boundary(s, sp.End)
}

func BenchmarkNormalize(b *testing.B) {
	s := benchText()
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Normalize(s)
	}
}

func BenchmarkFind(b *testing.B) {
	n := Normalize(benchText())
	b.SetBytes(int64(len(n.text)))
	b.ReportAllocs()
	for b.Loop() {
		n.Find("the bridge that nobody mentioned")
	}
}
