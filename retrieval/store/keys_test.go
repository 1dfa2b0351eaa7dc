package store

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// slot is a Cluster's slot of a key: CRC16 (XMODEM) of what stands between the first "{" and the next "}", or of the whole
// key where nothing does, modulo 16384.
func slot(key string) int {
	if open := strings.IndexByte(key, '{'); open >= 0 {
		if end := strings.IndexByte(key[open+1:], '}'); end > 0 {
			key = key[open+1:][:end]
		}
	}
	crc := uint16(0)
	for i := range len(key) {
		crc ^= uint16(key[i]) << 8
		for range 8 {
			top := crc & 0x8000
			if crc <<= 1; top != 0 {
				crc ^= 0x1021
			}
		}
	}
	return int(crc) % 16384
}

func TestSlotRule(t *testing.T) {
	// The first is the check value of the specification of Redis Cluster, 0x31C3.
	for key, want := range map[string]int{
		"123456789": 0x31c3, "a{123456789}b": 0x31c3, "{123456789}{x}": 0x31c3,
	} {
		if got := slot(key); got != want {
			t.Errorf("slot(%q) = %d, want %d", key, got, want)
		}
	}
}

// TestOneSlot: a Cluster runs a script only where all its keys lie in one slot.
func TestOneSlot(t *testing.T) {
	s := New(nil)
	tags := map[int]bool{}
	for _, community := range []string{"local", "184039485019283746", "a", "-_-", strings.Repeat("x", maxName)} {
		a := article(1, 3)
		e, err := s.putEdit(community, a)
		if err != nil {
			t.Fatal(err)
		}
		h := head{revision: 2, token: "t", passages: len(a.Passages) + 3, quotes: len(a.Quotes) + 3}
		put, err := e.call(h, "own")
		if err != nil {
			t.Fatal(err)
		}
		e.Kind = kindRemove
		remove, err := e.call(h, "own")
		if err != nil {
			t.Fatal(err)
		}
		at := slot("{" + tagOf(community) + "}")
		tags[at] = true
		e.Kind, e.undo = kindPut, true
		undo, err := e.call(head{token: "t"}, "own")
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []call{put, remove, undo} {
			if len(c.keys) < 10 {
				t.Errorf("%d keys: the call is not the whole one", len(c.keys))
			}
		}
		tag := tagOf(community)
		for _, c := range []call{put, remove, undo, keeping{tag, "report", "1"}.call(nil, 0), claim{tag, "1"}.make("", added),
			claim{tag, "1"}.takeOver(added, added), counting(tag, "asks", time.Hour)} {
			for _, key := range c.keys {
				if slot(key) != at {
					t.Errorf("%s lies in slot %d, the community in %d", key, slot(key), at)
				}
			}
		}
	}
	if len(tags) < 5 {
		t.Errorf("communities share slots: %v", tags)
	}
}

// hostile are ids that would leave their place in a key, or make a key that reads as another's.
var hostile = []string{
	"", "{", "}", "a}", "{a}", "a.0}:x", "a:b", "a@1", "a.1", "a b", "a\n", "a\x00", "ä", "a\xff", "*", "?", "../a", "a/b",
	`a"b`, "a'b", "\u202ea", "a\u200b", strings.Repeat("a", maxName+1),
}

func TestHostileIDs(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		good := article(1, 1)
		put(t, s, "a", good)
		for _, id := range hostile {
			bad := *good
			bad.ID = id
			var listed error
			for _, listed = range s.Articles(t.Context(), id) {
			}
			_, undone := s.Undo(t.Context(), id, good.ID)
			_, undo := s.Undo(t.Context(), "a", id)
			_, kept := s.Kept(t.Context(), "a", id, "a")
			_, _, claimed := s.Claim(t.Context(), "a", id, nil, time.Now())
			_, _, claim := s.Claim(t.Context(), id, "a", nil, time.Now())
			_, _, count := s.Count(t.Context(), "a", id, time.Hour)
			_, _, changes := s.Changes(t.Context(), id, "")
			for what, err := range map[string]error{
				"undo in community":     undone,
				"undo article":          undo,
				"keep in community":     s.Keep(t.Context(), id, "a", "a", nil, 0),
				"keep of kind":          s.Keep(t.Context(), "a", id, "a", nil, 0),
				"keep":                  s.Keep(t.Context(), "a", "a", id, nil, 0),
				"kept":                  kept,
				"claim event":           claimed,
				"claim in community":    claim,
				"done":                  s.Done(t.Context(), "a", id),
				"count":                 count,
				"changes":               changes,
				"put in community":      s.Put(t.Context(), id, good),
				"remove from community": s.Remove(t.Context(), id, good.ID),
				"articles of community": listed,
				"put article":           s.Put(t.Context(), "a", &bad),
				"remove article":        s.Remove(t.Context(), "a", id),
			} {
				if !errors.Is(err, ErrName) {
					t.Errorf("%s %q: %v, want %v", what, id, err, ErrName)
				}
			}
		}
		if n := len(keys(t, s, "*{a.0}*")); n != len(keys(t, s, "*"))-1 {
			t.Errorf("%d of %d keys are the community's; only the communities are not", n, len(keys(t, s, "*")))
		}
	})
}

// TestApart: two communities keep the same article, and one loses it.
func TestApart(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		for _, community := range []string{"a", "ab", "b"} {
			a := article(1, 1)
			a.AddedBy = community
			put(t, s, community, a)
		}
		if err := s.Remove(t.Context(), "a", article(1, 1).ID); err != nil {
			t.Fatal(err)
		}
		for community, want := range map[string]string{"a": "[]", "ab": "[ab]", "b": "[b]"} {
			var got []string
			for _, a := range all(t, s, community) {
				got = append(got, a.AddedBy)
			}
			if fmt.Sprint(got) != want {
				t.Errorf("%s has articles by %v, want %s", community, got, want)
			}
		}
	})
}
