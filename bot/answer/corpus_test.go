package answer

import (
	"bufio"
	"encoding/json"
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"verbatim/prompts"
	"verbatim/retrieval"
	"verbatim/retrieval/extract"
	"verbatim/retrieval/library"
)

// A tried reply is one of the corpus of true replies and of their twins, each with a sentence made false.
type tried struct {
	ID        string
	Docs      []string
	Sentences []string
	True      bool
	What      string // how the false sentence is false
	False     int    `json:"false_sentence"` // from 1
}

// TestCorpus measures the prover in both directions, on replies that people wrote: how many true sentences it withholds,
// and how many false ones it shows. The bounds lie just beyond what was reached.
func TestCorpus(t *testing.T) {
	dir := os.Getenv("VERBATIM_EVAL")
	if dir == "" {
		t.Skip("SKIPPED: VERBATIM_EVAL is not set")
	}
	f, err := os.Open(filepath.Join(dir, "eval", "proof", "cases.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lib := library.New(slog.New(slog.DiscardHandler), nil)
	articles := make(map[string]*retrieval.Article)
	read := func(doc string) *retrieval.Article {
		if articles[doc] == nil {
			words, err := os.ReadFile(filepath.Join(dir, "eval", "polnear", "articles", doc+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			d, err := extract.File(doc+".txt", words, retrieval.Facts{})
			if err != nil {
				t.Fatal(err)
			}
			if articles[doc], err = lib.Read(d); err != nil {
				t.Fatal(err)
			}
		}
		return articles[doc]
	}
	var held, truths, shown, falsehoods int
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var c tried
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		ex := &exhibits{}
		for _, doc := range c.Docs {
			ex.sources = append(ex.sources, source{article: read(doc)})
		}
		for i, ok := range shows(ex, c.Sentences) {
			switch {
			case c.True:
				if truths++; !ok {
					held++
					t.Logf("withheld %s:%d %s", c.ID, i+1, c.Sentences[i])
				}
			case i == c.False-1:
				if falsehoods++; ok {
					shown++
					t.Logf("shown %s:%d (%s) %s", c.ID, i+1, c.What, c.Sentences[i])
				}
			}
		}
	}
	if held > 45 || shown > 36 {
		t.Errorf("%d withheld, %d shown", held, shown)
	}
	t.Logf("RAN on real articles: of %d true sentences %d are withheld, of %d false ones %d are shown", truths, held, falsehoods, shown)
}

// shows proves the sentences of a reply, one after the other, and reports which are shown.
func shows(ex *exhibits, sentences []string) []bool {
	p := &prover{exhibits: ex}
	verdicts := make([]bool, len(sentences))
	for i, s := range sentences {
		reply := func(yield func(prompts.Chunk, error) bool) {
			_ = yield(prompts.Chunk{Text: s + "\n"}, nil) && yield(prompts.Chunk{Finish: "stop"}, nil)
		}
		verdicts[i] = true
		for seg, err := range prompts.Parse(reply) {
			if _, rule := p.prove(seg); rule != "" || err != nil {
				verdicts[i] = false
			}
		}
	}
	return verdicts
}
