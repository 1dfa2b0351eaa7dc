package store

import (
	"bytes"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"verbatim/retrieval"
)

func keep(tb testing.TB, s *Store, kind, id, value string, life time.Duration) {
	tb.Helper()
	if err := s.Keep(tb.Context(), "town", kind, id, []byte(value), life); err != nil {
		tb.Fatal(err)
	}
}

// kept checks a value; "" stands for none.
func kept(tb testing.TB, s *Store, community, kind, id, want string) {
	tb.Helper()
	got, err := s.Kept(tb.Context(), community, kind, id)
	if string(got) != want || want == "" != errors.Is(err, retrieval.ErrNotFound) {
		tb.Errorf("%s %s of %s: %q, %v; want %q", kind, id, community, got, err, want)
	}
}

func keptIDs(tb testing.TB, s *Store, kind string, want ...string) {
	tb.Helper()
	got, err := s.KeptIDs(tb.Context(), "town", kind)
	if diff := cmp.Diff(want, got); diff != "" && len(want)+len(got) > 0 || err != nil {
		tb.Error(kind, diff, err)
	}
}

func TestKeep(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		keep(t, s, "report", "b", "first\x00\xff{}", 30*24*time.Hour)
		keep(t, s, "report", "a", "second", 31*24*time.Hour)
		keep(t, s, "report", "c", "third", time.Minute)
		keep(t, s, "setting", "b", "other", 0)
		keep(t, s, "setting", "b", "newer", 0)
		kept(t, s, "town", "report", "b", "first\x00\xff{}")
		kept(t, s, "town", "setting", "b", "newer")
		kept(t, s, "town", "setting", "a", "")
		kept(t, s, "other", "report", "b", "")
		keptIDs(t, s, "report", "c", "b", "a")
		keptIDs(t, s, "setting", "b")
		keptIDs(t, s, "nothing")
		if err := s.Keep(t.Context(), "town", "setting", "b", nil, -1); !errors.Is(err, errLife) {
			t.Errorf("negative life: %v", err)
		}
		lives(t, s, keptKey("town.0", "report", "c"), time.Minute)
		lives(t, s, keptKey("town.0", "setting", "b"), -1)
	})
}

// TestKeptLasts: what lives an hour or longer stands in an embedded store's file, and its life goes on there.
func TestKeptLasts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dir := t.TempDir()
		s := open(t, dir)
		keep(t, s, "setting", "a", "old", 0)
		keep(t, s, "setting", "a", "ä\x00\xff", 0)
		keep(t, s, "receipt", "1", "of a month", 30*24*time.Hour)
		keep(t, s, "receipt", "2", "of a day", 24*time.Hour)
		keep(t, s, "draft", "1", "of a minute", lasting-1)
		for _, after := range []time.Duration{0, 24 * time.Hour, 30 * 24 * time.Hour} {
			s.Close()
			time.Sleep(after)
			s = open(t, dir)
			kept(t, s, "town", "setting", "a", "ä\x00\xff")
			kept(t, s, "town", "draft", "1", "")
			keptIDs(t, s, "draft")
			switch after {
			case 0:
				keptIDs(t, s, "receipt", "2", "1")
				kept(t, s, "town", "receipt", "2", "of a day")
			case 24 * time.Hour:
				keptIDs(t, s, "receipt", "1")
				kept(t, s, "town", "receipt", "1", "of a month")
			default:
				keptIDs(t, s, "receipt")
				kept(t, s, "town", "receipt", "1", "")
			}
		}
		if n := bytes.Count(read(t, dir), []byte("\n")); n != 1 {
			t.Errorf("%d lines are left, want the setting's", n)
		}
	})
}

// TestKeptEnds lets lives end while the store is open.
func TestKeptEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := open(t, t.TempDir())
		keep(t, s, "draft", "1", "one", time.Minute)
		keep(t, s, "draft", "2", "two", time.Hour)
		time.Sleep(time.Minute + tick)
		kept(t, s, "town", "draft", "1", "")
		keptIDs(t, s, "draft", "2")
		keep(t, s, "draft", "3", "three", time.Hour)
		if n, err := s.rdb.ZCard(t.Context(), idsKey("town.0", "draft")).Result(); n != 2 || err != nil {
			t.Errorf("%d ids are listed, %v; want 2", n, err)
		}
	})
}
