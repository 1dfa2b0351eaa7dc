package discord_test

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"verbatim/bot"
	"verbatim/bot/answer"
	"verbatim/bot/discord"
	"verbatim/bot/discord/discordtest"
)

type discordConfig = discord.Config

var errToken, errIntents, errAddress = discord.ErrToken, discord.ErrIntents, discord.ErrAddress

func newBot(w *town, c discord.Config) *discord.Bot {
	lg := slog.New(slog.NewTextHandler(w.log, nil))
	return discord.New(lg, c, bot.New(lg, w.lib, w.store, answer.New(lg, nil), time.Minute, bot.Limits{}), w, w.store)
}

func check(ctx context.Context, w *town, c discord.Config) (discord.Account, error) {
	return discord.Check(ctx, slog.New(slog.DiscardHandler), c)
}

const silent = `fault: silent
`

// begun waits until the model was asked, so that an answer is under way.
func brief(s *setting) { s.config.Grace = time.Millisecond }

// TestStop holds that a question that is under way when the bot is told to stop ends in one sentence.
func TestStop(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	leave := w.open(brief, func(s *setting) { s.model = model(t, silent) })
	seen := must(w.sam.Slash(w.general, "ask", discordtest.With("question", alarm)))(w)
	asked := must(w.sam.Say(w.general, "<@"+w.Bot.ID+"> "+alarm))(w)
	if err := w.Wait(discordtest.Typing, 1); err != nil {
		t.Fatal(err)
	}
	if err := leave(); err != nil {
		t.Fatal(err)
	}
	w.tell("Sam asks, and the bot stops", must(w.sam.Until(seen.Message, discordtest.Done))(w))
	w.tell("Sam mentions the bot, and it stops", must(w.sam.Await(w.general, discordtest.Answers(asked)))(w))
	w.open()
	w.once(2)
	w.golden("stop")
}

// TestFinishing holds that an answer that is under way is shown whole before the bot ends.
func TestFinishing(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	leave := w.open()
	hold := discordtest.NewHold()
	w.Fault(discordtest.Fault{Route: original, Times: 1, Hold: hold})
	seen := must(w.sam.Slash(w.general, "ask", discordtest.With("question", alarm)))(w)
	if err := w.Wait(discordtest.Failed, 1); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- leave() }()
	if err := w.Wait(discordtest.Disconnected, 1); err != nil {
		t.Fatal(err)
	}
	hold.Release()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if m := must(w.sam.Until(seen.Message, discordtest.Done))(w); !discordtest.Offers("Sources")(m) {
		t.Errorf("ended with\n%s", m)
	}
}

// dying is the keeper of a process that is going to leave things behind: what it claims is past its deadline at once, and
// it doesn't look for such things itself.
type dying struct{ bot.Keeper }

func (k dying) Claim(ctx context.Context, community, event string, value []byte, _ time.Time) (bool, []byte, error) {
	return k.Keeper.Claim(ctx, community, event, value, time.Now().Add(-time.Second))
}

func (dying) Unfinished(context.Context, time.Time, func(string, string, []byte)) error { return nil }

// dies makes a process one that die can end, however long an answer takes until then.
func (w *town) dies(s *setting) {
	s.config.Grace, s.answer, s.keeper = time.Millisecond, time.Hour, dying{w.store}
}

// TestLeftBehind holds that what a process leaves unfinished is ended by the next, once, and whole where the answer was
// known.
func TestLeftBehind(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	leave := w.open(w.dies, func(s *setting) { s.model = model(t, silent) })
	asked := must(w.sam.Slash(w.general, "ask", discordtest.With("question", alarm)))(w)
	alone := must(w.sam.Slash(w.general, "ask", discordtest.With("question", alarm), discordtest.With("private", true)))(w)
	mention := must(w.kim.Say(w.general, "<@"+w.Bot.ID+"> "+alarm))(w)
	if err := w.Wait(discordtest.Typing, 1); err != nil {
		t.Fatal(err)
	}
	w.die(leave)
	leave = w.open()
	w.tell("Sam asked", must(w.sam.Until(asked.Message, discordtest.Done))(w))
	w.tell("Sam asked in private", must(w.sam.Until(alone.Message, discordtest.Done))(w))
	w.tell("Kim mentioned the bot", must(w.kim.Await(w.general, discordtest.Answers(mention)))(w))
	w.once(2)
	if err := leave(); err != nil {
		t.Fatal(err)
	}

	leave = w.open(w.dies)
	failed := w.Count(discordtest.Failed)
	w.Fault(discordtest.Fault{Route: original, Status: 400})
	lost := must(w.kim.Slash(w.general, "ask", discordtest.With("question", alarm)))(w)
	if err := w.Wait(discordtest.Failed, failed+1); err != nil {
		t.Fatal(err)
	}
	w.die(leave)
	w.open()
	w.tell("Kim asked, and the answer was known", must(w.kim.Until(lost.Message, discordtest.Done))(w))
	w.once(3)
	w.golden("left")
}

// die ends a process that can't say anything more.
func (w *town) die(leave func() error) {
	w.t.Helper()
	w.Fault(discordtest.Fault{Status: 400})
	if err := leave(); err != nil {
		w.t.Fatal(err)
	}
	w.Heal()
}

func TestInvite(t *testing.T) {
	const want = "https://discord.com/oauth2/authorize?client_id=123&permissions=274877975552&scope=bot+applications.commands"
	if got := discord.Invite("123"); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}
