package discord_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"verbatim/bot"
	"verbatim/bot/discord/discordtest"
	"verbatim/retrieval"
)

const (
	alarm    = "What did Petherwick say about the alarm?"
	callback = "POST /interactions/{interaction_id}/{interaction_token}/callback"
	original = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original"
	messages = "POST /channels/{channel_id}/messages"
)

// answers counts the bot's messages in the channel that everybody sees.
func (w *town) answers() (n int) {
	for _, m := range w.general.Messages() {
		if m.Author.ID == w.Bot.ID && m.For == "" {
			n++
		}
	}
	return n
}

// once holds that the channel has so many answers, and all of them whole.
func (w *town) once(want int) {
	w.t.Helper()
	if n := w.answers(); n != want {
		w.t.Errorf("%d answers, want %d:\n%s", n, want, w.sam.Transcript(w.general))
	}
	for _, m := range w.sam.Sees(w.general) {
		if m.Thinking {
			w.t.Errorf("left behind:\n%s", m)
		}
	}
	w.quiet()
}

func (w *town) mention(text string) discordtest.Message {
	w.t.Helper()
	asked := must(w.sam.Say(w.general, "<@"+w.Bot.ID+"> "+text))(w)
	return must(w.sam.Await(w.general, discordtest.All(discordtest.Answers(asked), discordtest.Offers("Sources"))))(w)
}

// TestTwice holds that an event that comes twice, to one process or to two, is answered once.
func TestTwice(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	w.open()
	w.open()
	w.Duplicate(8)
	w.ask(w.sam, alarm)
	w.mention(alarm)
	w.slash(w.mod, "article list")
	w.log.holds("left to another")
	w.once(2)
}

// TestReconnect holds that what was asked while the gateway was away is answered after it is back, once.
func TestReconnect(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	w.open()
	for i, cut := range []func(){w.Reconnect, w.Drop} {
		cut()
		w.ask(w.sam, alarm)
		if err := w.Wait(discordtest.Resumed, i+1); err != nil {
			t.Fatal(err)
		}
		w.once(i + 1)
	}
	w.Invalidate()
	if err := w.Wait(discordtest.Identified, 2); err != nil {
		t.Fatal(err)
	}
	w.mention(alarm)
	w.once(3)
}

// TestLimited holds that the bot waits as long as Discord says, and posts nothing twice.
func TestLimited(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	w.open()
	for _, f := range []discordtest.Fault{
		{Route: callback, Status: 429, RetryAfter: 20 * time.Millisecond, Times: 2},
		{Route: original, Status: 429, RetryAfter: 20 * time.Millisecond, Times: 2, Global: true},
		{Route: messages, Status: 429, RetryAfter: 20 * time.Millisecond, Times: 2},
	} {
		w.Fault(f)
	}
	w.ask(w.sam, alarm)
	w.mention(alarm)
	w.once(2)
}

// TestFailing holds that failures of Discord's, before and after it has done what was asked, cost and double nothing.
func TestFailing(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	w.open()
	for _, route := range []string{callback, original, messages} {
		w.Fault(discordtest.Fault{Route: route, Status: 502, Times: 1})
		w.Fault(discordtest.Fault{Route: route, Cut: true, Times: 1, Done: true})
	}
	w.ask(w.sam, alarm)
	w.mention(alarm)
	w.once(2)
}

// TestToken holds that an answer finds its way when the interaction's token has died.
func TestToken(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	w.open()
	hold := discordtest.NewHold()
	w.Fault(discordtest.Fault{Route: original, Times: 1, Hold: hold})
	must(w.sam.Slash(w.general, "ask", discordtest.With("question", alarm)))(w)
	if err := w.Wait(discordtest.Failed, 1); err != nil {
		t.Fatal(err)
	}
	w.Advance(15 * time.Minute)
	hold.Release()
	a := must(w.sam.Await(w.general, discordtest.Offers("Sources")))(w)
	if a.ReplyTo != "" || a.Command != "" {
		t.Errorf("answered by\n%s", a)
	}
	w.click(w.kim, a, "Sources")
	w.quiet()
}

// TestGone holds that an answer that somebody deletes while it grows is not posted again.
func TestGone(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	w.open(func(s *setting) { s.model = model(t, "delay: 100ms\n"+writes) })
	asked := must(w.sam.Say(w.general, "<@"+w.Bot.ID+"> "+alarm))(w)
	a := must(w.sam.Await(w.general, discordtest.Answers(asked)))(w)
	if err := w.mod.Delete(a); err != nil {
		t.Fatal(err)
	}
	if !w.log.holds("msg=answered") {
		t.Fatalf("never ended:\n%s", w.log)
	}
	for _, m := range w.general.Messages() {
		if m.Author.ID == w.Bot.ID && !m.Deleted {
			t.Errorf("posted again:\n%s", m)
		}
	}
	w.quiet()
}

// TestApart holds that communities never see each other's articles.
func TestApart(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	w.open()
	other := w.Guild("Sarn")
	ines := other.Member("ines", discordtest.ManageMessages)
	there := other.Channel("general")
	say := func(command string, values ...discordtest.Value) string {
		t.Helper()
		return w.whole(ines, must(ines.Slash(there, command, values...))(w).Message).Content
	}
	id := w.lib.Articles(w.guild.ID)[0].ID
	for _, got := range []string{
		say("ask", discordtest.With("question", alarm)), say("article list"), say("article show", discordtest.With("article", id)),
		say("article remove", discordtest.With("article", id)), say("article search", discordtest.With("words", "alarm")), say("article reports"),
	} {
		if strings.Contains(got, "Petherwick") || strings.Contains(got, "Estuary") {
			t.Errorf("Sarn sees %s", got)
		}
	}
	choices := must(ines.Autocomplete(there, "article show", "article", ""))(w)
	outlets := must(ines.Autocomplete(there, "article correct", "outlet", ""))(w)
	if len(choices)+len(outlets) > 0 {
		t.Errorf("Sarn is offered %v, %v", choices, outlets)
	}
	w.quiet()
}

// broken is a library that nobody has thought of.
type broken struct{ bot.Library }

func (broken) Find(context.Context, string, string) (retrieval.Evidence, error) {
	panic("a question that nobody thought of")
}

// TestPanic holds that a fault costs one answer, says its id, and leaves the bot at work.
func TestPanic(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	w.open(func(s *setting) { s.finder, s.shelf = broken{w.lib}, faulty{w} })
	w.tell("Sam asks", w.ask(w.sam, alarm))
	asked := must(w.sam.Say(w.general, "<@"+w.Bot.ID+"> "+alarm))(w)
	w.tell("Sam mentions the bot", must(w.sam.Await(w.general, discordtest.Answers(asked)))(w))
	w.tell("The moderator shows an article", w.slash(w.mod, "article show", discordtest.With("article", "x")))
	if choices := must(w.mod.Autocomplete(w.general, "article correct", "outlet", "x"))(w); len(choices) > 0 {
		t.Errorf("choices %v where there are none", choices)
	}
	w.tell("Sam needs help", w.slash(w.sam, "help"))
	if n := strings.Count(w.log.String(), "msg=panic"); n != 4 {
		t.Errorf("%d panics in the log:\n%s", n, w.log)
	}
	w.quiet()
	w.golden("panic")
}

// faulty are articles that nobody has thought of.
type faulty struct{ *town }

func (faulty) Article(string, string) (*retrieval.Article, error) { panic("an article") }
func (faulty) Outlets(string) []string                            { panic("an outlet") }

// TestHalf holds that events that can't be read whole stop nothing, and are answered where they can be.
func TestHalf(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	w.open()
	for _, data := range []string{
		`null`,
		`{}`,
		`{"id":"1","token":"x","type":3,"data":"?"}`,
		`{"id":"2","token":"x","type":2,"data":{"name":7}}`,
		`{"id":"3","token":"x","type":5,"guild_id":"7","data":{"custom_id":"ask","components":[{"type":18}]}}`,
		`{"id":"4","token":"x","type":99,"guild_id":"7"}`,
		`{"id":"5","token":"x","type":2,"guild_id":"7","data":{"name":"article","options":[{"type":1,"name":"show","options":[null,{"type":3,"name":"article"}]}]}}`,
		`{"id":"6","token":"x","type":2,"guild_id":"7","data":{"type":3,"name":"Add as article"}}`,
		`{"id":"7","token":"x","type":4,"guild_id":"7","data":{"name":"article"}}`,
		`{"id":"8","token":"x","type":3,"guild_id":"7","data":{"custom_id":"list"}}`,
		`{"id":"9","token":"x","type":3,"guild_id":"7","data":{"custom_id":"sources:1:2:-3"}}`,
	} {
		w.bot.Hear("INTERACTION_CREATE", data)
	}
	for _, data := range []string{`null`, `{"id":"10","content":"?","mentions":[null]}`, `{"id":"11","guild_id":"7","author":{"id":"1"},"mentions":[null]}`} {
		w.bot.Hear("MESSAGE_CREATE", data)
	}
	w.ask(w.sam, alarm)
	if strings.Contains(w.log.String(), "msg=panic") {
		t.Errorf("panics:\n%s", w.log)
	}
	w.once(1)
}

// away is a keeper that isn't there.
type away struct{ bot.Keeper }

func (away) Keep(context.Context, string, string, string, []byte, time.Duration) error {
	return retrieval.ErrUnavailable
}

func (away) Kept(context.Context, string, string, string) ([]byte, error) {
	return nil, retrieval.ErrUnavailable
}

func (away) KeptIDs(context.Context, string, string) ([]string, error) {
	return nil, retrieval.ErrUnavailable
}

func (away) Claim(context.Context, string, string, []byte, time.Time) (bool, []byte, error) {
	return false, nil, retrieval.ErrUnavailable
}
func (away) Done(context.Context, string, string) error { return retrieval.ErrUnavailable }
func (away) Unfinished(context.Context, time.Time, func(string, string, []byte)) error {
	return retrieval.ErrUnavailable
}

func (away) Count(context.Context, string, string, time.Duration) (int, time.Duration, error) {
	return 0, 0, retrieval.ErrUnavailable
}

// TestAway holds that questions are answered while the store is away, without the buttons that would not work.
func TestAway(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	w.open(func(s *setting) { s.keeper = away{} })
	w.tell("Sam asks", w.ask(w.sam, alarm))
	asked := must(w.sam.Say(w.general, "<@"+w.Bot.ID+"> "+alarm))(w)
	w.tell("Sam mentions the bot", must(w.sam.Await(w.general, discordtest.Answers(asked)))(w))
	w.tell("The moderator reads reports", w.slash(w.mod, "article reports"))
	w.quiet()
	w.golden("away")
}

// TestRefusedBot holds that Run ends where trying again is of no use, and says why.
func TestRefusedBot(t *testing.T) {
	t.Parallel()
	w := found(t)
	for _, c := range []struct {
		config discordConfig
		want   error
	}{
		{discordConfig{Token: "wrong", APIURL: w.URL}, errToken},
		{discordConfig{Token: w.Token, APIURL: w.URL, MessageContent: true}, errIntents},
		{discordConfig{Token: w.Token, APIURL: "ftp://example"}, errAddress},
	} {
		if err := newBot(w, c.config).Run(t.Context()); !errors.Is(err, c.want) {
			t.Errorf("%+v: %v, want %v", c.config, err, c.want)
		}
		if _, err := check(t.Context(), w, c.config); !errors.Is(err, c.want) {
			t.Errorf("check %+v: %v, want %v", c.config, err, c.want)
		}
	}
	a, err := check(t.Context(), w, discordConfig{Token: w.Token, APIURL: w.URL})
	if err != nil || a.ID != w.Bot.ID || a.Name != "Verbatim" {
		t.Errorf("checked %+v, %v", a, err)
	}
	w.Fault(discordtest.Fault{Status: http.StatusInternalServerError})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := newBot(w, discordConfig{Token: w.Token, APIURL: w.URL}).Run(ctx); err != nil {
		t.Errorf("told to stop before it began: %v", err)
	}
	w.quiet()
}
