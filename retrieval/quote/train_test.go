package quote

import (
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"verbatim/retrieval/quote/parse"
)

var train = flag.Bool("train", false, "learn the weights from the annotated news, say how they do, and write them")

// TestTrain writes weights.txt, the same on every run, and measures by thirds: on each what the other two teach. It takes eight
// minutes:
//
//	VERBATIM_EVAL=DIR go test ./retrieval/quote -run TestTrain -train -v
//
// It learns from the annotated articles that aren't held back, of PolNeAR 1.0.0 (Newell, Margolin, Ruths: An attribution
// relations corpus for political news, LREC 2018).
func TestTrain(t *testing.T) {
	if !*train {
		t.Skip("-train is not set")
	}
	ls := readLessons(t, annotatedNews(t))
	var crossed tally
	for third := 1; third < 4; third++ {
		in, out := split(ls, third)
		o := teach(in)
		for _, x := range out {
			x.forget()
			x.r.weigh(o)
			crossed.count(x.r.words, x.all, spoken(x.r.words, x.r.quotes()))
		}
	}
	t.Log("by thirds: ", crossed)
	if err := teach(ls).write("weights.txt"); err != nil {
		t.Fatal(err)
	}
}

// split parts the lessons of one third from the others.
func split(ls []lesson, third int) (in, out []lesson) {
	for _, l := range ls {
		if l.fold == third {
			out = append(out, l)
		} else {
			in = append(in, l)
		}
	}
	return in, out
}

// A lesson is an article with what people noted of its quotations.
type lesson struct {
	doc  string
	fold int
	r    *reader
	gold map[int]noted // by run
	all  []noted

	// What the rules decided.
	rules []choice
	meant []int
}

// readLessons reads the annotated articles that aren't held back.
func readLessons(t *testing.T, dir string) []lesson {
	t.Helper()
	all := readNoted(t, dir)
	var ls []lesson
	for _, doc := range slices.Sorted(maps.Keys(all)) {
		fold := foldOf(doc)
		if fold == heldBack {
			continue
		}
		r := read(readArticle(t, dir, doc))
		if r == nil {
			continue
		}
		meant := make([]int, len(r.mentions))
		for i, m := range r.mentions {
			meant[i] = m.Person
		}
		ls = append(ls, lesson{doc, fold, r, byRun(r, all[doc]), all[doc], slices.Clone(r.choices), meant})
	}
	return ls
}

func byRun(r *reader, gold []noted) map[int]noted {
	var qs []Quote
	var idx []int
	for i, q := range r.runs {
		if q.In < 0 {
			qs = append(qs, Quote{Span: q.Span})
			idx = append(idx, i)
		}
	}
	used := make([]bool, len(qs))
	found := map[int]noted{}
	for _, n := range gold {
		if q := match(n, qs, used); q != nil {
			for k := range qs {
				if &qs[k] == q {
					found[idx[k]] = n
				}
			}
		}
	}
	return found
}

// right reports how right a candidate is: 2 it is the noted source, 1 it is its person, 0 neither.
func (l lesson) right(m int, n noted) int {
	mm := &l.r.mentions[m]
	if inSource(mm.Span, n.Source) {
		if n.How == "name" && mm.Kind == parse.Name && mm.Person >= 0 && sameName(l.r.folk.All[mm.Person].Full, n.Speaker) {
			return 3
		}
		return 2
	}
	for e, k := l.r.says[m], 0; e > 0 && k < 8 && mm.Person >= 0; e, k = l.r.also[e-1], k+1 {
		if rel := l.r.events[e-1].rel; rel > 0 && inSource(l.r.toks[rel].Span, n.Source) {
			return 2
		}
	}
	if mm.Person >= 0 && n.Speaker != "" && sameName(l.r.folk.All[mm.Person].Full, n.Speaker) {
		return 1
	}
	return 0
}

// forget undoes the weighing.
func (x lesson) forget() {
	copy(x.r.choices, x.rules)
	for i, p := range x.meant {
		x.r.mentions[i].Person = p
	}
}

// write puts a model down as the file of weights has it.
func (m model) write(path string) error {
	var b strings.Builder
	o := m.scorer.(opinion)
	for _, f := range slices.Sorted(maps.Keys(o)) {
		fmt.Fprintf(&b, "%s %x %d\n", templateNames[f>>56], uint64(f)&(1<<56-1), int(math.Round(float64(o[f])*100)))
	}
	forests := m.forests()
	for _, name := range slices.Sorted(maps.Keys(forests)) {
		for _, t := range *forests[name] {
			fmt.Fprintln(&b, name, t)
		}
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}
