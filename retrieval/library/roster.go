package library

import (
	"cmp"
	"maps"
	"slices"
	"sync"

	"verbatim/retrieval"
	"verbatim/retrieval/index"
	"verbatim/retrieval/people"
)

// A roster is what may be listed of a community. It follows the articles: what a change costs is what it changes.
type roster struct {
	mu       sync.Mutex
	version  uint64           // of the articles that were counted
	counted  map[string]*read // by id
	speakers tally            // of statements
	subjects tally            // likewise: whom and what they are about
	dirty    map[string]bool  // last words of the names whose counts changed
	lasts    map[string]string
	page     page
}

// A page is a roster at one time. It never changes.
type page struct {
	reads    []*read // the newest first
	speakers roll
	subjects roll
}

// A read is an article with its statements. It never changes.
type read struct {
	article *retrieval.Article
	said    []statement
}

// roster returns what may be listed of a community as its articles stand.
func (l *Library) roster(community string) page {
	l.mu.Lock()
	r := l.rosters[community]
	if r == nil {
		r = &roster{counted: make(map[string]*read), dirty: make(map[string]bool), lasts: make(map[string]string)}
		r.speakers.counts, r.subjects.counts = make(map[string]map[string]int), make(map[string]map[string]int)
		l.rosters[community] = r
	}
	l.mu.Unlock()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.follow(community, l.memory)
	return r.page
}

// countAll counts what all communities have, so that nobody who types waits for it.
func (l *Library) countAll() {
	l.mu.Lock()
	communities := slices.Collect(maps.Keys(l.shelves))
	l.mu.Unlock()
	for _, c := range communities {
		l.roster(c)
	}
}

// follow counts what was added since, and no longer what was removed.
func (r *roster) follow(community string, m *index.Memory) {
	version := m.Version(community) // first: what changes meanwhile is seen the next time
	if version == r.version {
		return
	}
	stands := make(map[string]bool)
	reads := make([]*read, 0, len(r.counted))
	for _, a := range m.Articles(community) {
		stands[a.ID] = true
		if old := r.counted[a.ID]; old == nil || old.article != a {
			r.count(old, -1)
			r.counted[a.ID] = &read{a, statements(a)}
			r.count(r.counted[a.ID], 1)
		}
		reads = append(reads, r.counted[a.ID])
	}
	for id, old := range r.counted {
		if !stands[id] {
			r.count(old, -1)
			delete(r.counted, id)
		}
	}
	slices.SortFunc(reads, func(a, b *read) int {
		return cmp.Or(b.article.Published.Compare(a.article.Published), cmp.Compare(a.article.ID, b.article.ID))
	})
	r.join()
	r.version, r.page = version, page{reads, r.speakers.names, r.subjects.names}
}

// count counts what an article says n times more.
func (r *roster) count(x *read, n int) {
	if x == nil {
		return
	}
	for _, s := range x.said {
		r.add(&r.speakers, s.first(x.article).Speaker, n)
		for _, name := range s.about {
			r.add(&r.subjects, name, n)
		}
	}
}

func (r *roster) add(t *tally, name string, n int) {
	last, ok := r.lasts[name] // names recur
	if !ok {
		if ws := retrieval.NameWords(name); len(ws) > 0 {
			last = ws[len(ws)-1]
		}
		r.lasts[name] = last
	}
	if last == "" {
		return
	}
	if t.counts[last] == nil {
		t.counts[last] = make(map[string]int)
	}
	if t.counts[last][name] += n; t.counts[last][name] == 0 {
		delete(t.counts[last], name)
		delete(r.lasts, name)
	}
	r.dirty[last] = true
}

// join joins the names that changed anew. Subjects are joined together with speakers, whose full names are known.
func (r *roster) join() {
	both := func(last string) map[string]int {
		all := make(map[string]int)
		for _, t := range []tally{r.speakers, r.subjects} {
			for name, n := range t.counts[last] {
				all[name] += n
			}
		}
		return all
	}
	r.speakers.join(r.dirty, func(last string) map[string]int { return r.speakers.counts[last] })
	r.subjects.join(r.dirty, both)
	clear(r.dirty)
}

// A tally counts names, and joins those of one person.
type tally struct {
	counts map[string]map[string]int // last word → name → statements
	names  roll
}

// join joins names anew that end on the words given, as they are joined among others.
func (t *tally) join(lasts map[string]bool, among func(last string) map[string]int) {
	t.names = slices.DeleteFunc(slices.Clone(t.names), func(k known) bool { return lasts[k.last] })
	for last := range lasts {
		if len(t.counts[last]) == 0 {
			delete(t.counts, last)
			continue
		}
		for _, p := range people.Group(among(last)) {
			p.Variants = slices.DeleteFunc(p.Variants, func(v string) bool { return t.counts[last][v] == 0 && v != p.Name })
			p.Count = 0
			for _, v := range p.Variants {
				p.Count += t.counts[last][v]
			}
			if p.Count > 0 {
				t.names = append(t.names, known{p, last, foldedWords(p.Variants)})
			}
		}
	}
	slices.SortFunc(t.names, func(a, b known) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name))
	})
}
