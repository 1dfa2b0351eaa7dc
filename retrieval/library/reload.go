package library

import (
	"context"
	"errors"
	"fmt"

	"verbatim/retrieval"
	"verbatim/retrieval/store"
)

// reload reads a community anew. The shelf is locked. Where something was lost it returns store.ErrOlder, and memory stays
// as it is. Heads prove removals unless the store is older than memory: then the removal may be older than the article.
func (l *Library) reload(ctx context.Context, community string, s *shelf, headsProve bool) error {
	at, err := l.store.Last(ctx, community) // first: what is changed meanwhile comes again
	if err != nil {
		return err
	}
	standing, err := l.standing(ctx, community)
	if err != nil {
		return err
	}
	var gone []string
	for _, held := range l.memory.Articles(community) {
		a := standing[held.ID]
		if a != nil && s.covers(a, held) {
			continue
		}
		if a != nil || !headsProve {
			return lost(held)
		}
		removed, err := l.store.Removed(ctx, community, held.ID)
		if err != nil {
			return err
		}
		if !removed {
			return lost(held)
		}
		gone = append(gone, held.ID)
	}
	for _, a := range standing {
		l.put(community, a)
	}
	for _, id := range gone {
		l.memory.Remove(community, id)
	}
	s.at = at
	return nil
}

// standing reads a community's articles. One that can't be read is logged and left out.
func (l *Library) standing(ctx context.Context, community string) (map[string]*retrieval.Article, error) {
	standing := make(map[string]*retrieval.Article)
	for a, err := range l.store.Articles(ctx, community) {
		if errors.Is(err, retrieval.ErrUnavailable) || ctx.Err() != nil {
			return nil, err
		}
		if err != nil {
			l.lg.ErrorContext(ctx, "an article can't be read", "community", community, "error", err)
			continue
		}
		standing[a.ID] = a
	}
	return standing, nil
}

// covers reports whether nothing is lost where an article stands in place of the one held. What others wrote as the same
// revision, on what an older store had, may take its place once it is in a rescue file.
func (s *shelf) covers(a, held *retrieval.Article) bool {
	return a.Revision > held.Revision || a.Revision == held.Revision && (s.lost != nil || same(a, held))
}

func lost(a *retrieval.Article) error {
	return fmt.Errorf("article %s, revision %d: %w", a.ID, a.Revision, store.ErrOlder)
}
