package quote

import (
	"maps"
	"slices"
	"strings"

	"verbatim/retrieval/quote/parse"
)

// choosing learns who said a quotation and whom a pronoun means, each article in order, with the learner's own choices
// before as the past.
func choosing(ls []lesson) opinion {
	return mean(func(l *learner) {
		l.each(len(ls), func(i int) {
			ls[i].forget()
			h := noPast
			for p, t := range ls[i].r.toks {
				if t.Kind == parse.Quoted {
					h = ls[i].study(l, p, h)
				}
			}
		})
	})
}

func (x lesson) study(l *learner, p int, h past) past {
	r := x.r
	f := r.frameOf(p, h)
	cs := r.candidates(p, h)
	best := r.score(l, cs, f, h)
	if best < 0 {
		return h
	}
	who := cs[best].who
	if n, ok := x.gold[r.toks[p].Quote]; ok && n.Kind == "quote" && len(n.Source) > 0 {
		how := make([]int, len(cs))
		rivals := make([][]feature, len(cs))
		for i := range cs {
			how[i] = x.right(cs[i].who, n)
			rivals[i] = slices.Clone(r.aspects(&cs[i], f, h))
		}
		if most := slices.Max(how); most > 0 {
			l.learnAmong(rivals, func(i int) bool { return how[i] == most }, decay)
		}
		if i := slices.Index(how, 2); i >= 0 && n.How == "pronoun" && n.Speaker != "" && r.means(cs[i].who) {
			x.studyPronoun(l, cs[i].who, n, f, h)
		}
	}
	if r.means(who) {
		r.resolve(l, who, f, h)
	}
	return h.then(p, who, r)
}

// doubted is how unlikely a noted person must seem for the note to be doubted: programs wrote those down, and one in eight is
// wrong.
const doubted = .05

// studyPronoun learns whom a pronoun means, but not what seems wrong by all that was learned before.
func (x lesson) studyPronoun(l *learner, m int, n noted, f frame, h past) {
	ss := slices.Clone(x.r.standsFor(m, h))
	rivals := make([][]feature, len(ss))
	for i := range ss {
		rivals[i] = slices.Clone(x.r.standFeatures(i, m, f, h))
	}
	right := func(i int) bool { return sameName(x.r.folk.All[ss[i].person].Full, n.Speaker) }
	if l.share(rivals, right) >= doubted {
		l.learnAmong(rivals, right, shrink)
	}
}

// An example is a decision of yes or no, from one part of the articles.
type example struct {
	fs    []feature
	right bool
	part  int
}

// judging learns from the examples of all parts but one.
func judging(es []example, but int) opinion {
	return mean(func(l *learner) {
		l.each(len(es), func(i int) {
			if es[i].part != but {
				l.learn(es[i].fs, likely(l.sum(es[i].fs))-float64(bit(es[i].right)), decay)
			}
		})
	})
}

// parts is in how many the articles are cut, so that what leans on choices learns from some that were made by a model that
// had not seen the article.
const parts = 5

// A teacher goes through the stages of a model, each with what those before make of articles that they haven't seen.
type teacher struct {
	ls     []lesson
	but    [parts]model // what the articles of the other parts teach
	all    model
	speech []example
	fields struct{ who, speech, right, sure field }
}

// teach makes a model of lessons.
func teach(ls []lesson) model {
	t := &teacher{ls: ls}
	t.choose()
	t.compare()
	t.tellSpeech()
	t.trust()
	return t.all
}

// part are the lessons of one part, or those of all others.
func (t *teacher) part(k int, in bool) (some []lesson) {
	for i, l := range t.ls {
		if (i%parts == k) == in {
			some = append(some, l)
		}
	}
	return some
}

// each goes through all quotations with the model that hasn't seen their article.
func (t *teacher) each(see func(m model, k int, x lesson, f frame, c choice, h past)) {
	for k := range parts {
		for _, x := range t.part(k, true) {
			x.weigh(t.but[k], func(f frame, c choice, h past) { see(t.but[k], k, x, f, c, h) })
		}
	}
}

// choose learns points for who said what, and whom pronouns mean.
func (t *teacher) choose() {
	for k := range parts {
		t.but[k].scorer = choosing(t.part(k, false))
	}
	t.all.scorer = choosing(t.ls)
}

// compare grows the trees that weigh the best candidates again.
func (t *teacher) compare() {
	fields := &t.fields
	t.each(func(m model, k int, x lesson, f frame, _ choice, h past) {
		n, ok := x.gold[x.r.toks[f.p].Quote]
		cs := x.r.candidates(f.p, h)
		if !ok || n.Kind != "quote" || len(n.Source) == 0 || x.r.score(m, cs, f, h) < 0 {
			return
		}
		fields.who.add(x.rivalCase(cs, f, h, n), k)
	})
	var who [parts]forest
	who, t.all.who = fields.who.forests(trees)
	for k := range parts {
		t.but[k].who = who[k]
	}
}

// tellSpeech learns points for what is speech, and grows the trees that correct them.
func (t *teacher) tellSpeech() {
	t.each(func(_ model, k int, x lesson, f frame, c choice, h past) {
		if n, ok := x.gold[x.r.toks[f.p].Quote]; ok {
			t.speech = append(t.speech, example{slices.Clone(x.r.speechFeatures(f, c, h)), n.Kind == "quote", k})
		}
	})
	for k := range parts {
		maps.Copy(t.but[k].scorer.(opinion), judging(t.speech, k))
	}
	maps.Copy(t.all.scorer.(opinion), judging(t.speech, -1))
	t.each(func(m model, k int, x lesson, f frame, c choice, h past) {
		if n, ok := x.gold[x.r.toks[f.p].Quote]; ok {
			points := m.sum(x.r.speechFeatures(f, c, h))
			t.fields.speech.add(single(x.r.speechFacts(f, c, h, points), points, n.Kind == "quote"), k)
		}
	})
	var speech [parts]forest
	speech, t.all.speech = t.fields.speech.forests(trees)
	for k := range parts {
		t.but[k].speech = speech[k]
	}
}

// trust grows the trees that say whether a choice is right.
func (t *teacher) trust() {
	fields := &t.fields
	t.each(func(m model, k int, x lesson, f frame, c choice, h past) {
		n, ok := x.gold[x.r.toks[f.p].Quote]
		if !ok || c.who < 0 {
			return
		}
		c = x.r.judge(m, f, c, h)
		facts := x.r.choiceFacts(f, c, h)
		if n.Kind != "quote" || len(n.Source) > 0 {
			fields.right.add(single(facts, 0, n.Kind == "quote" && x.right(c.who, n) > 0), k)
		}
		if right, ok := x.rightPerson(c, n); ok {
			fields.sure.add(single(facts, 0, right), k)
		}
	})
	t.all.right, t.all.sure = fields.right.without(-1).grow(trees), fields.sure.without(-1).grow(trees)
}

// weigh calls see for each quotation with what was chosen, before it is judged.
func (x lesson) weigh(m model, see func(f frame, c choice, h past)) {
	x.forget()
	r, h := x.r, noPast
	for p, t := range r.toks {
		if t.Kind != parse.Quoted {
			continue
		}
		f := r.frameOf(p, h)
		c := r.choose(m, f, h)
		see(f, c, h)
		c = r.judge(m, f, c, h)
		if c.who >= 0 {
			h = h.then(p, c.who, r)
		}
		r.choices[t.Quote] = c
	}
}

// rivalCase is the best of the candidates, whose points are in r.points, as rivals for the noted quotation.
func (x lesson) rivalCase(cs []candidate, f frame, h past, n noted) rows {
	most := 0
	for _, c := range cs {
		most = max(most, x.right(c.who, n))
	}
	var rs rows
	best := x.r.rivals(nil)
	for k, i := range best {
		rs.add(x.r.rivalFacts(cs, best, k, f, h), x.r.points[i], most > 0 && x.right(cs[i].who, n) == most)
	}
	return rs.asRivals()
}

// rightPerson reports whether the person of a choice is right, where the notes tell.
func (x lesson) rightPerson(c choice, n noted) (right, ok bool) {
	m := x.r.mentions[c.who]
	if n.Kind != "quote" || m.Person < 0 || len(n.Source) == 0 {
		return false, false
	}
	who := &x.r.folk.All[m.Person]
	if n.Speaker == "" || !strings.Contains(x.r.words, n.Speaker) { // an organization
		return inSource(m.Span, n.Source), m.Kind == parse.Name && who.Body
	}
	return sameName(who.Full, n.Speaker) || strings.HasSuffix(who.Full, " "+n.Speaker), true // the surname of two words alone
}
