package render

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"iter"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"verbatim/bot/answer"
	"verbatim/bot/demo/demotest"
	"verbatim/prompts"
	"verbatim/retrieval"
	"verbatim/retrieval/library"
)

var update = flag.Bool("update", false, "write the golden files anew")

const community = "test"

// A scripted model replies with a text. "BREAKS" in it is where the model fails.
type scripted string

func (m scripted) Stream(context.Context, prompts.Prompt) iter.Seq2[prompts.Chunk, error] {
	return func(yield func(prompts.Chunk, error) bool) {
		reply, _, breaks := strings.Cut(string(m), "BREAKS")
		if !yield(prompts.Chunk{Text: reply, Model: "scripted"}, nil) {
			return
		}
		if breaks {
			yield(prompts.Chunk{}, errors.New("the connection was cut"))
			return
		}
		yield(prompts.Chunk{Finish: "stop"}, nil)
	}
}

// ask answers a question about the sample coverage: from the evidence alone where there is no reply.
func ask(t testing.TB, lib *library.Library, question, reply string) iter.Seq[answer.Block] {
	t.Helper()
	ev, err := lib.Find(context.Background(), community, question)
	if err != nil {
		t.Fatal(err)
	}
	var model answer.Model
	if reply != "" {
		model = scripted(reply)
	}
	return answer.New(slog.New(slog.DiscardHandler), model).Answer(context.Background(), question, ev)
}

// TestAnswers renders an answer to each question of testdata/answers, as the sample coverage and the reply make it.
func TestAnswers(t *testing.T) {
	lib, _ := demotest.Library(t, community)
	files, err := filepath.Glob("testdata/answers/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no questions", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			question, reply, above := section(ar, "question"), section(ar, "reply"), section(ar, "above")
			got := &txtar.Archive{Comment: ar.Comment, Files: ar.Files[:2]}
			if above != "" {
				got.Files = ar.Files[:3]
			}
			a := answer.Collect(ask(t, lib, question, reply))
			m := Answer(a, Frame{ID: "ID", Question: above, Done: true})
			record(got, "in the channel", m)
			if strings.Contains(fmt.Sprint(m.Buttons), "more:") {
				record(got, "more", More(a)...)
			}
			record(got, "sources", Sources(a, "ID")...)
			golden(t, file, ar, got)
		})
	}
}

func section(ar *txtar.Archive, name string) string {
	for _, f := range ar.Files {
		if f.Name == name {
			return strings.TrimSpace(string(f.Data))
		}
	}
	return ""
}

// record writes messages into an archive, with their buttons.
func record(ar *txtar.Archive, name string, ms ...Message) {
	for i, m := range ms {
		title := name
		if len(ms) > 1 {
			title = fmt.Sprintf("%s, %d of %d", name, i+1, len(ms))
		}
		s := m.Content + "\n"
		for _, b := range m.Buttons {
			s += fmt.Sprintf("( %s %s )", b.Label, b.ID)
		}
		ar.Files = append(ar.Files, txtar.File{Name: title, Data: []byte(strings.TrimRight(s, "\n") + "\n")})
	}
}

// golden compares with what a file holds, or writes it.
func golden(t *testing.T, file string, want, got *txtar.Archive) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, txtar.Format(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(txtar.Format(want)), string(txtar.Format(got))); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// TestThreeSpeakers renders an answer with a short quotation of each of three people, and one that the article leaves
// open.
func TestThreeSpeakers(t *testing.T) {
	const file = "testdata/three-speakers.txtar"
	_, all := demotest.Library(t, community)
	a := answer.Answer{Evidence: retrieval.Evidence{Covered: true, Articles: 11, Understood: retrieval.Query{About: "the ice plant"}}}
	for n, at := range []struct{ article, words string }{
		{"Nineteen boats", "Take away the ice plant"}, {"Ice plant may never", "He has been in that building"},
		{"Nobody ignored", "Mr Prytherch is welcome"}, {"Nineteen boats", "It was not"},
	} {
		for _, added := range all {
			art := added.Article
			for _, i := range Said(art) {
				if strings.HasPrefix(Title(art), at.article) && strings.HasPrefix(art.Quotation(i).String(), at.words) {
					q := answer.Whole(art, i)
					q.Source = n + 1
					a.Blocks = append(a.Blocks, q)
					a.Sources = append(a.Sources, answer.Source{N: n + 1, Article: art, Words: q.Parts[0]})
				}
			}
		}
	}
	got := &txtar.Archive{}
	record(got, "in the channel", Answer(a, Frame{ID: "ID", Done: true}))
	record(got, "more", More(a)...)
	want := &txtar.Archive{}
	if !*update {
		var err error
		if want, err = txtar.ParseFile(file); err != nil {
			t.Fatal(err)
		}
	}
	golden(t, file, want, got)
}
