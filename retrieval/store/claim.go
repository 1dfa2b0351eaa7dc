package store

import (
	"context"
	"crypto/rand"
	"fmt"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"
)

// claimsLive is how long nobody else can claim an event: as long as Discord lets it be answered.
const claimsLive = 15 * time.Minute

// tokenSize is how many bytes of a claim say whose it is; the value follows.
const tokenSize = 26

// takenOver is how long a process that took an event over has to end it, before another may.
const takenOver = time.Minute

// atOnce is how many events of a community are taken over in one go.
const atOnce = 100

// Claim claims an event: the first wins, among all processes, and the others are told what it said. The event is to be
// ended by Done until the deadline. Claims end after 15 minutes and, on an embedded store, with the process. Errors:
// ErrName, retrieval.ErrUnavailable, after which the claim may have been made.
func (s *Store) Claim(ctx context.Context, community, event string, value []byte, deadline time.Time) (won bool, holder []byte, err error) {
	tag, err := tagFor(community, event)
	if err == nil {
		won, holder, err = s.claim(ctx, community, claim{tag, event}, value, deadline)
	}
	if err != nil {
		return false, nil, fmt.Errorf("claim %.80q: %w", event, err)
	}
	return won, holder, nil
}

func (s *Store) claim(ctx context.Context, community string, c claim, value []byte, deadline time.Time) (bool, []byte, error) {
	soon, cancel := s.soon(ctx)
	defer cancel()
	// The set lies in another slot, so it comes first: a community without claims does no harm.
	if err := s.rdb.SAdd(soon, askingKey, community).Err(); err != nil {
		return false, nil, unavailable(ctx, err)
	}
	own := rand.Text()
	call := c.make(own+string(value), deadline)
	stands, err := call.script.Run(soon, s.rdb, call.keys, call.args...).Text()
	if err != nil {
		return false, nil, unavailable(ctx, err)
	}
	by, holder := split(stands)
	return by == own, holder, nil
}

// split takes apart what stands in a claim.
func split(stands string) (token string, value []byte) {
	n := min(tokenSize, len(stands))
	return stands[:n], []byte(stands[n:])
}

// A claim is an event of a community that somebody has to end.
type claim struct{ tag, event string }

func (c claim) keys() []string { return []string{claimKey(c.tag, c.event), openKey(c.tag)} }

// make is the call of claim.lua.
func (c claim) make(value string, deadline time.Time) call {
	return call{claimScript, c.keys(), []any{c.event, value, deadline.UnixMilli(), claimsLive.Milliseconds()}}
}

// takeOver is the call of takeover.lua.
func (c claim) takeOver(now time.Time) call {
	return call{takeoverScript, c.keys(), []any{c.event, now.UnixMilli(), now.Add(takenOver).UnixMilli()}}
}

// Done ends an event: nobody takes it over, and nobody can claim it anew. Errors: ErrName, retrieval.ErrUnavailable.
func (s *Store) Done(ctx context.Context, community, event string) error {
	tag, err := tagFor(community, event)
	if err == nil {
		soon, cancel := s.soon(ctx)
		defer cancel()
		err = unavailable(ctx, s.rdb.ZRem(soon, openKey(tag), event).Err())
	}
	if err != nil {
		return fmt.Errorf("end %.80q: %w", event, err)
	}
	return nil
}

// Unfinished hands over the claims of all communities whose deadline has passed and that nobody ended, with what they
// say. Whom it hands one to has a minute to end it, by Done; until then nobody else gets it, and after it somebody does.
// Error: retrieval.ErrUnavailable.
func (s *Store) Unfinished(ctx context.Context, now time.Time, end func(community, event string, value []byte)) error {
	communities, err := s.rdb.SMembers(ctx, askingKey).Result()
	if err != nil {
		return fmt.Errorf("list unfinished: %w", unavailable(ctx, err))
	}
	for _, community := range communities {
		if err := s.unfinished(ctx, community, now, end); err != nil {
			return fmt.Errorf("list unfinished: %w", err)
		}
	}
	return nil
}

func (s *Store) unfinished(ctx context.Context, community string, now time.Time, end func(community, event string, value []byte)) error {
	tag, err := tagFor(community)
	if err != nil {
		return nil // not ours: no claim can be made there
	}
	due := redis.ZRangeBy{Min: "-inf", Max: strconv.FormatInt(now.UnixMilli(), 10), Count: atOnce}
	events, err := s.rdb.ZRangeByScore(ctx, openKey(tag), &due).Result()
	if err != nil {
		return unavailable(ctx, err)
	}
	for _, event := range events {
		call := claim{tag, event}.takeOver(now)
		stands, err := call.script.Run(ctx, s.rdb, call.keys, call.args...).Text()
		switch {
		case err == redis.Nil: // somebody was faster
		case err != nil:
			return unavailable(ctx, err)
		default:
			_, value := split(stands)
			end(community, event, value)
		}
	}
	return nil
}
