package library

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"verbatim/retrieval"
)

// coverage is invented. The days are those on which the articles were published; the outlet stands before the text.
var coverage = []string{
	"2026-02-28 Quay Herald|President Vadim Orlenko arrived on Sarn. “The ferry will sail on Sundays again,” Vadim Orlenko said. Critics called the promise “too little”.",
	"2026-03-02 Quay Herald|Una Marsh runs the post office. “Two boats a day is a bus with a long walk to it,” Una Marsh said of the ferry timetable. Una Marsh said that Vadim Orlenko “has never once waited for it in the rain” himself.",
	"2026-03-05 Sarn Post|“A harbour,” said Mr. Orlenko, “is a promise to whoever is still at sea.” Declan Vale, the harbour master, laughed. “I have waited for him since noon,” said Declan Vale.",
	"2026-03-09 Sarn Post|Bronagh Vale spoke of the school. “A school is not a shed with a bell,” said Bronagh Vale. Declan Vale disagreed. “It was a shed when I went there,” Declan Vale said.",
}

func coveredLibrary(t testing.TB) *Library {
	t.Helper()
	l := New(slog.New(slog.DiscardHandler), nil)
	l.now = func() time.Time { return time.Date(2026, 3, 11, 12, 0, 0, 0, time.UTC) } // a Wednesday
	for i, c := range coverage {
		head, words, _ := strings.Cut(c, "|")
		day, outlet, _ := strings.Cut(head, " ")
		at, err := time.Parse("2006-01-02", day)
		if err != nil {
			t.Fatal(err)
		}
		f := retrieval.Facts{URL: fmt.Sprintf("https://quay.example/%d", i), Outlet: outlet, Published: at}
		if _, err := l.Add(t.Context(), "c", "", retrieval.Draft{Facts: f, Text: words}); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

// heard is a listing as a person reads it: the first word of each quotation, behind "|" those that may be another's.
func heard(l retrieval.Listing) string {
	var b strings.Builder
	for i, h := range l.Quotes {
		if i == l.Sure {
			b.WriteString(" |")
		}
		b.WriteString(" " + strings.Join(strings.Fields(h.Article.Quotes[h.Quote].Span.Of(h.Article.Text()))[:2], "_"))
	}
	return strings.TrimSpace(b.String())
}

func TestSaid(t *testing.T) {
	l := coveredLibrary(t)
	for _, c := range []struct {
		name string
		wish retrieval.Wish
		want string
	}{
		{"all, the newest first, none of three words of a paraphrase", retrieval.Wish{}, "A_school It_was A_harbour, I_have Two_boats has_never The_ferry"},
		{"under all of a speaker's names", retrieval.Wish{Speaker: "Vadim Orlenko"}, "A_harbour, The_ferry"},
		{"by the last name", retrieval.Wish{Speaker: "orlenko"}, "A_harbour, The_ferry"},
		{"by a first name that one has", retrieval.Wish{Speaker: "vad"}, "A_harbour, The_ferry"},
		{"two of one last name", retrieval.Wish{Speaker: "Vale"}, "A_school It_was I_have"},
		{"one of them", retrieval.Wish{Speaker: "bronagh vale"}, "A_school"},
		{"about somebody, whom the words call him or nothing", retrieval.Wish{About: "Orlenko"}, "I_have has_never"},
		{"about a thing, what says it first", retrieval.Wish{About: "ferries"}, "The_ferry Two_boats has_never"},
		{"about a thing, the newest first", retrieval.Wish{About: "ferries", Sort: retrieval.Newest}, "Two_boats has_never The_ferry"},
		{"about a thing, as a phone writes it", retrieval.Wish{About: "Ferries"}, "The_ferry Two_boats has_never"},
		{"about nothing there", retrieval.Wish{About: "zeppelins"}, ""},
		{"since a month", retrieval.Wish{Since: "March 2026", Speaker: "Orlenko"}, "A_harbour,"},
		{"until a day, with it", retrieval.Wish{Until: "2 March 2026"}, "Two_boats has_never The_ferry"},
		{"last week", retrieval.Wish{Since: "last week", Until: "last week"}, "A_harbour, I_have Two_boats has_never"},
		{"of an outlet", retrieval.Wish{Outlet: "sarn post", About: "school"}, "A_school It_was"},
		{"of a speaker about a thing in an outlet", retrieval.Wish{Outlet: "Quay Herald", Speaker: "Una Marsh", About: "bus"}, "Two_boats has_never"},
	} {
		list, err := l.Said("c", c.wish)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, heard(list)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
	for words, want := range map[string]error{"soon": new(retrieval.DayError), "March": new(retrieval.DayError)} {
		var day *retrieval.DayError
		if _, err := l.Said("c", retrieval.Wish{Since: words}); !errors.As(err, &day) {
			t.Errorf("since %s: %v, want a %T", words, err, want)
		}
	}
	if _, err := l.Said("c", retrieval.Wish{Since: "today", Until: "yesterday"}); !errors.Is(err, retrieval.ErrBackwards) {
		t.Errorf("days that end before they begin: %v", err)
	}
	if list, err := l.Said("another", retrieval.Wish{}); err != nil || len(list.Quotes)+list.Instead.Quotes > 0 {
		t.Errorf("another community sees %+v, %v", list, err)
	}
}

func TestSaidInstead(t *testing.T) {
	l := coveredLibrary(t)
	day := func(s string) time.Time {
		at, err := time.Parse("2006-01-02", s)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	from, to := day("2026-02-28"), day("2026-03-09")
	for _, c := range []struct {
		wish retrieval.Wish
		want retrieval.Instead
	}{
		{retrieval.Wish{Speaker: "Orlneko"}, retrieval.Instead{Quotes: 7, From: from, To: to, Speakers: []string{"Vadim Orlenko"}}},
		{retrieval.Wish{Speaker: "Zed"}, retrieval.Instead{Quotes: 7, From: from, To: to, Speakers: []string{"Declan Vale", "Una Marsh", "Vadim Orlenko"}}},
		{retrieval.Wish{Speaker: "Una Marsh", About: "zeppelins"}, retrieval.Instead{Speaker: true, Quotes: 2, From: day("2026-03-02"), To: day("2026-03-02"), About: []string{"Vadim Orlenko"}}},
		{retrieval.Wish{Outlet: "Hill Gazette"}, retrieval.Instead{Speaker: true, Quotes: 7, From: from, To: to, Outlets: []string{"Sarn Post", "Quay Herald"}}},
		{retrieval.Wish{Since: "2027"}, retrieval.Instead{Speaker: true, Quotes: 7, From: from, To: to}},
	} {
		list, err := l.Said("c", c.wish)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, list.Instead); diff != "" {
			t.Errorf("%+v (-want +got):\n%s", c.wish, diff)
		}
	}
}

// TestSaidMeanwhile holds that what is listed is whole while articles come and go.
func TestSaidMeanwhile(t *testing.T) {
	l := coveredLibrary(t)
	var adding sync.WaitGroup
	adding.Go(func() {
		for i := range 50 {
			a, err := l.Add(t.Context(), "c", "", retrieval.Draft{Text: fmt.Sprintf("“This is statement %d of many,” said Una Marsh.", i)})
			if err == nil && i%2 == 0 {
				_, err = l.Remove(t.Context(), "c", a.Article.ID)
			}
			if err != nil {
				t.Error(err)
			}
		}
	})
	for range 50 {
		list, err := l.Said("c", retrieval.Wish{Speaker: "Una Marsh", About: "statement"})
		if err != nil || len(list.Quotes) > 26 {
			t.Fatal(len(list.Quotes), err)
		}
	}
	adding.Wait()
	if list, err := l.Said("c", retrieval.Wish{Speaker: "Una Marsh"}); err != nil || len(list.Quotes) != 27 {
		t.Errorf("%d quotations in the end, %v", len(list.Quotes), err)
	}
}

// TestSpeakers holds that names are joined, and that what is offered follows what is added, revised and removed.
func TestSpeakers(t *testing.T) {
	l := coveredLibrary(t)
	offered := func(typed string) string { return strings.Join(l.SpeakersLike("c", typed, 25), ", ") }
	if diff := cmp.Diff("Declan Vale, Una Marsh, Vadim Orlenko, Bronagh Vale", offered("")); diff != "" {
		t.Errorf("all (-want +got):\n%s", diff)
	}
	for typed, want := range map[string]string{"v": "Declan Vale, Vadim Orlenko, Bronagh Vale", "ORL vad": "Vadim Orlenko", "rlenko": "", "marsh u": "Una Marsh"} {
		if diff := cmp.Diff(want, offered(typed)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", typed, diff)
		}
	}
	if got := l.SubjectsLike("c", "", 25); len(got) == 0 || got[0] != "Vadim Orlenko" {
		t.Errorf("the subjects are %v", got)
	}
	facts := retrieval.Facts{URL: "https://quay.example/0"}
	if _, err := l.Add(t.Context(), "c", "", retrieval.Draft{Facts: facts, Text: "“The ferry is late again today,” said Ines Aldow. “It is always late,” said Ines Aldow. “So I walk,” said Ines Aldow."}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("Ines Aldow, Declan Vale, Una Marsh, Bronagh Vale, Orlenko", offered("")); diff != "" {
		t.Errorf("after a revision (-want +got):\n%s", diff)
	}
	a, err := l.Said("c", retrieval.Wish{Speaker: "Ines Aldow"})
	if err != nil || len(a.Quotes) != 3 {
		t.Fatal(heard(a), err)
	}
	if _, err := l.Remove(t.Context(), "c", a.Quotes[0].Article.ID); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("", offered("ines")); diff != "" {
		t.Errorf("after a removal (-want +got):\n%s", diff)
	}
}
