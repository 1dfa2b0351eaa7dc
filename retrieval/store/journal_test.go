package store

import (
	"bytes"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"verbatim/retrieval"
)

// file writes a journal of changes into a new folder, and returns folder and bytes.
func file(tb testing.TB, changes ...change) (dir string, lines []byte) {
	tb.Helper()
	for _, c := range changes {
		line, err := c.line()
		if err != nil {
			tb.Fatal(err)
		}
		lines = append(lines, line...)
	}
	return write(tb, lines), lines
}

func write(tb testing.TB, lines []byte) (dir string) {
	tb.Helper()
	dir = tb.TempDir()
	if err := os.WriteFile(filepath.Join(dir, fileName), lines, 0o600); err != nil {
		tb.Fatal(err)
	}
	return dir
}

func read(tb testing.TB, dir string) []byte {
	tb.Helper()
	b, err := os.ReadFile(filepath.Join(dir, fileName))
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

func putAt(tb testing.TB, a *retrieval.Article, at time.Time) change {
	tb.Helper()
	c, err := putOf("town", a, at)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func removeAt(a *retrieval.Article, at time.Time) change {
	return change{Kind: kindRemove, At: at, Community: "town", ID: a.ID}
}

// short is an article of a few bytes.
func short(tb testing.TB, words string, revision int) *retrieval.Article {
	tb.Helper()
	a, err := retrieval.Seal(retrieval.Facts{URL: "https://harbour-post.example/short"}, words)
	if err != nil {
		tb.Fatal(err)
	}
	a.Revision, a.Added = revision, added
	return a
}

func TestReopen(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	kept, revised, removed := article(1, 1), article(2, 2), article(3, 1)
	put(t, s, "town", kept)
	put(t, s, "town", article(2, 1))
	put(t, s, "town", revised)
	put(t, s, "town", removed)
	put(t, s, "other", removed)
	if err := s.Remove(t.Context(), "town", removed.ID); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		s = open(t, dir)
		got := all(t, s, "town")
		if len(got) != 2 {
			t.Fatalf("%d articles, want 2", len(got))
		}
		equal(t, got[0], kept)
		equal(t, got[1], revised)
		equal(t, all(t, s, "other")[0], removed)
		p := place{"town.0", revised.ID}
		lives(t, s, p.text(1), receiptsLive)
		lives(t, s, p.text(2), -1)
		lives(t, s, place{"town.0", removed.ID}.text(1), undoLives)
		if err := s.Remove(t.Context(), "town", removed.ID); !errors.Is(err, retrieval.ErrNotFound) {
			t.Errorf("remove what was removed before: %v", err)
		}
	}
	for name, want := range map[string]os.FileMode{fileName: 0o600, lockName: 0o600} {
		if at, err := os.Stat(filepath.Join(dir, name)); err != nil || at.Mode().Perm() != want {
			t.Errorf("%s: %v, %v; want mode %v", name, at.Mode(), err, want)
		}
	}
}

// TestTorn cuts the last line at every byte: the one before stays, the store warns once and goes on.
func TestTorn(t *testing.T) {
	t.Parallel()
	first, second := short(t, "The pier opens.", 1), short(t, "The pier opens today.", 2)
	_, lines := file(t, putAt(t, first, time.Now()), putAt(t, second, time.Now()))
	good := bytes.IndexByte(lines, '\n') + 1
	zeros := append(append(bytes.Clone(lines[:good+20]), make([]byte, 50)...), lines[good+70:]...)
	tails := [][]byte{zeros}
	for cut := good + 1; cut < len(lines); cut++ {
		tails = append(tails, lines[:cut])
	}
	for _, tail := range tails {
		dir := write(t, tail)
		var log bytes.Buffer
		s, err := Open(t.Context(), slog.New(slog.NewTextHandler(&log, nil)), dir)
		if err != nil {
			t.Fatalf("cut at %d: %v", len(tail), err)
		}
		equal(t, all(t, s, "town")[0], first)
		if n := strings.Count(log.String(), "WARN"); n != 1 {
			t.Errorf("cut at %d: %d warnings:\n%s", len(tail), n, log.String())
		}
		if got := read(t, dir); !bytes.Equal(got, lines[:good]) {
			t.Errorf("cut at %d: %d bytes are left, want %d", len(tail), len(got), good)
		}
		if len(tail)%10 == 0 {
			put(t, s, "town", second)
			equal(t, all(t, s, "town")[0], second)
			if got := read(t, dir); bytes.Count(got, []byte("\n")) != 2 || got[len(got)-1] != '\n' {
				t.Errorf("cut at %d: then the file holds\n%s", len(tail), got)
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestUnreadable: a line that was confirmed and can't be read is for a person to look at.
func TestUnreadable(t *testing.T) {
	_, lines := file(t, putAt(t, short(t, "The pier opens.", 1), time.Now()))
	for name, garbage := range map[string]string{
		"middle": "garbage\n" + string(lines), "last": string(lines) + "{\"kind\":\"put\"}\n", "blank": "\n" + string(lines),
		"zeros": "\x00\x00\n" + string(lines), "half": string(lines[:30]) + "\n" + string(lines),
	} {
		dir := write(t, []byte(garbage))
		_, err := Open(t.Context(), slog.New(slog.DiscardHandler), dir)
		var bad *LineError
		want := 1
		if name == "last" {
			want = 2
		}
		if !errors.As(err, &bad) || bad.Line != want || bad.File != filepath.Join(dir, fileName) {
			t.Errorf("%s: %v, want a LineError about line %d", name, err, want)
		}
		if string(read(t, dir)) != garbage {
			t.Errorf("%s: the file was changed", name)
		}
	}
}

func TestEmptyFile(t *testing.T) {
	dir := write(t, nil)
	s := open(t, dir)
	a := article(1, 1)
	put(t, s, "town", a)
	s.Close()
	equal(t, all(t, open(t, dir), "town")[0], a)
}

// TestCompact: lines that nobody needs go, the others stay byte for byte.
func TestCompact(t *testing.T) {
	now := time.Now()
	long, recent := now.Add(-receiptsLive-time.Hour), now.Add(-time.Minute)
	of := func(n int) *retrieval.Article { return article(n, 1) }
	line := func(c change) []byte {
		b, err := c.line()
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	again := short(t, "Added again.", 1)
	var lines, want []byte
	for _, l := range []struct {
		line []byte
		kept bool
	}{
		{line(putAt(t, of(1), long)), true},
		{line(putAt(t, of(2), long)), false}, // long revised
		{line(putAt(t, article(2, 2), long)), true},
		{[]byte("{\"kind\":\"later\",\"more\":[1, 2]}\n"), true},
		{line(putAt(t, of(3), long)), true}, // just revised
		{line(putAt(t, article(3, 2), recent)), true},
		{line(putAt(t, of(4), long)), false}, // long removed
		{line(removeAt(of(4), long)), false},
		{line(putAt(t, of(5), long)), true}, // just removed
		{line(removeAt(of(5), recent)), true},
		{line(putAt(t, short(t, "Removed.", 1), long)), false},
		{line(removeAt(again, long)), false},
		{line(putAt(t, again, long)), true},
		{line(removeAt(of(6), long)), false}, // never there
		{bytes.Replace(line(putAt(t, of(7), long)), []byte(`{`), []byte(`{"later": 1,`), 1), true},
	} {
		lines = append(lines, l.line...)
		if l.kept {
			want = append(want, l.line...)
		}
	}
	dir := write(t, lines)
	for range 2 {
		s := open(t, dir)
		got := all(t, s, "town")
		if len(got) != 5 {
			t.Fatalf("%d articles, want 5", len(got))
		}
		equal(t, got[0], again)
		equal(t, got[1], of(1))
		equal(t, got[2], article(2, 2))
		equal(t, got[3], article(3, 2))
		equal(t, got[4], of(7))
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if string(read(t, dir)) != string(want) {
			t.Errorf("the file holds %d bytes, want %d", len(read(t, dir)), len(want))
		}
	}
	if left, err := filepath.Glob(filepath.Join(dir, "*.new")); len(left) > 0 {
		t.Error(left, err)
	}
}

// TestNoRoomToCompact: what can't be compacted is used as it is.
func TestNoRoomToCompact(t *testing.T) {
	long := time.Now().Add(-receiptsLive - time.Hour)
	first, second := short(t, "The pier opens.", 1), short(t, "The pier opens today.", 2)
	dir, lines := file(t, putAt(t, first, long), putAt(t, second, long))
	if err := os.MkdirAll(filepath.Join(dir, fileName+".new", "in the way"), 0o700); err != nil {
		t.Fatal(err)
	}
	s := open(t, dir)
	equal(t, all(t, s, "town")[0], second)
	if !bytes.Equal(read(t, dir), lines) {
		t.Error("the file was changed")
	}
	put(t, s, "town", short(t, "The pier opens tomorrow.", 3))
}

func TestInUse(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	_, err := Open(t.Context(), slog.New(slog.DiscardHandler), dir)
	var used *InUseError
	if !errors.As(err, &used) || used.Dir != dir || used.PID != os.Getpid() {
		t.Errorf("%v, want an InUseError of %s", err, dir)
	}
	put(t, s, "town", article(1, 1))
	s.Close()
	if n := len(all(t, open(t, dir), "town")); n != 1 {
		t.Errorf("%d articles, want 1", n)
	}
}

// TestRefusedByRedis: what Redis didn't take, after the file did, is taken back from the file.
func TestRefusedByRedis(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	put(t, s, "other", article(1, 1))
	before := read(t, dir)
	if err := s.embedded.redis.Set(articlesKey("town.0"), "not a list"); err != nil {
		t.Fatal(err)
	}
	if err := s.Put(t.Context(), "town", article(2, 1)); !errors.Is(err, retrieval.ErrUnavailable) {
		t.Errorf("put: %v, want %v", err, retrieval.ErrUnavailable)
	}
	if !bytes.Equal(read(t, dir), before) {
		t.Error("the file holds what was refused")
	}
	s.embedded.redis.Del(articlesKey("town.0"))
	put(t, s, "town", article(2, 1))
	equal(t, all(t, s, "town")[0], article(2, 1))
}
