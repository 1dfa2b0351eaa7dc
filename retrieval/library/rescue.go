package library

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"path/filepath"
	"slices"

	"verbatim/retrieval"
	"verbatim/retrieval/store"
)

// sweep looks at every community: it takes over what was changed, finds out what was lost and rescues it, and whether
// what was lost is there again.
func (l *Library) sweep(ctx context.Context) error {
	l.sweeping.Lock()
	defer l.sweeping.Unlock()
	communities, err := l.communities(ctx)
	if err != nil {
		return err
	}
	var lost []string
	for _, c := range communities {
		if err = l.check(ctx, c); errors.Is(err, store.ErrOlder) {
			lost, err = append(lost, c), nil
		}
		if err != nil {
			break
		}
	}
	if len(lost) > 0 {
		err = errors.Join(err, l.save(ctx, lost))
	}
	return err
}

// communities are those of the store and those of memory: a store that came back empty knows none.
func (l *Library) communities(ctx context.Context) ([]string, error) {
	stored, err := l.store.Communities(ctx)
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	all := slices.AppendSeq(stored, maps.Keys(l.shelves))
	slices.Sort(all)
	return slices.Compact(all), nil
}

// check looks at one community. It returns store.ErrOlder where something was lost that is in no rescue file.
func (l *Library) check(ctx context.Context, community string) error {
	s := l.shelf(community)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.lost != nil {
		return l.recheck(ctx, community, s)
	}
	held := l.memory.Articles(community)
	ids, err := l.store.IDs(ctx, community) // first: what is removed meanwhile comes as an event
	if err != nil {
		return err
	}
	changed, err := l.catchUp(ctx, community, s)
	if errors.Is(err, store.ErrOlder) {
		return l.forgive(ctx, community, s)
	}
	if err != nil || changed == nil {
		return err
	}
	there := make(map[string]bool)
	for _, id := range ids {
		there[id] = true
	}
	for _, a := range held {
		if _, touched := changed[a.ID]; !touched && !there[a.ID] {
			return lost(a)
		}
	}
	return nil
}

// forgive reads a community anew that has lost changes: none of the articles held may be among them, as where an import
// was faster. Removals may be, which brings articles back.
func (l *Library) forgive(ctx context.Context, community string, s *shelf) error {
	held := len(l.memory.Articles(community))
	err := l.reload(ctx, community, s, false)
	if err == nil {
		l.lg.WarnContext(ctx, "the store has lost changes, and no article that was held; what was removed may be back",
			"community", community, "articles", held, "now", len(l.memory.Articles(community)))
	}
	return err
}

// recheck looks whether the store has again what it lost.
func (l *Library) recheck(ctx context.Context, community string, s *shelf) error {
	err := l.reload(ctx, community, s, false)
	switch {
	case err == nil:
		s.lost = nil
		l.lg.InfoContext(ctx, "the store has again what it had lost", "community", community)
	case errors.Is(err, store.ErrOlder) && s.lost.File != "":
		return nil // they are in the file
	}
	return err
}

// save writes what memory holds of communities to a rescue file. From then on they are not changed.
func (l *Library) save(ctx context.Context, communities []string) error {
	path := filepath.Join(l.rescue, "rescue-"+l.now().UTC().Format("20060102T150405.000Z")+".jsonl")
	n, err := store.WriteFile(path, l.articles(communities))
	loss := &retrieval.LostError{File: path}
	if err != nil {
		loss.File = "" // the next sweep tries again
	}
	for _, c := range communities {
		s := l.shelf(c)
		s.mu.Lock()
		s.lost = loss
		s.mu.Unlock()
	}
	if err != nil {
		return fmt.Errorf("write what the store lost: %w", err)
	}
	l.lg.ErrorContext(ctx, "the store has lost articles that were confirmed; adds are refused until the file is imported",
		"file", path, "articles", n, "communities", len(communities))
	return nil
}

// articles yields what memory holds of communities.
func (l *Library) articles(communities []string) iter.Seq2[string, *retrieval.Article] {
	return func(yield func(string, *retrieval.Article) bool) {
		for _, c := range communities {
			for _, a := range l.memory.Articles(c) {
				if !yield(c, a) {
					return
				}
			}
		}
	}
}
