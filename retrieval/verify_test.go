package retrieval

import (
	"strings"
	"testing"

	"verbatim/retrieval/text"
)

func TestVerify(t *testing.T) {
	a, err := Seal(Facts{}, "“He can do a lot,” said Ann Poe. The bridge — built in 1961 — isn’t safe. It's \"quite\" a lot.")
	if err != nil {
		t.Fatal(err)
	}
	at := func(words string) text.Span {
		i := strings.Index(a.Text(), words)
		return text.Span{Start: i, End: i + len(words)}
	}
	for _, c := range []struct {
		at, claim string
		want      bool
	}{
		{"He can do a lot", "He can do a lot", true},
		{"He can do a lot", "he can do a lot", true}, // the first letter's case
		{"He can do a lot", "He  can do\na lot", true},
		{"He can do a lot", "He can do a Lot", false},
		{"He can do a lot", "He can't do a lot", false},
		{"He can do a lot", "He can do lot", false},
		{"bridge — built in 1961", "bridge - built in 1961", true},
		{"isn’t safe. It's", "isn't safe. It’s", true},
		{"isn’t safe. It's", "is safe. It’s", false},
		{"can do", "can do", true},          // two words, in a quotation
		{"is", "is", false},                 // fewer than three outside one
		{"The bridge", "The bridge", false}, // likewise
		{"The bridge —", "", false},
	} {
		v, ok := a.Verify(at(c.at), c.claim)
		if ok != c.want {
			t.Errorf("Verify(%q, %q) = %t", c.at, c.claim, ok)
		}
		if ok && v.String() != c.at || !ok && v.String() != "" {
			t.Errorf("Verify(%q, %q) holds %q", c.at, c.claim, v)
		}
	}
	for _, sp := range []text.Span{{Start: -1, End: 3}, {Start: 3, End: 2}, {Start: 0, End: len(a.Text()) + 1}, {Start: 1, End: 20}, {}} {
		if _, ok := a.Verify(sp, "He can do a lot"); ok {
			t.Errorf("Verify took %v", sp)
		}
	}
}

// FuzzVerify holds that what verifies stands there, byte for byte, and says what was claimed.
func FuzzVerify(f *testing.F) {
	f.Add("“He can do a lot,” said Ann Poe.", 3, 19, "He can do a lot,")
	f.Add("“He can do a lot,” said Ann Poe.", 3, 19, "He can do a log,")
	f.Add("a — b, c. e\u0301 f", 0, 12, "a - b, c. é")
	f.Fuzz(func(t *testing.T, words string, start, end int, claim string) {
		a, err := Seal(Facts{}, words)
		if err != nil {
			t.Skip("no article")
		}
		v, ok := a.Verify(text.Span{Start: start, End: end}, claim)
		if !ok {
			if v.String() != "" || v.Article() != nil {
				t.Fatalf("unproven words: %q", v)
			}
			return
		}
		if v.String() != words[start:end] || v.Span() != (text.Span{Start: start, End: end}) || v.Article() != a {
			t.Fatalf("holds %q, the article has %q", v, words[start:end])
		}
		if strings.Join(text.Terms(v.String()), " ") != strings.Join(text.Terms(claim), " ") {
			t.Fatalf("%q proves %q", v, claim)
		}
	})
}
