package rank

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"verbatim/retrieval"
	"verbatim/retrieval/index"
	"verbatim/retrieval/people"
	"verbatim/retrieval/understand"
)

// The articles that the questions are about. All of it is invented.
var articles = []struct{ title, words string }{
	{"Ferry timetable cut", `The ferry between Hollin Quay and Sarn will sail twice a day from Monday 2 February, the operator said.

“Two boats a day is a bus with a long walk to it,” said Una Marsh, who runs the post office on Sarn.

Marsh said of the operator: “They count passengers and I count parcels.”

Sarn Sen. Piet Orr said he would write a letter. “It will be a long one,” Orr said.

“No letter ever moved a boat,” said Ada Finn of Dunmarrow.`},
	{"Library opens on Sundays", `The library in Hollin Quay opens on Sundays from March. It has 14 new chairs.

“Nobody reads on a Monday,” said Una Marsh. She did not say who told her.`},
	{"Prize for rye loaf", `A bakery in Hollin Quay won a prize for its rye loaf, because it takes three days to make.`},
}

func find(t *testing.T, question string) retrieval.Evidence {
	t.Helper()
	m := index.New()
	for i, a := range articles {
		sealed, err := retrieval.Seal(retrieval.Facts{Title: a.title, Published: time.Date(2026, 1, 1+i, 0, 0, 0, 0, time.UTC)}, a.words)
		if err != nil {
			t.Fatal(err)
		}
		m.Put("c", sealed)
	}
	q := understand.Question(question, names{m}, time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC))
	c, err := m.Search(context.Background(), "c", q)
	if err != nil {
		t.Fatal(err)
	}
	return Order(q, c)
}

type names struct{ m *index.Memory }

func (n names) Speakers(last string) []people.Person   { return n.m.Speakers("c", last) }
func (n names) FirstNamed(first string) map[string]int { return n.m.FirstNamed("c", first) }
func (n names) Outlets() []string                      { return nil }

func TestCovered(t *testing.T) {
	for _, c := range []struct {
		question string
		covered  bool
		first    string // the best quotation, or else the best sentence
	}{
		{"What did Marsh say about the boats?", true, "Two boats a day"},
		{"What did Marsh say about the operator?", true, "They count passengers"},
		{"What did Una Marsh say about Mondays?", true, "Nobody reads on a Monday"},
		{"What did Una Marsh say?", true, ""},
		{"What did Marsh say about the bakery?", false, ""},
		{"What did Orr say about the letter?", true, "It will be a long one"},
		{"What did Orr say about Sarn?", false, ""}, // his title is not his subject
		{"What did Finn say about letters?", true, "No letter"},
		{"What did Zed Quill say about the ferry?", false, ""},
		{"Why did the bakery win a prize?", true, "A bakery in Hollin Quay"},
		{"When will the ferry sail?", true, "The ferry between"},
		{"When will the bakery open?", false, ""}, // no time stands with it
		{"How many chairs does the library have?", true, "It has 14 new chairs"},
		{"How many cows does the library have?", false, ""},
		{"Who won the election?", false, ""},
	} {
		ev := find(t, c.question)
		if ev.Covered != c.covered {
			t.Errorf("%s covered %t, want %t: %s", c.question, ev.Covered, c.covered, explain(ev))
			continue
		}
		if !ev.Covered && len(ev.Quotes) > 0 {
			t.Errorf("%s is not covered, and has quotations", c.question)
		}
		got := ""
		if len(ev.Quotes) > 0 {
			h := ev.Quotes[0]
			got = h.Article.Quotes[h.Quote].Span.Of(h.Article.Text())
		} else if len(ev.Passages) > 0 && len(ev.Passages[0].Focus) > 0 {
			got = ev.Passages[0].Focus[0].Span.Of(ev.Passages[0].Article.Text())
		}
		if c.first != "" && !strings.HasPrefix(got, c.first) {
			t.Errorf("%s finds %q first, want %q: %s", c.question, got, c.first, explain(ev))
		}
	}
}

func explain(ev retrieval.Evidence) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%+v", ev.Understood)
	for _, h := range ev.Quotes {
		fmt.Fprintf(&b, "\n  %.2f %q %s", h.Score, h.Article.Quotes[h.Quote].Span.Of(h.Article.Text()), h.Why)
	}
	for _, h := range ev.Passages {
		fmt.Fprintf(&b, "\n  %.2f %s %s %d", h.Score, h.Article.Title, h.Why, len(h.Focus))
	}
	return b.String()
}

// TestDistinct holds that one statement that two outlets print is found once, in the newest of them.
func TestDistinct(t *testing.T) {
	m := index.New()
	for i := range 2 {
		a, err := retrieval.Seal(retrieval.Facts{URL: fmt.Sprint("https://a.example/", i), Published: time.Date(2026, 1, 1+i, 0, 0, 0, 0, time.UTC)}, "“The pier is rotten,” said Una Marsh.")
		if err != nil {
			t.Fatal(err)
		}
		m.Put("c", a)
	}
	q := understand.Question("What did Marsh say about the pier?", names{m}, time.Now())
	c, _ := m.Search(context.Background(), "c", q)
	ev := Order(q, c)
	if len(ev.Quotes) != 1 || ev.Quotes[0].Article.Published.Day() != 2 {
		t.Errorf("%d quotations: %s", len(ev.Quotes), explain(ev))
	}
}
