package render

import (
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"verbatim/bot/answer"
	"verbatim/retrieval"
	"verbatim/retrieval/text"
)

func seal(t testing.TB, f retrieval.Facts, words string) *retrieval.Article {
	t.Helper()
	a, err := retrieval.Seal(f, words)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func excerpt(t testing.TB, a *retrieval.Article, words string) retrieval.Verified {
	t.Helper()
	i := strings.Index(a.Text(), words)
	v, ok := a.Excerpt(text.Span{Start: i, End: i + len(words)})
	if !ok {
		t.Fatalf("%q stands nowhere", words)
	}
	return v
}

func TestLink(t *testing.T) {
	const words = "The ferry – twice a day, it's said – sails.\nA new-built, late & dear ferry was promised to Sarn by May."
	a := seal(t, retrieval.Facts{URL: "https://a.example/ferry?x=1"}, words)
	for _, c := range []struct{ words, fragment string }{
		{"twice a day", "twice%20a%20day"},
		{"twice a day, it's said – sails", "twice%20a%20day%2C%20it%27s%20said%20%E2%80%93%20sails"},
		{"A new-built, late & dear ferry was promised to Sarn by May.", "A%20new%2Dbuilt,Sarn%20by%20May"},
		{words, "The%20ferry%20%E2%80%93%20twice,Sarn%20by%20May"},
		{"sails.\nA new-built", "sails.,A%20new%2Dbuilt"}, // never over a line break
		{"–", ""},
	} {
		got := Link(excerpt(t, a, c.words))
		want := "https://a.example/ferry?x=1"
		if c.fragment != "" {
			want += "#:~:text=" + c.fragment
		}
		if got != want {
			t.Errorf("Link(%q)\n got %s\nwant %s", c.words, got, want)
		}
	}
	if got := Link(excerpt(t, seal(t, retrieval.Facts{}, words), "twice")); got != "" {
		t.Errorf("a link without an address: %s", got)
	}
	if got := Link(retrieval.Verified{}); got != "" {
		t.Errorf("a link to nothing: %s", got)
	}
	anchored := seal(t, retrieval.Facts{URL: "https://a.example/ferry#part"}, words)
	if got := Link(excerpt(t, anchored, "sails")); got != "https://a.example/ferry#part:~:text=sails" {
		t.Errorf("with an anchor: %s", got)
	}
}

// FuzzLink holds that a link leads to the article's address, and that its fragment says the article's own words.
func FuzzLink(f *testing.F) {
	f.Add("The ferry – twice a day, it's said – sails.\nA new-built, late & dear ferry", 4, 40)
	f.Fuzz(func(t *testing.T, words string, start, end int) {
		a, err := retrieval.Seal(retrieval.Facts{URL: "https://a.example/x"}, words)
		if err != nil {
			t.Skip("no article")
		}
		v, ok := a.Excerpt(text.Span{Start: start, End: end})
		if !ok {
			return
		}
		base, fragment, found := strings.Cut(Link(v), "#:~:text=")
		if base != "https://a.example/x" {
			t.Fatalf("leads to %s", base)
		}
		if !found {
			return
		}
		for part := range strings.SplitSeq(fragment, ",") {
			said, err := url.PathUnescape(part)
			if err != nil || !strings.Contains(v.String(), said) || said == "" || strings.ContainsAny(said, "\n") {
				t.Fatalf("the fragment says %q of %q (%v)", said, v, err)
			}
		}
	})
}

func TestTitle(t *testing.T) {
	for _, c := range []struct{ title, words, want string }{
		{"‘Nobody ignored an alarm,’ says head", "x", "Nobody ignored an alarm, says head"},
		{"Mayor: \"We’re\u00a0done\" – workers’ union", "x", "Mayor: We’re done – workers’ union"},
		{"It's 'over', says O'Brien's 'boss'", "x", "It's over, says O'Brien's boss"},
		{"«Fini»", "x", "Fini"},
		{"", "One two three four five six seven eight nine ten eleven twelve thirteen.", "One two three four five six seven eight nine ten eleven twelve…"},
		{"", "“One” two\nthree.", "One two three."},
	} {
		if got := Title(seal(t, retrieval.Facts{Title: c.title}, c.words)); got != c.want {
			t.Errorf("title %q, text %q: %q, want %q", c.title, c.words, got, c.want)
		}
	}
}

func TestLabel(t *testing.T) {
	for title, want := range map[string]string{
		"Budget (2026): *all* of it, at 9:30":  "Budget 2026: all of it, at 9.30",
		"Amazon.com and the U.S. [video] 2.3":  "Amazon com and the U.S. video 2.3",
		"See https://evil.example now":         "See now",
		"discord.gg/abc @everyone :smile: 😀✔️": "everyone smile:",
		"“They’re done” – workers’ union":      "They’re done – workers’ union",
		"<@1> ||":                   "1",
		"🙂":                         "the article",
		strings.Repeat("word ", 40): strings.Repeat("word ", 27) + "word…",
	} {
		if got := label(title); got != want {
			t.Errorf("label(%q) = %q, want %q", title, got, want)
		}
	}
}

func TestTarget(t *testing.T) {
	for address, want := range map[string]string{
		"https://a.example/x_(y)*z?q='1'&r=%20#f":           "https://a.example/x_%28y%29%2Az?q=%271%27&r=%20#f",
		"https://a.example/100%>x":                          "",
		"https://a.example/ü/@everyone/@sam":                "https://a.example/%C3%BC/%40everyone/@sam",
		"javascript:alert(1)":                               "",
		"file:///etc/passwd":                                "",
		"https://sam:secret@a.example/":                     "",
		"https://bücher.example/":                           "",
		"https:///x":                                        "",
		"https://a.example/" + strings.Repeat("x", maxLink): "",
	} {
		if got := target(address); got != want {
			t.Errorf("target(%q) = %q, want %q", address, got, want)
		}
	}
}

func TestLegible(t *testing.T) {
	for s, want := range map[string]string{
		"a\u200bb\u202ec\x00d\xff":       "abcd",
		"می\u200cخواهم":                  "می\u200cخواهم", // a joiner that Persian is written with
		"a\u200cb":                       "ab",
		"👩\u200d🚒 ❤\ufe0f 1\ufe0f\u20e3": "👩\u200d🚒 ❤\ufe0f 1\ufe0f\u20e3",
		"x\ufe0f":                        "x",
		"a\r\nb\rc\u2028d\te":            "a\nb\nc\nd\te",
	} {
		if got := legible(s); got != want {
			t.Errorf("legible(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestOrigin(t *testing.T) {
	day := time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		facts retrieval.Facts
		want  string
	}{
		{retrieval.Facts{Outlet: "Quay Herald", URL: "https://www.qh.example/x", Published: day}, "Quay Herald (qh.example), 5 Mar 2026"},
		{retrieval.Facts{Outlet: "Quay Herald", URL: "https://qh.example/x", Claimed: true}, "Quay Herald (qh.example, from a file)"},
		{retrieval.Facts{URL: "https://qh.example/x"}, "qh.example"},
		{retrieval.Facts{Outlet: "Quay Herald"}, "Quay Herald"},
		{retrieval.Facts{}, "from a file"},
	} {
		if got := Origin(seal(t, c.facts, "x")); got != c.want {
			t.Errorf("%+v: %q, want %q", c.facts, got, c.want)
		}
	}
}

// TestTerminal shows every kind of block, in colours: what is the article's is set off.
func TestTerminal(t *testing.T) {
	a := seal(t, retrieval.Facts{Title: "Ferry", Outlet: "Quay\x1b[31m Herald"}, "The ferry is late. “It is\x1b[2J late,” said \u202eUna Marsh. “Late!”")
	late, marsh := excerpt(t, a, "It is\x1b[2J late"), excerpt(t, a, "The ferry is late.")
	ev := retrieval.Evidence{Covered: true, Articles: 1234, Understood: retrieval.Query{Speaker: "Una Marsh", About: "the ferry"}}
	var b strings.Builder
	term := NewTerminal(&b, Ink{Colours: true})
	for _, block := range []answer.Block{
		answer.Found{Evidence: ev},
		answer.Source{N: 1, Article: a, Words: late},
		answer.Sentence{Runs: []answer.Run{{Words: "Marsh said "}, {Quoted: late}, {Words: "."}}, Cites: []int{1}},
		answer.Quotation{Parts: []retrieval.Verified{late, marsh}, Cut: true, Speaker: "Una Marsh", Source: 1},
		answer.Quotation{Parts: []retrieval.Verified{late}, Mention: "the postmistress", Source: 1},
		answer.Quotation{Parts: []retrieval.Verified{late}, Source: 1},
		answer.FromArticles{},
		answer.Excerpt{Words: marsh, Source: 1},
		answer.Excerpt{Words: marsh, Speaker: "Una Marsh", Source: 1},
		answer.Withheld{Sentence: "No.", Rule: answer.RuleName},
		answer.Trouble{Err: nil},
		answer.Done{},
	} {
		if err := term.Show(block); err != nil {
			t.Fatal(err)
		}
	}
	const want = `Marsh said {36}“It is[2J late”{0}. {2}[1]{0}

{1}Una Marsh{0}
  {36}“It is[2J late”{0} … {36}“The ferry is late.”{0} […] {2}[1]{0}

{3}the postmistress{0}
  {36}“It is[2J late”{0} {2}[1]{0}

{3}The article names nobody:{0}
  {36}“It is[2J late”{0} {2}[1]{0}

From the articles:

The ferry is late. {2}[1]{0}

{1}Una Marsh{0}
  The ferry is late. {2}[1]{0}

[1] Quay[31m Herald: {3}Ferry{0}

{2}1 sentence withheld: not proven by the articles{0}
{2}Searched: Una Marsh on the ferry · 1 of 1,234 articles{0}
`
	got := strings.NewReplacer("\x1b[0m", "{0}", "\x1b[1m", "{1}", "\x1b[2m", "{2}", "\x1b[3m", "{3}", "\x1b[36m", "{36}").Replace(b.String())
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// FuzzClean holds that nothing an article holds acts on a terminal.
func FuzzClean(f *testing.F) {
	f.Add("a\x1b[31mb\u202e\x9b2J")
	f.Fuzz(func(t *testing.T, s string) {
		got := Clean(s)
		for _, r := range got {
			if r < ' ' && r != '\n' && r != '\t' || r == 0x7f || r >= 0x80 && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
				t.Errorf("Clean(%q) leaves %U", s, r)
			}
		}
		if utf8.ValidString(s) && len(got) > len(s) {
			t.Errorf("Clean(%q) grew to %q", s, got)
		}
	})
}
