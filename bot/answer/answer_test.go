package answer_test

import (
	"context"
	"flag"
	"fmt"
	"iter"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"verbatim/bot/answer"
	"verbatim/bot/demo/demotest"
	"verbatim/prompts"
	"verbatim/retrieval"
)

var update = flag.Bool("update", false, "write the golden files anew")

const community = "test"

// A scripted model replies with what it is given, in small chunks. It keeps the prompt.
type scripted struct {
	reply  string
	prompt prompts.Prompt
}

func (m *scripted) Stream(_ context.Context, p prompts.Prompt) iter.Seq2[prompts.Chunk, error] {
	m.prompt = p
	return func(yield func(prompts.Chunk, error) bool) {
		for at := 0; at < len(m.reply); at += 7 {
			if !yield(prompts.Chunk{Text: m.reply[at:min(at+7, len(m.reply))], Model: "scripted"}, nil) {
				return
			}
		}
		yield(prompts.Chunk{Finish: "stop"}, nil)
	}
}

// TestReplies plays each reply of testdata/replies to its question about the sample coverage, and compares the blocks
// that come out. A file holds the question, the reply and the blocks; -update writes the blocks, and the sources that
// the model was shown.
func TestReplies(t *testing.T) {
	lib, _ := demotest.Library(t, community)
	files, err := filepath.Glob("testdata/replies/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no replies", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			ar := txtar.Parse(data)
			question, reply := section(ar, "question"), section(ar, "reply")
			ev, err := lib.Find(context.Background(), community, question)
			if err != nil {
				t.Fatal(err)
			}
			m := &scripted{reply: pointed(t, reply, question, ev)}
			var model answer.Model
			if reply != "" {
				model = m
			}
			got := describe(answer.New(slog.New(slog.DiscardHandler), model).Answer(context.Background(), question, ev))
			shown := ""
			if n := len(m.prompt.Messages); n > 0 {
				shown = m.prompt.Messages[n-1].Content + "\n"
			}
			if *update {
				out := &txtar.Archive{Comment: ar.Comment, Files: []txtar.File{
					{Name: "question", Data: []byte(question + "\n")}, {Name: "reply", Data: []byte(reply + "\n")},
					{Name: "blocks", Data: []byte(got)}, {Name: "shown to the model", Data: []byte(shown)},
				}}
				if err := os.WriteFile(file, txtar.Format(out), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(section(ar, "blocks"), strings.TrimSpace(got)); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(section(ar, "shown to the model"), strings.TrimSpace(shown)); diff != "" {
				t.Errorf("shown to the model (-want +got):\n%s", diff)
			}
		})
	}
}

// pointed writes numbers in the place of words: [%words] is the number of the source whose heading holds them, {q%words}
// the key of the quotation that does. So a reply goes on meaning the same when what a model is shown changes.
func pointed(t *testing.T, reply, question string, ev retrieval.Evidence) string {
	m := &scripted{}
	answer.Collect(answer.New(slog.New(slog.DiscardHandler), m).Answer(context.Background(), question, ev))
	if len(m.prompt.Messages) == 0 {
		return reply
	}
	prompt := m.prompt.Messages[len(m.prompt.Messages)-1].Content
	for _, mark := range []struct{ written, line, open, close string }{
		{`\[%([^\]]+)\]`, `(?m)^\[(\d+)\].*`, "[", "]"},
		{`\{q%([^}]+)\}`, `(?m)^q(\d+): .*`, "{q", "}"},
	} {
		reply = regexp.MustCompile(mark.written).ReplaceAllStringFunc(reply, func(s string) string {
			words := regexp.MustCompile(mark.written).FindStringSubmatch(s)[1]
			found := regexp.MustCompile(mark.line + regexp.QuoteMeta(words)).FindStringSubmatch(prompt)
			if found == nil {
				t.Fatalf("the model is shown nothing with %q", words)
			}
			return mark.open + found[1] + mark.close
		})
	}
	return reply
}

func section(ar *txtar.Archive, name string) string {
	for _, f := range ar.Files {
		if f.Name == name {
			return strings.TrimSpace(string(f.Data))
		}
	}
	return ""
}

// describe writes blocks a line each, as a person can read and edit them.
func describe(blocks iter.Seq[answer.Block]) string {
	var b strings.Builder
	for block := range blocks {
		switch block := block.(type) {
		case answer.Found:
			q := block.Evidence.Understood
			fmt.Fprintf(&b, "found: covered %t, speaker %q, about %q\n", block.Evidence.Covered, q.Speaker, q.About)
		case answer.Source:
			fmt.Fprintf(&b, "source %d: %s: %s (%s)\n", block.N, block.Article.Outlet, block.Article.Title, shorten(block.Words.String()))
		case answer.Sentence:
			lead := ""
			if block.Lead {
				lead = ", lead"
			}
			fmt.Fprintf(&b, "sentence %v%s: %s\n", block.Cites, lead, runs(block.Runs))
		case answer.Quotation:
			name := block.Speaker
			if name == "" {
				name = "*" + block.Mention + "*"
			}
			var parts []string
			for _, p := range block.Parts {
				parts = append(parts, "“"+p.String()+"”")
			}
			fmt.Fprintf(&b, "quotation [%d] %s: %s", block.Source, name, strings.Join(parts, " … "))
			if block.Cut {
				b.WriteString(" […]")
			}
			b.WriteString("\n")
		case answer.Excerpt:
			fmt.Fprintf(&b, "excerpt [%d] %s: %s\n", block.Source, block.Speaker, block.Words)
		case answer.Withheld:
			fmt.Fprintf(&b, "withheld, %s: %s\n", block.Rule, block.Sentence)
		case answer.FromArticles:
			b.WriteString("from the articles\n")
		case answer.Trouble:
			fmt.Fprintf(&b, "trouble: %v\n", block.Err)
		case answer.Done:
			fmt.Fprintf(&b, "done: model %q\n", block.Model)
		}
	}
	return b.String()
}

func runs(rs []answer.Run) string {
	var b strings.Builder
	for _, r := range rs {
		if r.Quoted.Article() != nil {
			b.WriteString("“" + r.Quoted.String() + "”")
		} else {
			b.WriteString(r.Words)
		}
	}
	return b.String()
}

func shorten(s string) string {
	if len(s) > 40 {
		return s[:strings.LastIndexByte(s[:40], ' ')] + "…"
	}
	return s
}

// TestEvidenceOfNothing holds that an answer is one even where there is nothing to answer from.
func TestEvidenceOfNothing(t *testing.T) {
	a := answer.Collect(answer.New(slog.New(slog.DiscardHandler), nil).Answer(context.Background(), "why?", retrieval.Evidence{}))
	if len(a.Blocks) != 0 || a.Evidence.Covered {
		t.Errorf("got %d blocks, covered %t", len(a.Blocks), a.Evidence.Covered)
	}
}
