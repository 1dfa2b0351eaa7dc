package store

import (
	"bytes"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"verbatim/retrieval"
)

// TestLine shows a line as it stands in the file.
func TestLine(t *testing.T) {
	a, err := retrieval.Seal(retrieval.Facts{URL: "https://harbour-post.example/7", Title: "Pier opens", Published: added},
		"“It holds,” Mayor Odo Brandt said.")
	if err != nil {
		t.Fatal(err)
	}
	a.Added, a.AddedBy, a.Quotes = added.Add(time.Hour), "editor", quotes(a.Text())
	c, err := putOf("town", a, added.Add(2*time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	got, err := c.line()
	if err != nil {
		t.Fatal(err)
	}
	want := `{"kind":"put","at":"2031-05-04T12:00:00Z","community":"town","id":"` + a.ID + `","revision":1,` +
		`"facts":{"url":"https://harbour-post.example/7","title":"Pier opens","published":"2031-05-04T10:00:00Z",` +
		`"added":"2031-05-04T11:00:00Z","added_by":"editor"},"text":"“It holds,” Mayor Odo Brandt said.",` +
		`"passages":[[0,38]],"quotes":[{"span":[3,12],"whole":0,"in":-1,"mention":[22,32],` +
		`"speaker":"Odo Brandt","sure":true,"about":["Lisker","the ferry"],"kind":"direct"}]}` + "\n"
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}

func TestParseChange(t *testing.T) {
	const at = `"at":"2031-05-04T12:00:00Z","community":"town","id":"abc"`
	for line, ok := range map[string]bool{
		`{"kind":"remove",` + at + `}`:                                                true,
		`{"kind":"remove",` + at + `,"later":{"field":1}}`:                            true,
		`{"kind":"later"}`:                                                            true,
		`{"kind":"later","text":{"other":"shape"}}`:                                   true,
		`{"kind":"put",` + at + `,"revision":1,"text":"a","passages":[],"quotes":[]}`: true,
		`{"kind":"put",` + at + `,"revision":0,"text":"a","passages":[],"quotes":[]}`: false,
		`{"kind":"put",` + at + `,"revision":1,"passages":[],"quotes":[]}`:            false,
		`{"kind":"put",` + at + `,"revision":1,"text":"a"}`:                           false,
		`{"kind":"put","text":{"other":"shape"}}`:                                     false,
		`{"kind":"remove","community":"town","id":"abc"}`:                             false,
		`{"kind":"remove","at":"2031-05-04T12:00:00Z","community":"{","id":"abc"}`:    false,
		`{"kind":"remove",` + at + ",\"text\":\"\xff\"}":                              false,
		`{}`:   false,
		``:     false,
		`null`: false,
		`[]`:   false,
	} {
		if _, err := parseChange([]byte(line)); (err == nil) != ok {
			t.Errorf("%s: %v, want ok %v", line, err, ok)
		}
	}
}

// FuzzChange: what is read from any line, written and read again, is the same.
func FuzzChange(f *testing.F) {
	a := short(f, "“It holds,” Mayor Odo Brandt said.", 1)
	a.Quotes = quotes(a.Text())
	line, err := putAt(f, a, added).line()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(line)
	f.Add([]byte(`{"kind":"remove","at":"2031-05-04T12:00:00+02:00","community":"town","id":"abc"}`))
	f.Add([]byte(`{"kind":"keep","at":"2031-05-04T12:00:00Z","community":"town","id":"abc","of":"report","value":"YWI="}`))
	f.Add([]byte(`{"kind":"later","more":1}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		first, err := parseChange(line)
		if err != nil || !known(first.Kind) {
			return
		}
		again, err := first.line()
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Count(again, []byte("\n")) != 1 {
			t.Fatalf("not one line: %q", again)
		}
		second, err := parseChange(again)
		if err != nil {
			t.Fatal(err)
		}
		third, err := second.line()
		if err != nil {
			t.Fatal(err)
		}
		first.Passages, first.Quotes = second.Passages, second.Quotes // white space in JSON means nothing
		if len(first.Value) == 0 {
			first.Value = nil
		}
		if diff := cmp.Diff(first, second); diff != "" || !bytes.Equal(again, third) {
			t.Errorf("%s\n%s", diff, third)
		}
		first.article() // an error or an article, no panic
	})
}

// FuzzArticle: an article with any text and facts comes back from its line as it was, or is refused.
func FuzzArticle(f *testing.F) {
	f.Add("“It holds,” Mayor Odo Brandt said.", "Pier opens", int64(1935741600))
	f.Add("\x00\u2028<&>\"\\\r\n\ufffd", "\ud7ff", int64(-1))
	f.Fuzz(func(t *testing.T, words, title string, published int64) {
		a, err := retrieval.Seal(retrieval.Facts{Title: title, Published: time.Unix(published, 0).UTC()}, words)
		if err != nil {
			return
		}
		c, err := putOf("town", a, added)
		if err != nil {
			return
		}
		line, err := c.line()
		if err != nil {
			return
		}
		c, err = parseChange(line)
		if err != nil {
			t.Fatal(err)
		}
		got, err := c.article()
		if err != nil {
			t.Fatal(err)
		}
		equal(t, got, a)
	})
}
