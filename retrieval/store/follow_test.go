package store

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/redis/go-redis/v9"

	"verbatim/retrieval"
	"verbatim/retrieval/store/storetest"
)

// ceiling is how long a test waits for an event.
const ceiling = 30 * time.Second

// since reads the changes since a place, as "put ID", and where they end.
func since(tb testing.TB, s *Store, at string, want ...string) string {
	tb.Helper()
	es, last, err := s.Changes(tb.Context(), "town", at)
	if err != nil {
		tb.Fatal(err)
	}
	var got []string
	for _, e := range es {
		got = append(got, fmt.Sprint(e.Removed, " ", e.ID))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		tb.Errorf("changes since %q: %s", at, diff)
	}
	return last
}

func TestChanges(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		a, b := article(1, 1), article(2, 1)
		none := since(t, s, "")
		put(t, s, "town", a)
		put(t, s, "other", b)
		first := since(t, s, none, "false "+a.ID)
		since(t, s, first)
		remove(t, s, a)
		put(t, s, "town", b)
		if err := s.rdb.XAdd(t.Context(), &redis.XAddArgs{Stream: changesKey("town.0"), Values: []string{"article", "not:ours"}}).Err(); err != nil {
			t.Fatal(err)
		}
		last := since(t, s, first, "true "+a.ID, "false "+b.ID)
		since(t, s, last)
		if at, err := s.Last(t.Context(), "town"); at != last || err != nil {
			t.Errorf("last %q, %v, want %q", at, err, last)
		}
		for id, want := range map[string]bool{a.ID: true, b.ID: false, "nobody": false} {
			if got, err := s.Removed(t.Context(), "town", id); got != want || err != nil {
				t.Errorf("%s removed: %v, %v", id, got, err)
			}
		}
		var some []*retrieval.Article
		for x, err := range s.Some(t.Context(), "town", []string{a.ID, b.ID, "nobody"}) {
			if err != nil {
				t.Fatal(err)
			}
			some = append(some, x)
		}
		if len(some) != 1 {
			t.Fatalf("%d articles, want 1", len(some))
		}
		equal(t, some[0], b)
	})
}

// TestOlder takes changes away, as a Redis does that lost its last second, came back from an older dump, or empty.
func TestOlder(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		for n := range 3 {
			put(t, s, "town", article(n, 1))
		}
		key := changesKey("town.0")
		ms, err := s.rdb.XRange(t.Context(), key, "-", "+").Result()
		if err != nil {
			t.Fatal(err)
		}
		seen := since(t, s, ms[1].ID, "false "+article(2, 1).ID)
		older := func(what string) {
			t.Helper()
			if _, at, err := s.Changes(t.Context(), "town", seen); !errors.Is(err, ErrOlder) || at != seen {
				t.Errorf("%s: %q, %v, want %v", what, at, err, ErrOlder)
			}
		}
		if err := s.rdb.XDel(t.Context(), key, seen).Err(); err != nil {
			t.Fatal(err)
		}
		older("the last is lost")
		put(t, s, "town", article(3, 1))
		older("the last is lost, and another follows")
		if err := s.rdb.Del(t.Context(), key).Err(); err != nil {
			t.Fatal(err)
		}
		older("empty")
		put(t, s, "town", article(4, 1))
		older("empty, and another follows")
	})
}

// TestBehind lets more changes pass than the stream keeps.
func TestBehind(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		put(t, s, "town", article(1, 1))
		seen := since(t, s, "", "false "+article(1, 1).ID)
		_, err := s.rdb.Pipelined(t.Context(), func(p redis.Pipeliner) error {
			for range changesKept + 200 { // a real Redis trims by whole nodes of 100
				p.XAdd(t.Context(), &redis.XAddArgs{Stream: changesKey("town.0"), MaxLen: changesKept, Approx: true, Values: []string{"kind", "put", "article", "a"}})
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, at := range []string{seen, ""} {
			if _, _, err := s.Changes(t.Context(), "town", at); !errors.Is(err, ErrBehind) {
				t.Errorf("since %q: %v, want %v", at, err, ErrBehind)
			}
		}
		last, err := s.Last(t.Context(), "town")
		if err != nil {
			t.Fatal(err)
		}
		since(t, s, last)
	})
}

func TestEarlier(t *testing.T) {
	for _, c := range [][2]string{{"1-1", "1-2"}, {"1-9", "1-10"}, {"9-9", "10-0"}, {"0-1", "18446744073709551615-0"}} {
		if !earlier(c[0], c[1]) || earlier(c[1], c[0]) || earlier(c[0], c[0]) {
			t.Errorf("%s comes before %s", c[0], c[1])
		}
	}
}

// following runs Follow, and returns what it reads: "all", or a community.
func following(t *testing.T, s *Store) <-chan string {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	reads := make(chan string, 1000)
	done := make(chan error)
	go func() {
		done <- s.Follow(ctx, func(community string) error {
			if community == "" {
				community = "all"
			}
			reads <- community
			return nil
		})
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != context.Canceled {
			t.Error(err)
		}
	})
	return reads
}

// await waits until something is read.
func await(t *testing.T, reads <-chan string, want string) {
	t.Helper()
	late := time.After(ceiling)
	for {
		select {
		case got := <-reads:
			if got == want {
				return
			}
		case <-late:
			t.Fatalf("%s was not read", want)
		}
	}
}

func TestFollow(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		reads := following(t, s)
		await(t, reads, "all")
		put(t, s, "town", article(1, 1))
		await(t, reads, "town")
		for _, hint := range []string{"town", "{}.0", "", ".0"} {
			if err := s.rdb.Publish(t.Context(), changedChannel, hint).Err(); err != nil {
				t.Fatal(err)
			}
		}
		put(t, s, "other", article(1, 1))
		if got := <-reads; got != "other" {
			t.Errorf("after hints about nothing, %q was read", got)
		}
	})
}

func TestRealReconnect(t *testing.T) {
	t.Parallel()
	r := storetest.Start(t)
	s := connected(t, r.URL())
	reads := following(t, s)
	await(t, reads, "all")
	r.Kill()
	if err := s.Put(t.Context(), "town", article(1, 1)); !errors.Is(err, retrieval.ErrUnavailable) {
		t.Errorf("put while it is away: %v", err)
	}
	r.Restart()
	await(t, reads, "all")
	put(t, s, "town", article(1, 1))
	await(t, reads, "town")
}
