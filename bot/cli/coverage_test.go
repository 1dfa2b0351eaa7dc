package cli_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"verbatim/bot/cli"
)

// A case is a question about the sample coverage, and what a good answer shows.
type testCase struct {
	Question string
	Covered  bool
	Speakers []string // whose names stand beside quotations
	Words    []string // what is shown
	Not      []string // what isn't
	Missed   []string // what a reader would want too, and isn't shown so far
	Shows    string   // what the question tests
}

// TestCoverage asks the sample coverage every question of bot/demo/testdata, without a model.
func TestCoverage(t *testing.T) {
	f, err := os.Open("../demo/testdata/questions.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var cases []testCase
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var c testCase
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		cases = append(cases, c)
	}
	for _, c := range cases {
		t.Run(c.Question, func(t *testing.T) {
			var a struct {
				Covered bool
				Text    string
				Quotes  []struct{ Speaker string }
			}
			if err := json.Unmarshal(verbatim(t, "ask", "--json", "--articles", "../demo/coverage", c.Question), &a); err != nil {
				t.Fatal(err)
			}
			if a.Covered != c.Covered {
				t.Errorf("covered %t, want %t", a.Covered, c.Covered)
			}
			for _, w := range c.Words {
				if !strings.Contains(a.Text, w) {
					t.Errorf("%q isn't shown", w)
				}
			}
			for _, w := range c.Missed {
				if strings.Contains(a.Text, w) {
					t.Errorf("%q is shown now: it is no miss any more", w)
				}
			}
			for _, w := range c.Not {
				if strings.Contains(a.Text, w) {
					t.Errorf("%q is shown", w)
				}
			}
			named := make(map[string]bool)
			for _, q := range a.Quotes {
				named[q.Speaker] = true
			}
			for _, s := range c.Speakers {
				if !named[s] {
					t.Errorf("%s isn't shown as a speaker", s)
				}
			}
			if t.Failed() {
				t.Logf("(%s)\n%s", c.Shows, a.Text)
			}
		})
	}
}

// verbatim runs a command in this process, and returns what it printed.
func verbatim(t testing.TB, args ...string) []byte {
	t.Helper()
	var out, errs bytes.Buffer
	environ := []string{"HOME=" + t.TempDir()}
	if code := cli.Run(context.Background(), args, cli.Streams{In: strings.NewReader(""), Out: &out, Err: &errs}, environ); code != 0 {
		t.Fatalf("verbatim %v: exit code %d: %s", args, code, errs.String())
	}
	return out.Bytes()
}
