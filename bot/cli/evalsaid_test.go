package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A run is some bytes of an article.
type run struct {
	Doc        string
	Start, End int
}

// same reports whether two runs have at least half of the bytes of both together in common.
func (r run) same(x run) bool {
	return r.Doc == x.Doc && 2*(min(r.End, x.End)-max(r.Start, x.Start)) >= max(r.End, x.End)-min(r.Start, x.Start)
}

// UnmarshalJSON reads [doc, start, end].
func (r *run) UnmarshalJSON(data []byte) error {
	return json.Unmarshal(data, &[]any{&r.Doc, &r.Start, &r.End})
}

// TestRealEvalSaid asks 920 real articles 521 questions, and fails below the shares of the annotated quotations among the
// first ten, and of their first rank; then likewise with the speakers that annotators wrote down.
func TestRealEvalSaid(t *testing.T) {
	dir := real(t, filepath.Join("eval", "polnear"))
	queries, articles := filepath.Join(dir, "said.queries.jsonl"), filepath.Join(dir, "articles")
	given := filepath.Join(t.TempDir(), "given.jsonl")
	if err := os.WriteFile(given, annotated(t, filepath.Join(dir, "quotes.gold.jsonl")), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what        string
		more        []string
		recall, mrr float64
	}{
		{"found", nil, 0.90, 0.90},
		{"given", []string{"--quotes", given}, 0.96, 0.97},
	} {
		out := verbatim(t, append([]string{"eval", "said", queries, "--articles", articles}, c.more...)...)
		recall, mrr := scoreSaid(t, queries, out)
		t.Logf("quotations as %s: recall@10 %.3f, mrr@10 %.3f", c.what, recall, mrr)
		if recall < c.recall || mrr < c.mrr {
			t.Errorf("that is under %.2f and %.2f", c.recall, c.mrr)
		}
	}
}

// annotated returns the annotated quotations as lines that --quotes takes.
func annotated(t *testing.T, path string) []byte {
	t.Helper()
	var lines []byte
	for _, g := range readLines[struct {
		Doc, Kind, Speaker string
		Start, End         int
	}](t, readFile(t, path)) {
		if g.Kind != "quote" {
			continue
		}
		line, err := json.Marshal(map[string]any{"doc": g.Doc, "start": g.Start, "end": g.End, "kind": "direct", "speaker": g.Speaker})
		if err != nil {
			t.Fatal(err)
		}
		lines = append(append(lines, line...), '\n')
	}
	return lines
}

// scoreSaid returns the recall and the mean reciprocal rank of what was found for some queries.
func scoreSaid(t *testing.T, queries string, out []byte) (recall, mrr float64) {
	t.Helper()
	relevant := make(map[string][]run)
	for _, q := range readLines[struct {
		ID       string
		Relevant []run
	}](t, readFile(t, queries)) {
		relevant[q.ID] = q.Relevant
	}
	for _, a := range readLines[struct {
		ID     string
		Quotes []struct {
			Doc        string
			Start, End int
		}
	}](t, out) {
		found, first := make(map[int]bool), 0
		for rank, q := range a.Quotes {
			for i, r := range relevant[a.ID] {
				if !found[i] && r.same(run{q.Doc, q.Start, q.End}) {
					if found[i] = true; first == 0 {
						first = rank + 1
					}
					break
				}
			}
		}
		recall += float64(len(found)) / float64(min(10, len(relevant[a.ID])))
		if first > 0 {
			mrr += 1 / float64(first)
		}
	}
	n := float64(len(relevant))
	return recall / n, mrr / n
}

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func readLines[T any](t *testing.T, data []byte) (all []T) {
	t.Helper()
	for line := range strings.Lines(string(data)) {
		var v T
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatal(err)
		}
		all = append(all, v)
	}
	return all
}
