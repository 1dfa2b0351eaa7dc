package rank

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"verbatim/retrieval"
	"verbatim/retrieval/index"
	"verbatim/retrieval/people"
	"verbatim/retrieval/understand"
)

type article struct{ title, words string }

// The articles that the questions are about. All of it is invented.
var articles = []article{
	{"Ferry timetable cut", `The ferry between Hollin Quay and Sarn will sail twice a day from Monday 2 February, the operator said.

“Two boats a day is a bus with a long walk to it,” said Una Marsh, who runs the post office on Sarn.

Marsh said of the operator: “They count passengers and I count parcels.”

Sarn Sen. Piet Orr said he would write a letter. “It will be a long one,” Orr said.

“No letter ever moved a boat,” said Ada Finn of Dunmarrow.`},
	{"Library opens on Sundays", `The library in Hollin Quay opens on Sundays from March. It has 14 new chairs.

“Nobody reads on a Monday,” said Una Marsh. She did not say who told her.`},
	{"Prize for rye loaf", `A bakery in Hollin Quay won a prize for its rye loaf, because it takes three days to make.`},
}

// find asks those articles.
func find(t *testing.T, question string) retrieval.Evidence { return ask(t, question, articles...) }

// ask asks articles of which each is a day newer than the one before.
func ask(t *testing.T, question string, from ...article) retrieval.Evidence {
	t.Helper()
	m := index.New()
	for i, a := range from {
		sealed, err := retrieval.Seal(retrieval.Facts{
			URL: fmt.Sprint("https://a.example/", i), Title: a.title, Published: time.Date(2026, 1, 1+i, 0, 0, 0, 0, time.UTC),
		}, a.words)
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

// TestEvent holds that a question for a name, a time or a place is covered only where its event is, however rare the name
// of the place where it was.
func TestEvent(t *testing.T) {
	a, err := retrieval.Seal(retrieval.Facts{}, "Sarn Town won the cup on Saturday, on the pitch behind the school in Hollin Quay.")
	if err != nil {
		t.Fatal(err)
	}
	rarity := map[string]float64{"sarn": 7, "win": 3, "elect": 2, "cup": 2, "clinch": 2.5, "behind": 2, "play": 1}
	for question, want := range map[string]bool{
		"Who won the Sarn cup?":              true,
		"Who clinched the Sarn cup?":         true, // told in other words
		"Who won the Sarn election?":         false,
		"When was the Sarn cup won?":         true,
		"Where was the Sarn cup played for?": true,
		"Where was the Sarn election?":       false,
		"Who is behind the Sarn cup?":        true,
	} {
		c := retrieval.Candidates{Articles: 1, Rarity: rarity, Passages: []retrieval.PassageHit{{Article: a, Score: 1}}}
		if ev := Order(retrieval.Query{Text: question}, c); ev.Covered != want {
			t.Errorf("%s covered %t", question, ev.Covered)
		}
	}
}

// TestQuotes holds which quotations stand beside each other, and in what order.
func TestQuotes(t *testing.T) {
	const words = `“Nobody asked the sailors, and nobody will,” said Una Marsh, who once worked for the pilots’ guild. “The pilots had a letter.”

“The pilots, the pilots: a pilot is a sailor with a letter,” Marsh said.

“He never wrote to anybody,” Marsh said of Piet Orr. “He sent a boy.”

Marsh, a friend of Tom Vale, spoke for an hour. “I have nothing against walking,” Marsh said.`
	for _, c := range []struct {
		why, question string
		want          []string // how the quotations begin, best first
	}{
		{"all parts of one count, and how often it names the subject", "What did Marsh say about the pilots?", []string{"The pilots, the", "Nobody asked", "He never wrote"}},
		{"of whom it was said", "What did Marsh say about Orr?", []string{"He never wrote", "I have nothing"}},
		{"what only tells who speaks is no subject", "What did Marsh say about the guild?", nil},
		{"nor is it in the paragraph", "What did Marsh say about Vale?", nil},
	} {
		ev := ask(t, c.question, article{words: words})
		var got []string
		for i, h := range ev.Quotes {
			got = append(got, h.Article.Quotes[h.Quote].Span.Of(h.Article.Text()))
			if i < len(c.want) && strings.HasPrefix(got[i], c.want[i]) {
				got[i] = c.want[i]
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s (-want +got):\n%s%s", c.why, c.question, diff, explain(ev))
		}
	}
}

// TestCountry holds that a pronoun is no country, however it is asked for.
func TestCountry(t *testing.T) {
	for _, country := range []string{"us", "U.S.", "US", "USA"} {
		ev := ask(t, "what did marsh say about the "+country, article{words: "“The tides divide us,” said Una Marsh.\n\n“The U.S. has bigger boats,” Marsh said."})
		if len(ev.Quotes) != 1 || ev.Quotes[0].Quote != 1 {
			t.Errorf("%s: %s", country, explain(ev))
		}
	}
}

// TestHouse holds that a name is no other word with its stem.
func TestHouse(t *testing.T) {
	ev := ask(t, "What did Marsh say about the House?", article{words: "“No housing is dear here,” said Una Marsh.\n\nOn Monday Marsh spoke again. “The House will vote,” Marsh said."})
	if len(ev.Quotes) != 1 || ev.Quotes[0].Quote != 1 {
		t.Error(explain(ev))
	}
}

func TestNearBest(t *testing.T) {
	got := nearBest([]retrieval.QuoteHit{{Score: 1}, {Score: 0.5}, {Score: 0.4}})
	if len(got) != 2 || len(nearBest(nil)) != 0 {
		t.Errorf("%d quotations stand beside the best", len(got))
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
	const words = "“The pier is rotten,” said Una Marsh."
	ev := ask(t, "What did Marsh say about the pier?", article{words: words}, article{words: words})
	if len(ev.Quotes) != 1 || ev.Quotes[0].Article.Published.Day() != 2 {
		t.Errorf("%d quotations: %s", len(ev.Quotes), explain(ev))
	}
}

// What is named where nothing answers comes close to the question.
func TestNearest(t *testing.T) {
	for question, near := range map[string]bool{
		"What did Finn say about the bakery?":   true,
		"When will the bakery in Hollin close?": true,
		"Why is the moon made of rye cheese?":   false,
	} {
		if ev := find(t, question); ev.Covered || len(ev.Passages) > 0 != near {
			t.Errorf("%s: covered %t, %d passages", question, ev.Covered, len(ev.Passages))
		}
	}
}

// A sentence that asks why doesn't say it.
func TestWonders(t *testing.T) {
	why := newAsks("Why did the valve fail?")
	if told, asked := why.in("It failed because a seal had hardened."), why.in("Nobody knows why it failed."); told <= 0 || asked >= 0 {
		t.Errorf("told %.2f, asked %.2f", told, asked)
	}
}
