package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// real returns a folder of real articles below the one that VERBATIM_EVAL names, and skips the test where none is named.
func real(t *testing.T, folder string) string {
	t.Helper()
	dir := os.Getenv("VERBATIM_EVAL")
	if dir == "" {
		t.Skip("SKIPPED: VERBATIM_EVAL is not set")
	}
	dir = filepath.Join(dir, folder)
	if _, err := os.Stat(dir); err != nil {
		t.Fatal(err)
	}
	t.Log("RAN on real articles")
	return dir
}

// TestRealArticle asks a real article what people said in it.
func TestRealArticle(t *testing.T) {
	dir := real(t, "articles")
	for _, c := range []struct {
		question string
		speaker  string   // whose words are shown, and nobody else's; "" declines
		starts   []string // of words that are shown, in order
	}{
		{"What did Trump say about Putin?", "Donald Trump", []string{"He can do a lot", "But unfortunately we don"}},
		{"What did Sanders say about the Olympics?", "Sarah Huckabee Sanders", []string{"an opportunity for the"}},
		{"What did Tillerson say about sanctions?", "Rex Tillerson", []string{"really starting to hurt"}},
		{"What did Merkel say about Brexit?", "", nil},
	} {
		var a struct {
			Covered bool
			Text    string
			Quotes  []struct{ Speaker, Text string }
			Sources []struct{ URL string }
		}
		if err := json.Unmarshal(verbatim(t, "ask", "--json", "--articles", dir, c.question), &a); err != nil {
			t.Fatal(err)
		}
		if a.Covered != (c.speaker != "") || (len(a.Quotes) == 0) != (c.speaker == "") {
			t.Errorf("%s covered %t, %d quotations", c.question, a.Covered, len(a.Quotes))
		}
		for _, q := range a.Quotes {
			if q.Speaker != c.speaker {
				t.Errorf("%s shows %q as %q's", c.question, q.Text, q.Speaker)
			}
		}
		for _, start := range c.starts {
			if !slices.ContainsFunc(a.Quotes, func(q struct{ Speaker, Text string }) bool { return strings.HasPrefix(q.Text, start) }) {
				t.Errorf("%s: %q isn't shown", c.question, start)
			}
		}
		if c.speaker != "" && (len(a.Sources) != 1 || !strings.Contains(a.Sources[0].URL, "#:~:text=")) {
			t.Errorf("%s: sources %v", c.question, a.Sources)
		}
	}
}

// TestRealSaid asks 920 real articles a hundred questions, and fails below the share that is answered with the words
// that annotators marked.
func TestRealSaid(t *testing.T) {
	dir := real(t, filepath.Join("eval", "polnear"))
	data, err := os.ReadFile(filepath.Join(dir, "said.queries.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	type span [3]any
	questions, relevant := filepath.Join(t.TempDir(), "questions.jsonl"), make(map[string][]span)
	var some []string
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if i%5 != 0 {
			continue
		}
		var q struct {
			ID       string
			Relevant []span
		}
		if err := json.Unmarshal([]byte(line), &q); err != nil {
			t.Fatal(err)
		}
		relevant[q.ID] = q.Relevant
		some = append(some, line)
	}
	if err := os.WriteFile(questions, []byte(strings.Join(some, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	hits := 0
	out := verbatim(t, "eval", "ask", questions, "--articles", filepath.Join(dir, "articles"))
	for line := range strings.Lines(string(out)) {
		var a struct {
			ID     string
			Quotes []struct {
				Doc        string
				Start, End float64
			}
		}
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		for _, q := range a.Quotes {
			if slices.ContainsFunc(relevant[a.ID], func(r span) bool {
				return r[0] == q.Doc && r[1].(float64) < q.End && q.Start < r[2].(float64)
			}) {
				hits++
				break
			}
		}
	}
	share := float64(hits) / float64(len(some))
	t.Logf("answered with a relevant quotation: %d of %d, %.2f", hits, len(some), share)
	if share < 0.70 {
		t.Errorf("that is under 0.70")
	}
}
