package people

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"verbatim/retrieval"
	"verbatim/retrieval/quote"
	"verbatim/retrieval/text"
)

// An annotated is a quotation in an article, as people annotated it.
type annotated struct {
	Doc        string
	Start, End int
	Source     [][2]int // the spans that name who said it
	Speaker    string   // the full name
	How        string   // they name them by name, pronoun or description
}

func (a annotated) span() text.Span { return text.Span{Start: a.Start, End: a.End} }

// names reports whether the annotated source is what was found.
func (a annotated) names(mention text.Span) bool {
	return slices.ContainsFunc(a.Source, func(s [2]int) bool { return mention.Overlaps(text.Span{Start: s[0], End: s[1]}) })
}

// news reads the annotated news in the folder that VERBATIM_EVAL names.
func news(t *testing.T) (dir string, all []annotated) {
	t.Helper()
	dir = os.Getenv("VERBATIM_EVAL")
	if dir == "" {
		t.Skip("SKIPPED: VERBATIM_EVAL is not set")
	}
	t.Log("RAN on real articles")
	dir = filepath.Join(dir, "eval", "polnear")
	f, err := os.Open(filepath.Join(dir, "quotes.gold.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var a annotated
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		all = append(all, a)
	}
	return dir, all
}

// byLast counts names under their last word.
type byLast map[string]map[string]int

func (b byLast) add(name string) {
	ws := retrieval.NameWords(name)
	if len(ws) == 0 {
		return
	}
	last := ws[len(ws)-1]
	if b[last] == nil {
		b[last] = make(map[string]int)
	}
	b[last][name]++
}

// shortForms is how many pairs of the annotated names with one surname and two first names are one person: each was
// read, and is a short form beside the long one.
const shortForms = 6

// TestRealNames groups the speakers of annotated news: no two with one surname and different first names may join, unless
// one is short for the other.
func TestRealNames(t *testing.T) {
	_, all := news(t)
	names := make(byLast)
	for _, a := range all {
		names.add(a.Speaker)
	}
	pairs, joined := 0, 0
	for _, counts := range names {
		person := make(map[string]string)
		for _, p := range Group(counts) {
			for _, v := range p.Variants {
				person[v] = p.Name
			}
		}
		for a := range person {
			for b := range person {
				if x, y := retrieval.NameWords(a), retrieval.NameWords(b); a < b && len(x) > 1 && len(y) > 1 && x[0] != y[0] && len(x[0]) > 1 && len(y[0]) > 1 {
					pairs++
					if person[a] == person[b] {
						joined++
						t.Logf("joined: %s, %s", a, b)
					}
				}
			}
		}
	}
	t.Logf("of %d pairs with one surname and different first names, %d are joined", pairs, joined)
	if joined > shortForms {
		t.Errorf("that is more than the %d that are one person", shortForms)
	}
}

// TestRealForms follows the sources that annotated news gives by name, full or short, to their person, through what the
// article makes of the name and what all articles do. It looks at the quotations that are attributed to that source.
func TestRealForms(t *testing.T) {
	dir, all := news(t)
	byDoc := make(map[string][]annotated)
	for _, a := range all {
		byDoc[a.Doc] = append(byDoc[a.Doc], a)
	}
	type pair struct{ found, speaker, doc string }
	pairs := make(map[pair]int)
	names := make(byLast)
	for doc, as := range byDoc {
		words, err := os.ReadFile(filepath.Join(dir, "articles", doc+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range quote.Find(string(words)) {
			names.add(q.Speaker)
			i := slices.IndexFunc(as, func(a annotated) bool {
				return a.How == "name" && a.Speaker != "" && a.span().Overlaps(q.Span) && a.names(q.Mention)
			})
			if i >= 0 {
				pairs[pair{q.Speaker, as[i].Speaker, doc}]++
			}
		}
	}
	joined, of := 0, 0
	for p, n := range pairs {
		of += n
		if same(names, p.found, p.speaker) {
			joined += n
		} else {
			t.Logf("%d %q for %q in %s", n, p.found, p.speaker, p.doc)
		}
	}
	share := float64(joined) / float64(of)
	t.Logf("of %d sources given by name, %d are joined to their person: %.3f", of, joined, share)
	if share < 0.95 {
		t.Error("that is under 0.95")
	}
}

// same reports whether the person of one name is called by another.
func same(names byLast, found, speaker string) bool {
	ws := retrieval.NameWords(found)
	if len(ws) == 0 {
		return false
	}
	for _, p := range Group(names[ws[len(ws)-1]]) {
		if slices.Contains(p.Variants, found) {
			return slices.ContainsFunc(p.Variants, func(v string) bool {
				return v == speaker || retrieval.Called(speaker, v) && len(retrieval.NameWords(speaker)) > 1 || retrieval.Called(v, speaker) && len(retrieval.NameWords(v)) > 1
			})
		}
	}
	return false
}
