package library

import (
	"context"
	"errors"
	"log/slog"
	"testing"

	"verbatim/retrieval"
	"verbatim/retrieval/store"
)

const community = "test"

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

func draft(url, title, words string) retrieval.Draft {
	return retrieval.Draft{Facts: retrieval.Facts{URL: url, Title: title}, Text: words}
}

func TestAdd(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	st, err := store.Open(ctx, quiet(), dir)
	if err != nil {
		t.Fatal(err)
	}
	l := New(quiet(), st)
	first := draft("https://a.example/ferry", "Ferry", "The ferry is late. “It is late,” said Una Marsh.")
	added, err := l.Add(ctx, community, "mod", first)
	if err != nil || added.Outcome != retrieval.New || added.Article.AddedBy != "mod" {
		t.Fatalf("added %+v, %v", added, err)
	}
	if again, err := l.Add(ctx, community, "mod", first); err != nil || again.Outcome != retrieval.Unchanged {
		t.Errorf("added again: %v, %v", again.Outcome, err)
	}
	changed := first
	changed.Text = "The ferry is early. “It is early,” said Una Marsh."
	revised, err := l.Add(ctx, community, "mod", changed)
	if err != nil || revised.Outcome != retrieval.Revised || revised.Article.Revision != 2 || !revised.Change.Words {
		t.Errorf("changed: %+v, %v", revised, err)
	}
	correction := draft("", "Ferry was early", "The ferry was early. “It was early,” said Una Marsh.")
	correction.Corrects = added.Article.ID
	if c, err := l.Add(ctx, community, "mod", correction); err != nil || c.Article.ID != added.Article.ID || c.Article.Revision != 3 || c.Article.URL == "" {
		t.Errorf("corrected: %+v, %v", c.Article, err)
	}
	if _, err := l.Add(ctx, community, "mod", draft("", "", " ")); !errors.Is(err, retrieval.ErrNoText) {
		t.Errorf("nothing added: %v", err)
	}
	if n := len(l.Articles("another")); n != 0 {
		t.Errorf("another community sees %d articles", n)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}

	// What was kept is found again after a restart, in its newest revision.
	st, err = store.Open(ctx, quiet(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	l = New(quiet(), st)
	if err := l.Load(ctx); err != nil {
		t.Fatal(err)
	}
	ev, err := l.Find(ctx, community, "What did Marsh say?")
	if err != nil || !ev.Covered || len(ev.Quotes) != 1 {
		t.Fatalf("found %+v, %v", ev, err)
	}
	if a := ev.Quotes[0].Article; a.Revision != 3 || a.Title != "Ferry was early" {
		t.Errorf("found revision %d, %q", a.Revision, a.Title)
	}
	if _, err := l.Remove(ctx, community, "nothere2"); !errors.Is(err, retrieval.ErrNotFound) {
		t.Errorf("removed nothing: %v", err)
	}
	if _, err := l.Remove(ctx, community, added.Article.ID); err != nil {
		t.Error(err)
	}
	if ev, _ := l.Find(ctx, community, "What did Marsh say?"); ev.Articles != 0 || ev.Covered {
		t.Errorf("found after its removal: %+v", ev)
	}
}

// TestKeeperFails holds that what could not be kept is not found either.
func TestKeeperFails(t *testing.T) {
	ctx := context.Background()
	st, err := store.Open(ctx, quiet(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	l := New(quiet(), st)
	st.Close()
	if _, err := l.Add(ctx, community, "", draft("", "", "The ferry is late.")); !errors.Is(err, retrieval.ErrUnavailable) {
		t.Errorf("added to a closed store: %v", err)
	}
	if n := len(l.Articles(community)); n != 0 {
		t.Errorf("%d articles in memory", n)
	}
}
