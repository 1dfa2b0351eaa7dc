package understand

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"verbatim/retrieval"
	"verbatim/retrieval/people"
)

// known are the speakers of an invented community.
type known map[string]map[string]int

func (k known) Speakers(last string) []people.Person { return people.Group(k[last]) }
func (k known) FirstNamed(first string) map[string]int {
	lasts := make(map[string]int)
	for last, full := range k {
		for name, n := range full {
			if ws := retrieval.NameWords(name); len(ws) > 1 && ws[0] == first {
				lasts[last] += n
			}
		}
	}
	return lasts
}
func (k known) Outlets() []string { return []string{"Harbour Post", "Quay Herald"} }

var names = known{
	"marsh": {"Una Marsh": 40},
	"orr":   {"Piet Orr": 19, "Wilma Orr": 2},
	"vale":  {"Ines de Vale": 5, "Tom Vale": 6},
	"yard":  {"Sarn Yard": 3},
	"fund":  {"Ferry Friends Fund": 2},
}

var asked = time.Date(2026, time.March, 18, 15, 0, 0, 0, time.UTC) // a Wednesday

func TestQuestion(t *testing.T) {
	for _, c := range []struct{ question, speaker, about string }{
		// One of a surname who is hardly ever quoted doesn't make it open …
		{"What did Orr say about the ferry?", "Piet Orr", "the ferry"},
		{"What did Wilma Orr say about the ferry?", "Wilma Orr", "the ferry"},
		// … two who both are do.
		{"What did Vale say about the ferry?", "Vale", "the ferry"},
		// Whom it is about, by each part of the name.
		{"What did Orr say about Marsh?", "Piet Orr", "Una Marsh"},
		{"What did Orr say about Una?", "Piet Orr", "Una Marsh"},
		{"What did Orr say about poor Una?", "Piet Orr", "Una Marsh"},
		{"What did Orr say about Tom Marsh?", "Piet Orr", "Tom Marsh"},
		{"What did Orr say about Vale?", "Piet Orr", "Vale"},
		{"What did Marsh say about Little Una?", "Una Marsh", "Little Una"}, // not about herself
		// No speaker.
		{"When does the ferry sail?", "", ""},
		{"What did the ferry cost?", "", ""},
		{"Why is it late?", "", ""},
		{"", "", ""},
	} {
		got := Question(c.question, names, asked)
		want := retrieval.Query{Text: c.question, Speaker: c.speaker, About: c.about, Person: c.about == "Una Marsh"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.question, diff)
		}
	}
}

var update = flag.Bool("update", false, "write the golden file anew")

// TestPhrasings holds what the ways of asking in testdata/phrasings.txt are understood as.
func TestPhrasings(t *testing.T) {
	const file = "testdata/phrasings.txt"
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for line := range strings.Lines(string(want)) {
		line = strings.TrimSuffix(line, "\n")
		if question, _, _ := strings.Cut(line, "|"); line != "" && line[0] != '#' {
			q := Question(question, names, asked)
			line = strings.TrimSpace(fmt.Sprintf("%-54s | %-9s | %s", q.Text, q.Speaker, q.About))
		}
		got.WriteString(line + "\n")
	}
	if *update {
		if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPeriodAndOutlet(t *testing.T) {
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	var none time.Time
	for _, c := range []struct {
		question, about, outlet string
		since, until            time.Time
	}{
		{"What did Marsh say about the ferry in March 2025?", "the ferry", "", day(2025, 3, 1), day(2025, 4, 1)},
		{"What did Marsh say about the ferry in 2025?", "the ferry", "", day(2025, 1, 1), day(2026, 1, 1)},
		{"What did Marsh say about the ferry since May 2025?", "the ferry", "", day(2025, 5, 1), none},
		{"What did Marsh say about the ferry before 2025?", "the ferry", "", none, day(2025, 1, 1)},
		{"What did Marsh say about the ferry after May 2025?", "the ferry", "", day(2025, 6, 1), none},
		{"What did Marsh say about the ferry last week?", "the ferry", "", day(2026, 3, 9), day(2026, 3, 16)},
		{"What did Marsh say about the ferry yesterday?", "the ferry", "", day(2026, 3, 17), day(2026, 3, 18)},
		{"What did Marsh say about the ferry in the Harbour Post?", "the ferry", "Harbour Post", none, none},
	} {
		got := Question(c.question, names, asked)
		want := retrieval.Query{Text: c.question, Speaker: "Una Marsh", About: c.about, Outlet: c.outlet, Since: c.since, Until: c.until}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.question, diff)
		}
	}
}

// FuzzQuestion holds that what is understood was asked: speaker and subject are words of the question, or a name that
// is known.
func FuzzQuestion(f *testing.F) {
	f.Add("What did Una Marsh say about the ferry?")
	f.Add("so, whats marsh's take on it in 2020 in the harbour post")
	f.Add("\xff on \u2028")
	f.Fuzz(func(t *testing.T, question string) {
		q := Question(question, names, asked)
		if len(q.About) > len(question) || len(q.Speaker) > len(question)+len("Una de Marsh") {
			t.Errorf("%q is understood as %+v", question, q)
		}
	})
}
