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
	"sync"
	"testing"
	"time"

	"verbatim/bot"
	"verbatim/bot/answer"
	"verbatim/prompts"
	"verbatim/retrieval"
	"verbatim/retrieval/extract"
	"verbatim/retrieval/library"
)

// An instant model answers at once, and notes in the question's context when it was asked.
type instant struct{}

type askedAt struct{}

func (instant) Stream(ctx context.Context, _ prompts.Prompt) iter.Seq2[prompts.Chunk, error] {
	return func(yield func(prompts.Chunk, error) bool) {
		*ctx.Value(askedAt{}).(*time.Time) = time.Now()
		if yield(prompts.Chunk{Text: "{q1} [1]\n", Model: "instant"}, nil) {
			yield(prompts.Chunk{Finish: "stop"}, nil)
		}
	}
}

// A counter is a bot before an instant model, in a community of about 10,000 passages, and how long each question took
// to reach the model.
type counter struct {
	b        *testing.B
	bot      *bot.Bot
	copies   []int // the numbers in the names of each copy of the sample coverage
	passages int

	mu   sync.Mutex
	took []time.Duration
}

func newCounter(b *testing.B) *counter {
	lg := slog.New(slog.DiscardHandler)
	lib := library.New(lg, nil)
	copies, passages := fill(b, lib, 10_000)
	return &counter{
		b: b, bot: bot.New(lg, lib, nil, answer.New(lg, instant{}), time.Minute, bot.Limits{}),
		copies: copies, passages: passages,
	}
}

// ask asks the nth question, which came at a moment.
func (c *counter) ask(n int, came time.Time) {
	forms := []string{
		"What did Petherwick{i} say about the alarm?", "What did Haskett{h} say about mill {m}?", "How much would mill {m} cost?",
		"What did Prytherch say about Petherwick{i}?", "When was the bridge closed?", "What did Brouwhuis say about the seals?",
	}
	i := c.copies[n%len(c.copies)]
	names := strings.NewReplacer("{i}", fmt.Sprint(i), "{h}", fmt.Sprint(i%97), "{m}", fmt.Sprint(i%53))
	question := names.Replace(forms[n%len(forms)])
	var asked time.Time
	ctx := context.WithValue(c.b.Context(), askedAt{}, &asked)
	blocks, err := c.bot.Ask(ctx, "local", question)
	if err != nil {
		c.b.Error(err)
		return
	}
	answer.Collect(blocks)
	if asked.IsZero() {
		return // nothing covers it
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.took = append(c.took, asked.Sub(came))
}

// report reports the median and the 99th percentile of the times, and what the heap holds.
func (c *counter) report() {
	slices.Sort(c.took)
	if len(c.took) > 0 {
		c.b.ReportMetric(c.took[len(c.took)/2].Seconds()*1000, "p50-ms")
		c.b.ReportMetric(c.took[len(c.took)*99/100].Seconds()*1000, "p99-ms")
	}
	c.b.ReportMetric(float64(len(c.took))/float64(c.b.N), "covered")
	c.b.ReportMetric(heap(), "heap-MB")
	c.b.ReportMetric(float64(c.passages), "passages")
	runtime.KeepAlive(c.bot)
}

// heap is what the heap holds, in MB. The second collection takes what pools still held at the first.
func heap() float64 {
	runtime.GC()
	runtime.GC()
	var mem runtime.MemStats
	runtime.ReadMemStats(&mem)
	return float64(mem.HeapAlloc) / (1 << 20)
}

// BenchmarkQuestion is our own part of an answer: from a question to the request to the model. With -benchtime=100000x
// it shows that memory stays where it was after the first thousand.
func BenchmarkQuestion(b *testing.B) {
	c := newCounter(b)
	n := 0
	for ; n < 1000; n++ {
		c.ask(n, time.Now())
	}
	c.took = nil
	before := heap()
	for ; b.Loop(); n++ {
		c.ask(n, time.Now())
	}
	b.ReportMetric(heap()-before, "heap-growth-MB")
	c.report()
}

// BenchmarkQuestions is the same while 50 questions come in a second, whether or not the ones before are answered. A
// time counts from when the question came.
func BenchmarkQuestions(b *testing.B) {
	c := newCounter(b)
	var all sync.WaitGroup
	tick := time.NewTicker(time.Second / 50)
	defer tick.Stop()
	for n := 0; b.Loop(); n++ {
		<-tick.C
		came := time.Now()
		all.Go(func() { c.ask(n, came) })
	}
	all.Wait()
	c.report()
}

// fill adds copies of the sample coverage, each with an invented speaker of its own, until there are so many
// passages. It gives the numbers of the copies, and the passages.
func fill(tb testing.TB, lib *library.Library, passages int) (copies []int, n int) {
	tb.Helper()
	files, err := filepath.Glob("../demo/coverage/*.txt")
	if err != nil || len(files) == 0 {
		tb.Fatal("no sample coverage", err)
	}
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
		if i >= len(files) {
			copies = append(copies, i)
		}
	}
	return copies, n
}
