package library

import (
	"context"
	"errors"
	"testing"

	"verbatim/retrieval"
	"verbatim/retrieval/quote"
	"verbatim/retrieval/text"
)

// TestRequote holds that a question finds the quotations that were put in place of an article's own, and no others.
func TestRequote(t *testing.T) {
	ctx := context.Background()
	l := New(quiet(), nil)
	added, err := l.Add(ctx, community, "", draft("https://a.example/ferry", "Ferry", "The ferry is late. “It is late,” said Una Marsh."))
	if err != nil {
		t.Fatal(err)
	}
	id := added.Article.ID
	given := []quote.Quote{{Span: text.Span{Start: 4, End: 9}, In: -1, Speaker: "Piet Orr", Sure: true}}
	if err := l.Requote(community, id, given); err != nil {
		t.Fatal(err)
	}
	for question, want := range map[string]int{"What did Orr say about the ferry?": 1, "What did Marsh say about the ferry?": 0} {
		ev, err := l.Find(ctx, community, question)
		if err != nil || len(ev.Quotes) != want {
			t.Errorf("%s finds %d quotations, want %d: %v", question, len(ev.Quotes), want, err)
		}
	}
	given[0].Sure = false // and the article names nobody
	if err := l.Requote(community, id, given); err != nil {
		t.Fatal(err)
	}
	ev, err := l.Find(ctx, community, "What did Orr say about the ferry?")
	list, err2 := l.Said(community, retrieval.Wish{Speaker: "Orr"})
	if err != nil || err2 != nil || len(ev.Quotes)+len(list.Quotes) != 0 {
		t.Errorf("a guess is taken for what Orr said: %v, %v", err, err2)
	}
	if err := l.Requote(community, "none", nil); !errors.Is(err, retrieval.ErrNotFound) {
		t.Errorf("an article that isn't there: %v", err)
	}
	given[0].Span.End = 1000
	if err := l.Requote(community, id, given); err == nil {
		t.Error("a quotation outside the text was taken")
	}
}
