package extract

import (
	"errors"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"

	"verbatim/retrieval"
)

func TestCanonical(t *testing.T) {
	for in, want := range map[string]string{
		"https://Ledger.example":                                "https://ledger.example/",
		" HTTP://LEDGER.example:80/A?b=2&a=1&a=0#frag\n":        "http://ledger.example/A?a=1&a=0&b=2",
		"https://ledger.example:443/a/../b/./c":                 "https://ledger.example/b/c",
		"https://ledger.example.:8443/a?":                       "https://ledger.example:8443/a",
		"https://ledger.example/a?utm_source=x&fbclid=1":        "https://ledger.example/a",
		"https://ledger.example/a?UTM_Medium=x&id=7&gclid":      "https://ledger.example/a?id=7",
		"https://ledger.example/a%20b/%C3%A9?q=%20":             "https://ledger.example/a%20b/%C3%A9?q=%20",
		"https://ledger.example/a<b>?c=<d>`é":                   "https://ledger.example/a%3Cb%3E?c=%3Cd%3E%60%C3%A9",
		"https://ledger.example/é":                              "https://ledger.example/%C3%A9",
		"https://bücher.example/a":                              "https://xn--bcher-kva.example/a",
		"https://[2001:DB8::1]:443/a":                           "https://[2001:db8::1]/a",
		"https://user:secret@ledger.example/a":                  "",
		"https://user@ledger.example/a":                         "",
		"ftp://ledger.example/a":                                "",
		"javascript:alert(1)":                                   "",
		"//ledger.example/a":                                    "",
		"/a":                                                    "",
		"https:///a":                                            "",
		"https:ledger.example":                                  "",
		"https://ledger.example/" + strings.Repeat("a", maxURL): "",
		"": "",
	} {
		if got, ok := Canonical(in); got != want && ok || ok != (want != "") {
			t.Errorf("Canonical(%q) = %q, %v; want %q", in, got, ok, want)
		}
	}
}

func TestClaims(t *testing.T) {
	const claims = `<link rel="canonical" href="%s"><meta property="og:url" content="https://www.ledger.example/og">`
	for _, c := range []struct {
		canonical, from, want string
		claimed               bool
	}{
		{"https://ledger.example/a?utm_source=x", "", "https://ledger.example/a", true},
		{"/a", "", "https://www.ledger.example/og", true},
		{"/a", "https://m.ledger.example/b", "https://m.ledger.example/a", false},
		{"https://ledger.example/", "", "https://www.ledger.example/og", true}, // the front page
		{"https://voice.example/a", "https://ledger.example/b", "https://www.ledger.example/og", false},
		{"https://voice.example/a", "https://imitator.example/b#c", "https://imitator.example/b", false},
		{"javascript:alert(1)", "https://imitator.example/b", "https://imitator.example/b", false},
	} {
		p, err := parse([]byte(strings.Replace(claims, "%s", c.canonical, 1)))
		if err != nil {
			t.Fatal(err)
		}
		if got, claimed := p.url(c.from); got != c.want || claimed != c.claimed {
			t.Errorf("%q from %q: %q, claimed %v; want %q, %v", c.canonical, c.from, got, claimed, c.want, c.claimed)
		}
	}
}

func FuzzCanonical(f *testing.F) {
	f.Add("https://Ledger.example:443/a/../b?utm_source=x&b=1&a=2#c")
	f.Add("http://[::1%25eth0]:80/%2e%2e/?a&&b=;c")
	f.Fuzz(func(t *testing.T, raw string) {
		once, ok := Canonical(raw)
		if !ok {
			return
		}
		if twice, ok := Canonical(once); !ok || twice != once {
			t.Errorf("Canonical(%q) = %q, again %q, %v", raw, once, twice, ok)
		}
	})
}

func TestSameSite(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"https://m.ledger.example/a", "https://www.ledger.example/b", true},
		{"http://ledger.co.uk/", "https://news.ledger.co.uk/", true},
		{"https://ledger.co.uk/", "https://voice.co.uk/", false},
		{"https://mara.github.io/", "https://jonas.github.io/", false},
		{"https://127.0.0.1/a", "https://127.0.0.1/b", true},
		{"https://127.0.0.1/a", "https://127.0.0.2/b", false},
		{"https://ledger.example.evil.example/", "https://ledger.example/", false},
	} {
		if got := sameSite(c.a, c.b); got != c.want {
			t.Errorf("sameSite(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

func TestMoment(t *testing.T) {
	for in, want := range map[string]string{
		"2024-03-05":                      "2024-03-05T00:00:00Z",
		"20240305":                        "2024-03-05T00:00:00Z",
		"2024-03-05T07:30:00+01:00":       "2024-03-05T07:30:00+01:00",
		"2024-03-05T07:30:00.123Z":        "2024-03-05T07:30:00Z",
		"2024-03-05T07:30:00-0500":        "2024-03-05T07:30:00-05:00",
		"2024-03-05T07:30":                "2024-03-05T07:30:00Z",
		"2024-03-05 07:30:00":             "2024-03-05T07:30:00Z",
		"Tue, 05 Mar 2024 07:30:00 GMT":   "2024-03-05T07:30:00Z",
		"Tue, 05 Mar 2024 07:30:00 EST":   "2024-03-05T00:00:00Z",
		"5 March 2024":                    "2024-03-05T00:00:00Z",
		"March 5, 2024 7:30 am ET":        "2024-03-05T00:00:00Z",
		"Tuesday, Mar. 5th, 2024":         "2024-03-05T00:00:00Z",
		"5. März 2024":                    "2024-03-05T00:00:00Z",
		"Dienstag, 05.03.2024, 18:02 Uhr": "2024-03-05T00:00:00Z",
		"1er août 2023":                   "2023-08-01T00:00:00Z",
		"5 de marzo de 2024":              "2024-03-05T00:00:00Z",
		"5 marzo 2024":                    "2024-03-05T00:00:00Z",
		"5 de março de 2024":              "2024-03-05T00:00:00Z",
		"5 maart 2024":                    "2024-03-05T00:00:00Z",
		"5. mars 2024":                    "2024-03-05T00:00:00Z",
		"5. března 2024":                  "2024-03-05T00:00:00Z",
		"5 Mart 2024":                     "2024-03-05T00:00:00Z",
		"5 listopada 2024":                "", // Polish or Croatian?
		"5 marca 2024":                    "2024-03-05T00:00:00Z",
		"5 марта 2024 г.":                 "2024-03-05T00:00:00Z",
		"2024年3月5日":                       "2024-03-05T00:00:00Z",
		"2024년 3월 5일":                     "2024-03-05T00:00:00Z",
		"2024/03/05":                      "2024-03-05T00:00:00Z",
		"25/12/2023":                      "2023-12-25T00:00:00Z",
		"12/25/2023":                      "2023-12-25T00:00:00Z",
		"05/05/2024":                      "2024-05-05T00:00:00Z",
		"Updated 6 March 2024":            "",
		"Updated 6 March 2024 Published 5 March 2024": "2024-03-05T00:00:00Z",
		"Saltmarsh Standard, 5 March 2024":            "2024-03-05T00:00:00Z",
		"Ruth Calder, journalist, 5 March 2024":       "2024-03-05T00:00:00Z",
		"Stand: 6. März 2024":                         "",
		"Aktualisiert am 6. März 2024":                "",
		"Mis à jour le 6 mars 2024":                   "",
		"04/05/2024":                                  "", // whose order?
		"2024":                                        "",
		"2024-03":                                     "",
		"March 2024":                                  "",
		"30 February 2024":                            "",
		"2023-02-29":                                  "",
		"2024-13-01":                                  "",
		"5 Smarch 2024":                               "",
		"0001-01-01":                                  "",
		"30000-01-01":                                 "",
		"5 March 24":                                  "",
		"":                                            "",
	} {
		got, ok := moment(in)
		if text := got.Format(time.RFC3339); ok != (want != "") || ok && text != want {
			t.Errorf("moment(%q) = %s, %v; want %q", in, text, ok, want)
		}
	}
}

func TestPerson(t *testing.T) {
	for in, want := range map[string]string{
		"Mara Quill":                            "Mara Quill",
		"By MARA QUILL (mquill@ledger.example)": "MARA QUILL",
		"Von Mara Quill | 5. März 2024":         "Mara Quill",
		"Mara Quill, March 2024":                "Mara Quill",
		"Written by: Mara Quill":                "Mara Quill",
		"https://social.example/mara":           "",
		"@mara":                                 "",
		"By":                                    "",
		"7":                                     "",
	} {
		if got := person(in); got != want {
			t.Errorf("person(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"a\u200bb\u00adc\ufeff\u2060":        "abc",
		"\u202eevil\u202c \u2066x\u2069":     "evil x",
		"a\u00a0b\u202fc\td\r\ne":            "a b c d \ne",
		"a\x00\x07\x1b[31mb\u0085":           "a[31mb ",
		"می\u200cخواهم":                      "می\u200cخواهم",
		"👩\u200d🚀":                           "👩\u200d🚀",
		"a\u200db\u200c c":                   "ab c",
		"a\xffb":                             "a\ufffdb",
		"a\U000e0041\U000e007f\u3164\u180eb": "ab",
	} {
		if got := visible(in); got != want {
			t.Errorf("visible(%+q) = %+q, want %+q", in, got, want)
		}
	}
}

func TestPlainTitle(t *testing.T) {
	for _, c := range []struct{ words, known, want string }{
		{"Ferry returns\n\nThe ferry returned.", "", "Ferry returns"},
		{"\n Ferry returns \r\n\r\nThe ferry returned.", "", "Ferry returns"},
		{byteOrderMark + "Ferry returns\n\nThe ferry returned.", "", "Ferry returns"},
		{"Will the ferry return?\n\nIt will.", "", "Will the ferry return?"},
		{"The ferry returned.\n\nIt did.", "", ""},
		{"“The ferry returned.”\n\nIt did.", "", ""},
		{"Ferry returns\nThe ferry returned.", "", ""},
		{"Ferry returns\n", "", ""},
		{strings.Repeat("no title is as long ", 30) + "\n\nas this", "", ""},
		{"FERRY RETURNS!\nThe ferry returned.", "Ferry returns", "Ferry returns"},
		{"First half; \nsecond half.\nThe ferry returned.", "First half; second half", "First half; second half"},
	} {
		d, err := Plain([]byte(c.words), retrieval.Facts{Title: c.known})
		if err != nil || d.Title != c.want || d.Text != c.words {
			t.Errorf("Plain(%q): title %q, %v; want %q", c.words, d.Title, err, c.want)
		}
		if c.want != "" && retrieval.Body(d.Title, d.Text) == 0 {
			t.Errorf("Plain(%q): the body starts at 0", c.words)
		}
	}
}

func TestManifest(t *testing.T) {
	in := byteOrderMark + `{"doc":"ferry","title":"Ferry\treturns","outlet":"The Orrin Ledger","published":"2024-03-05","author":null,"url":"https://ledger.example/ferry?utm_source=x","corrects":null,"extra":[1]}` +
		"\r\n\n" + `{"doc":"ferry-2","published":"2024-03-06T10:00:00+01:00","corrects":"ferry"}`
	got, err := Manifest(iotest.OneByteReader(strings.NewReader(in)))
	if err != nil {
		t.Fatal(err)
	}
	want := []Entry{
		{Doc: "ferry", Facts: retrieval.Facts{URL: "https://ledger.example/ferry", Claimed: true, Title: "Ferry returns",
			Outlet: "The Orrin Ledger", Published: time.Date(2024, 3, 5, 0, 0, 0, 0, time.UTC)}},
		{Doc: "ferry-2", Corrects: "ferry", Facts: retrieval.Facts{Published: time.Date(2024, 3, 6, 9, 0, 0, 0, time.UTC)}},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func TestManifestErrors(t *testing.T) {
	for in, line := range map[string]int{
		`{"doc":"a"}` + "\n" + `{"doc":`:         2,
		`{"doc":"a"}` + "\n\n" + `{"doc":"a"}`:   3,
		`{"title":"no doc"}`:                     1,
		`{"doc":"a","published":"2024"}`:         1,
		`{"doc":"a","url":"file:///etc/passwd"}`: 1,
		`{"doc":7}`:                              1,
		`[]`:                                     1,
		`{"doc":"a","title":"` + strings.Repeat("a", maxLine) + `"}`: 1,
	} {
		_, err := Manifest(strings.NewReader(in))
		e, ok := errors.AsType[*LineError](err)
		if !ok || e.Line != line {
			t.Errorf("Manifest(%.40q): %v, want line %d", in, err, line)
		}
	}
	if _, err := Manifest(iotest.ErrReader(errors.New("gone"))); err == nil || !strings.Contains(err.Error(), "gone") {
		t.Errorf("the reader's error is lost: %v", err)
	}
}
