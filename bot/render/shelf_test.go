package render

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"verbatim/bot/answer"
	"verbatim/bot/demo/demotest"
	"verbatim/bot/say"
	"verbatim/retrieval"
)

// TestModerators renders what moderators see of the sample coverage.
func TestModerators(t *testing.T) {
	const file = "testdata/moderators.txtar"
	lib, all := demotest.Library(t, community)
	found, err := lib.Find(t.Context(), community, "What did Petherwick say about the alarm?")
	if err != nil {
		t.Fatal(err)
	}
	found.Passages, found.Quotes = found.Passages[:2], found.Quotes[:2]
	var shelf []*retrieval.Article
	for i, added := range all {
		a := *added.Article
		a.Added = time.Date(2026, 5, 1+i, 0, 0, 0, 0, time.UTC)
		all[i].Article = &a
		shelf = append(shelf, &a)
	}
	known := retrieval.Added{Article: shelf[4], Outcome: retrieval.Unchanged}
	got := &txtar.Archive{}
	record(got, "add one", Added([]Outcome{{Given: "https://gannerbycourier.example/2026/03/10/ice-plant-leak", Added: all[1]}})...)
	record(got, "add many", Added([]Outcome{
		{Given: "https://gannerbycourier.example/2026/03/10/ice-plant-leak", Added: all[3]}, {Added: known},
		{Given: "https://ledger.example/2026/05/a-long-story?page=1", Problem: "paywall"}, {Given: "minutes.pdf", Problem: "pdf"}, {Problem: "empty"},
	})...)
	record(got, "nothing added", Added([]Outcome{{Given: "https://ledger.example/x", Problem: say.Unavailable}})...)
	record(got, "list", List(shelf, 0))
	record(got, "list, the last page", List(shelf, 1))
	record(got, "list, nothing", List(nil, 0))
	record(got, "show", Show(shelf[7])...)
	record(got, "search", Search(found)...)
	record(got, "remove", Remove(shelf[7]))
	record(got, "removed", Removed(shelf[7]))
	record(got, "reports", Reports([]Report{
		{"What did Haskett say about the ice plant?", "She said that in March, not in April", shelf[0].Added, "https://discord.com/channels/1/2/3"},
		{"How much ammonia leaked?", "the number is wrong", shelf[1].Added, ""},
	})...)
	record(got, "reports, none", Reports(nil)...)
	record(got, "a problem", Problem(say.Often, ""))
	record(got, "a problem that the log knows", Problem(say.Panicked, "7f3a9c"))
	record(got, "help", Help())
	record(got, "privacy", Privacy())
	for _, m := range []Message{Help(), Privacy()} {
		check(t, m)
	}
	want := &txtar.Archive{}
	if !*update {
		var err error
		if want, err = txtar.ParseFile(file); err != nil {
			t.Fatal(err)
		}
	}
	golden(t, file, want, got)
}

// TestGrowing holds that what an answer shows while it grows stays: each message has the one before it, up to its last
// line.
func TestGrowing(t *testing.T) {
	lib, _ := demotest.Library(t, community)
	const reply = "Petherwick said the tests had been booked in February. [1]\n{q1} [1]\n{q7} [2]\n{q9} [2]\n{q3} [1]\n{q2} [1]\n{q4} [1]"
	for _, question := range []string{"What do people say about the ice plant and its alarm?", "What did Petherwick say?"} {
		var a growing
		for b := range ask(t, lib, question, reply) {
			a.add(t, b)
		}
		a.done(t)
		if a.edits < 2 {
			t.Errorf("%q: %d edits", question, a.edits)
		}
	}
}

// A growing answer remembers what it showed last.
type growing struct {
	answer answer.Answer
	shown  string
	edits  int
}

func (g *growing) add(t *testing.T, b answer.Block) {
	g.answer.Add(b)
	g.show(t, Answer(g.answer, Frame{ID: "ID"}))
}

func (g *growing) done(t *testing.T) { g.show(t, Answer(g.answer, Frame{ID: "ID", Done: true})) }

func (g *growing) show(t *testing.T, m Message) {
	t.Helper()
	check(t, m, "https://")
	if !strings.HasPrefix(m.Content, g.shown) {
		t.Errorf("first\n%s\nthen\n%s", g.shown, m.Content)
	}
	shown, _, _ := strings.Cut(m.Content, "-# ")
	if shown = strings.TrimSpace(shown); shown != g.shown && shown != "" && len(m.Buttons) == 0 {
		g.shown = shown
		g.edits++
	}
}
