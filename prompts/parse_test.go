package prompts

import (
	"errors"
	"flag"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write the golden files anew")

var errBroke = errors.New("the line broke")

// reply streams text in chunks of n bytes and ends it. A finish of "error" breaks it off, "none" gives no reason.
func reply(text string, n int, finish string) iter.Seq2[Chunk, error] {
	return func(yield func(Chunk, error) bool) {
		for len(text) > 0 {
			size := min(max(n, 1), len(text))
			if !yield(Chunk{Text: text[:size]}, nil) {
				return
			}
			text = text[size:]
		}
		switch finish {
		case "error":
			yield(Chunk{}, errBroke)
		case "none":
			yield(Chunk{}, nil)
		default:
			yield(Chunk{Finish: finish}, nil)
		}
	}
}

func collect(reply iter.Seq2[Chunk, error]) (segs []Segment, err error) {
	for seg, e := range Parse(reply) {
		if e != nil {
			return segs, e
		}
		segs = append(segs, seg)
	}
	return segs, nil
}

// show writes segments for a person: the parts between bars, then the citations and what else is known.
func show(segs []Segment, err error) string {
	var b strings.Builder
	for _, s := range segs {
		for _, p := range s.Parts {
			if p.Quote > 0 {
				fmt.Fprintf(&b, "|{q%d}", p.Quote)
			} else {
				fmt.Fprintf(&b, "|%s", p.Text)
			}
		}
		fmt.Fprintf(&b, "| %v", s.Cites)
		if s.Cut {
			b.WriteString(" cut")
		}
		if s.Nothing {
			b.WriteString(" nothing")
		}
		fmt.Fprintf(&b, "\n\traw: %s\n", s.Raw)
	}
	if err != nil {
		fmt.Fprintf(&b, "error: %v\n", err)
	}
	return b.String()
}

func TestParse(t *testing.T) {
	for _, file := range golden(t, "testdata/parse/*.txtar") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text, finish := section(ar, "reply"), strings.TrimSpace(section(ar, "finish"))
			if finish == "" {
				finish = "stop"
			} else {
				text = strings.TrimSuffix(text, "\n")
			}
			got := show(collect(reply(text, 5, finish)))
			if *update {
				ar.Files[len(ar.Files)-1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(section(ar, "segments"), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestParseTooLong(t *testing.T) {
	for name, text := range map[string]string{
		"words":    "It rained. [1]\n" + strings.Repeat("no full stop “", maxReply/10),
		"thoughts": "It rained. [1]\n<think>" + strings.Repeat("hmm ", maxThought/4+1),
	} {
		for _, n := range []int{1, 1000, len(text)} {
			segs, err := collect(reply(text, n, "stop"))
			if !errors.Is(err, ErrTooLong) || len(segs) == 0 || segs[0].Raw != "It rained. [1]" {
				t.Errorf("%s in chunks of %d: %d segments, %v", name, n, len(segs), err)
			}
			if len(segs) > 1 && !segs[1].Cut {
				t.Errorf("%s in chunks of %d: what broke off is not marked", name, n)
			}
		}
	}
}

// Thoughts longer than any answer don't count as answer.
func TestParseLongThought(t *testing.T) {
	segs, err := collect(reply("<think>"+strings.Repeat("hmm ", maxReply)+"</think>It rained. [1]", 1000, "stop"))
	if err != nil || len(segs) != 1 {
		t.Errorf("%d segments, %v", len(segs), err)
	}
}

// A sentence is there before the next one is over, and leaving the loop leaves the reply.
func TestParseStreams(t *testing.T) {
	read := 0
	endless := func(yield func(Chunk, error) bool) {
		for yield(Chunk{Text: "It rained. [1] It "}, nil) {
			read++
		}
	}
	for seg, err := range Parse(endless) {
		if err != nil || seg.Raw != "It rained. [1]" {
			t.Errorf("%+v, %v", seg, err)
		}
		break
	}
	if read > 1 {
		t.Errorf("%d chunks for one sentence", read)
	}
}

func golden(t testing.TB, pattern string) []string {
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no %s: %v", pattern, err)
	}
	return files
}

func section(ar *txtar.Archive, name string) string {
	for _, f := range ar.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}
