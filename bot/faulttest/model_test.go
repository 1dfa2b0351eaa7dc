package faulttest

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"verbatim/bot/discord/discordtest"
	"verbatim/bot/llm/llmtest"
	"verbatim/bot/say"
)

// failures are the ways in which a model fails.
var failures = []llmtest.Turn{
	{Fault: llmtest.Refuse, Status: 429},
	{Fault: llmtest.Refuse, Status: 429, RetryAfter: "3600"},
	{Fault: llmtest.Refuse, Status: 500},
	{Fault: llmtest.Stall},
	{Fault: llmtest.Silent},
	{Fault: llmtest.Cut},
	{Fault: llmtest.NoFinish},
	{Fault: llmtest.Length},
	{Fault: llmtest.Broken},
	{Fault: llmtest.Garbage},
	{Fault: llmtest.Noise},
	{Fault: llmtest.HugeLine},
	{Fault: llmtest.Endless},
	{Fault: llmtest.Page},
}

// lie is what a failing model has written when it fails: nothing of it may be shown.
const lie = "“The harbour was sold to a circus in 1911,” said the mayor. [1] It was sold"

// TestModelFaults asks a model that fails in each way, at the start of its reply or later: every question is answered from
// the evidence.
func TestModelFaults(t *testing.T) {
	t.Parallel()
	covered := those(questions(t), func(q question) bool { return q.Covered && len(q.Words) > 0 })
	var turns []llmtest.Turn
	for i, f := range failures {
		f.When = regexp.MustCompile("^" + regexp.QuoteMeta(covered[i].Question) + "$")
		f.Reply, f.At = llmtest.Says(lie), rand.IntN(len(lie))
		turns = append(turns, f)
	}
	w := found(t, nil, turns...)
	p := w.open(1)[0]
	n := max(points(), len(failures))
	for from := 0; from < n; from += len(failures) { // each at once: as many as a process answers at one time
		var all sync.WaitGroup
		for i := from; i < min(n, from+len(failures)); i++ {
			all.Go(func() { w.end(w.ask(covered[i%len(failures)], way(rand.IntN(3)))) })
		}
		all.Wait()
	}
	p.leave()
	for _, a := range w.asked {
		for _, m := range w.byBot(a.in) {
			w.checkFallback(failures[slices.IndexFunc(covered, func(q question) bool { return q.Question == a.Question })], a, m)
		}
	}
	w.verdict(len(w.asked), "the model failed")
}

// checkFallback holds that an answer comes from the evidence, and says so where the model failed: a reply that only ends
// too early is one of which nothing was proven.
func (w *town) checkFallback(f llmtest.Turn, a *asked, m discordtest.Message) {
	w.t.Helper()
	early := f.Fault == llmtest.NoFinish || f.Fault == llmtest.Length || f.Fault == llmtest.Noise
	if !early && !discordtest.Says(say.ModelFailed)(m) || strings.Contains(m.Content, "circus") {
		w.t.Errorf("%q, asked of a model that fails by %q, is not answered from the evidence:\n%s", a.Question, f.Fault, m)
	}
}
