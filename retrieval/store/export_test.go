package store

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"verbatim/retrieval"
)

func export(tb testing.TB, s *Store, want int, communities ...string) []byte {
	tb.Helper()
	var b bytes.Buffer
	n, err := s.Export(tb.Context(), &b, communities...)
	if n != want || err != nil {
		tb.Fatalf("%d articles, %v; want %d", n, err, want)
	}
	return b.Bytes()
}

func imports(tb testing.TB, s *Store, lines []byte, want Imported) {
	tb.Helper()
	got, err := s.Import(tb.Context(), bytes.NewReader(lines), nil)
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		tb.Errorf("%s %v", diff, err)
	}
}

// TestMove moves articles from an embedded store to each kind of store, and back.
func TestMove(t *testing.T) {
	from := open(t, t.TempDir())
	for n := range 40 { // more than are read at once
		put(t, from, "town", article(n, 1))
	}
	put(t, from, "town", article(7, 3))
	put(t, from, "other", article(1, 1))
	keep(t, from, "setting", "a", "1", 0)
	lines := export(t, from, 41)
	if got := export(t, from, 1, "other"); bytes.Count(got, []byte("\n")) != 1 {
		t.Errorf("of one community:\n%s", got)
	}
	stores(t, func(t *testing.T, s *Store) {
		put(t, s, "town", article(7, 1))
		put(t, s, "town", article(8, 2))
		imports(t, s, lines, Imported{Lines: 41, Added: 39, Revised: 1, There: 1})
		imports(t, s, lines, Imported{Lines: 41, There: 41})
		want := all(t, from, "town")
		want[8] = article(8, 2)
		got := all(t, s, "town")
		if len(got) != len(want) {
			t.Fatalf("%d articles, want %d", len(got), len(want))
		}
		for i := range want {
			equal(t, got[i], want[i])
		}
		back := open(t, t.TempDir())
		imports(t, back, export(t, s, 41), Imported{Lines: 41, Added: 41})
		equal(t, all(t, back, "other")[0], article(1, 1))
	})
}

// TestImportJournal: the file of an embedded store says what was removed, too.
func TestImportJournal(t *testing.T) {
	dir := t.TempDir()
	from := open(t, dir)
	put(t, from, "town", article(1, 1))
	put(t, from, "town", article(1, 2))
	put(t, from, "town", article(2, 1))
	put(t, from, "town", article(3, 1))
	keep(t, from, "setting", "a", "1", 0)
	remove(t, from, article(2, 1))
	remove(t, from, article(3, 1))
	lines := append(read(t, dir), `{"kind":"later"}`...)
	s := open(t, t.TempDir())
	put(t, s, "town", article(3, 1)) // somebody added it here
	imports(t, s, lines, Imported{Lines: 8, Added: 1, There: 1, Other: 4})
	imports(t, s, lines, Imported{Lines: 8, There: 3, Other: 4})
	got := all(t, s, "town")
	if len(got) != 2 {
		t.Fatalf("%d articles, want 2", len(got))
	}
	equal(t, got[0], article(1, 2))
	equal(t, got[1], article(3, 1))
}

func TestBadLine(t *testing.T) {
	from := open(t, t.TempDir())
	put(t, from, "town", article(1, 1))
	put(t, from, "town", article(2, 1))
	lines := bytes.SplitAfter(export(t, from, 2), []byte("\n"))
	broken := errors.New("broken pipe")
	for name, bad := range map[string]string{
		"garbage": "garbage\n", "cut": string(lines[1][:200]), "blank": "\n",
		"outside":   strings.Replace(string(lines[1]), `"passages":[[0,`, `"passages":[[-1,`, 1),
		"community": strings.Replace(string(lines[1]), `"town"`, `"{town"`, 1),
		"too long":  strings.Repeat("x", maxLine+1),
	} {
		s := open(t, t.TempDir())
		calls := 0
		got, err := s.Import(t.Context(), strings.NewReader(string(lines[0])+bad), func(i Imported) {
			if calls++; i.Lines != calls {
				t.Errorf("%s: after %d lines: %+v", name, calls, i)
			}
		})
		var at *ImportError
		if !errors.As(err, &at) || at.Line != 2 || calls != 1 || got.Added != 1 {
			t.Errorf("%s: %v, %+v; want an ImportError about line 2", name, err, got)
		}
	}
	s := open(t, t.TempDir())
	_, err := s.Import(t.Context(), iotest.ErrReader(broken), nil)
	if !errors.Is(err, broken) {
		t.Errorf("%v, want %v", err, broken)
	}
	s.Close()
	if _, err := s.Import(t.Context(), bytes.NewReader(lines[0]), nil); !errors.Is(err, retrieval.ErrUnavailable) {
		t.Errorf("on a closed store: %v", err)
	}
}

// TestExportLost: what can't be read is named, and the rest is exported.
func TestExportLost(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		for n := range 3 {
			put(t, s, "town", article(n, 1))
		}
		lost := place{"town.0", article(1, 1).ID}
		if err := s.rdb.Del(t.Context(), lost.text(1)).Err(); err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		n, err := s.Export(t.Context(), &b)
		if n != 2 || !errors.Is(err, errLost) || !strings.Contains(err.Error(), lost.id) || bytes.Count(b.Bytes(), []byte("\n")) != 2 {
			t.Errorf("%d articles, %v", n, err)
		}
	})
}

func TestWriteFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "rescue.jsonl")
	two := map[string]*retrieval.Article{"town": article(1, 1), "other": article(2, 1)}
	if n, err := WriteFile(path, maps.All(two)); n != 2 || err != nil {
		t.Fatal(n, err)
	}
	at, err := os.Stat(path)
	if err != nil || at.Mode().Perm() != 0o600 {
		t.Error(at.Mode(), err)
	}
	lines, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, t.TempDir())
	imports(t, s, lines, Imported{Lines: 2, Added: 2})
	equal(t, all(t, s, "town")[0], two["town"])
	if _, err := WriteFile(path, maps.All(two)); !errors.Is(err, os.ErrExist) {
		t.Errorf("over another file: %v", err)
	}
	bad := map[string]*retrieval.Article{"town": {ID: "a", Revision: 1}}
	half := filepath.Join(filepath.Dir(path), "half")
	if _, err := WriteFile(half, maps.All(bad)); !errors.Is(err, retrieval.ErrNoText) {
		t.Error(err)
	}
	if _, err := os.Stat(half); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("half a file is left: %v", err)
	}
}

func BenchmarkImport(b *testing.B) {
	var lines bytes.Buffer
	for n := range 1000 {
		if err := writeLine(&lines, "town", article(n, 1)); err != nil {
			b.Fatal(err)
		}
	}
	backends(b, func(b *testing.B, s *Store) {
		for b.Loop() {
			if _, err := s.Import(b.Context(), bytes.NewReader(lines.Bytes()), nil); err != nil {
				b.Fatal(err)
			}
			b.StopTimer()
			for n := range 1000 {
				remove(b, s, article(n, 1))
			}
			b.StartTimer()
		}
		b.ReportMetric(1000*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
	})
}
