package index

import (
	"context"
	"fmt"
	"testing"
	"time"

	"verbatim/retrieval"
)

const community = "test"

func article(t testing.TB, f retrieval.Facts, words string) *retrieval.Article {
	t.Helper()
	a, err := retrieval.Seal(f, words)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func fill(t testing.TB) *Memory {
	m := New()
	for i, w := range []string{
		"The ferry to Sarn sails twice a day. “Two boats a day is a bus with a long walk to it,” said Una Marsh.",
		"The library opens on Sundays. “Nobody reads on a Monday,” said Tom Vale.",
		"The ferry’s engine is old. “It is a patient engine,” said Ines Vale of the ferry.",
	} {
		m.Put(community, article(t, retrieval.Facts{
			Title: fmt.Sprintf("Article %d", i), Outlet: []string{"Quay Herald", "Harbour Post"}[i%2],
			Published: time.Date(2026, 1, 1+i, 0, 0, 0, 0, time.UTC),
		}, w))
	}
	return m
}

func search(t *testing.T, m *Memory, q retrieval.Query) retrieval.Candidates {
	t.Helper()
	c, err := m.Search(context.Background(), community, q)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestSearch(t *testing.T) {
	m := fill(t)
	if c := search(t, m, retrieval.Query{Text: "the ferries"}); len(c.Passages) != 2 || c.Articles != 3 {
		t.Errorf("by a word in another form: %d passages of %d articles", len(c.Passages), c.Articles)
	}
	if c := search(t, m, retrieval.Query{Text: "what?", Speaker: "Marsh"}); len(c.Quotes) != 1 {
		t.Errorf("by speaker: %d quotations", len(c.Quotes))
	}
	if c := search(t, m, retrieval.Query{Text: "what?", Speaker: "Vale"}); len(c.Quotes) != 2 {
		t.Errorf("by a surname that two share: %d quotations", len(c.Quotes))
	}
	if c := search(t, m, retrieval.Query{Text: "what?", Speaker: "Tom Vale"}); len(c.Quotes) != 1 {
		t.Errorf("by a full name: %d quotations", len(c.Quotes))
	}
	m.Put(community, article(t, retrieval.Facts{}, "“It is closed,” Marsh told the meeting. “And cold,” said Sen. Una Marsh."))
	if c := search(t, m, retrieval.Query{Text: "what?", Speaker: "Una Marsh"}); len(c.Quotes) != 3 {
		t.Errorf("by a full name that an article shortens: %d quotations", len(c.Quotes))
	}
	if c := search(t, m, retrieval.Query{Text: "ferry", Outlet: "Harbour Post"}); len(c.Passages) != 0 {
		t.Errorf("by outlet: %d passages", len(c.Passages))
	}
	if c := search(t, m, retrieval.Query{Text: "ferry", Since: time.Date(2026, 1, 3, 0, 0, 0, 0, time.UTC)}); len(c.Passages) != 1 {
		t.Errorf("since a day: %d passages", len(c.Passages))
	}
	if c := search(t, m, retrieval.Query{Text: "ferry", Until: time.Date(2026, 1, 3, 0, 0, 0, 0, time.UTC)}); len(c.Passages) != 1 {
		t.Errorf("until a day: %d passages", len(c.Passages))
	}
	if c, err := m.Search(context.Background(), "another", retrieval.Query{Text: "ferry"}); err != nil || len(c.Passages) != 0 {
		t.Errorf("another community: %d passages, %v", len(c.Passages), err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := m.Search(ctx, community, retrieval.Query{Text: "ferry"}); err == nil {
		t.Error("a cancelled search went on")
	}
}

// TestRemove holds that what is removed or revised leaves nothing behind.
func TestRemove(t *testing.T) {
	m := fill(t)
	before := search(t, m, retrieval.Query{Text: "ferry library engine", Speaker: "Vale"})
	extra := article(t, retrieval.Facts{URL: "https://a.example/x", Outlet: "Third Paper"},
		"The ferry burned. “Bad for the ferry,” said Ugo Vale. “So bad for it,” said Ada Finn. “Very bad for it,” said Ada Finn.")
	m.Put(community, extra)
	m.Put(community, extra) // the same again
	revised := article(t, extra.Facts, "The library burned. “Bad for the library,” said Ugo Vale.")
	m.Put(community, extra.Revise(revised))
	if got := m.Speakers(community, "vale"); len(got) != 3 || got[2].Name != "Ugo Vale" || got[2].Count != 1 {
		t.Errorf("the speakers are %v", got)
	}
	version := m.Version(community)
	if !m.Remove(community, extra.ID) || m.Remove(community, extra.ID) || m.Remove("another", extra.ID) {
		t.Error("removed twice, or not at all")
	}
	if m.Version(community) == version || m.Version("another") != 0 {
		t.Error("the version doesn't tell that something was removed")
	}
	after := search(t, m, retrieval.Query{Text: "ferry library engine", Speaker: "Vale"})
	if fmt.Sprint(describe(before)) != fmt.Sprint(describe(after)) {
		t.Errorf("before %v\nafter  %v", describe(before), describe(after))
	}
	if m.Knows(community, "burned") || len(m.Outlets(community)) != 2 || len(m.Speakers(community, "vale")) != 2 {
		t.Error("something is left of the removed article")
	}
}

func describe(c retrieval.Candidates) (d []string) {
	for _, p := range c.Passages {
		d = append(d, fmt.Sprintf("%s %d %.6f", p.Article.Title, p.Passage, p.Score))
	}
	for _, q := range c.Quotes {
		d = append(d, fmt.Sprintf("%s %d %.6f", q.Article.Title, q.Quote, q.Score))
	}
	for term, r := range c.Rarity {
		d = append(d, fmt.Sprintf("%s %.6f", term, r))
	}
	return d[:len(d)-len(c.Rarity)]
}

func BenchmarkPut(b *testing.B) {
	a := article(b, retrieval.Facts{Title: "The ferry"}, longText())
	m := New()
	b.SetBytes(int64(len(a.Text())))
	for b.Loop() {
		m.Put(community, a)
	}
}

func BenchmarkSearch(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		b.Run(fmt.Sprintf("articles=%d", n), func(b *testing.B) {
			m := New()
			for i := range n {
				m.Put(community, article(b, retrieval.Facts{Title: fmt.Sprint("Ferry ", i)}, fmt.Sprintf("Boat %d is late. “Boat %d is rotten,” said Una Marsh of boat %d, which sails to Sarn.", i, i, i)))
			}
			for b.Loop() {
				if _, err := m.Search(context.Background(), community, retrieval.Query{Text: "What did Marsh say about boat 7?", Speaker: "Una Marsh", About: "boat 7"}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func longText() string {
	var s string
	for i := range 60 {
		s += fmt.Sprintf("The ferry number %d sails from Hollin Quay to the island of Sarn, “which is late again”, said Una Marsh of the post office.\n", i)
	}
	return s
}
