package store

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"verbatim/retrieval"
)

func undo(tb testing.TB, s *Store, a *retrieval.Article) {
	tb.Helper()
	back, err := s.Undo(tb.Context(), "town", a.ID)
	if err != nil {
		tb.Fatal(err)
	}
	equal(tb, back, a)
}

func remove(tb testing.TB, s *Store, a *retrieval.Article) {
	tb.Helper()
	if err := s.Remove(tb.Context(), "town", a.ID); err != nil {
		tb.Fatal(err)
	}
}

func TestUndo(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		a := article(1, 2)
		p := place{"town.0", a.ID}
		if _, err := s.Undo(t.Context(), "town", a.ID); !errors.Is(err, retrieval.ErrNotFound) {
			t.Errorf("undo before anything: %v", err)
		}
		put(t, s, "town", article(1, 1))
		put(t, s, "town", a)
		before := keys(t, s, "*")
		if _, err := s.Undo(t.Context(), "town", a.ID); !errors.Is(err, ErrConflict) {
			t.Errorf("undo while it stands: %v", err)
		}
		for range 2 {
			remove(t, s, a)
			undo(t, s, a)
			equal(t, all(t, s, "town")[0], a)
			if after := keys(t, s, "*"); len(after) != len(before) {
				t.Errorf("%d keys, before %d", len(after), len(before))
			}
			lives(t, s, p.head(), -1)
			lives(t, s, p.text(2), -1)
			lives(t, s, p.text(1), receiptsLive)
		}
		changed(t, s, p, "put 1", "put 2", "remove 2", "put 2", "remove 2", "put 2")
		remove(t, s, a)
		put(t, s, "town", article(1, 1))
		if _, err := s.Undo(t.Context(), "town", a.ID); !errors.Is(err, ErrConflict) {
			t.Errorf("undo over what was added since: %v", err)
		}
		equal(t, all(t, s, "town")[0], article(1, 1))
	})
}

// TestUndoLate: an undo is possible for ten minutes, also across a start, and what it brings back stays.
func TestUndoLate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dir := t.TempDir()
		s := open(t, dir)
		again := func() {
			s.Close()
			s = open(t, dir)
		}
		a, other := article(1, 2), article(2, 1)
		put(t, s, "town", article(1, 1))
		put(t, s, "town", a)
		put(t, s, "town", other)
		remove(t, s, a)
		remove(t, s, other)
		time.Sleep(undoLives - tick)
		again()
		undo(t, s, a)
		again()
		again()
		time.Sleep(tick)
		again()
		if _, err := s.Undo(t.Context(), "town", other.ID); !errors.Is(err, retrieval.ErrNotFound) {
			t.Errorf("undo after ten minutes: %v", err)
		}
		equal(t, all(t, s, "town")[0], a)
		if n, err := s.rdb.Exists(t.Context(), place{"town.0", a.ID}.text(1)).Result(); n != 1 || err != nil {
			t.Errorf("the text of the earlier revision is gone, %v", err)
		}
		time.Sleep(receiptsLive)
		again()
		equal(t, all(t, s, "town")[0], a)
	})
}
