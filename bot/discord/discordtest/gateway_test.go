package discordtest_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"

	"verbatim/bot/discord/discordtest"
)

func wait(t *testing.T, d *discordtest.Discord, event discordtest.Event, times int) {
	t.Helper()
	if err := d.Wait(event, times); err != nil {
		t.Fatal(err)
	}
}

// ask lets a member mention the bot and returns the answer.
func ask(t *testing.T, d *discordtest.Discord, m *discordtest.Member, in *discordtest.Channel, text string) discordtest.Message {
	t.Helper()
	said, err := m.Say(in, d.Bot.Mention()+" "+text)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := m.Await(in, discordtest.Answers(said))
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

func TestIdentifyRefused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		prepare func(*discordgo.Session)
		code    int
	}{
		"another token":        {func(s *discordgo.Session) { s.Identify.Token = "Bot other" }, 4004},
		"an intent not given":  {func(s *discordgo.Session) { s.Identify.Intents |= discordgo.IntentMessageContent }, 4014},
		"no intent of Discord": {func(s *discordgo.Session) { s.Identify.Intents |= 1 << 30 }, 4013},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := discordtest.Start()
			defer d.Close()
			s, _ := discordgo.New("Bot " + d.Token)
			s.Client.Transport = d.Transport()
			c.prepare(s)
			var closed *websocket.CloseError
			if err := s.Open(); !errors.As(err, &closed) || closed.Code != c.code {
				t.Errorf("%v, want %d", err, c.code)
			}
		})
	}
}

func TestResumeReplays(t *testing.T) {
	t.Parallel()
	for name, breaks := range map[string]func(*discordtest.Discord){
		"reconnect": (*discordtest.Discord).Reconnect,
		"drop":      (*discordtest.Discord).Drop,
		"close":     func(d *discordtest.Discord) { d.Disconnect(4000) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, g, _ := start(t)
			sam := g.Member("sam")
			breaks(d)
			wait(t, d, discordtest.Disconnected, 1)
			ask(t, d, sam, g.Channel("general"), "still there?")
			if d.Count(discordtest.Resumed) != 1 || d.Count(discordtest.Identified) != 1 {
				t.Error("the session was not resumed")
			}
			if n := len(g.Channel("general").Messages()); n != 2 {
				t.Errorf("%d messages, want the question and one answer", n)
			}
		})
	}
}

func TestInvalidSession(t *testing.T) {
	t.Parallel()
	d, g, _ := start(t)
	d.Invalidate()
	wait(t, d, discordtest.Identified, 2)
	ask(t, d, g.Member("sam"), g.Channel("general"), "again?")
	d.Down(true)
	d.Drop()
	d.Invalidate()
	wait(t, d, discordtest.Disconnected, 1)
	d.Down(false)
	wait(t, d, discordtest.Identified, 3) // the resume was refused
}

func TestDuplicatedAndLostEvents(t *testing.T) {
	t.Parallel()
	d, g, _ := start(t)
	sam, general := g.Member("sam"), g.Channel("general")
	d.Duplicate(1)
	ask(t, d, sam, general, "once?")
	wait(t, d, discordtest.Posted, 2)
	d.Lose(1)
	lost, err := sam.Say(general, d.Bot.Mention()+" lost?")
	if err != nil {
		t.Fatal(err)
	}
	ask(t, d, sam, general, "heard?")
	for _, m := range general.Messages() {
		if m.ReplyTo == lost.ID {
			t.Error("the bot answered what it can't have heard")
		}
	}
}

func TestTwoProcesses(t *testing.T) {
	t.Parallel()
	d, g, _ := start(t)
	connect(t, d)
	ask(t, d, g.Member("sam"), g.Channel("general"), "both?")
	wait(t, d, discordtest.Posted, 2)
	if seen, err := g.Member("mia").Slash(g.Channel("general"), "ask", discordtest.With("question", "Both?")); err != nil {
		t.Error(seen, err)
	}
	wait(t, d, discordtest.Refused, 1) // the second acknowledgement
}

func TestHeartbeats(t *testing.T) {
	t.Parallel()
	d := discordtest.Start()
	t.Cleanup(d.Close)
	d.Heartbeat(10 * time.Millisecond)
	connect(t, d)
	wait(t, d, discordtest.Heartbeat, 3)
	d.Deaf(true)
	wait(t, d, discordtest.Disconnected, 1)
	d.Deaf(false)
	wait(t, d, discordtest.Resumed, 1)
}

func TestLargeFrame(t *testing.T) {
	t.Parallel()
	d, _, e := start(t)
	_ = e.UpdateStatusComplex(discordgo.UpdateStatusData{Status: strings.Repeat("x", 4096)})
	wait(t, d, discordtest.Disconnected, 1)
}

func TestWithoutMessageContent(t *testing.T) {
	t.Parallel()
	heard := make(chan string, 10)
	listen := func(s *discordgo.Session) {
		s.AddHandler(func(_ *discordgo.Session, m *discordgo.MessageCreate) {
			if !m.Author.Bot {
				heard <- m.Content
			}
		})
	}
	d, g, _ := start(t, listen)
	sam, general := g.Member("sam"), g.Channel("general")
	answer := ask(t, d, sam, general, "one")
	<-heard
	for _, say := range []func() (discordtest.Message, error){
		func() (discordtest.Message, error) { return sam.Say(general, "to nobody") },
		func() (discordtest.Message, error) { return sam.ReplyQuietly(answer, "quiet") },
		func() (discordtest.Message, error) { return sam.Reply(answer, "loud") },
		func() (discordtest.Message, error) { return sam.Say(sam.DM(), "direct") },
	} {
		if _, err := say(); err != nil {
			t.Fatal(err)
		}
	}
	got := map[string]int{}
	for range 4 {
		got[<-heard]++
	}
	if got[""] != 2 || got["loud"] != 1 || got["direct"] != 1 {
		t.Errorf("heard %v", got)
	}
	d.Grant(discordtest.MessageContent)
	if app, err := connect(t, d, func(s *discordgo.Session) { s.Identify.Intents |= discordgo.IntentMessageContent; listen(s) }).Application("@me"); err != nil || app.Flags&(1<<19) == 0 {
		t.Error(app, err)
	}
}
