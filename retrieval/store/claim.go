package store

import (
	"context"
	"crypto/rand"
	"fmt"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"
)

// How long nobody else can claim an event.
const (
	endedLives = 15 * time.Minute // after it was ended: Discord brings it again no later
	openLives  = 2 * time.Hour    // where nobody has ended it: for the next start, which may come late
)

// tokenSize is how many bytes of a claim say whose it is; the value follows.
const tokenSize = 26

// takenOver is how long a process that took an event over has to end it, before another may.
const takenOver = time.Minute

// atOnce is how many events of a community are taken over before it is another one's turn.
const atOnce = 100

// Claim claims an event: the first wins, among all processes, and the others are told what it said. The event is to be
// ended by Done until the deadline; on an embedded store, also where this process is killed before: the next one finds
// it due. Claims end 15 minutes after Done, or after two hours without it. Errors: ErrName, retrieval.ErrUnavailable,
// after which the claim may have been made.
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
	if by == own && s.embedded != nil {
		err = unavailable(ctx, s.embedded.ledger.write(noted{Community: community, Event: c.event, Stands: []byte(stands)}))
	}
	return by == own && err == nil, holder, err
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
	return call{claimScript, c.keys(), []any{c.event, value, deadline.UnixMilli(), openLives.Milliseconds()}}
}

// takeOver is the call of takeover.lua.
func (c claim) takeOver(now, until time.Time) call {
	return call{takeoverScript, c.keys(), []any{c.event, now.UnixMilli(), until.UnixMilli()}}
}

// Done ends an event: nobody takes it over, and nobody can claim it anew. Errors: ErrName, retrieval.ErrUnavailable.
func (s *Store) Done(ctx context.Context, community, event string) error {
	tag, err := tagFor(community, event)
	if err == nil {
		soon, cancel := s.soon(ctx)
		defer cancel()
		_, err = s.rdb.Pipelined(soon, func(p redis.Pipeliner) error {
			p.ZRem(soon, openKey(tag), event)
			p.PExpire(soon, claimKey(tag, event), endedLives)
			return nil
		})
		err = unavailable(ctx, err)
	}
	if err == nil && s.embedded != nil {
		err = unavailable(ctx, s.embedded.ledger.write(noted{Community: community, Event: event, Done: true}))
	}
	if err != nil {
		return fmt.Errorf("end %.80q: %w", event, err)
	}
	return nil
}

// Unfinished hands over the claims of all communities whose deadline has passed and that nobody ended, with what they
// say: each once, until none is due. Whom it hands one to has a minute to end it, by Done; until then nobody else gets
// it, and after it somebody does. Error: retrieval.ErrUnavailable.
func (s *Store) Unfinished(ctx context.Context, now time.Time, end func(community, event string, value []byte)) error {
	communities, err := s.rdb.SMembers(ctx, askingKey).Result()
	if err != nil {
		return fmt.Errorf("list unfinished: %w", unavailable(ctx, err))
	}
	w := sweep{s, now, time.Now(), end}
	for len(communities) > 0 {
		var more []string // a community with many keeps the others waiting for one go at a time
		for _, c := range communities {
			n, err := w.take(ctx, c)
			if err != nil {
				return fmt.Errorf("list unfinished: %w", err)
			}
			if n == atOnce {
				more = append(more, c)
			}
		}
		communities = more
	}
	return nil
}

// A sweep takes over what is due at one time. What it took is due later than that, so it takes nothing twice.
type sweep struct {
	store *Store
	now   time.Time
	start time.Time
	end   func(community, event string, value []byte)
}

// take takes over at most atOnce events of a community, and returns how many were due.
func (w sweep) take(ctx context.Context, community string) (int, error) {
	tag, err := tagFor(community)
	if err != nil {
		return 0, nil // not ours: no claim can be made there
	}
	rdb := w.store.rdb
	due := redis.ZRangeBy{Min: "-inf", Max: strconv.FormatInt(w.now.UnixMilli(), 10), Count: atOnce}
	events, err := rdb.ZRangeByScore(ctx, openKey(tag), &due).Result()
	if err != nil {
		return 0, unavailable(ctx, err)
	}
	for _, event := range events {
		call := claim{tag, event}.takeOver(w.now, w.now.Add(time.Since(w.start)+takenOver))
		stands, err := call.script.Run(ctx, rdb, call.keys, call.args...).Text()
		switch {
		case err == redis.Nil: // somebody was faster
		case err != nil:
			return 0, unavailable(ctx, err)
		default:
			_, value := split(stands)
			w.end(community, event, value)
		}
	}
	return len(events), nil
}
