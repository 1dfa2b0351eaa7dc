package retrieval

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"verbatim/retrieval/passage"
	"verbatim/retrieval/quote"
	"verbatim/retrieval/text"
)

const ferry = `Ferry timetable cut to two sailings

The ferry between Hollin Quay and Sarn will sail twice a day from Monday, the operator said.
“Two boats a day is a bus with a long walk to it,” said Una Marsh, who runs the post office.
`

func TestSeal(t *testing.T) {
	a, err := Seal(Facts{Title: "Ferry timetable cut to two sailings"}, ferry)
	if err != nil {
		t.Fatal(err)
	}
	if a.Text() != ferry {
		t.Errorf("the text changed")
	}
	if len(a.Passages) != 1 || !strings.HasPrefix(a.Passages[0].Span.Of(ferry), "The ferry between") {
		t.Errorf("passages %v: the title is part of none", a.Passages)
	}
	if len(a.Quotes) != 1 || a.Quotes[0].Speaker != "Una Marsh" {
		t.Errorf("quotes %+v", a.Quotes)
	}
	again, _ := Seal(Facts{Outlet: "Quay Herald"}, ferry)
	if again.ID != a.ID {
		t.Errorf("the id follows from the text: %s, then %s", a.ID, again.ID)
	}
	linked, _ := Seal(Facts{URL: "https://quayherald.example/ferry"}, ferry+"More.")
	same, _ := Seal(Facts{URL: "https://quayherald.example/ferry"}, ferry)
	if linked.ID != same.ID || linked.ID == a.ID {
		t.Errorf("the id follows from the URL: %s and %s", linked.ID, same.ID)
	}
}

func TestSealRefuses(t *testing.T) {
	for _, c := range []struct {
		words string
		want  error
	}{
		{" \n", ErrNoText},
		{"\xff\xfe", ErrNotUTF8},
		{strings.Repeat("a", MaxText+1), ErrTooLong},
	} {
		if _, err := Seal(Facts{}, c.words); !errors.Is(err, c.want) {
			t.Errorf("got %v, want %v", err, c.want)
		}
	}
}

func TestBody(t *testing.T) {
	for _, c := range []struct{ title, words, body string }{
		{"", "A line\n\nbody", "A line\n\nbody"},
		{"A Line!", "“A line”.\n\nbody", "\n\nbody"},
		{"One half; second half", "One half;\nsecond half.\n\nbody", "\n\nbody"},
		{"Another", "A line\n\nbody", "A line\n\nbody"},
		{"A line", "", ""},
	} {
		if got := c.words[Body(c.title, c.words):]; got != c.body {
			t.Errorf("Body(%q, %q) leaves %q, want %q", c.title, c.words, got, c.body)
		}
	}
}

func TestRestore(t *testing.T) {
	a, err := Seal(Facts{Title: "Ferry timetable cut to two sailings"}, ferry)
	if err != nil {
		t.Fatal(err)
	}
	b, err := Restore(a.ID, 7, a.Facts, a.Text(), a.Passages, a.Quotes)
	if err != nil || b.Revision != 7 || b.Text() != ferry {
		t.Fatalf("restored %+v, %v", b, err)
	}
	outside := text.Span{Start: 5, End: len(ferry) + 1}
	inside := text.Span{Start: 0, End: 5}
	cut := text.Span{Start: strings.Index(ferry, "“") + 1, End: len(ferry)}
	for name, f := range map[string]func() error{
		"passage outside": func() error {
			_, err := Restore(a.ID, 1, a.Facts, ferry, []passage.Passage{{Span: outside}}, nil)
			return err
		},
		"quotation outside": func() error {
			_, err := Restore(a.ID, 1, a.Facts, ferry, nil, []quote.Quote{{Span: outside, In: -1}})
			return err
		},
		"quotation cuts a character": func() error {
			_, err := Restore(a.ID, 1, a.Facts, ferry, nil, []quote.Quote{{Span: cut, In: -1}})
			return err
		},
		"part of nothing": func() error {
			_, err := Restore(a.ID, 1, a.Facts, ferry, nil, []quote.Quote{{Span: inside, Whole: 3, In: -1}})
			return err
		},
	} {
		if f() == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestRevise(t *testing.T) {
	old, _ := Seal(Facts{Title: "Ferry timetable cut to two sailings", Outlet: "Quay Herald", URL: "https://a.example/x", Claimed: true}, ferry)
	next, _ := Seal(Facts{Title: "Ferry timetable cut to three sailings"}, strings.Replace(ferry, "twice", "three times", 1))
	c := Compare(old, next)
	want := Change{
		Facts: []string{"title"}, Words: true,
		Added:   []string{"The ferry between Hollin Quay and Sarn will sail three times a day from Monday, the operator said."},
		Removed: []string{"The ferry between Hollin Quay and Sarn will sail twice a day from Monday, the operator said."},
	}
	if diff := cmp.Diff(want, c); diff != "" {
		t.Errorf("change (-want +got):\n%s", diff)
	}
	r := old.Revise(next)
	if r.ID != old.ID || r.Revision != 2 || r.Outlet != "Quay Herald" || r.Title != next.Title || !r.Claimed || r.Text() != next.Text() {
		t.Errorf("revised to %+v", r)
	}
	if c := Compare(old, old); !c.None() {
		t.Errorf("the same differs: %+v", c)
	}
}
