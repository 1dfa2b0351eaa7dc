package store

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"verbatim/retrieval/store/storetest"
)

// TestCount lets many count at once: no number comes twice.
func TestCount(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		const counts = 20
		var wg sync.WaitGroup
		got, want := make([]int, counts), make([]int, counts)
		for i := range counts {
			want[i] = i + 1
			wg.Go(func() {
				n, reset, err := s.Count(context.Background(), "town", "asks-1", time.Hour)
				if err != nil || reset > time.Hour || reset < time.Hour-time.Minute {
					t.Errorf("count %d, reset in %v, %v", n, reset, err)
				}
				got[i] = n
			})
		}
		wg.Wait()
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		for _, other := range [][2]string{{"town", "asks-2"}, {"other", "asks-1"}} {
			if n, _, err := s.Count(t.Context(), other[0], other[1], time.Hour); n != 1 || err != nil {
				t.Errorf("%v: %d, %v", other, n, err)
			}
		}
		if n, reset, err := s.Count(t.Context(), "town", "asks-1", time.Minute); n != 1 || reset > time.Minute || err != nil {
			t.Errorf("in a window that was made shorter: %d, %v, %v", n, reset, err)
		}
		lives(t, s, countKey("town.0", "asks-1"), time.Minute)
	})
}

// TestWindow lets windows pass, by less than what expires keys.
func TestWindow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := open(t, t.TempDir())
		for _, c := range []struct {
			wait  time.Duration
			n     int
			reset time.Duration
		}{
			{0, 1, 10 * time.Second},
			{4 * time.Second, 2, 6 * time.Second},
			{5999 * time.Millisecond, 3, time.Millisecond},
			{time.Millisecond, 1, 10 * time.Second},
			{time.Hour, 1, 10 * time.Second},
		} {
			time.Sleep(c.wait)
			if n, reset, err := s.Count(t.Context(), "town", "asks", 10*time.Second); n != c.n || reset != c.reset || err != nil {
				t.Errorf("%v later: %d, %v, %v; want %d, %v", c.wait, n, reset, err, c.n, c.reset)
			}
		}
	})
}

// backends runs a benchmark on an embedded store and on a real Redis.
func backends(b *testing.B, bench func(b *testing.B, s *Store)) {
	b.Run("embedded", func(b *testing.B) { bench(b, open(b, b.TempDir())) })
	b.Run("redis", func(b *testing.B) { bench(b, connected(b, storetest.Start(b).URL())) })
}

func BenchmarkCount(b *testing.B) {
	backends(b, func(b *testing.B, s *Store) {
		n := 0
		for b.Loop() {
			if _, _, err := s.Count(b.Context(), "town", fmt.Sprint("asks-", n%100), time.Hour); err != nil {
				b.Fatal(err)
			}
			n++
		}
	})
}
