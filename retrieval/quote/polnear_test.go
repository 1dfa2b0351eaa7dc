package quote

import (
	"bufio"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/retrieval/text"
)

// A noted quotation is one that people annotated. Its offsets and source are theirs; its speaker was derived.
type noted struct {
	Doc     string
	Start   int
	End     int
	Kind    string // "quote", or "none" for scare quotes and titles
	Source  [][2]int
	Speaker string
	How     string // the source is a name, a pronoun …
}

// A tally counts what Find found of the noted quotations, as the annotated corpus's scorer does.
type tally struct {
	noted, found, hit                  int // quotations
	sourced, credited, right           int // with their speaker
	named, namedRight                  int // whose source is a name: the full name
	scare, scareFound                  int
	pronouns, pronounsRight            int
	byPronoun, wrongPronoun            int
	speakers, shown, byName, wrongName int // whose speaker is known: a sure name; for sources given by name, wrong ones
}

// TestAnnotated measures Find on annotated news: on all of it, and on the quarter of the articles from which nothing was
// learned. The floors lie just under what was reached.
func TestAnnotated(t *testing.T) {
	dir := annotatedNews(t)
	all, apart := tally{}, tally{}
	for doc, gold := range readNoted(t, dir) {
		words := readArticle(t, dir, doc)
		qs := spoken(words, Find(words))
		all.count(words, gold, qs)
		if foldOf(doc) == heldBack {
			apart.count(words, gold, qs)
		}
	}
	all.check(t, "all", floors{detected: .981, attributed: .946, named: .966, pronouns: .829, shown: .837, wrong: .008, wrongPronouns: .075})
	apart.check(t, "held back", floors{detected: .966, attributed: .918, named: .942, pronouns: .805, shown: .811, wrong: .0115, wrongPronouns: .093})
}

// BenchmarkNews finds the quotations of the articles from which nothing was learned.
func BenchmarkNews(b *testing.B) {
	dir := annotatedNews(b)
	var articles []string
	size, quotes := 0, 0
	for doc := range readNoted(b, dir) {
		if foldOf(doc) == heldBack {
			articles = append(articles, readArticle(b, dir, doc))
			size += len(articles[len(articles)-1])
		}
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		quotes = 0
		for _, a := range articles {
			quotes += len(Find(a))
		}
	}
	b.ReportMetric(float64(quotes), "quotations/op")
}

// annotatedNews returns the folder of the annotated corpus.
func annotatedNews(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("VERBATIM_EVAL")
	if dir == "" {
		t.Skip("SKIPPED: VERBATIM_EVAL is not set")
	}
	t.Log("RAN on real articles")
	return filepath.Join(dir, "eval/polnear")
}

func readArticle(t testing.TB, dir, doc string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, "articles", doc+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// heldBack is the quarter of the articles that is for measuring alone.
const heldBack = 0

// foldOf tells which quarter of the articles a document is in.
func foldOf(doc string) int {
	sum := sha256.Sum256([]byte(doc))
	return int(sum[len(sum)-1] % 4)
}

type floors struct{ detected, attributed, named, pronouns, shown, wrong, wrongPronouns float64 }

func (a tally) check(t *testing.T, what string, f floors) {
	t.Helper()
	detected, attributed := f1(a.hit, a.found, a.noted), f1(a.right, a.credited, a.sourced)
	named, pronouns := share(a.namedRight, a.named), share(a.pronounsRight, a.pronouns)
	shown, wrong, wrongPronouns := share(a.shown, a.speakers), share(a.wrongName, a.byName), share(a.wrongPronoun, a.byPronoun)
	t.Log(what, a)
	if detected < f.detected || attributed < f.attributed || named < f.named || pronouns < f.pronouns || shown < f.shown ||
		wrong > f.wrong || wrongPronouns > f.wrongPronouns {
		t.Errorf("%s: worse than %+v", what, f)
	}
}

func (a tally) String() string {
	return fmt.Sprintf("%d quotations: detected %.4f (scare quotes left out %.3f), attributed %.4f; named by name %.4f, by pronoun %.4f; "+
		"shown wrong by name %.4f, by pronoun %.4f, a name shown for %.4f", a.noted, f1(a.hit, a.found, a.noted),
		1-share(a.scareFound, a.scare), f1(a.right, a.credited, a.sourced), share(a.namedRight, a.named),
		share(a.pronounsRight, a.pronouns), share(a.wrongName, a.byName), share(a.wrongPronoun, a.byPronoun), share(a.shown, a.speakers))
}

func share(n, of int) float64 { return float64(n) / float64(max(1, of)) }

func f1(right, found, wanted int) float64 {
	return 2 * float64(right) / float64(max(1, found+wanted))
}

func readNoted(t testing.TB, dir string) map[string][]noted {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, "quotes.gold.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	byDoc := map[string][]noted{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var n noted
		if err := json.Unmarshal(lines.Bytes(), &n); err != nil {
			t.Fatal(err)
		}
		byDoc[n.Doc] = append(byDoc[n.Doc], n)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return byDoc
}

// spoken are the outermost quotations that somebody said, between double marks: the annotation knows no others.
func spoken(words string, found []Quote) []Quote {
	var qs []Quote
	for _, q := range found {
		before := words[max(0, q.Span.Start-len("‘")):q.Span.Start]
		if q.In < 0 && q.Kind != Scare && !strings.HasSuffix(before, "'") && before != "‘" && before != "‚" {
			qs = append(qs, q)
		}
	}
	return qs
}

func (a *tally) count(words string, gold []noted, qs []Quote) {
	a.found += len(qs)
	for _, q := range qs {
		if q.Speaker != "" || !q.Mention.Zero() {
			a.credited++
		}
	}
	used := make([]bool, len(qs))
	for _, n := range gold {
		q := match(n, qs, used)
		if n.Kind == "quote" {
			a.one(words, n, q)
			continue
		}
		a.scare++
		a.scareFound += int(bit(q != nil))
	}
}

// match returns the quotation that covers the noted one best, and at least by half of both together; nil if none does.
func match(n noted, qs []Quote, used []bool) *Quote {
	best, most := -1, 0.0
	for i, q := range qs {
		both := min(n.End, q.Span.End) - max(n.Start, q.Span.Start)
		if used[i] || both <= 0 {
			continue
		}
		if part := share(both, max(n.End, q.Span.End)-min(n.Start, q.Span.Start)); part > most {
			best, most = i, part
		}
	}
	if best < 0 || most < .5 {
		return nil
	}
	used[best] = true
	return &qs[best]
}

func (a *tally) one(words string, n noted, q *Quote) {
	a.noted++
	if q == nil {
		q = &Quote{}
	} else {
		a.hit++
	}
	right := n.Speaker != "" && sameName(q.Speaker, n.Speaker)
	switch {
	case len(n.Source) > 0:
		a.sourced++
		if right || inSource(q.Mention, n.Source) {
			a.right++
		}
	case q.Speaker != "" || !q.Mention.Zero():
		a.credited--
	}
	if n.Speaker == "" || !strings.Contains(words, n.Speaker) {
		return
	}
	a.speakers++
	if n.How == "name" {
		a.named++
		if right {
			a.namedRight++
		}
	}
	if n.How == "pronoun" {
		a.pronouns++
		a.pronounsRight += int(bit(right))
	}
	if q.Speaker == "" || !q.Sure {
		return
	}
	a.shown++
	if n.How == "pronoun" {
		a.byPronoun++
		a.wrongPronoun += int(bit(!right))
	}
	if n.How == "name" {
		a.byName++
		if !right {
			a.wrongName++
		}
	}
}

// inSource reports whether a short mention lies for the most part inside the noted source.
func inSource(m text.Span, source [][2]int) bool {
	in := 0
	for _, s := range source {
		in += max(0, min(m.End, s[1])-max(m.Start, s[0]))
	}
	return m.Len() <= 60 && in*2 > m.Len()
}

// sameName compares surnames, and the initials of the first names where the noted one has one.
func sameName(found, noted string) bool {
	a, b := bareName(found), bareName(noted)
	if len(a) == 0 || len(b) == 0 || !strings.EqualFold(a[len(a)-1], b[len(b)-1]) {
		return false
	}
	return len(b) < 2 || len(a) > 1 && strings.EqualFold(a[0][:1], b[0][:1])
}

func bareName(s string) []string {
	var ws []string
	for _, w := range strings.Fields(strings.NewReplacer("’", "'", ",", " ").Replace(s)) {
		switch strings.TrimRight(w, ".") {
		case "Jr", "Sr", "II", "III":
			continue
		}
		ws = append(ws, strings.TrimSuffix(w, "'s"))
	}
	return ws
}
