package library

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"verbatim/retrieval"
	"verbatim/retrieval/store"
)

// tries is how often a change is decided anew because another process changed the same article in between.
const tries = 5

// Add seals a draft and keeps it. Adding what is there already changes nothing; other words or facts make a revision.
// Errors: those of retrieval.Seal, retrieval.ErrUnavailable, *retrieval.LostError.
func (l *Library) Add(ctx context.Context, community, by string, d retrieval.Draft) (retrieval.Added, error) {
	a, err := retrieval.Seal(d.Facts, d.Text)
	if err != nil {
		return retrieval.Added{}, fmt.Errorf("add %q: %w", d.Title, err)
	}
	own := a.ID
	added, err := l.keep(ctx, community, by, func() (*retrieval.Article, error) {
		a.ID = own
		if _, ok := l.memory.Article(community, d.Corrects); ok {
			a.ID = d.Corrects
		}
		return a, nil
	})
	if err != nil {
		return retrieval.Added{}, fmt.Errorf("add %q: %w", d.Title, err)
	}
	return added, nil
}

// Correct changes the facts of an article that are not zero in f; its words stay. Errors: retrieval.ErrNotFound,
// retrieval.ErrUnavailable, *retrieval.LostError.
func (l *Library) Correct(ctx context.Context, community, by, id string, f retrieval.Facts) (retrieval.Added, error) {
	added, err := l.keep(ctx, community, by, func() (*retrieval.Article, error) {
		old, err := l.Article(community, id)
		if err != nil {
			return nil, err
		}
		f.Title = cmp.Or(f.Title, old.Title) // where the passages begin hangs on it
		a, err := retrieval.Seal(f, old.Text())
		if err != nil {
			return nil, err
		}
		a.ID = id
		return a, nil
	})
	if err != nil {
		return retrieval.Added{}, fmt.Errorf("correct %s: %w", id, err)
	}
	return added, nil
}

// keep keeps the article that next makes, as a community's articles stand.
func (l *Library) keep(ctx context.Context, community, by string, next func() (*retrieval.Article, error)) (retrieval.Added, error) {
	var added retrieval.Added
	err := l.change(ctx, community, func() error {
		a, err := next()
		if err != nil {
			return err
		}
		a.Added, a.AddedBy = l.now().UTC(), by
		added = l.decide(community, a)
		if added.Outcome == retrieval.Unchanged {
			return nil
		}
		if l.store != nil {
			if err := l.store.Put(ctx, community, added.Article); err != nil {
				return err
			}
		}
		l.memory.Put(community, added.Article)
		return nil
	})
	return added, err
}

// decide says what adding an article comes to, as the community's articles stand.
func (l *Library) decide(community string, a *retrieval.Article) retrieval.Added {
	old, ok := l.memory.Article(community, a.ID)
	if !ok {
		return retrieval.Added{Article: a, Outcome: retrieval.New}
	}
	change := retrieval.Compare(old, a)
	if change.None() {
		return retrieval.Added{Article: old, Outcome: retrieval.Unchanged}
	}
	return retrieval.Added{Article: old.Revise(a), Outcome: retrieval.Revised, Change: change}
}

// Remove forgets an article and returns it. Errors: retrieval.ErrNotFound, retrieval.ErrUnavailable,
// *retrieval.LostError.
func (l *Library) Remove(ctx context.Context, community, id string) (*retrieval.Article, error) {
	var a *retrieval.Article
	err := l.change(ctx, community, func() (err error) {
		if a, err = l.Article(community, id); err != nil {
			return err
		}
		if l.store != nil {
			if err := l.store.Remove(ctx, community, id); err != nil {
				return err
			}
		}
		l.memory.Remove(community, id)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("remove %s: %w", id, err)
	}
	return a, nil
}

// Undo brings back an article that was removed within the last ten minutes, and returns what stands of that id now:
// where somebody added it again, that. Errors: retrieval.ErrNotFound, retrieval.ErrUnavailable, *retrieval.LostError.
func (l *Library) Undo(ctx context.Context, community, id string) (*retrieval.Article, error) {
	var a *retrieval.Article
	err := l.change(ctx, community, func() (err error) {
		if a, err = l.Article(community, id); err == nil || l.store == nil {
			return err
		}
		if a, err = l.store.Undo(ctx, community, id); err != nil {
			return err
		}
		l.memory.Put(community, a)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("undo the removal of %s: %w", id, err)
	}
	return a, nil
}

// change makes a change of a community's articles, in the store and in memory. It is decided on what stands in the
// store, and decided anew where another process was faster.
func (l *Library) change(ctx context.Context, community string, do func() error) error {
	var err error
	for range tries {
		err = l.changeOnce(ctx, community, do)
		switch {
		case errors.Is(err, store.ErrOlder):
			if err := l.sweep(ctx); err != nil {
				return err
			}
		case !errors.Is(err, store.ErrConflict):
			return err
		}
	}
	return fmt.Errorf("%w: %w", retrieval.ErrUnavailable, err)
}

func (l *Library) changeOnce(ctx context.Context, community string, do func() error) error {
	s := l.shelf(community)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.lost != nil {
		if err := l.recheck(ctx, community, s); err != nil {
			return err
		}
	}
	if s.lost != nil {
		return s.lost
	}
	if l.store != nil {
		if _, err := l.catchUp(ctx, community, s); err != nil {
			return err
		}
	}
	return do()
}
