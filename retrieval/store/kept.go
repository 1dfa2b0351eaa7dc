package store

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"

	"verbatim/retrieval"
)

// lasting is how long a value must live for an embedded store to write it to its file. What lives less, as a draft that a
// member is at, ends with the process.
const lasting = time.Hour

// errLife is the error of a life that has ended before it begins.
var errLife = errors.New("a life of less than nothing")

// A keeping is where a value is kept.
type keeping struct{ tag, kind, id string }

// Keep keeps a value in place of the one that stood there, for so long; 0 for ever. An embedded store loses with the
// process what lives less than an hour, and lives end up to a minute late there. Errors: ErrName, retrieval.ErrUnavailable.
func (s *Store) Keep(ctx context.Context, community, kind, id string, value []byte, life time.Duration) error {
	tag, err := tagFor(community, kind, id)
	if err == nil && life < 0 {
		err = errLife
	}
	if err == nil {
		c := change{Kind: kindKeep, At: time.Now(), Community: community, Of: kind, ID: id, Value: value}
		if life > 0 {
			c.Ends = c.At.Add(life)
		}
		err = s.keepValue(ctx, keeping{tag, kind, id}, c)
	}
	if err != nil {
		return fmt.Errorf("keep %.80s %.80q: %w", kind, id, err)
	}
	return nil
}

func (s *Store) keepValue(ctx context.Context, k keeping, c change) error {
	life := int64(0)
	if !c.Ends.IsZero() {
		life = max(1, c.Ends.Sub(c.At).Milliseconds())
	}
	set := func(ctx context.Context) error {
		soon, cancel := s.soon(ctx)
		defer cancel()
		call := k.call(c.Value, life)
		return unavailable(ctx, call.script.Run(soon, s.rdb, call.keys, call.args...).Err())
	}
	if s.embedded == nil || !c.Ends.IsZero() && c.Ends.Sub(c.At) < lasting {
		return set(ctx)
	}
	line, err := c.line()
	if err != nil {
		return err
	}
	s.embedded.writing.Lock()
	defer s.embedded.writing.Unlock()
	return s.journaled(ctx, line, set)
}

// call is the call of keep.lua.
func (k keeping) call(value []byte, life int64) call {
	return call{keepScript, []string{keptKey(k.tag, k.kind, k.id), idsKey(k.tag, k.kind)}, []any{k.id, value, life}}
}

// Kept returns a value that was kept. Errors: retrieval.ErrNotFound, also where its life has ended; ErrName,
// retrieval.ErrUnavailable.
func (s *Store) Kept(ctx context.Context, community, kind, id string) ([]byte, error) {
	tag, err := tagFor(community, kind, id)
	var value []byte
	if err == nil {
		soon, cancel := s.soon(ctx)
		defer cancel()
		value, err = s.rdb.Get(soon, keptKey(tag, kind, id)).Bytes()
		if err == redis.Nil {
			err = retrieval.ErrNotFound
		} else {
			err = unavailable(ctx, err)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("read %.80s %.80q: %w", kind, id, err)
	}
	return value, nil
}

// KeptIDs returns the ids of what is kept of a kind, by when it ends: of values with one life, the one kept first comes
// first. Errors: ErrName, retrieval.ErrUnavailable.
func (s *Store) KeptIDs(ctx context.Context, community, kind string) ([]string, error) {
	tag, err := tagFor(community, kind)
	var ids []string
	if err == nil {
		soon, cancel := s.soon(ctx)
		defer cancel()
		alive := redis.ZRangeBy{Min: "(" + strconv.FormatInt(time.Now().UnixMilli(), 10), Max: "+inf"}
		ids, err = s.rdb.ZRangeByScore(soon, idsKey(tag, kind), &alive).Result()
		err = unavailable(ctx, err)
	}
	if err != nil {
		return nil, fmt.Errorf("list %.80s: %w", kind, err)
	}
	return ids, nil
}
