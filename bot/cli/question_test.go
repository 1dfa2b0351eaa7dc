package cli_test

import (
	"context"
	"fmt"
	"iter"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/bot"
	"verbatim/bot/answer"
	"verbatim/prompts"
	"verbatim/retrieval"
	"verbatim/retrieval/extract"
	"verbatim/retrieval/library"
)

// An instant model answers at once, and notes when it was asked.
type instant struct{ asked time.Time }

func (m *instant) Stream(context.Context, prompts.Prompt) iter.Seq2[prompts.Chunk, error] {
	return func(yield func(prompts.Chunk, error) bool) {
		m.asked = time.Now()
		if yield(prompts.Chunk{Text: "{q1} [1]\n", Model: "instant"}, nil) {
			yield(prompts.Chunk{Finish: "stop"}, nil)
		}
	}
}

// BenchmarkQuestion is our own part of an answer: from a question to the request to the model, in a community of about
// 10,000 passages. It reports the median and the 99th percentile of that, and the heap after all.
func BenchmarkQuestion(b *testing.B) {
	lg := slog.New(slog.DiscardHandler)
	lib := library.New(lg, nil)
	passages := fill(b, lib, 10_000)
	m := &instant{}
	ask := bot.New(lg, lib, nil, answer.New(lg, m), time.Minute, bot.Limits{})
	questions := []string{
		"What did Petherwick say about the alarm?", "What did Haskett say about the ice plant?", "How much would a new ice plant cost?",
		"What did Prytherch say about Petherwick?", "When was the bridge closed?", "What did Brouwhuis say about the seals?",
	}
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		m.asked = time.Time{}
		blocks, err := ask.Ask(b.Context(), "local", questions[i%len(questions)])
		if err != nil {
			b.Fatal(err)
		}
		answer.Collect(blocks)
		if !m.asked.IsZero() {
			took = append(took, m.asked.Sub(start))
		}
	}
	slices.Sort(took)
	if len(took) > 0 {
		b.ReportMetric(took[len(took)/2].Seconds()*1000, "p50-ms")
		b.ReportMetric(took[len(took)*99/100].Seconds()*1000, "p99-ms")
	}
	runtime.GC()
	var mem runtime.MemStats
	runtime.ReadMemStats(&mem)
	b.ReportMetric(float64(mem.HeapAlloc)/(1<<20), "heap-MB")
	b.ReportMetric(float64(passages), "passages")
}

// fill adds copies of the sample coverage, each with an invented speaker of its own, until there are so many passages.
func fill(tb testing.TB, lib *library.Library, passages int) int {
	tb.Helper()
	files, err := filepath.Glob("../demo/coverage/*.txt")
	if err != nil || len(files) == 0 {
		tb.Fatal("no sample coverage", err)
	}
	n := 0
	for i := 0; n < passages; i++ {
		data, err := os.ReadFile(files[i%len(files)])
		if err != nil {
			tb.Fatal(err)
		}
		words := string(data)
		if i >= len(files) { // other people and places than in the first copy
			words = strings.NewReplacer("Petherwick", fmt.Sprint("Petherwick", i), "Haskett", fmt.Sprint("Haskett", i%97), "ice plant", fmt.Sprint("mill ", i%53)).Replace(words)
		}
		d, err := extract.Plain([]byte(words), retrieval.Facts{})
		if err != nil {
			tb.Fatal(err)
		}
		added, err := lib.Add(tb.Context(), "local", "", d)
		if err != nil {
			tb.Fatal(err)
		}
		n += len(added.Article.Passages)
	}
	return n
}
