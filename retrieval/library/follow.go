package library

import (
	"context"
	"errors"
	"maps"
	"slices"

	"verbatim/retrieval"
	"verbatim/retrieval/store"
)

// Follow takes over what other processes change, until ctx ends, and returns its error. Where the store has lost what
// was confirmed, nothing is forgotten: what this process holds of it is written to a rescue file, once, and changes are
// refused until the store has it again, as after an import of that file, or this process is started anew.
//
// An article leaves memory only where its removal is proven: by an event in the stream or, for who fell behind, by its
// head, which says so for ten minutes. Lost is what is gone otherwise: an article from the list, or, where changes are gone
// from the stream (store.ErrOlder), one that doesn't stand as it is held, or at a later revision.
func (l *Library) Follow(ctx context.Context) error {
	l.countAll()
	if l.store == nil {
		<-ctx.Done()
		return ctx.Err()
	}
	away := false
	return l.store.Follow(ctx, func(community string) error {
		err := l.look(ctx, community)
		if ctx.Err() != nil {
			return err
		}
		if err != nil && !away {
			l.lg.WarnContext(ctx, "the store can't be followed; questions are answered from memory", "error", err)
		}
		if err == nil && away {
			l.lg.InfoContext(ctx, "the store is followed again")
		}
		away = err != nil
		return err
	})
}

// look takes over what was changed in one community, or in all where it is "".
func (l *Library) look(ctx context.Context, community string) error {
	if community == "" {
		return l.sweep(ctx)
	}
	err := l.peek(ctx, community)
	if errors.Is(err, store.ErrOlder) {
		return l.sweep(ctx)
	}
	return err
}

func (l *Library) peek(ctx context.Context, community string) error {
	s := l.shelf(community)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.lost != nil {
		return nil // a sweep looks whether that is over
	}
	_, err := l.catchUp(ctx, community, s)
	return err
}

// catchUp brings memory to where the stream of changes is, and returns which articles were changed: nil for any. The
// shelf is locked.
func (l *Library) catchUp(ctx context.Context, community string, s *shelf) (map[string]bool, error) {
	events, at, err := l.store.Changes(ctx, community, s.at)
	switch {
	case errors.Is(err, store.ErrBehind):
		return nil, l.reload(ctx, community, s, true)
	case err != nil:
		return nil, err
	}
	removed := make(map[string]bool) // of each article, what its last event says
	for _, e := range events {
		removed[e.ID] = e.Removed
	}
	if err := l.take(ctx, community, removed); err != nil {
		return nil, err
	}
	s.at = at
	if len(events) > 0 {
		l.lg.DebugContext(ctx, "followed", "community", community, "changes", len(events))
	}
	return removed, nil
}

// take brings what stands of some articles into memory. What was put and stands no more was removed since: then that
// event is still to come.
func (l *Library) take(ctx context.Context, community string, removed map[string]bool) error {
	if len(removed) == 0 {
		return nil
	}
	standing := make(map[string]bool)
	for a, err := range l.store.Some(ctx, community, slices.Sorted(maps.Keys(removed))) {
		if errors.Is(err, retrieval.ErrUnavailable) || ctx.Err() != nil {
			return err
		}
		if err != nil {
			l.lg.ErrorContext(ctx, "an article can't be read", "community", community, "error", err)
			continue
		}
		standing[a.ID] = true
		l.put(community, a)
	}
	for id, gone := range removed {
		if gone && !standing[id] {
			l.memory.Remove(community, id)
		}
	}
	return nil
}

// put brings an article into memory, unless it is there, as after a change of our own.
func (l *Library) put(community string, a *retrieval.Article) {
	if old, ok := l.memory.Article(community, a.ID); !ok || !same(old, a) {
		l.memory.Put(community, a)
	}
}

func same(a, b *retrieval.Article) bool {
	af, bf := a.Facts, b.Facts
	af.Published = bf.Published // moments compare by Equal
	return a.Revision == b.Revision && a.AddedBy == b.AddedBy && a.Added.Equal(b.Added) &&
		af == bf && a.Published.Equal(b.Published) && a.Text() == b.Text()
}
