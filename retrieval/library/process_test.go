package library

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"

	"verbatim/retrieval"
	"verbatim/retrieval/store"
	"verbatim/retrieval/store/storetest"
)

// ceiling is how long a test waits for an event.
const ceiling = 30 * time.Second

// ferry is the n-th test article, with some words.
func ferry(n int, words string) retrieval.Draft {
	return retrieval.Draft{
		Facts: retrieval.Facts{URL: fmt.Sprintf("https://harbour-post.example/%d", n), Title: fmt.Sprintf("Ferry %d", n), Outlet: "Harbour Post"},
		Text:  fmt.Sprintf("“%s” Mayor Odo Brandt said of ferry %d in Lisker on Monday, and nobody asked its owners.", words, n),
	}
}

// A diary is a log that a test reads, and waits for.
type diary struct {
	slog.Handler
	text  *strings.Builder
	mu    *sync.Mutex
	lines chan struct{} // something was written
}

func newDiary() *diary {
	d := &diary{text: &strings.Builder{}, mu: &sync.Mutex{}, lines: make(chan struct{}, 1)}
	d.Handler = slog.NewTextHandler(d.text, &slog.HandlerOptions{Level: slog.LevelDebug})
	return d
}

// Handle writes a line.
func (d *diary) Handle(ctx context.Context, r slog.Record) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	err := d.Handler.Handle(ctx, r)
	select {
	case d.lines <- struct{}{}:
	default:
	}
	return err
}

func (d *diary) String() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.text.String()
}

// losses is how many errors say that the store lost something.
func (d *diary) losses() int { return strings.Count(d.String(), `level=ERROR msg="the store has lost`) }

// unread is how many errors say that an article can't be read.
func (d *diary) unread() int {
	return strings.Count(d.String(), `level=ERROR msg="an article can't be read`)
}

// await waits until something is so: what may make it so is followed by a line.
func (d *diary) await(t *testing.T, what string, so func() bool) {
	t.Helper()
	late := time.After(ceiling)
	for !so() {
		select {
		case <-d.lines:
		case <-late:
			t.Fatalf("%s: not so\n%s", what, d)
		}
	}
}

// A process is a library with its log and its rescue folder, as another process would have it.
type process struct {
	*Library
	*diary
	dir string
}

// start loads a library from a Redis.
func start(t *testing.T, url string) *process {
	t.Helper()
	d := newDiary()
	s, err := store.Connect(t.Context(), slog.New(slog.DiscardHandler), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return load(t, s, d)
}

func load(t *testing.T, s *store.Store, d *diary) *process {
	t.Helper()
	p := &process{New(slog.New(d), s), d, t.TempDir()}
	p.RescueIn(p.dir)
	if err := p.Load(t.Context()); err != nil {
		t.Fatal(err)
	}
	return p
}

// follow runs Follow until the test ends.
func (p *process) follow(t *testing.T) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- p.Follow(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != context.Canceled {
			t.Error(err)
		}
	})
}

func (p *process) add(t *testing.T, d retrieval.Draft, want retrieval.Outcome) *retrieval.Article {
	t.Helper()
	added, err := p.Add(t.Context(), "town", "editor", d)
	if err != nil || added.Outcome != want {
		t.Fatalf("add: outcome %v, %v; want %v", added.Outcome, err, want)
	}
	return added.Article
}

func (p *process) remove(t *testing.T, a *retrieval.Article) {
	t.Helper()
	if _, err := p.Remove(t.Context(), "town", a.ID); err != nil {
		t.Fatal(err)
	}
}

// has reports whether the library holds this revision; 0: none.
func (p *process) has(a *retrieval.Article, revision int) bool {
	held, err := p.Article("town", a.ID)
	return err != nil && revision == 0 || err == nil && held.Revision == revision
}

// finds reports whether a question finds an article.
func (p *process) finds(t *testing.T, a *retrieval.Article) bool {
	t.Helper()
	ev, err := p.Find(t.Context(), "town", "What did Odo Brandt say of "+a.Title+"?")
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(ev.Passages, func(h retrieval.PassageHit) bool { return h.Article.ID == a.ID })
}

// shared runs a test on every Redis that processes can share.
func shared(t *testing.T, test func(t *testing.T, url string)) {
	t.Run("miniredis", func(t *testing.T) { test(t, "redis://"+miniredis.RunT(t).Addr()) })
	t.Run("redis", func(t *testing.T) { test(t, storetest.Start(t).URL()) })
}

func openStore(t *testing.T, dir string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), slog.New(slog.DiscardHandler), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}
