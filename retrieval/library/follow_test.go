package library

import (
	"errors"
	"testing"

	"github.com/redis/go-redis/v9"

	"verbatim/retrieval"
	"verbatim/retrieval/store"
	"verbatim/retrieval/store/storetest"
)

// client is for what a test does to a Redis behind the store's back.
func client(t *testing.T, url string) *redis.Client {
	t.Helper()
	o, err := redis.ParseURL(url)
	if err != nil {
		t.Fatal(err)
	}
	c := redis.NewClient(o)
	t.Cleanup(func() { c.Close() })
	return c
}

// TestFollow: two processes see what the other changes, and don't take in anew what they changed themselves.
func TestFollow(t *testing.T) {
	shared(t, func(t *testing.T, url string) {
		one, two := start(t, url), start(t, url)
		one.follow(t)
		two.follow(t)
		a := one.add(t, ferry(1, "It sails."), retrieval.New)
		two.await(t, "added", func() bool { return two.has(a, 1) })
		if !two.finds(t, a) {
			t.Error("the other doesn't find it")
		}
		two.add(t, ferry(1, "It stays."), retrieval.Revised)
		one.await(t, "corrected", func() bool { return one.has(a, 2) })
		b := one.add(t, ferry(2, "It sank."), retrieval.New)
		two.await(t, "added", func() bool { return two.has(b, 1) })
		if own, err := one.Article("town", b.ID); own != b {
			t.Errorf("its own article was taken in anew, %v", err)
		}
		one.remove(t, a)
		two.await(t, "removed", func() bool { return two.has(a, 0) })
		if _, err := two.Undo(t.Context(), "town", a.ID); err != nil {
			t.Fatal(err)
		}
		one.await(t, "restored", func() bool { return one.has(a, 2) })
		three := start(t, url)
		if !three.has(a, 2) || !three.has(b, 1) {
			t.Error("a new process holds something else")
		}
	})
}

// TestStale: who doesn't follow decides on what stands all the same.
func TestStale(t *testing.T) {
	shared(t, func(t *testing.T, url string) {
		one, two := start(t, url), start(t, url)
		a := one.add(t, ferry(1, "It sails."), retrieval.New)
		two.add(t, ferry(1, "It sails."), retrieval.Unchanged)
		two.add(t, ferry(1, "It stays."), retrieval.Revised)
		one.add(t, ferry(1, "It stays."), retrieval.Unchanged)
		one.remove(t, a)
		if _, err := two.Remove(t.Context(), "town", a.ID); !errors.Is(err, retrieval.ErrNotFound) {
			t.Errorf("removed what was removed: %v", err)
		}
		if b := two.add(t, ferry(1, "It stays."), retrieval.New); b.Revision != 1 {
			t.Errorf("revision %d", b.Revision)
		}
	})
}

// TestBehind: who missed more than the stream keeps reads anew, and takes for removed what says so.
func TestBehind(t *testing.T) {
	shared(t, func(t *testing.T, url string) {
		one, two := start(t, url), start(t, url)
		kept := one.add(t, ferry(1, "It sails."), retrieval.New)
		removed := one.add(t, ferry(2, "It stays."), retrieval.New)
		if err := two.sweep(t.Context()); err != nil {
			t.Fatal(err)
		}
		fill := func() {
			t.Helper()
			c := client(t, url)
			_, err := c.Pipelined(t.Context(), func(p redis.Pipeliner) error {
				for range 10_200 {
					p.XAdd(t.Context(), &redis.XAddArgs{Stream: "verbatim:1:changes:{town.0}", MaxLen: 10_000, Values: []string{"kind", "put", "article", "a"}})
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		one.remove(t, removed)
		added := one.add(t, ferry(3, "It sank."), retrieval.New)
		fill()
		if err := two.sweep(t.Context()); err != nil {
			t.Fatal(err)
		}
		if !two.has(kept, 1) || !two.has(removed, 0) || !two.has(added, 1) {
			t.Errorf("it holds %d articles", len(two.Articles("town")))
		}
		one.remove(t, added)
		fill()
		client(t, url).Del(t.Context(), "verbatim:1:article:{town.0}:"+added.ID) // as after ten minutes
		if err := two.sweep(t.Context()); err != nil {
			t.Fatal(err)
		}
		if !two.has(added, 1) || two.losses() != 1 {
			t.Errorf("what may have been lost is forgotten, or not said:\n%s", two)
		}
	})
}

// TestUnreadable: an article of which the Redis lost the text is said, and the others are there.
func TestUnreadable(t *testing.T) {
	shared(t, func(t *testing.T, url string) {
		one, two := start(t, url), start(t, url)
		lost := one.add(t, ferry(1, "It sails."), retrieval.New)
		kept := one.add(t, ferry(2, "It stays."), retrieval.New)
		client(t, url).Del(t.Context(), "verbatim:1:text:{town.0}:"+lost.ID+"@1")
		for what, p := range map[string]*process{"follows": two, "starts": start(t, url)} {
			if err := p.sweep(t.Context()); err != nil {
				t.Fatal(err)
			}
			if !p.has(kept, 1) || !p.has(lost, 0) || p.unread() != 1 {
				t.Errorf("who %s holds %d articles:\n%s", what, len(p.Articles("town")), p)
			}
		}
		if _, err := two.Add(t.Context(), "town", "editor", ferry(1, "It sails.")); !errors.Is(err, store.ErrConflict) || !errors.Is(err, retrieval.ErrUnavailable) {
			t.Errorf("add again: %v", err)
		}
	})
}

// TestRealAway: while the Redis is away, questions are answered and changes refused; then all goes on.
func TestRealAway(t *testing.T) {
	t.Parallel()
	r := storetest.Start(t)
	one, two := start(t, r.URL()), start(t, r.URL())
	one.follow(t)
	two.follow(t)
	a := one.add(t, ferry(1, "It sails."), retrieval.New)
	two.await(t, "added", func() bool { return two.has(a, 1) })
	r.Kill()
	_, add := two.Add(t.Context(), "town", "editor", ferry(2, "It stays."))
	_, remove := two.Remove(t.Context(), "town", a.ID)
	_, undo := two.Undo(t.Context(), "town", "nobody")
	for what, err := range map[string]error{"add": add, "remove": remove, "undo": undo} {
		if !errors.Is(err, retrieval.ErrUnavailable) {
			t.Errorf("%s while it is away: %v, want %v", what, err, retrieval.ErrUnavailable)
		}
	}
	if !two.finds(t, a) {
		t.Error("not found while it is away")
	}
	r.Restart()
	b := two.add(t, ferry(2, "It stays."), retrieval.New)
	one.await(t, "added after it was away", func() bool { return one.has(b, 1) })
	if one.losses()+two.losses() > 0 {
		t.Errorf("something was lost:\n%s%s", one, two)
	}
}
