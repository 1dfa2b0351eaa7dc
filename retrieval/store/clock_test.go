package store

import (
	"testing"
	"testing/synctest"
	"time"
)

// TestExpiry lets a month pass over the embedded store.
func TestExpiry(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := open(t, t.TempDir())
		revised, removed := place{"town.0", article(1, 1).ID}, place{"town.0", article(2, 1).ID}
		put(t, s, "town", article(1, 1))
		put(t, s, "town", article(1, 2))
		put(t, s, "town", article(2, 1))
		if err := s.Remove(t.Context(), "town", removed.id); err != nil {
			t.Fatal(err)
		}
		expect := func(key string, want int64) {
			t.Helper()
			if got, err := s.rdb.Exists(t.Context(), key).Result(); got != want || err != nil {
				t.Errorf("%s: %d, %v, want %d", key, got, err, want)
			}
		}
		time.Sleep(undoLives - time.Second)
		expect(removed.text(1), 1)
		time.Sleep(tick)
		expect(removed.text(1), 0)
		expect(removed.head(), 0)
		expect(revised.text(1), 1)
		time.Sleep(receiptsLive)
		expect(revised.text(1), 0)
		equal(t, all(t, s, "town")[0], article(1, 2))
	})
}
