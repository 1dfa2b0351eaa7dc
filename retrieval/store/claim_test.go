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
)

// TestClaim lets many claim an event at once: one wins, and the others learn who.
func TestClaim(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		for event := range 5 {
			const claimers = 8
			var (
				wg      sync.WaitGroup
				won     [claimers]bool
				holders [claimers]string
				errs    [claimers]error
			)
			for i := range claimers {
				wg.Go(func() {
					var holder []byte
					won[i], holder, errs[i] = s.Claim(context.Background(), "town", fmt.Sprint(event), []byte{'a' + byte(i), 0, 0xff}, time.Now())
					holders[i] = string(holder)
				})
			}
			wg.Wait()
			winner := slices.Index(won[:], true)
			for i := range claimers {
				if errs[i] != nil || won[i] != (i == winner) || holders[i] != string([]byte{'a' + byte(winner), 0, 0xff}) {
					t.Errorf("claimer %d: won %v, holder %q, %v; the winner is %d", i, won[i], holders[i], errs[i], winner)
				}
			}
		}
		if won, holder, err := s.Claim(t.Context(), "other", "1", nil, time.Now()); !won || len(holder) > 0 || err != nil {
			t.Errorf("in another community: %v, %q, %v", won, holder, err)
		}
		lives(t, s, claimKey("town.0", "1"), openLives)
		if err := s.Done(t.Context(), "town", "1"); err != nil {
			t.Error(err)
		}
		lives(t, s, claimKey("town.0", "1"), endedLives)
	})
}

// TestClaimLostReply repeats a claim whose reply was lost, as the client does.
func TestClaimLostReply(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		call := claim{"town.0", "1"}.make("token", added)
		for range 2 {
			if got, err := call.script.Run(t.Context(), s.rdb, call.keys, call.args...).Text(); got != "token" || err != nil {
				t.Errorf("%q, %v", got, err)
			}
		}
	})
}

// unfinished returns what is handed over, sorted.
func unfinished(tb testing.TB, s *Store, now time.Time) []string {
	tb.Helper()
	var got []string
	err := s.Unfinished(tb.Context(), now, func(community, event string, value []byte) {
		got = append(got, community+" "+event+" "+string(value))
	})
	if err != nil {
		tb.Error(err)
	}
	slices.Sort(got)
	return got
}

func TestUnfinished(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		start := time.Now()
		for i, at := range []string{"town 1", "town 2", "other 1", "town 3"} {
			var community, event string
			fmt.Sscan(at, &community, &event)
			if _, _, err := s.Claim(t.Context(), community, event, []byte("by "+at), start.Add(time.Duration(i)*time.Second)); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Done(t.Context(), "town", "2"); err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			after time.Duration
			want  []string
		}{
			{-time.Second, nil},
			{2 * time.Second, []string{"other 1 by other 1", "town 1 by town 1"}},
			{2 * time.Second, nil}, // they are taken
			{4 * time.Second, []string{"town 3 by town 3"}},
			{3*time.Second + takenOver, []string{"other 1 by other 1", "town 1 by town 1"}}, // and were not ended
		} {
			if diff := cmp.Diff(c.want, unfinished(t, s, start.Add(c.after))); diff != "" {
				t.Errorf("after %v: %s", c.after, diff)
			}
		}
		for _, at := range [][2]string{{"town", "1"}, {"other", "1"}, {"town", "3"}} {
			if err := s.Done(t.Context(), at[0], at[1]); err != nil {
				t.Fatal(err)
			}
		}
		if got := unfinished(t, s, start.Add(time.Hour)); got != nil {
			t.Errorf("after all were ended: %v", got)
		}
		if won, _, err := s.Claim(t.Context(), "town", "1", nil, start); won || err != nil {
			t.Errorf("claimed what was ended: %v, %v", won, err)
		}
	})
}

// TestTakeOver lets many processes end what nobody ended: each event by one of them, and all at once, however many.
func TestTakeOver(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		const events = atOnce + 20
		now := time.Now()
		for i := range events {
			if _, _, err := s.Claim(t.Context(), "town", fmt.Sprint(i), nil, now); err != nil {
				t.Fatal(err)
			}
		}
		var (
			wg    sync.WaitGroup
			mu    sync.Mutex
			times = map[string]int{}
		)
		for range 4 {
			wg.Go(func() {
				err := s.Unfinished(context.Background(), now, func(_, event string, _ []byte) {
					mu.Lock()
					defer mu.Unlock()
					times[event]++
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		for i := range events {
			if n := times[fmt.Sprint(i)]; n != 1 {
				t.Errorf("event %d was taken over %d times", i, n)
			}
		}
	})
}

// TestClaimEnds: who can't answer any more needs not be told so.
func TestClaimEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := open(t, t.TempDir())
		if _, _, err := s.Claim(t.Context(), "town", "1", nil, time.Now()); err != nil {
			t.Fatal(err)
		}
		time.Sleep(openLives + tick)
		if got := unfinished(t, s, time.Now()); got != nil {
			t.Errorf("%v", got)
		}
		if n, err := s.rdb.ZCard(t.Context(), openKey("town.0")).Result(); n != 0 || err != nil {
			t.Errorf("%d events are open, %v", n, err)
		}
	})
}

func BenchmarkClaim(b *testing.B) {
	backends(b, func(b *testing.B, s *Store) {
		n := 0
		for b.Loop() {
			if won, _, err := s.Claim(b.Context(), "town", fmt.Sprint(n), []byte("channel, message, token"), added); !won || err != nil {
				b.Fatal(won, err)
			}
			n++
		}
	})
}
