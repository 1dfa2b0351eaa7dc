//go:build unix

package store

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// claimer claims events and ends every other one, and prints what was confirmed, until it is killed.
func claimer(dir string) {
	ctx := context.Background()
	s, err := Open(ctx, slog.Default(), dir)
	if err != nil {
		fmt.Println(err)
		return
	}
	for n := range 10_000 {
		event := fmt.Sprint(n)
		if won, _, err := s.Claim(ctx, "town", event, []byte("by "+event), time.Now().Add(time.Hour)); !won || err != nil {
			fmt.Println("not claimed:", event, won, err)
			return
		}
		fmt.Println("claimed", n)
		if n%2 == 1 {
			continue
		}
		if err := s.Done(ctx, "town", event); err != nil {
			fmt.Println("not ended:", event, err)
			return
		}
		fmt.Println("ended", n)
	}
}

// TestKilledClaimer kills a process amid its claims: the next one can win none of its events again, and finds due those
// that it didn't end, whatever their deadline.
func TestKilledClaimer(t *testing.T) {
	t.Parallel()
	claims, double, lost := 0, 0, 0
	for range points() {
		dir := t.TempDir()
		claimed, ended := killedClaimer(t, dir, 1+rand.IntN(300))
		s := open(t, dir)
		due := unfinished(t, s, time.Now())
		for n := range claimed {
			won, holder, err := s.Claim(t.Context(), "town", fmt.Sprint(n), nil, time.Now())
			if won || string(holder) != fmt.Sprint("by ", n) || err != nil {
				t.Errorf("event %d, which was claimed: won %t, held %q, %v", n, won, holder, err)
				double++
			}
			left := slices.Contains(due, fmt.Sprintf("town %d by %d", n, n))
			if n%2 == 1 && !left || n < ended && n%2 == 0 && left {
				t.Errorf("event %d of %d, of which those before %d were ended by the half: due %t", n, claimed, ended, left)
				lost++
			}
		}
		claims += claimed
		s.Close()
	}
	t.Logf("killed at %d points: %d events claimed, %d claimed again, %d lost or ended again", points(), claims, double, lost)
}

// killedClaimer lets a child confirm so many things, kills it, and returns before which event all were claimed, and before
// which all were ended that it ends.
func killedClaimer(t *testing.T, dir string, things int) (claimed, ended int) {
	t.Helper()
	c, out := start(t, dir, childClaims+"=1")
	for out.Scan() {
		n := 0
		if _, err := fmt.Sscanf(out.Text(), "claimed %d", &n); err == nil {
			claimed = n + 1
		} else if _, err := fmt.Sscanf(out.Text(), "ended %d", &n); err == nil {
			ended = n + 1
		} else {
			t.Fatalf("child: %s", out.Text())
		}
		if things--; things == 0 {
			if err := c.Process.Kill(); err != nil {
				t.Error(err)
			}
		}
	}
	if err := c.Wait(); err == nil {
		t.Error("the child ended by itself")
	}
	return claimed, ended
}
