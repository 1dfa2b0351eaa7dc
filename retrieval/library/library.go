// Package library keeps a community's articles: it adds, removes and finds them.
package library

import (
	"context"
	"fmt"
	"iter"
	"log/slog"
	"time"

	"verbatim/retrieval"
	"verbatim/retrieval/index"
	"verbatim/retrieval/rank"
	"verbatim/retrieval/understand"
)

// A Keeper keeps articles beyond this process.
type Keeper interface {
	// Put keeps an article whole or not at all.
	Put(ctx context.Context, community string, a *retrieval.Article) error
	// Remove forgets one; retrieval.ErrNotFound if there is none.
	Remove(ctx context.Context, community, id string) error
	// Articles yields the newest revision of each of a community's articles.
	Articles(ctx context.Context, community string) iter.Seq2[*retrieval.Article, error]
	// Communities returns the communities that ever had an article.
	Communities(ctx context.Context) ([]string, error)
}

// A Library is the articles of all communities: kept by a keeper, searched in memory.
type Library struct {
	lg     *slog.Logger
	keeper Keeper // nil: articles last as long as the process
	memory *index.Memory
	now    func() time.Time
}

// New returns a library of the articles that keeper has; Load reads them. Without a keeper nothing outlasts the
// process.
func New(lg *slog.Logger, keeper Keeper) *Library {
	return &Library{lg: lg, keeper: keeper, memory: index.New(), now: time.Now}
}

// Load reads all that the keeper has.
func (l *Library) Load(ctx context.Context) error {
	if l.keeper == nil {
		return nil
	}
	communities, err := l.keeper.Communities(ctx)
	if err != nil {
		return fmt.Errorf("load: %w", err)
	}
	n := 0
	for _, c := range communities {
		for a, err := range l.keeper.Articles(ctx, c) {
			if err != nil {
				return fmt.Errorf("load %s: %w", c, err)
			}
			l.memory.Put(c, a)
			n++
		}
	}
	l.lg.Debug("loaded", "communities", len(communities), "articles", n)
	return nil
}

// Add seals a draft and keeps it. Adding what is there already changes nothing; other words or facts make a revision.
func (l *Library) Add(ctx context.Context, community, by string, d retrieval.Draft) (retrieval.Added, error) {
	a, err := retrieval.Seal(d.Facts, d.Text)
	if err != nil {
		return retrieval.Added{}, fmt.Errorf("add %q: %w", d.Title, err)
	}
	if _, ok := l.memory.Article(community, d.Corrects); ok {
		a.ID = d.Corrects
	}
	a.Added, a.AddedBy = l.now().UTC(), by
	outcome, change := retrieval.New, retrieval.Change{}
	if old, ok := l.memory.Article(community, a.ID); ok {
		change = retrieval.Compare(old, a)
		if change.None() {
			return retrieval.Added{Article: old, Outcome: retrieval.Unchanged}, nil
		}
		outcome, a = retrieval.Revised, old.Revise(a)
	}
	if l.keeper != nil {
		if err := l.keeper.Put(ctx, community, a); err != nil {
			return retrieval.Added{}, fmt.Errorf("add %q: %w", d.Title, err)
		}
	}
	l.memory.Put(community, a)
	return retrieval.Added{Article: a, Outcome: outcome, Change: change}, nil
}

// Read seals a draft without keeping it.
func (l *Library) Read(d retrieval.Draft) (*retrieval.Article, error) {
	return retrieval.Seal(d.Facts, d.Text)
}

// Remove forgets an article and returns it; retrieval.ErrNotFound if there is none of that id.
func (l *Library) Remove(ctx context.Context, community, id string) (*retrieval.Article, error) {
	a, err := l.Article(community, id)
	if err != nil {
		return nil, err
	}
	if l.keeper != nil {
		if err := l.keeper.Remove(ctx, community, id); err != nil {
			return nil, fmt.Errorf("remove %s: %w", id, err)
		}
	}
	l.memory.Remove(community, id)
	return a, nil
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

func (n names) Speakers(last string) map[string]int { return n.memory.Speakers(n.community, last) }
func (n names) Outlets() []string                   { return n.memory.Outlets(n.community) }
