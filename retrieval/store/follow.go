package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"

	"verbatim/retrieval"
)

// Errors of Changes.
var (
	// ErrBehind: changes that the reader has not seen were trimmed away. It reads the articles anew.
	ErrBehind = errors.New("the reader fell behind")
	// ErrOlder: the Redis has lost changes that the reader has seen: it came back empty, or as it was before them, as after
	// a crash without its last second, from an older dump, or as a replica that had not got them. The sign is that the
	// change at which the reader stands is gone from the stream, and not by trimming: that takes the oldest changes of a
	// stream that has 10,000 or more, and leaves none older than it took. Changes made since don't hide it.
	ErrOlder = errors.New("redis lost confirmed changes")
)

// How often Follow has everything read: a hint may get lost on the way.
const (
	sweepEvery = 30 * time.Second
	retryEvery = 2 * time.Second // while reading fails
)

// An Event says that an article was put or removed.
type Event struct {
	ID      string
	Removed bool
}

// Follow calls read whenever a community's articles may have changed, with the community, or with "" for all: at first,
// after each loss of the connection, every 30 s, and every 2 s while read fails. It holds one subscription, and returns
// ctx's error when ctx ends.
func (s *Store) Follow(ctx context.Context, read func(community string) error) error {
	sub := s.rdb.Subscribe(ctx, changedChannel)
	defer sub.Close()
	hints := sub.ChannelWithSubscriptions()
	sweep := time.NewTimer(retryEvery) // where the subscription doesn't come about at once
	defer sweep.Stop()
	for {
		community := ""
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-sweep.C:
		case hint, ok := <-hints:
			if !ok { // the store was closed
				hints = nil
				continue
			}
			if community, ok = hinted(hint); !ok {
				continue
			}
		}
		switch err := read(community); {
		case err != nil:
			sweep.Reset(retryEvery)
		case community == "":
			sweep.Reset(sweepEvery)
		}
	}
}

// hinted returns the community that a hint is about, "" for all: a subscription that was made anew may have missed some.
func hinted(hint any) (community string, ok bool) {
	m, ok := hint.(*redis.Message)
	if !ok {
		return "", true
	}
	community, ok = strings.CutSuffix(m.Payload, "."+part)
	return community, ok && isName(community)
}

// Last returns where the stream of a community's changes ends, "" if there was none yet: what is read from then on is as
// new. Errors: ErrName, retrieval.ErrUnavailable.
func (s *Store) Last(ctx context.Context, community string) (string, error) {
	tag, err := tagFor(community)
	var ms []redis.XMessage
	if err == nil {
		ms, err = s.rdb.XRevRangeN(ctx, changesKey(tag), "+", "-", 1).Result()
		err = unavailable(ctx, err)
	}
	if err != nil {
		return "", fmt.Errorf("read changes of %.80q: %w", community, err)
	}
	if len(ms) == 0 {
		return "", nil
	}
	return ms[0].ID, nil
}

// Changes returns what was changed in a community since a place in its stream, in order, and the place behind it. Errors:
// ErrBehind, ErrOlder, ErrName, retrieval.ErrUnavailable.
func (s *Store) Changes(ctx context.Context, community, since string) ([]Event, string, error) {
	tag, err := tagFor(community)
	var ms []redis.XMessage
	if err == nil {
		ms, err = s.changes(ctx, changesKey(tag), since)
	}
	if err != nil {
		return nil, since, fmt.Errorf("read changes of %.80q: %w", community, err)
	}
	var es []Event
	for _, m := range ms {
		since = m.ID
		if id, _ := m.Values["article"].(string); isName(id) {
			es = append(es, Event{id, m.Values["kind"] == kindRemove})
		}
	}
	return es, since, nil
}

// changes reads a stream behind an entry, which must be there still.
func (s *Store) changes(ctx context.Context, key, since string) ([]redis.XMessage, error) {
	from := since
	if since == "" {
		from = "-"
	}
	ms, err := s.rdb.XRange(ctx, key, from, "+").Result()
	switch {
	case err != nil:
		return nil, unavailable(ctx, err)
	case since != "" && len(ms) > 0 && ms[0].ID == since:
		return ms[1:], nil
	case since == "" && len(ms) < changesKept:
		return ms, nil
	case since == "":
		return nil, ErrBehind
	}
	return nil, s.missing(ctx, key, since)
}

// missing says why an entry is missing from a stream.
func (s *Store) missing(ctx context.Context, key, since string) error {
	n, err := s.rdb.XLen(ctx, key).Result()
	if err != nil {
		return unavailable(ctx, err)
	}
	first, err := s.rdb.XRangeN(ctx, key, "-", "+", 1).Result()
	if err != nil {
		return unavailable(ctx, err)
	}
	if n >= changesKept && len(first) == 1 && earlier(since, first[0].ID) {
		return ErrBehind
	}
	return ErrOlder
}

// earlier reports whether an entry's id, milliseconds and a number, comes before another's.
func earlier(a, b string) bool {
	am, an := entry(a)
	bm, bn := entry(b)
	return am < bm || am == bm && an < bn
}

func entry(id string) (ms, n uint64) {
	before, behind, _ := strings.Cut(id, "-")
	ms, _ = strconv.ParseUint(before, 10, 64)
	n, _ = strconv.ParseUint(behind, 10, 64)
	return ms, n
}

// IDs returns the ids of a community's articles, by time added. Errors: ErrName, retrieval.ErrUnavailable.
func (s *Store) IDs(ctx context.Context, community string) ([]string, error) {
	ids, err := s.ids(ctx, community)
	if err != nil {
		return nil, fmt.Errorf("list articles: %w", err)
	}
	return ids, nil
}

// Some yields the newest revision of each of these articles that stands, as Articles does of all.
func (s *Store) Some(ctx context.Context, community string, ids []string) iter.Seq2[*retrieval.Article, error] {
	return func(yield func(*retrieval.Article, error) bool) {
		tag, err := tagFor(community, ids...)
		if err != nil {
			yield(nil, fmt.Errorf("read articles: %w", err))
			return
		}
		s.each(ctx, tag, ids, true, yield)
	}
}

// Removed reports whether an article was removed within the last ten minutes, and not put again. Errors: ErrName,
// retrieval.ErrUnavailable.
func (s *Store) Removed(ctx context.Context, community, id string) (bool, error) {
	p, err := placeOf(community, id)
	removed := false
	if err == nil {
		removed, err = s.rdb.HExists(ctx, p.head(), "removed").Result()
		err = unavailable(ctx, err)
	}
	if err != nil {
		return false, fmt.Errorf("read article %.80q: %w", id, err)
	}
	return removed, nil
}
