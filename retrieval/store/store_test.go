package store

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/google/go-cmp/cmp"

	"verbatim/retrieval"
	"verbatim/retrieval/quote"
	"verbatim/retrieval/store/storetest"
	"verbatim/retrieval/text"
)

// added is when the first test article was added.
var added = time.Date(2031, 5, 4, 10, 0, 0, 0, time.UTC)

// article is the n-th article at a revision; about 5 KB, with passages and quotations.
func article(n, revision int) *retrieval.Article {
	f := retrieval.Facts{
		URL: fmt.Sprintf("https://harbour-post.example/%d", n), Title: fmt.Sprintf("Ferry %d stays in port", n),
		Outlet: "Harbour Post", Author: "Ida Quist", Language: "en", Published: added.AddDate(0, 0, -n%300),
	}
	var b strings.Builder
	for i := range 14 {
		fmt.Fprintf(&b, "“Ferry %d won’t leave before day %d,” Mayor Odo Brandt said of revision %d. "+
			"The town of Lisker has waited for the crossing since the storm took its pier, and neither the harbour "+
			"office nor the owners would name a day on which tickets <sold> & paid for could be used again. "+
			"Those who have to reach the island take the mail boat, which has twelve seats and no roof.\n\n", n, i, revision)
	}
	a, err := retrieval.Seal(f, b.String())
	if err != nil {
		panic(err)
	}
	a.Revision, a.Added, a.AddedBy = revision, added.Add(time.Duration(n)*time.Second), "editor"
	a.Quotes = quotes(a.Text())
	return a
}

// quotes marks every quotation of a test article.
func quotes(words string) []quote.Quote {
	var qs []quote.Quote
	for at := 0; ; {
		open := strings.Index(words[at:], "“")
		if open < 0 {
			return qs
		}
		start := at + open + len("“")
		end := start + strings.Index(words[start:], "”")
		name := end + strings.Index(words[end:], "Odo")
		qs = append(qs, quote.Quote{
			Span: text.Span{Start: start, End: end}, Whole: len(qs), In: -1,
			Mention: text.Span{Start: name, End: name + len("Odo Brandt")}, Speaker: "Odo Brandt", Sure: len(qs)%2 == 0,
			About: []string{"Lisker", "the ferry"}, Kind: quote.Kind(len(qs) % 3),
		})
		at = end
	}
}

func equal(tb testing.TB, got, want *retrieval.Article) {
	tb.Helper()
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(retrieval.Article{})); diff != "" {
		tb.Errorf("article (-want +got):\n%s", diff)
	}
}

func all(tb testing.TB, s *Store, community string) []*retrieval.Article {
	tb.Helper()
	var as []*retrieval.Article
	for a, err := range s.Articles(tb.Context(), community) {
		if err != nil {
			tb.Fatal(err)
		}
		as = append(as, a)
	}
	return as
}

func put(tb testing.TB, s *Store, community string, a *retrieval.Article) {
	tb.Helper()
	if err := s.Put(tb.Context(), community, a); err != nil {
		tb.Fatal(err)
	}
}

func open(tb testing.TB, dir string) *Store {
	tb.Helper()
	s, err := Open(tb.Context(), slog.New(slog.DiscardHandler), dir)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { s.Close() })
	return s
}

// stores runs a test on every kind of store, each empty.
func stores(t *testing.T, test func(t *testing.T, s *Store)) {
	t.Run("embedded", func(t *testing.T) { test(t, open(t, t.TempDir())) })
	t.Run("miniredis", func(t *testing.T) {
		m := miniredis.NewMiniRedis()
		t.Cleanup(m.Close)
		s := New(newClient(m))
		t.Cleanup(func() { s.Close() })
		test(t, s)
	})
	t.Run("redis", func(t *testing.T) { test(t, connected(t, storetest.Start(t, "--appendonly", "no").URL())) })
}

// connected returns the store on a real Redis.
func connected(tb testing.TB, url string) *Store {
	tb.Helper()
	s, err := Connect(tb.Context(), slog.New(slog.DiscardHandler), url)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { s.Close() })
	return s
}

func TestPutAndRead(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		want := []*retrieval.Article{article(1, 1), article(2, 1), article(3, 7)}
		for _, i := range []int{2, 0, 1} {
			put(t, s, "town", want[i])
		}
		bare, err := retrieval.Seal(retrieval.Facts{}, "Nothing but words here.")
		if err != nil {
			t.Fatal(err)
		}
		put(t, s, "other", bare)
		got := all(t, s, "town")
		if len(got) != len(want) {
			t.Fatalf("%d articles, want %d", len(got), len(want))
		}
		for i := range want {
			equal(t, got[i], want[i])
		}
		equal(t, all(t, s, "other")[0], bare)
		cs, err := s.Communities(t.Context())
		if diff := cmp.Diff([]string{"other", "town"}, cs); diff != "" || err != nil {
			t.Error(diff, err)
		}
	})
}

func TestRevise(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		first, second := article(1, 1), article(1, 2)
		second.Quotes, second.Passages = second.Quotes[:3], second.Passages[:2]
		put(t, s, "town", first)
		put(t, s, "town", second)
		for _, old := range []*retrieval.Article{first, second} {
			if err := s.Put(t.Context(), "town", old); !errors.Is(err, ErrConflict) {
				t.Errorf("revision %d again: %v, want %v", old.Revision, err, ErrConflict)
			}
		}
		got := all(t, s, "town")
		if len(got) != 1 {
			t.Fatalf("%d articles, want 1", len(got))
		}
		equal(t, got[0], second)
	})
}

func TestRemove(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		a := article(1, 1)
		if err := s.Remove(t.Context(), "town", a.ID); !errors.Is(err, retrieval.ErrNotFound) {
			t.Errorf("remove before add: %v", err)
		}
		put(t, s, "town", a)
		if err := s.Remove(t.Context(), "other", a.ID); !errors.Is(err, retrieval.ErrNotFound) {
			t.Errorf("remove from another community: %v", err)
		}
		if err := s.Remove(t.Context(), "town", a.ID); err != nil {
			t.Fatal(err)
		}
		if err := s.Remove(t.Context(), "town", a.ID); !errors.Is(err, retrieval.ErrNotFound) {
			t.Errorf("remove twice: %v", err)
		}
		if n := len(all(t, s, "town")); n != 0 {
			t.Errorf("%d articles, want none", n)
		}
		put(t, s, "town", a)
		equal(t, all(t, s, "town")[0], a)
	})
}

// TestKeys looks at what stands in Redis after a put, a shorter revision, and a removal.
func TestKeys(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		ctx := t.Context()
		first, second := article(1, 1), article(1, 2)
		second.Quotes, second.Passages = second.Quotes[:3], second.Passages[:2]
		hints := s.rdb.Subscribe(ctx, changedChannel)
		defer hints.Close()
		if _, err := hints.Receive(ctx); err != nil {
			t.Fatal(err)
		}
		put(t, s, "town", first)
		put(t, s, "town", second)
		p := place{"town.0", first.ID}
		hits := 5
		if s.embedded != nil {
			hits = 0
		}
		if got := len(keys(t, s, "*passage*")) + len(keys(t, s, "*quote*")); got != hits {
			t.Errorf("%d keys of passages and quotations, want %d", got, hits)
		}
		lives(t, s, p.text(1), receiptsLive)
		lives(t, s, p.text(2), -1)
		if err := s.Remove(ctx, "town", first.ID); err != nil {
			t.Fatal(err)
		}
		for _, key := range []string{p.text(1), p.text(2), p.head()} {
			lives(t, s, key, undoLives)
		}
		left := []string{p.head(), changesKey(p.tag), communitiesKey, p.text(1), p.text(2)}
		if diff := cmp.Diff(left, keys(t, s, "*")); diff != "" {
			t.Error(diff)
		}
		changed(t, s, p, "put 1", "put 2", "remove 2")
		hint, err := hints.ReceiveMessage(ctx)
		if err != nil || hint.Payload != p.tag {
			t.Errorf("hint %v, %v", hint, err)
		}
	})
}

// lives checks how long a key lives on, give or take a minute; -1 for ever.
func lives(t *testing.T, s *Store, key string, want time.Duration) {
	t.Helper()
	got, err := s.rdb.PTTL(t.Context(), key).Result()
	if err != nil || got > want || got < want-time.Minute {
		t.Errorf("%s lives %v (%v), want %v", key, got, err, want)
	}
}

func keys(t *testing.T, s *Store, pattern string) []string {
	t.Helper()
	got, err := s.rdb.Keys(t.Context(), pattern).Result()
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(got)
	return got
}

// changed checks the events in the stream.
func changed(t *testing.T, s *Store, p place, want ...string) {
	t.Helper()
	ms, err := s.rdb.XRange(t.Context(), changesKey(p.tag), "-", "+").Result()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range ms {
		if m.Values["article"] != p.id {
			t.Errorf("event of %v", m.Values["article"])
		}
		got = append(got, fmt.Sprint(m.Values["kind"], " ", m.Values["revision"]))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestConflict lets many write the same revision at once: one wins, and its words stand.
func TestConflict(t *testing.T) {
	t.Parallel()
	stores(t, func(t *testing.T, s *Store) {
		const writers = 8
		for revision := 1; revision <= 3; revision++ {
			var wg sync.WaitGroup
			errs := make([]error, writers)
			for i := range writers {
				a := article(1, revision)
				a.AddedBy = fmt.Sprint(i)
				wg.Go(func() { errs[i] = s.Put(context.Background(), "town", a) })
			}
			wg.Wait()
			winner := ""
			for i, err := range errs {
				if err == nil {
					winner += fmt.Sprint(i)
				} else if !errors.Is(err, ErrConflict) {
					t.Fatal(err)
				}
			}
			if got := all(t, s, "town")[0]; got.AddedBy != winner || got.Revision != revision {
				t.Errorf("revision %d by %s stands; confirmed: revision %d by %s", got.Revision, got.AddedBy, revision, winner)
			}
		}
	})
}

// TestLostReply repeats a script whose reply was lost, as the client does.
func TestLostReply(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		a := article(1, 1)
		e, err := s.putEdit("town", a)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range []head{{}, {}, {token: "someone else's"}} {
			c, err := e.call(h, "own")
			if err != nil {
				t.Fatal(err)
			}
			if done, err := c.script.Run(t.Context(), s.rdb, c.keys, c.args...).Bool(); !done || err != nil {
				t.Errorf("put again: %v, %v", done, err)
			}
		}
		changed(t, s, e.place, "put 1")
		c, err := e.call(head{}, "another")
		if err != nil {
			t.Fatal(err)
		}
		if done, err := c.script.Run(t.Context(), s.rdb, c.keys, c.args...).Bool(); done || err != nil {
			t.Errorf("put over a change that wasn't read: %v, %v", done, err)
		}
	})
}

func TestRefusedArticles(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		good := article(1, 1)
		change := func(f func(a *retrieval.Article)) *retrieval.Article {
			a := *good
			f(&a)
			return &a
		}
		long, err := retrieval.Restore("long", 1, retrieval.Facts{}, strings.Repeat("a", retrieval.MaxText+1), nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		for name, c := range map[string]struct {
			a    *retrieval.Article
			want error // nil: any
		}{
			"no text":   {&retrieval.Article{ID: "a", Revision: 1}, retrieval.ErrNoText},
			"too long":  {long, retrieval.ErrTooLong},
			"revision":  {change(func(a *retrieval.Article) { a.Revision = 0 }), nil},
			"not UTF-8": {change(func(a *retrieval.Article) { a.Title = "caf\xe9" }), retrieval.ErrNotUTF8},
			"outside":   {change(func(a *retrieval.Article) { a.Quotes = []quote.Quote{{Span: text.Span{Start: 1, End: 1 << 19}}} }), nil},
			"too many":  {change(func(a *retrieval.Article) { a.Quotes = make([]quote.Quote, mostHits) }), ErrTooMany},
			"no date":   {change(func(a *retrieval.Article) { a.Published = time.Date(20000, 1, 1, 0, 0, 0, 0, time.UTC) }), nil},
		} {
			if err := s.Put(t.Context(), "town", c.a); err == nil || c.want != nil && !errors.Is(err, c.want) {
				t.Errorf("%s: %v, want %v", name, err, c.want)
			}
		}
		if n := len(all(t, s, "town")); n != 0 {
			t.Errorf("%d articles, want none", n)
		}
	})
}

func TestLongest(t *testing.T) {
	t.Parallel()
	a, err := retrieval.Seal(retrieval.Facts{}, strings.Repeat("<\u2028\x00&\"\\ ", retrieval.MaxText/9))
	if err != nil {
		t.Fatal(err)
	}
	stores(t, func(t *testing.T, s *Store) {
		put(t, s, "town", a)
		equal(t, all(t, s, "town")[0], a)
	})
}

// TestLost takes keys away behind the store's back: what is lost is an error, and the other articles are read.
func TestLost(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		for n := range 4 {
			put(t, s, "town", article(n, 1))
		}
		text, head := place{"town.0", article(1, 1).ID}.text(1), place{"town.0", article(2, 1).ID}.head()
		if err := s.rdb.Del(t.Context(), text, head).Err(); err != nil {
			t.Fatal(err)
		}
		var got []string
		for a, err := range s.Articles(t.Context(), "town") {
			if errors.Is(err, errLost) {
				got = append(got, "lost")
			} else {
				got = append(got, a.Title)
			}
		}
		if diff := cmp.Diff([]string{"Ferry 0 stays in port", "lost", "lost", "Ferry 3 stays in port"}, got); diff != "" {
			t.Error(diff)
		}
	})
}

// TestUnavailable looks at every operation on a closed store.
func TestUnavailable(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		put(t, s, "town", article(1, 1))
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		_, communities := s.Communities(t.Context())
		var articles error
		for _, articles = range s.Articles(t.Context(), "town") {
		}
		_, undo := s.Undo(t.Context(), "town", article(1, 1).ID)
		_, _, changes := s.Changes(t.Context(), "town", "")
		_, last := s.Last(t.Context(), "town")
		_, ids := s.IDs(t.Context(), "town")
		_, removed := s.Removed(t.Context(), "town", article(1, 1).ID)
		_, kept := s.Kept(t.Context(), "town", "setting", "a")
		_, keptIDs := s.KeptIDs(t.Context(), "town", "setting")
		_, _, claim := s.Claim(t.Context(), "town", "a", nil, time.Now())
		_, _, count := s.Count(t.Context(), "town", "a", time.Hour)
		for name, err := range map[string]error{
			"put":         s.Put(t.Context(), "town", article(2, 1)),
			"remove":      s.Remove(t.Context(), "town", article(1, 1).ID),
			"undo":        undo,
			"communities": communities,
			"articles":    articles,
			"changes":     changes,
			"last":        last,
			"ids":         ids,
			"removed":     removed,
			"keep":        s.Keep(t.Context(), "town", "setting", "a", nil, 0),
			"kept":        kept,
			"kept ids":    keptIDs,
			"claim":       claim,
			"done":        s.Done(t.Context(), "town", "a"),
			"unfinished":  s.Unfinished(t.Context(), time.Now(), nil),
			"count":       count,
		} {
			if !errors.Is(err, retrieval.ErrUnavailable) {
				t.Errorf("%s: %v, want %v", name, err, retrieval.ErrUnavailable)
			}
		}
	})
}
