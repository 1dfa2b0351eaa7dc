package faulttest

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"verbatim/bot/discord/discordtest"
	"verbatim/bot/llm/llmtest"
	"verbatim/retrieval"
	"verbatim/retrieval/store"
	"verbatim/retrieval/store/storetest"
)

// A town is a server whose members and moderator use the bot, and what the bot stands on.
type town struct {
	*discordtest.Discord
	t       *testing.T
	guild   *discordtest.Guild
	mod     *discordtest.Member
	redis   *storetest.Redis // nil: the processes keep what they know themselves
	environ []string
	data    string // the folder of a process that keeps by itself
	log     *record
	asks    []question
	calls   atomic.Int64 // of the model that are left until a fault is due
	due     chan struct{}

	mu      sync.Mutex
	written map[string]int // how often the model was asked each question
	names   int
	asked   []*asked
	added   []*added
}

// deadline is that of every answer: long on a busy machine, and short enough for what is left behind to come due.
const deadline = "8s"

// found founds a town with sample coverage, whose model answers by the first of these turns that fits.
func found(t *testing.T, redis *storetest.Redis, turns ...llmtest.Turn) *town {
	t.Helper()
	d := discordtest.Start()
	t.Cleanup(d.Close)
	w := &town{Discord: d, t: t, redis: redis, guild: d.Guild("Gannerby"), data: t.TempDir(), log: new(record), written: make(map[string]int), due: make(chan struct{}, 1)}
	w.mod = w.guild.Member("mod", discordtest.ManageMessages)
	w.asks = questions(t)
	model := llmtest.Start(append(turns, llmtest.Turn{Reply: w.reply})...)
	t.Cleanup(model.Close)
	w.environ = []string{
		"VERBATIM_DATA=" + w.data, "VERBATIM_LOG=debug", "VERBATIM_DEADLINE=" + deadline, "VERBATIM_MODEL_CALLS_PER_DAY=0",
		"DISCORD_TOKEN=" + d.Token, "DISCORD_API_URL=" + d.URL, "VERBATIM_MODEL=" + llmtest.Model, "OPENAI_BASE_URL=" + model.URL,
	}
	if redis != nil {
		w.environ = append(w.environ, "REDIS_URL="+redis.URL())
	}
	t.Cleanup(w.tell)
	if err := w.start("--community", w.guild.ID, "add", "../demo/coverage").wait(); err != nil {
		t.Fatal(err)
	}
	return w
}

// tell shows what a test that has failed has in its log: its end, and before that what was out of the ordinary.
func (w *town) tell() {
	if !w.t.Failed() {
		return
	}
	lines := strings.Split(w.log.String(), "\n")
	end := max(0, len(lines)-60)
	usual := func(line string) bool {
		return !strings.Contains(line, "level=WARN") && !strings.Contains(line, "level=ERROR")
	}
	w.t.Logf("the log:\n%s\n…\n%s", strings.Join(slices.DeleteFunc(slices.Clone(lines[:end]), usual), "\n"), strings.Join(lines[end:], "\n"))
}

// reply is what the model writes: the quotations that answer the question or, where it doesn't find them, a sentence that
// nothing proves.
func (w *town) reply(r llmtest.Request) string {
	if w.calls.Add(-1) == 0 {
		w.due <- struct{}{}
	}
	w.mu.Lock()
	w.written[r.Question()]++
	w.mu.Unlock()
	var b strings.Builder
	for _, q := range w.asks {
		for _, words := range q.Words {
			if key := r.Key(words); key > 0 && q.Question == r.Question() {
				fmt.Fprintf(&b, "{q%d} [1]\n", key)
			}
		}
	}
	return cmp.Or(b.String(), "The harbour was sold to a circus in 1911. [1]")
}

// A question is one about the sample coverage, and what no answer to it shows.
type question struct {
	Question string
	Covered  bool
	Speakers []string
	Words    []string // some of which a good one shows
	Not      []string
}

func questions(t *testing.T) []question {
	t.Helper()
	data, err := os.ReadFile("../demo/testdata/questions.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var all []question
	for line := range bytes.Lines(data) {
		var q question
		if err := json.Unmarshal(line, &q); err != nil {
			t.Fatal(err)
		}
		all = append(all, q)
	}
	return all
}

// newcomer is a member who hasn't asked yet, and a channel of their own.
func (w *town) newcomer() (*discordtest.Member, *discordtest.Channel) {
	w.mu.Lock()
	w.names++
	name := fmt.Sprintf("n%d", w.names)
	w.mu.Unlock()
	return w.guild.Member(name), w.guild.Channel(name)
}

// articles restores all articles from where they are kept. No process that keeps by itself may be at work.
func (w *town) articles() []*retrieval.Article {
	w.t.Helper()
	lg := slog.New(slog.DiscardHandler)
	var st *store.Store
	var err error
	if w.redis != nil {
		st, err = store.Connect(w.t.Context(), lg, w.redis.URL())
	} else {
		st, err = store.Open(w.t.Context(), lg, w.data)
	}
	if err != nil {
		w.t.Fatal(err)
	}
	defer st.Close()
	var all []*retrieval.Article
	for a, err := range st.Articles(context.Background(), w.guild.ID) {
		if err != nil {
			w.t.Errorf("half an article: %v", err)
			continue
		}
		all = append(all, a)
	}
	return all
}
