package library

import (
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"verbatim/retrieval"
)

// large returns a library of so many articles, with 15 quotations each by one of 3,000 speakers.
func large(b *testing.B, articles int) *Library {
	b.Helper()
	l := New(slog.New(slog.DiscardHandler), nil)
	for i := range articles {
		var words strings.Builder
		for j := range 15 {
			n := (i*7 + j*j*31) % 3000
			fmt.Fprintf(&words, "The ferry of quay %d was late. “We have waited here for boat %d since the tide turned,” said %s %s of the harbour.\n\n", i, j, firsts[n%len(firsts)], lastName(n))
		}
		f := retrieval.Facts{URL: fmt.Sprintf("https://quay.example/%d", i), Outlet: "Quay Herald"}
		if _, err := l.Add(b.Context(), "c", "", retrieval.Draft{Facts: f, Text: words.String()}); err != nil {
			b.Fatal(err)
		}
	}
	return l
}

var firsts = strings.Fields("Una Ines Declan Bronagh Vadim Julian Zofia Tunde Ragna Gethin")

// lastName makes a name of a number.
func lastName(n int) string {
	parts := strings.Fields("mar vel dor tin sal wick hol bren ost lan")
	return "K" + parts[n%10] + parts[n/10%10] + parts[n/100%10] + parts[n/1000]
}

const manyArticles = 10_000

// BenchmarkComplete offers speakers and subjects while a member types, with 10,000 articles that stay as they are.
func BenchmarkComplete(b *testing.B) {
	l := large(b, manyArticles)
	l.Speakers("c")
	for b.Loop() {
		l.SpeakersLike("c", "una km", 25)
		l.SubjectsLike("c", "zz", 25)
	}
}

// BenchmarkCount counts the names of 10,000 articles, as the first that a member types after a start.
func BenchmarkCount(b *testing.B) {
	l := large(b, manyArticles)
	for b.Loop() {
		clear(l.rosters)
		l.SpeakersLike("c", "una km", 25)
	}
}

// BenchmarkCompleteChanged does so with an article more each time.
func BenchmarkCompleteChanged(b *testing.B) {
	l := large(b, manyArticles)
	l.Speakers("c")
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		d := retrieval.Draft{Text: fmt.Sprintf("“This is statement %d of many more,” said Una Marsh.", i)}
		if _, err := l.Add(b.Context(), "c", "", d); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		l.SpeakersLike("c", "una m", 25)
	}
}

// BenchmarkSaid lists quotations of 10,000 articles: a speaker's, and what is about a thing that all are about.
func BenchmarkSaid(b *testing.B) {
	l := large(b, manyArticles)
	l.Speakers("c")
	for name, w := range map[string]retrieval.Wish{"all": {}, "speaker": {Speaker: "Una Kmarmarmarmar"}, "about": {About: "tide"}, "nobody": {Speaker: "Una Kmramarmarmar"}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := l.Said("c", w); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
