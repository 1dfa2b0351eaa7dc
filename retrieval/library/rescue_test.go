package library

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/alicebob/miniredis/v2"

	"verbatim/retrieval"
	"verbatim/retrieval/store/storetest"
)

// rescued returns the one rescue file of a process, as LostError names it, and how many lines it has.
func (p *process) rescued(t *testing.T) (path string, lines int) {
	t.Helper()
	_, err := p.Add(t.Context(), "town", "editor", ferry(99, "It is refused."))
	var lost *retrieval.LostError
	if !errors.As(err, &lost) {
		t.Fatalf("add: %v, want a LostError\n%s", err, p)
	}
	all, _ := filepath.Glob(filepath.Join(p.dir, "rescue-*.jsonl"))
	if len(all) != 1 || all[0] != lost.File {
		t.Fatalf("rescue files %v, the error names %s", all, lost.File)
	}
	b, err := os.ReadFile(lost.File)
	at, statErr := os.Stat(lost.File)
	if err != nil || statErr != nil || at.Mode().Perm() != 0o600 {
		t.Error(err, at.Mode())
	}
	if n := p.losses(); n != 1 || !strings.Contains(p.String(), filepath.Base(lost.File)) {
		t.Errorf("%d losses in the log, want one that names the file:\n%s", n, p)
	}
	return lost.File, strings.Count(string(b), "\n")
}

// mend imports a rescue file through another process.
func mend(t *testing.T, url, path string) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := start(t, url).store.Import(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
}

// shareFerries adds articles through one process and waits until two has them.
func shareFerries(t *testing.T, one, two *process, from, to int) (as []*retrieval.Article) {
	t.Helper()
	as = addFerries(t, one, from, to)
	two.await(t, "added", func() bool { return two.has(as[len(as)-1], 1) })
	return as
}

// TestRealEmpty: a Redis that comes back empty makes nobody forget; an import puts all right.
func TestRealEmpty(t *testing.T) {
	t.Parallel()
	r := storetest.Start(t)
	one, two := start(t, r.URL()), start(t, r.URL())
	one.follow(t)
	two.follow(t)
	as := shareFerries(t, one, two, 0, 3)
	r.Kill()
	if err := os.RemoveAll(filepath.Join(r.Dir, "appendonlydir")); err != nil {
		t.Fatal(err)
	}
	r.Restart()
	var path string
	for _, p := range []*process{one, two} {
		p.await(t, "rescued", func() bool { return p.losses() > 0 })
		var lines int
		if path, lines = p.rescued(t); lines != 3 {
			t.Errorf("%d articles were rescued, want 3", lines)
		}
		for _, a := range as {
			if !p.finds(t, a) {
				t.Errorf("%s is not found any more", a.ID)
			}
		}
		if _, err := p.Remove(t.Context(), "town", as[0].ID); !errors.As(err, new(*retrieval.LostError)) {
			t.Errorf("remove: %v", err)
		}
	}
	mend(t, r.URL(), path)
	b := one.add(t, ferry(3, "It sails."), retrieval.New)
	two.add(t, ferry(3, "It sails."), retrieval.Unchanged)
	if one.losses() != 1 || !two.has(b, 1) {
		t.Errorf("after the import:\n%s", one)
	}
}

// TestRealOlder: a Redis comes back from a copy of its files that is older than what was confirmed.
func TestRealOlder(t *testing.T) {
	t.Parallel()
	r := storetest.Start(t)
	one, two := start(t, r.URL()), start(t, r.URL())
	as := addFerries(t, one, 0, 2)
	r.Kill()
	old := t.TempDir()
	if err := os.CopyFS(old, os.DirFS(r.Dir)); err != nil {
		t.Fatal(err)
	}
	r.Restart()
	two.follow(t)
	as = append(as, addFerries(t, one, 2, 3)...)
	as[0] = one.add(t, ferry(0, "It stays."), retrieval.Revised)
	one.remove(t, as[1])
	two.await(t, "removed", func() bool { return two.has(as[1], 0) && two.has(as[0], 2) })
	r.Kill()
	if err := errors.Join(os.RemoveAll(filepath.Join(r.Dir, "appendonlydir")), os.CopyFS(r.Dir, os.DirFS(old))); err != nil {
		t.Fatal(err)
	}
	r.Restart()
	start(t, r.URL()).add(t, ferry(4, "It sails."), retrieval.New) // somebody adds before anybody looks
	two.await(t, "rescued", func() bool { return two.losses() > 0 })
	path, lines := two.rescued(t)
	if lines != 2 || !two.has(as[0], 2) || !two.has(as[1], 0) || !two.has(as[2], 1) {
		t.Errorf("%d articles were rescued, and it holds %d", lines, len(two.Articles("town")))
	}
	mend(t, r.URL(), path)
	two.add(t, ferry(4, "It sails."), retrieval.Unchanged)
	if !two.has(as[0], 2) || !two.has(as[1], 1) || !two.has(as[2], 1) {
		t.Errorf("after the import it holds %d", len(two.Articles("town")))
	}
}

// addFerries adds articles.
func addFerries(t *testing.T, p *process, from, to int) (as []*retrieval.Article) {
	t.Helper()
	for n := from; n < to; n++ {
		as = append(as, p.add(t, ferry(n, "It sails."), retrieval.New))
	}
	return as
}

// TestLost takes things from a Redis while it runs, as an eviction policy or somebody's hand does.
func TestLost(t *testing.T) {
	for name, lose := range map[string]func(m *miniredis.Miniredis, id string){
		"all":         func(m *miniredis.Miniredis, id string) { m.FlushAll() },
		"the stream":  func(m *miniredis.Miniredis, id string) { m.Del("verbatim:1:changes:{town.0}") },
		"the list":    func(m *miniredis.Miniredis, id string) { m.Del("verbatim:1:articles:{town.0}") },
		"one article": func(m *miniredis.Miniredis, id string) { m.ZRem("verbatim:1:articles:{town.0}", id) },
	} {
		t.Run(name, func(t *testing.T) {
			m := miniredis.RunT(t)
			p := start(t, "redis://"+m.Addr())
			a := addFerries(t, p, 0, 2)[0]
			if _, err := p.Add(t.Context(), "other", "editor", ferry(1, "It sails.")); err != nil {
				t.Fatal(err)
			}
			lose(m, a.ID)
			if err := p.sweep(t.Context()); err != nil {
				t.Fatal(err)
			}
			if name == "the stream" { // what counts is there
				p.add(t, ferry(2, "It sails."), retrieval.New)
				return
			}
			want := 2
			if name == "all" {
				want = 3
			}
			path, lines := p.rescued(t)
			if lines != want || !p.finds(t, a) {
				t.Errorf("%d articles were rescued, want %d", lines, want)
			}
			_, err := p.Add(t.Context(), "other", "editor", ferry(2, "It sails."))
			if lost := errors.As(err, new(*retrieval.LostError)); lost != (name == "all") {
				t.Errorf("add to another community: %v", err)
			}
			if err := p.sweep(t.Context()); err != nil {
				t.Fatal(err)
			}
			p.rescued(t) // still the one
			mend(t, "redis://"+m.Addr(), path)
			if err := p.sweep(t.Context()); err != nil {
				t.Fatal(err)
			}
			if name != "one article" && name != "the list" {
				p.add(t, ferry(2, "It sails."), retrieval.New)
			}
		})
	}
}

// TestOverwritten: a Redis goes back to before a correction and a removal, and others go on from there before anybody looks.
// What was confirmed is rescued, then theirs stands.
func TestOverwritten(t *testing.T) {
	m := miniredis.RunT(t)
	url := "redis://" + m.Addr()
	p := start(t, url)
	p.add(t, ferry(1, "It sails."), retrieval.New)
	a := p.add(t, ferry(1, "It stays."), retrieval.Revised)
	p.remove(t, p.add(t, ferry(2, "It sails."), retrieval.New))
	b := p.add(t, ferry(2, "It stays."), retrieval.New)
	m.FlushAll()
	other := start(t, url)
	other.add(t, ferry(1, "It sails."), retrieval.New)
	theirs := other.add(t, ferry(1, "It sank."), retrieval.Revised)
	other.remove(t, other.add(t, ferry(2, "It sails."), retrieval.New))
	if err := p.sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	if p.losses() != 1 || !p.has(a, 2) || !p.has(b, 1) {
		t.Fatalf("what was confirmed is forgotten, or not said:\n%s", p)
	}
	path, lines := p.rescued(t)
	if lines != 2 {
		t.Errorf("%d articles were rescued, want 2", lines)
	}
	mend(t, url, path)
	if err := p.sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got, err := p.Article("town", a.ID); err != nil || !same(got, theirs) || !p.has(b, 1) {
		t.Errorf("after the import: %v", err)
	}
}

// TestNoRoom: a rescue file that can't be written is tried again, and changes are refused meanwhile.
func TestNoRoom(t *testing.T) {
	m := miniredis.RunT(t)
	p := start(t, "redis://"+m.Addr())
	addFerries(t, p, 0, 2)
	m.FlushAll()
	inTheWay := filepath.Join(p.dir, "file")
	if err := os.WriteFile(inTheWay, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	good := p.dir
	p.RescueIn(inTheWay)
	if err := p.sweep(t.Context()); err == nil {
		t.Error("a file was written nowhere")
	}
	if _, err := p.Remove(t.Context(), "town", "nobody"); err == nil || errors.Is(err, retrieval.ErrNotFound) {
		t.Errorf("remove: %v", err)
	}
	p.RescueIn(good)
	if err := p.sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, lines := p.rescued(t); lines != 2 {
		t.Errorf("%d articles were rescued, want 2", lines)
	}
}
