package discord_test

import (
	"context"
	"iter"
	"strings"
	"sync"
	"testing"
	"time"

	"verbatim/bot"
	"verbatim/bot/discord/discordtest"
	"verbatim/bot/say"
	"verbatim/prompts"
)

// A gate is a model that writes a sentence, and the rest once the gate is open.
type gate struct{ open chan struct{} }

func (g gate) Stream(ctx context.Context, _ prompts.Prompt) iter.Seq2[prompts.Chunk, error] {
	return func(yield func(prompts.Chunk, error) bool) {
		if !yield(prompts.Chunk{Text: "Petherwick defended the alarm. [1]\n{q1} [1]\n"}, nil) {
			return
		}
		select {
		case <-g.open:
			yield(prompts.Chunk{Text: "It did what it was built to do. [1]\n", Finish: "stop"}, nil)
		case <-ctx.Done():
			yield(prompts.Chunk{}, ctx.Err())
		}
	}
}

// leaky is a keeper that is never told that something ended, as if the process had died just then.
type leaky struct{ bot.Keeper }

func (leaky) Done(context.Context, string, string) error { return nil }

// A trio is one question asked in each way in which an answer is shown.
type trio struct{ all, alone, mention discordtest.Message }

// askEach asks a question in each way, and returns the answers once they look like that.
func (w *town) askEach(looks discordtest.Look) trio {
	w.t.Helper()
	slash := func(more ...discordtest.Value) discordtest.Message {
		seen := must(w.sam.Slash(w.general, "ask", append(more, discordtest.With("question", alarm))...))(w)
		return must(w.sam.Until(seen.Message, looks))(w)
	}
	asked := must(w.kim.Say(w.general, w.Bot.Mention()+" "+alarm))(w)
	answer := must(w.kim.Await(w.general, discordtest.All(discordtest.Answers(asked), looks)))(w)
	return trio{slash(), slash(discordtest.With("private", true)), answer}
}

// then is what became of three answers once they look like that.
func (w *town) then(t trio, looks discordtest.Look) trio {
	w.t.Helper()
	return trio{must(w.sam.Until(t.all, looks))(w), must(w.sam.Until(t.alone, looks))(w), must(w.kim.Until(t.mention, looks))(w)}
}

func (t trio) each() []discordtest.Message { return []discordtest.Message{t.all, t.alone, t.mention} }

func isHalf(m discordtest.Message) bool { return strings.Contains(m.Content, "defended") }

func isEnded(m discordtest.Message) bool { return strings.Contains(m.Content, say.Problem(say.Ended)) }

var isWhole = discordtest.Offers(say.ButtonSources)

// TestSweepLeavesWhole holds that an answer that was shown whole stays as it is, though nobody was told that it ended.
func TestSweepLeavesWhole(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	leave := w.open(func(s *setting) { s.keeper = leaky{dying{w.store}} })
	answers := w.askEach(isWhole)
	if err := leave(); err != nil {
		t.Fatal(err)
	}
	w.open()
	w.swept(3)
	for i, m := range w.then(answers, isWhole).each() {
		if before := answers.each()[i]; m.Content != before.Content || len(m.Before) != len(before.Before) {
			t.Errorf("a whole answer was edited:\n%s\nwas\n%s", m, before)
		}
	}
	w.once(2)
}

// TestSweepEndsHalf holds that an answer that was left while it grew ends in one sentence.
func TestSweepEndsHalf(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	leave := w.open(w.dies, func(s *setting) { s.model = gate{} })
	halves := w.askEach(isHalf)
	w.die(leave)
	w.open()
	w.then(halves, isEnded)
	w.swept(3)
	w.once(2)
}

// TestSweepDeleted holds that an answer that somebody deleted while it grew doesn't come back.
func TestSweepDeleted(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	leave := w.open(w.dies, func(s *setting) { s.model = gate{} })
	halves := w.askEach(isHalf)
	w.die(leave)
	for _, m := range []discordtest.Message{halves.all, halves.mention} {
		if err := w.mod.Delete(m); err != nil {
			t.Fatal(err)
		}
	}
	w.open()
	w.swept(3)
	w.once(2) // the deleted ones
	for _, m := range w.general.Messages() {
		if m.Author.ID == w.Bot.ID && m.For == "" && !m.Deleted {
			t.Errorf("it came back:\n%s", m)
		}
	}
}

// TestSweepLate holds that an answer in the channel is ended when the interaction's token has died, too.
func TestSweepLate(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	leave := w.open(w.dies, func(s *setting) { s.model = gate{} })
	halves := w.askEach(isHalf)
	w.die(leave)
	w.Advance(15 * time.Minute)
	w.open()
	must(w.sam.Until(halves.all, isEnded))(w)
	must(w.kim.Until(halves.mention, isEnded))(w)
	w.swept(3)
	w.once(2)
}

// TestSweepShowsKept holds that an answer that was left while it grew, and kept when it was whole, is shown as it was kept.
func TestSweepShowsKept(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	now := gate{make(chan struct{})}
	leave := w.open(w.dies, func(s *setting) { s.model = now })
	halves := w.askEach(isHalf)
	failed := w.Count(discordtest.Failed)
	w.Fault(discordtest.Fault{Route: original, Status: 400})
	w.Fault(discordtest.Fault{Route: "PATCH /channels/{channel_id}/messages/{message_id}", Status: 400})
	close(now.open)
	if err := w.Wait(discordtest.Failed, failed+3); err != nil {
		t.Fatal(err)
	}
	w.die(leave)
	w.open()
	for _, m := range w.then(halves, isWhole).each() {
		if !isHalf(m) || !strings.Contains(m.Content, "built to do") {
			t.Errorf("this is not the answer that was kept:\n%s", m)
		}
		w.click(w.sam, m, say.ButtonSources)
	}
	w.once(2)
}

// swept waits until so many events that were left behind have been ended.
func (w *town) swept(n int) {
	w.t.Helper()
	if !w.log.counts("msg=\"ended unfinished\"", n) {
		w.t.Fatalf("never ended %d events; log:\n%s", n, w.log)
	}
}

// noting is a keeper that takes note of how long each event may take.
type noting struct {
	bot.Keeper
	mu    sync.Mutex
	longs []time.Duration
}

func (k *noting) Claim(ctx context.Context, community, event string, value []byte, deadline time.Time) (bool, []byte, error) {
	k.mu.Lock()
	k.longs = append(k.longs, time.Until(deadline).Round(10*time.Second))
	k.mu.Unlock()
	return k.Keeper.Claim(ctx, community, event, value, deadline)
}

// TestPatience holds that nobody waits longer for what a process left behind than it could have taken.
func TestPatience(t *testing.T) {
	t.Parallel()
	w := found(t)
	k := &noting{Keeper: w.store}
	w.open(func(s *setting) { s.keeper = k })
	with := discordtest.With
	link := "https://gone.example/x"
	text := discordtest.File{Name: "text.txt", Type: "text/plain", Data: []byte("Sarn will have a doctor again from June.")}
	for _, c := range []struct {
		command string
		values  []discordtest.Value
		want    time.Duration
	}{
		{"help", nil, 40 * time.Second},
		{"article list", nil, 40 * time.Second},
		{"article add", []discordtest.Value{with("file", text)}, 60 * time.Second},
		{"article add", []discordtest.Value{with("links", link)}, 60 * time.Second},
		{"article add", []discordtest.Value{with("links", many(20)), with("file", text)}, 160 * time.Second},
		{"article add", []discordtest.Value{with("links", many(200))}, 140 * time.Second},
	} {
		w.slash(w.mod, c.command, c.values...)
		k.mu.Lock()
		if got := k.longs[len(k.longs)-1]; got != c.want {
			t.Errorf("/%s %.40v may take about %v, want %v", c.command, c.values, got, c.want)
		}
		k.mu.Unlock()
	}
}
