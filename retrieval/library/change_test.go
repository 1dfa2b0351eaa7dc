package library

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"verbatim/retrieval"
)

// changes runs a test on a library of each kind: without a store, with an embedded one, and on a shared Redis.
func changes(t *testing.T, test func(t *testing.T, p *process)) {
	t.Run("no store", func(t *testing.T) { d := newDiary(); test(t, &process{New(slog.New(d), nil), d, ""}) })
	t.Run("embedded", func(t *testing.T) { test(t, load(t, openStore(t, t.TempDir()), newDiary())) })
	shared(t, func(t *testing.T, url string) { test(t, start(t, url)) })
}

func TestOutcomes(t *testing.T) {
	changes(t, func(t *testing.T, p *process) {
		p.follow(t)
		a := p.add(t, ferry(1, "It sails."), retrieval.New)
		if again := p.add(t, ferry(1, "It sails."), retrieval.Unchanged); again != a {
			t.Error("another article was returned")
		}
		b := p.add(t, ferry(1, "It stays."), retrieval.Revised)
		if b.ID != a.ID || b.Revision != 2 {
			t.Errorf("%s at revision %d", b.ID, b.Revision)
		}
		d := ferry(2, "It sank.")
		d.Corrects = a.ID
		if c := p.add(t, d, retrieval.Revised); c.ID != a.ID || c.Revision != 3 {
			t.Errorf("%s at revision %d", c.ID, c.Revision)
		}
		if !p.finds(t, a) {
			t.Error("not found")
		}
		p.remove(t, a)
		if _, err := p.Remove(t.Context(), "town", a.ID); !errors.Is(err, retrieval.ErrNotFound) {
			t.Errorf("remove twice: %v", err)
		}
		if p.finds(t, a) {
			t.Error("found after it was removed")
		}
		if p.add(t, ferry(1, "It sails."), retrieval.New); !p.finds(t, a) {
			t.Error("not found after it was added again")
		}
	})
}

func TestUndo(t *testing.T) {
	shared(t, func(t *testing.T, url string) {
		p, other := start(t, url), start(t, url)
		p.add(t, ferry(1, "It sails."), retrieval.New)
		a := p.add(t, ferry(1, "It stays."), retrieval.Revised)
		if _, err := p.Undo(t.Context(), "town", "nobody"); !errors.Is(err, retrieval.ErrNotFound) {
			t.Errorf("undo the removal of what never was: %v", err)
		}
		p.remove(t, a)
		for range 2 {
			if back, err := other.Undo(t.Context(), "town", a.ID); err != nil || !same(back, a) || !other.finds(t, a) {
				t.Errorf("undo: %v", err)
			}
		}
		p.remove(t, a)
		newer := other.add(t, ferry(1, "It sank."), retrieval.New)
		if got, err := p.Undo(t.Context(), "town", a.ID); err != nil || !same(got, newer) {
			t.Errorf("undo the removal of what was added again: %v", err)
		}
	})
}

func TestCorrect(t *testing.T) {
	changes(t, func(t *testing.T, p *process) {
		a := p.add(t, ferry(1, "It sails."), retrieval.New)
		for _, c := range []struct {
			facts retrieval.Facts
			want  retrieval.Outcome
		}{
			{retrieval.Facts{Outlet: "Harbour Post"}, retrieval.Unchanged},
			{retrieval.Facts{Outlet: "Island Gazette"}, retrieval.Revised},
			{retrieval.Facts{}, retrieval.Unchanged},
		} {
			added, err := p.Correct(t.Context(), "town", "another", a.ID, c.facts)
			if err != nil || added.Outcome != c.want {
				t.Errorf("%+v: outcome %v, %v", c.facts, added.Outcome, err)
			}
		}
		got, err := p.Article("town", a.ID)
		if err != nil || got.Revision != 2 || got.Title != a.Title || got.URL != a.URL || got.AddedBy != "another" || got.Text() != a.Text() {
			t.Errorf("%+v, %v", got, err)
		}
		if diff := cmp.Diff([]string{"Island Gazette"}, p.Outlets("town")); diff != "" {
			t.Error(diff)
		}
		if _, err := p.Correct(t.Context(), "town", "another", "nobody", retrieval.Facts{Title: "a"}); !errors.Is(err, retrieval.ErrNotFound) {
			t.Errorf("correct what isn't there: %v", err)
		}
	})
}

// TestRace lets two processes change one article at once: each change is decided on the one before, and none is lost.
func TestRace(t *testing.T) {
	shared(t, func(t *testing.T, url string) {
		const writers = 4
		ps := [2]*process{start(t, url), start(t, url)}
		var wg sync.WaitGroup
		for i := range writers {
			wg.Go(func() {
				added, err := ps[i%2].Add(context.Background(), "town", "editor", ferry(1, fmt.Sprint("It sails at ", i)))
				if err != nil || (added.Outcome == retrieval.New) != (added.Article.Revision == 1) {
					t.Errorf("revision %d: outcome %v, %v", added.Article.Revision, added.Outcome, err)
				}
			})
		}
		wg.Wait()
		var stands [2]*retrieval.Article
		for i, p := range ps {
			if err := p.sweep(t.Context()); err != nil {
				t.Fatal(err)
			}
			stands[i] = p.Articles("town")[0]
		}
		if stands[0].Revision != writers || !same(stands[0], stands[1]) {
			t.Errorf("revisions %d and %d, want %d", stands[0].Revision, stands[1].Revision, writers)
		}
	})
}
