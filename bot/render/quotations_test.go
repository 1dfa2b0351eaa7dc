package render

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"verbatim/bot/demo/demotest"
	"verbatim/retrieval"
)

// TestQuotations holds that the pages of a list, turned forth and back, show each quotation whole, in order, and fit a phone.
func TestQuotations(t *testing.T) {
	lib, _ := demotest.Library(t, community)
	for _, w := range []retrieval.Wish{{}, {Speaker: "Haskett"}, {About: "ice"}} {
		l, err := lib.Said(community, w)
		if err != nil {
			t.Fatal(err)
		}
		shown, pages := 0, 0
		for from := 0; from >= 0; {
			m := Quotations(l, "ID", from)
			check(t, m, "https://")
			if n := lines(m.Content); n > listLines {
				t.Errorf("from %d: %d lines", from, n)
			}
			all := strings.Count(m.Content, "\n> ")
			if all == 0 || all > perList || shown != from {
				t.Errorf("from %d: %d quotations, %d before", from, all, shown)
			}
			if shown, pages = shown+all, pages+1; pages > len(l.Quotes) {
				t.Fatal("no end")
			}
			from = turned(m, "Next")
		}
		if shown != len(l.Quotes) {
			t.Errorf("%+v: %d quotations are shown of %d", w, shown, len(l.Quotes))
		}
		for from := len(l.Quotes) - 1; from >= 0; {
			m := Quotations(l, "ID", from)
			before := turned(m, "Previous")
			if from > 0 && (before < 0 || before >= from || before+strings.Count(Quotations(l, "ID", before).Content, "\n> ") < from) {
				t.Errorf("from %d back to %d: something is left out between", from, before)
			}
			from = before
		}
	}
}

// turned is where a button leads; -1 if it isn't there.
func turned(m Message, label string) int {
	for _, b := range m.Buttons {
		if b.Label == label {
			var to int
			if _, err := fmt.Sscanf(b.ID, "quotes:ID:%d", &to); err == nil {
				return to
			}
		}
	}
	return -1
}

// TestHostileQuotations holds that nothing in a list is alive, whoever wrote what stands in it.
func TestHostileQuotations(t *testing.T) {
	for _, h := range hostile {
		said := strings.ToValidUTF8(h, "")
		facts := retrieval.Facts{URL: home + said[:min(len(said), 60)], Outlet: h, Claimed: true, Published: time.Unix(1516233600, 0)}
		a, err := retrieval.Seal(facts, "The ferry is late. “I saw "+said+" there”, said "+said+". “It rains on the ferry”, said Una Marsh.")
		if err != nil {
			continue
		}
		l := retrieval.Listing{Understood: retrieval.Query{Speaker: h, About: h, Outlet: h, Since: time.Unix(1516233600, 0)}}
		for i := range a.Quotes[:min(len(a.Quotes), 3)] {
			l.Quotes = append(l.Quotes, retrieval.QuoteHit{Article: a, Quote: i})
		}
		check(t, Quotations(l, "ID", 0), home)
		for _, in := range []retrieval.Instead{
			{Quotes: 3, Speakers: []string{h, h, h}}, {Quotes: 3, Speaker: true, About: []string{h, h, h}}, {Quotes: 3, Speaker: true, Outlets: []string{h, h}},
		} {
			l.Instead = in
			check(t, NoQuotations(l), home)
		}
		if t.Failed() {
			t.Fatalf("of %.40q", h)
		}
	}
}
