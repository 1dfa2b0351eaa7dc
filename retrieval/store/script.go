package store

import (
	"context"
	"crypto/rand"
	_ "embed"
	"fmt"
	"strconv"

	"github.com/redis/go-redis/v9"

	"verbatim/retrieval"
)

var (
	//go:embed put.lua
	putLua string
	//go:embed remove.lua
	removeLua string
	//go:embed keep.lua
	keepLua string
	//go:embed claim.lua
	claimLua string
	//go:embed takeover.lua
	takeoverLua string
	//go:embed count.lua
	countLua string

	putScript    = redis.NewScript(putLua)
	removeScript = redis.NewScript(removeLua)

	keepScript     = redis.NewScript(keepLua)
	claimScript    = redis.NewScript(claimLua)
	takeoverScript = redis.NewScript(takeoverLua)
	countScript    = redis.NewScript(countLua)
)

// A head is what a script has to know about the article as it stands.
type head struct {
	revision         int // 0: no such article
	token            string
	passages, quotes int
}

// A call is a script with its keys and arguments.
type call struct {
	script *redis.Script
	keys   []string
	args   []any
}

// apply makes an edit in Redis. Whoever changed the article in between is taken into account, or the edit is refused.
func (s *Store) apply(ctx context.Context, e edit) error {
	if e.Kind == kindPut {
		// The set lies in another slot, so it comes first: a community without articles does no harm.
		if err := s.rdb.SAdd(ctx, communitiesKey, e.Community).Err(); err != nil {
			return unavailable(ctx, err)
		}
	}
	token := rand.Text()
	for { // ends: whenever a script declines, another change was made
		h, err := s.head(ctx, e.place)
		if err != nil {
			return err
		}
		if err := e.refused(h); err != nil {
			return err
		}
		c, err := e.call(h, token)
		if err != nil {
			return err
		}
		done, err := c.script.Run(ctx, s.rdb, c.keys, c.args...).Bool()
		if done || err != nil {
			return unavailable(ctx, err)
		}
	}
}

// head reads the head of an article. A removed one has a token, and no revision.
func (s *Store) head(ctx context.Context, p place) (head, error) {
	vs, err := s.rdb.HMGet(ctx, p.head(), "revision", "passages", "quotes", "change", "removed").Result()
	if err != nil {
		return head{}, unavailable(ctx, err)
	}
	var fields [5]string
	for i, v := range vs {
		fields[i], _ = v.(string)
	}
	h := head{token: fields[3]}
	if h.token == "" || fields[4] != "" {
		return h, nil
	}
	for i, n := range []*int{&h.revision, &h.passages, &h.quotes} {
		if *n, err = strconv.Atoi(fields[i]); err != nil {
			return head{}, fmt.Errorf("read head: %w", err)
		}
	}
	return h, nil
}

// unavailable tells that Redis could not do what it was asked, unless it was the caller who gave up.
func unavailable(ctx context.Context, err error) error {
	if err == nil || ctx.Err() != nil {
		return err
	}
	return fmt.Errorf("%w: %w", retrieval.ErrUnavailable, err)
}
