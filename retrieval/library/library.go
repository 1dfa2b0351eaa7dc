// Package library keeps a community's articles: it adds, removes and finds them, and follows what others change.
package library

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"verbatim/retrieval"
	"verbatim/retrieval/index"
	"verbatim/retrieval/people"
	"verbatim/retrieval/rank"
	"verbatim/retrieval/store"
	"verbatim/retrieval/understand"
)

// A Library is the articles of all communities: kept by a store, searched in memory. What it finds, it finds without the
// store. Its methods may be called at once.
type Library struct {
	lg     *slog.Logger
	store  *store.Store // nil: articles last as long as the process
	memory *index.Memory
	now    func() time.Time
	rescue string // the folder of rescue files

	mu      sync.Mutex
	shelves map[string]*shelf
	rosters map[string]*roster

	sweeping sync.Mutex // one sweep at a time
}

// A shelf is what a library knows of one community besides its articles.
type shelf struct {
	mu   sync.Mutex           // held while memory and the community's articles in the store are made one
	at   string               // place in the stream of changes up to which memory has them
	lost *retrieval.LostError // why nothing is changed; nil where all is well
}

// New returns a library of the articles that a store has; Load reads them. Without a store nothing outlasts the process.
func New(lg *slog.Logger, s *store.Store) *Library {
	return &Library{lg: lg, store: s, memory: index.New(), now: time.Now, shelves: make(map[string]*shelf), rosters: make(map[string]*roster)}
}

// RescueIn names the folder for what a store lost, in place of the current one. It comes before Load.
func (l *Library) RescueIn(dir string) { l.rescue = dir }

// Load reads all that the store has. An article that can't be read is logged and left out.
func (l *Library) Load(ctx context.Context) error {
	if l.store == nil {
		return nil
	}
	communities, err := l.store.Communities(ctx)
	if err != nil {
		return fmt.Errorf("load: %w", err)
	}
	for _, c := range communities {
		s := l.shelf(c)
		s.mu.Lock()
		err := l.reload(ctx, c, s, true)
		s.mu.Unlock()
		if err != nil {
			return fmt.Errorf("load %s: %w", c, err)
		}
	}
	l.lg.DebugContext(ctx, "loaded", "communities", len(communities))
	return nil
}

// shelf returns a community's shelf.
func (l *Library) shelf(community string) *shelf {
	l.mu.Lock()
	defer l.mu.Unlock()
	s := l.shelves[community]
	if s == nil {
		s = &shelf{}
		l.shelves[community] = s
	}
	return s
}

// Read seals a draft without keeping it.
func (l *Library) Read(d retrieval.Draft) (*retrieval.Article, error) {
	return retrieval.Seal(d.Facts, d.Text)
}

// Article returns the newest revision of one article; retrieval.ErrNotFound if there is none of that id.
func (l *Library) Article(community, id string) (*retrieval.Article, error) {
	a, ok := l.memory.Article(community, id)
	if !ok {
		return nil, fmt.Errorf("article %q: %w", id, retrieval.ErrNotFound)
	}
	return a, nil
}

// Articles returns a community's articles, those added last first.
func (l *Library) Articles(community string) []*retrieval.Article {
	return l.memory.Articles(community)
}

// Outlets returns the outlets of a community's articles, sorted.
func (l *Library) Outlets(community string) []string { return l.memory.Outlets(community) }

// Len returns how many articles a community has.
func (l *Library) Len(community string) int { return l.memory.Len(community) }

// Find finds the evidence for a question.
func (l *Library) Find(ctx context.Context, community, question string) (retrieval.Evidence, error) {
	q := understand.Question(question, names{l.memory, community}, l.now())
	c, err := l.memory.Search(ctx, community, q)
	if err != nil {
		return retrieval.Evidence{}, fmt.Errorf("find: %w", err)
	}
	return rank.Order(q, c), nil
}

// names are the names of one community.
type names struct {
	memory    *index.Memory
	community string
}

func (n names) Speakers(last string) []people.Person { return n.memory.Speakers(n.community, last) }
func (n names) FirstNamed(first string) map[string]int {
	return n.memory.FirstNamed(n.community, first)
}
func (n names) Outlets() []string { return n.memory.Outlets(n.community) }
