// Package index searches articles in memory: it proposes candidates by words, speaker, outlet and date.
package index

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"
	"sync"

	"verbatim/retrieval"
	"verbatim/retrieval/people"
	"verbatim/retrieval/text"
)

// Memory holds every community's articles and what finds them. Its methods may be called at once.
type Memory struct {
	mu          sync.RWMutex
	communities map[string]*shelf
}

// New returns an empty index.
func New() *Memory { return &Memory{communities: make(map[string]*shelf)} }

// Put adds an article, or takes it for the one of the same id.
func (m *Memory) Put(community string, a *retrieval.Article) {
	e := read(a) // outside the lock: cutting words is what takes time
	m.mu.Lock()
	defer m.mu.Unlock()
	s := m.communities[community]
	if s == nil {
		s = newShelf()
		m.communities[community] = s
	}
	s.remove(a.ID)
	s.put(e)
}

// Remove forgets an article, and reports whether there was one.
func (m *Memory) Remove(community, id string) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	s := m.communities[community]
	return s != nil && s.remove(id)
}

// Article returns the newest revision of an article.
func (m *Memory) Article(community, id string) (*retrieval.Article, bool) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if s := m.communities[community]; s != nil {
		if e := s.entries[id]; e != nil {
			return e.article, true
		}
	}
	return nil, false
}

// Articles returns a community's articles, those added last first.
func (m *Memory) Articles(community string) []*retrieval.Article {
	m.mu.RLock()
	defer m.mu.RUnlock()
	s := m.communities[community]
	if s == nil {
		return nil
	}
	var as []*retrieval.Article
	for _, e := range s.entries {
		as = append(as, e.article)
	}
	slices.SortFunc(as, func(a, b *retrieval.Article) int {
		return cmp.Or(b.Added.Compare(a.Added), cmp.Compare(a.ID, b.ID))
	})
	return as
}

// Len returns how many articles a community has.
func (m *Memory) Len(community string) int {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if s := m.communities[community]; s != nil {
		return len(s.entries)
	}
	return 0
}

// Version tells one state of a community's articles from every other: it grows with each that is put or removed.
func (m *Memory) Version(community string) uint64 {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if s := m.communities[community]; s != nil {
		return s.version
	}
	return 0
}

// Speakers returns the persons in a community's articles whose last name is the folded word last, with the number of
// quotations of each.
func (m *Memory) Speakers(community, last string) []people.Person {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if s := m.communities[community]; s != nil {
		return people.Group(s.speakers[last])
	}
	return nil
}

// FirstNamed returns the last names of the speakers whose first name is the folded word first, with the number of
// their quotations.
func (m *Memory) FirstNamed(community, first string) map[string]int {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if s := m.communities[community]; s != nil {
		return maps.Clone(s.firsts[first])
	}
	return nil
}

// Outlets returns the outlets of a community's articles, sorted.
func (m *Memory) Outlets(community string) []string {
	m.mu.RLock()
	defer m.mu.RUnlock()
	s := m.communities[community]
	if s == nil {
		return nil
	}
	return slices.Sorted(maps.Keys(s.outlets))
}

// Knows reports whether a word, in any of its forms, stands in a community's articles.
func (m *Memory) Knows(community, word string) bool {
	m.mu.RLock()
	defer m.mu.RUnlock()
	s := m.communities[community]
	return s != nil && len(s.postings[text.Term(word)]) > 0
}

// A shelf is one community's articles.
type shelf struct {
	version  uint64 // grows with every change
	entries  map[string]*entry
	slots    []slot // passages; a removed one's is free
	free     []int32
	postings map[string][]posting
	length   float64                   // weighted terms of all passages
	speakers map[string]map[string]int // last name → full name → quotations
	firsts   map[string]map[string]int // first name → last name → quotations
	said     map[string][]saying       // last name → quotations
	outlets  map[string]int
}

// A slot is a passage in the index.
type slot struct {
	entry   *entry
	passage int
	length  float64
}

// A posting is a term's weight in a passage.
type posting struct {
	slot   int32
	weight float32
}

// A saying is a quotation with a known speaker.
type saying struct {
	entry *entry
	quote int
}

func newShelf() *shelf {
	return &shelf{
		entries:  make(map[string]*entry),
		postings: make(map[string][]posting),
		speakers: make(map[string]map[string]int),
		firsts:   make(map[string]map[string]int),
		said:     make(map[string][]saying),
		outlets:  make(map[string]int),
	}
}

func (s *shelf) put(e *entry) {
	s.version++
	s.entries[e.article.ID] = e
	for i, terms := range e.passages {
		at := s.slot()
		length := 0.0
		for _, t := range terms {
			s.postings[t.term] = append(s.postings[t.term], posting{at, t.weight})
			length += float64(t.weight)
		}
		s.slots[at] = slot{e, i, length}
		s.length += length
		e.slots = append(e.slots, at)
	}
	for i, q := range e.article.Quotes {
		last := e.last[i]
		if last == "" {
			continue
		}
		s.said[last] = append(s.said[last], saying{e, i})
		if s.speakers[last] == nil {
			s.speakers[last] = make(map[string]int)
		}
		s.speakers[last][q.Speaker]++
		if first := e.first[i]; first != "" {
			if s.firsts[first] == nil {
				s.firsts[first] = make(map[string]int)
			}
			s.firsts[first][last]++
		}
	}
	if o := e.article.Outlet; o != "" {
		s.outlets[o]++
	}
}

// slot returns a place for a passage.
func (s *shelf) slot() int32 {
	if n := len(s.free); n > 0 {
		at := s.free[n-1]
		s.free = s.free[:n-1]
		return at
	}
	s.slots = append(s.slots, slot{})
	return int32(len(s.slots) - 1)
}

func (s *shelf) remove(id string) bool {
	e := s.entries[id]
	if e == nil {
		return false
	}
	s.version++
	delete(s.entries, id)
	for i, terms := range e.passages {
		at := e.slots[i]
		for _, t := range terms {
			s.postings[t.term] = slices.DeleteFunc(s.postings[t.term], func(p posting) bool { return p.slot == at })
			if len(s.postings[t.term]) == 0 {
				delete(s.postings, t.term)
			}
		}
		s.length -= s.slots[at].length
		s.slots[at] = slot{}
		s.free = append(s.free, at)
	}
	for i, q := range e.article.Quotes {
		last := e.last[i]
		if last == "" {
			continue
		}
		s.said[last] = slices.DeleteFunc(s.said[last], func(x saying) bool { return x.entry == e })
		drop(s.speakers[last], q.Speaker)
		if first := e.first[i]; first != "" {
			drop(s.firsts[first], last)
		}
		if len(s.speakers[last]) == 0 {
			delete(s.said, last)
			delete(s.speakers, last)
		}
	}
	drop(s.outlets, e.article.Outlet)
	return true
}

// drop counts one less of key, and forgets it at zero.
func drop(counts map[string]int, key string) {
	if counts[key]--; counts[key] <= 0 {
		delete(counts, key)
	}
}

// rarity is how much a term tells: ln(1 + passages / passages with the term).
func (s *shelf) rarity(term string) float64 {
	return math.Log(1 + float64(len(s.slots)-len(s.free))/float64(len(s.postings[term])+1))
}

var _ retrieval.Searcher = (*Memory)(nil)

// Search proposes the passages and quotations of a community that a query may mean.
func (m *Memory) Search(ctx context.Context, community string, q retrieval.Query) (retrieval.Candidates, error) {
	if err := ctx.Err(); err != nil {
		return retrieval.Candidates{}, err
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	s := m.communities[community]
	if s == nil {
		return retrieval.Candidates{}, nil
	}
	return s.search(q), nil
}
