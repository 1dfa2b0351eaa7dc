package quote

import (
	"flag"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
)

var train = flag.Bool("train", false, "learn the weights from the annotated news, say how they do, and write them")

// TestTrain writes weights.txt, the same on every run, and measures by thirds: on each what the other two teach. It takes a
// minute:
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
			meant[i] = m.person
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
		return 2
	}
	for e, k := l.r.says[m], 0; e > 0 && k < 8 && mm.person >= 0; e, k = l.r.also[e-1], k+1 {
		if rel := l.r.events[e-1].rel; rel > 0 && inSource(l.r.toks[rel].Span, n.Source) {
			return 2
		}
	}
	if mm.person >= 0 && n.Speaker != "" && sameName(l.r.folk.all[mm.person].full, n.Speaker) {
		return 1
	}
	return 0
}

// A learner adapts points by AdaGrad.
type learner struct {
	points, squares map[feature]float32
	times           map[feature]int32
	rate, decay     float32
}

func newLearner() *learner {
	return &learner{map[feature]float32{}, map[feature]float32{}, map[feature]int32{}, .05, .005}
}

func (l *learner) sum(fs []feature) float64 {
	var s float32
	for _, f := range fs {
		s += l.points[f]
	}
	return float64(s)
}

// learn moves the points of features against the slope of the loss.
func (l *learner) learn(fs []feature, slope float64) {
	if math.Abs(slope) < 1e-4 {
		return
	}
	for _, f := range fs {
		d := float32(slope) + l.decay*l.points[f]
		l.squares[f] += d * d
		l.points[f] -= l.rate * d / float32(math.Sqrt(1e-6+float64(l.squares[f])))
		l.times[f]++
	}
}

// learnAmong moves the likelihood of several rivals towards the right ones.
func (l *learner) learnAmong(rivals [][]feature, right func(i int) bool) {
	points := make([]float64, len(rivals))
	for i, fs := range rivals {
		points[i] = l.sum(fs)
	}
	softmax(points)
	mass := 0.0
	for i := range points {
		if right(i) {
			mass += points[i]
		}
	}
	if mass == 0 {
		return
	}
	for i, x := range points {
		if right(i) {
			x -= x / mass
		}
		l.learn(rivals[i], x)
	}
}

// An opinion is a table of points that can be scored by, or the learner's own.
type opinion map[feature]float32

func (o opinion) sum(fs []feature) float64 {
	var s float32
	for _, f := range fs {
		s += o[f]
	}
	return float64(s)
}

// often is how many lessons a feature must have been part of to be kept, and least the points, in each time.
const (
	epochs = 6
	often  = 4 * epochs
	least  = .02
)

// opinion is what was learned, without what was rare or says nothing.
func (l *learner) opinion() opinion {
	o := opinion{}
	for f, x := range l.points {
		x = float32(math.Round(float64(x)*100) / 100)
		if l.times[f] >= often && (x >= least || x <= -least) {
			o[f] = x
		}
	}
	return o
}

// eachShuffled calls f with 0 to n-1, in another order each epoch, the same every time.
func eachShuffled(n int, f func(i int)) {
	rng := rand.New(rand.NewPCG(1, 2))
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	for range epochs {
		rng.Shuffle(n, func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			f(i)
		}
	}
}

// choosing learns who said a quotation and whom a pronoun means, each article in order, with the learner's own choices
// before as the past.
func choosing(ls []lesson) opinion {
	l := newLearner()
	eachShuffled(len(ls), func(i int) {
		ls[i].forget()
		h := noPast
		for p, t := range ls[i].r.toks {
			if t.kind == quoted {
				h = ls[i].study(l, p, h)
			}
		}
	})
	return l.opinion()
}

func (x lesson) study(l *learner, p int, h past) past {
	r := x.r
	f := r.frameOf(p)
	cs := r.candidates(p, h)
	best := r.score(l, cs, f, h)
	if best < 0 {
		return h
	}
	who := cs[best].who
	if n, ok := x.gold[r.toks[p].quote]; ok && n.Kind == "quote" && len(n.Source) > 0 {
		how := make([]int, len(cs))
		rivals := make([][]feature, len(cs))
		for i := range cs {
			how[i] = x.right(cs[i].who, n)
			rivals[i] = slices.Clone(r.aspects(&cs[i], f, h))
		}
		if most := slices.Max(how); most > 0 {
			l.learnAmong(rivals, func(i int) bool { return how[i] == most })
		}
		if i := slices.Index(how, 2); i >= 0 && n.How == "pronoun" && n.Speaker != "" && r.means(cs[i].who) {
			x.studyPronoun(l, cs[i].who, n, h)
		}
	}
	if r.means(who) {
		r.resolve(l, who, h)
	}
	return h.then(p, who, r)
}

func (x lesson) studyPronoun(l *learner, m int, n noted, h past) {
	ss := slices.Clone(x.r.standsFor(m, h))
	rivals := make([][]feature, len(ss))
	for i := range ss {
		rivals[i] = slices.Clone(x.r.standFeatures(i, m, h))
	}
	l.learnAmong(rivals, func(i int) bool { return sameName(x.r.folk.all[ss[i].person].full, n.Speaker) })
}

// An example is a decision of yes or no, from one part of the articles.
type example struct {
	fs    []feature
	right bool
	part  int
}

// judging learns from the examples of all parts but one.
func judging(es []example, but int) opinion {
	l := newLearner()
	eachShuffled(len(es), func(i int) {
		if es[i].part != but {
			l.learn(es[i].fs, likely(l.sum(es[i].fs))-float64(bit(es[i].right)))
		}
	})
	return l.opinion()
}

// parts is in how many the articles are cut, so that what leans on choices learns from some that were made by an opinion
// that had not seen the article.
const parts = 3

func teach(ls []lesson) opinion {
	part := func(k int, in bool) (some []lesson) {
		for i, l := range ls {
			if (i%parts == k) == in {
				some = append(some, l)
			}
		}
		return some
	}
	var speech, trust, credit []example
	var choices [parts]opinion
	for k := range parts {
		choices[k] = choosing(part(k, false))
		for _, l := range part(k, true) {
			speech = l.examples(speech, choices[k], k, lesson.speechExample)
		}
	}
	for k := range parts {
		o := choices[k]
		maps.Copy(o, judging(speech, k))
		for _, l := range part(k, true) {
			trust = l.examples(trust, o, k, lesson.trustExample)
			credit = l.examples(credit, o, k, lesson.creditExample)
		}
	}
	o := choosing(ls)
	for _, es := range [][]example{speech, trust, credit} {
		maps.Copy(o, judging(es, -1))
	}
	return o
}

// examples adds one for each noted quotation, after the weighing by o; the past is that of the weighing.
func (x lesson) examples(es []example, o opinion, part int, of func(x lesson, f frame, h past, n noted) (fs []feature, right, ok bool)) []example {
	x.forget()
	x.r.weigh(o)
	h := noPast
	for p, t := range x.r.toks {
		if t.kind != quoted {
			continue
		}
		if n, ok := x.gold[t.quote]; ok {
			if fs, right, ok := of(x, x.r.frameOf(p), h, n); ok {
				es = append(es, example{slices.Clone(fs), right, part})
			}
		}
		if c := x.r.choices[t.quote]; c.who >= 0 {
			h = h.then(p, c.who, x.r)
		}
	}
	return es
}

func (x lesson) choice(f frame) choice { return x.r.choices[x.r.toks[f.p].quote] }

func (x lesson) speechExample(f frame, h past, n noted) ([]feature, bool, bool) {
	c := x.choice(f)
	decided := x.r.choices[x.r.toks[f.p].quote]
	x.r.choices[x.r.toks[f.p].quote] = x.rules[x.r.toks[f.p].quote] // as it was when the speech was weighed
	fs := x.r.speechFeatures(f, c, h)
	x.r.choices[x.r.toks[f.p].quote] = decided
	return fs, n.Kind == "quote", true
}

func (x lesson) creditExample(f frame, _ past, n noted) ([]feature, bool, bool) {
	c := x.choice(f)
	if c.who < 0 || n.Kind == "quote" && len(n.Source) == 0 {
		return nil, false, false
	}
	return x.r.creditFeatures(f, c), n.Kind == "quote" && x.right(c.who, n) > 0, true
}

func (x lesson) trustExample(f frame, _ past, n noted) ([]feature, bool, bool) {
	r, c := x.r, x.choice(f)
	if n.Kind != "quote" || c.who < 0 || r.mentions[c.who].person < 0 || len(n.Source) == 0 {
		return nil, false, false
	}
	m := r.mentions[c.who]
	if n.Speaker == "" || !strings.Contains(r.words, n.Speaker) { // an organization
		return r.trustFeatures(f, c), inSource(m.Span, n.Source), m.kind == name && r.folk.all[m.person].body
	}
	return r.trustFeatures(f, c), sameName(r.folk.all[m.person].full, n.Speaker), true
}

// forget undoes the weighing.
func (x lesson) forget() {
	copy(x.r.choices, x.rules)
	for i, p := range x.meant {
		x.r.mentions[i].person = p
	}
}

// write puts an opinion down as the file of weights has it.
func (o opinion) write(path string) error {
	var b strings.Builder
	for _, f := range slices.Sorted(maps.Keys(o)) {
		fmt.Fprintf(&b, "%s %x %d\n", templateNames[f>>56], uint64(f)&(1<<56-1), int(math.Round(float64(o[f])*100)))
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}
