// Package store keeps communities' articles in Redis: one that is shared, or one embedded in this process with a file.
package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"

	"verbatim/retrieval"
)

// Errors of Put.
var (
	// ErrConflict: the article stands at this revision already, or at a later one. Who wants to change it reads it first.
	ErrConflict = errors.New("the article was changed meanwhile")
	// ErrTooMany is for articles that are no articles.
	ErrTooMany = fmt.Errorf("more than %d passages and quotations", mostHits)
)

// mostHits is the most passages and quotations of one article: a script that writes as many holds Redis up for about
// 0.3 s (measured), and Redis takes a million arguments of a call, of which each needs up to 25.
const mostHits = 20_000

// A Store keeps articles. It may be used by many goroutines at once.
type Store struct {
	rdb      redis.UniversalClient
	embedded *embedded // nil on a Redis elsewhere
}

// New returns the store on a Redis elsewhere, which other processes may share. Close closes the client.
func New(rdb redis.UniversalClient) *Store { return &Store{rdb: rdb} }

// Put keeps a revision of an article, whole or not at all. When it returns nil, the article stays until it is removed.
// Any revision is taken that is newer than the one that stands there. Errors: ErrConflict, ErrName, ErrTooMany, those of
// retrieval.Seal, and retrieval.ErrUnavailable, after which a shared Redis may have kept the article and lost the reply.
func (s *Store) Put(ctx context.Context, community string, a *retrieval.Article) error {
	e, err := s.putEdit(community, a)
	if err == nil {
		err = s.keep(ctx, e)
	}
	if err != nil {
		return fmt.Errorf("put article %.80q: %w", a.ID, err)
	}
	return nil
}

func (s *Store) putEdit(community string, a *retrieval.Article) (edit, error) {
	p, err := placeOf(community, a.ID)
	if err != nil {
		return edit{}, err
	}
	if len(a.Passages)+len(a.Quotes) > mostHits {
		return edit{}, ErrTooMany
	}
	c, err := putOf(community, a, time.Now())
	if err != nil {
		return edit{}, err
	}
	e := edit{place: p, change: c}
	if s.embedded == nil {
		e.passages, e.quotes = passagesOf(p, community, a), quotesOf(p, community, a)
	}
	return e, nil
}

// Remove removes an article with all its revisions. What it was lives on for ten minutes, in which Undo brings it back,
// and in the file of an embedded store until the first start after them. Errors: retrieval.ErrNotFound, ErrName, retrieval.ErrUnavailable.
func (s *Store) Remove(ctx context.Context, community, id string) error {
	p, err := placeOf(community, id)
	if err == nil {
		err = s.keep(ctx, edit{place: p, change: change{Kind: kindRemove, At: time.Now(), Community: community, ID: id}})
	}
	if err != nil {
		return fmt.Errorf("remove article %.80q: %w", id, err)
	}
	return nil
}

// Undo brings an article back that was removed within the last ten minutes, as it was, and returns it. Errors:
// ErrConflict where one of its id stands, retrieval.ErrNotFound, ErrName, retrieval.ErrUnavailable.
func (s *Store) Undo(ctx context.Context, community, id string) (*retrieval.Article, error) {
	a, err := s.undo(ctx, community, id)
	if err != nil {
		return nil, fmt.Errorf("bring back article %.80q: %w", id, err)
	}
	return a, nil
}

func (s *Store) undo(ctx context.Context, community, id string) (*retrieval.Article, error) {
	p, err := placeOf(community, id)
	if err != nil {
		return nil, err
	}
	a, err := s.removed(ctx, p)
	if err != nil {
		return nil, err
	}
	e, err := s.putEdit(community, a)
	if err != nil {
		return nil, err
	}
	e.undo = true
	return a, s.keep(ctx, e)
}

// keep makes an edit that lasts.
func (s *Store) keep(ctx context.Context, e edit) error {
	if s.embedded != nil {
		return s.keepEmbedded(ctx, e)
	}
	return s.apply(ctx, e)
}

// Close closes the connections and, of an embedded store, the file. What was confirmed is kept already.
func (s *Store) Close() error {
	if s.embedded != nil {
		return s.closeEmbedded()
	}
	return s.rdb.Close()
}
