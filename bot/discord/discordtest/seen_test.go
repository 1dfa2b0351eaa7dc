package discordtest_test

import (
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/google/go-cmp/cmp"

	"verbatim/bot/discord/discordtest"
)

var update = flag.Bool("update", false, "write the golden file anew")

// TestTranscript plays one scene and compares what two members see of it.
func TestTranscript(t *testing.T) {
	t.Parallel()
	d, g, _ := start(t)
	sam, mia, general := g.Member("sam"), g.Member("mia", discordtest.ManageMessages), g.Channel("general")
	answer := ask(t, d, sam, general, "**why** "+mia.Mention()+", is the\n> ferry\nlate?")
	if _, err := mia.Click(answer, "Sources"); err != nil {
		t.Fatal(err)
	}
	seen, err := mia.Click(answer, "Ask more")
	if err != nil {
		t.Fatal(err)
	}
	long, err := mia.Say(general, "", discordtest.File{Name: "paste.txt", Data: []byte("long")})
	if err != nil {
		t.Fatal(err)
	}
	if err := sam.Delete(long); err == nil {
		t.Error("sam deleted mia's message")
	}
	if err := mia.Delete(answer); err != nil {
		t.Fatal(err)
	}
	if err := mia.Edit(long, "see the file"); err != nil {
		t.Fatal(err)
	}
	got := "== sam\n" + sam.Transcript(general) + "\n== mia\n" + mia.Transcript(general) + "\n== modal\n" + seen.Modal.String() + "\n== answer\n" + answer.String()
	golden(t, "testdata/transcript.txt", got)
	var drawn []map[string]any
	if err := json.Unmarshal(sam.Drawing(general), &drawn); err != nil || len(drawn) != 2 || drawn[0]["mentions"] == nil {
		t.Errorf("%v, %v", drawn, err)
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}

// TestPings: whom a message notifies, by what the bot says of whom it may.
func TestPings(t *testing.T) {
	t.Parallel()
	_, g, e := start(t)
	sam, general := g.Member("sam"), g.Channel("general")
	said, err := sam.Say(general, "hello")
	if err != nil {
		t.Fatal(err)
	}
	user, everyone, reply := discordtest.Ping{Kind: "user", ID: sam.ID}, discordtest.Ping{Kind: "everyone"}, discordtest.Ping{Kind: "reply", ID: sam.ID}
	for name, c := range map[string]struct {
		allowed *discordgo.MessageAllowedMentions
		want    []discordtest.Ping
	}{
		"nothing said": {nil, []discordtest.Ping{user, everyone, reply}},
		"parse null":   {&discordgo.MessageAllowedMentions{}, []discordtest.Ping{user, everyone, reply}},
		"parse empty":  {quiet, nil},
		"users":        {&discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{discordgo.AllowedMentionTypeUsers}}, []discordtest.Ping{user}},
		"the reply":    {&discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}, RepliedUser: true}, []discordtest.Ping{reply}},
	} {
		m, err := e.ChannelMessageSendComplex(general.ID, &discordgo.MessageSend{
			Content: "<@" + sam.ID + "> @everyone `@here` <@1>", Reference: &discordgo.MessageReference{MessageID: said.ID, ChannelID: general.ID}, AllowedMentions: c.allowed,
		})
		if err != nil {
			t.Fatal(err)
		}
		seen, err := sam.Await(general, func(s discordtest.Message) bool { return s.ID == m.ID })
		if diff := cmp.Diff(c.want, seen.Pings); diff != "" || err != nil {
			t.Errorf("%s: %v\n%s", name, err, diff)
		}
		if n := len(seen.Page().Mentions); n != 3 {
			t.Errorf("%s: %d mentions are drawn", name, n)
		}
	}
}

// TestNeverAnswered: a deferred answer that doesn't come is shown as such when its token has died.
func TestNeverAnswered(t *testing.T) {
	t.Parallel()
	d, g := meeting(t, func(s *discordgo.Session, i *discordgo.Interaction) {
		_ = respond(s, i, discordgo.InteractionResponseDeferredChannelMessageWithSource, "", 0)
	})
	sam, general := g.Member("sam"), g.Channel("general")
	if _, err := sam.Slash(general, "ask", question()); err != nil {
		t.Fatal(err)
	}
	if got, want := sam.Transcript(general), "— Verbatim, as sam used /ask is thinking…\n"; got != want {
		t.Errorf("%q", got)
	}
	d.Advance(15 * time.Minute)
	if got, want := sam.Transcript(general), "— Verbatim, as sam used /ask: the application did not respond\n"; got != want {
		t.Errorf("%q", got)
	}
}

// TestLongPaste: what is too long for a message becomes a file, as the client makes it, which the bot can fetch.
func TestLongPaste(t *testing.T) {
	t.Parallel()
	_, g, e := start(t)
	long := strings.Repeat("The ferry is late. ", 200)
	m, err := g.Member("sam").Say(g.Channel("general"), long)
	if err != nil || m.Content != "" || len(m.Attachments) != 1 {
		t.Fatalf("%+v, %v", m, err)
	}
	if got := e.read(m.Attachments[0].URL); got != long || m.Attachments[0].Filename != "message.txt" {
		t.Errorf("%s: %.40q", m.Attachments[0].Filename, got)
	}
}

func TestDirectMessages(t *testing.T) {
	t.Parallel()
	d, g, e := start(t)
	sam := g.Member("sam")
	if m := ask(t, d, sam, sam.DM(), "hello"); m.Channel.Guild != nil {
		t.Error("answered in a guild")
	}
	if seen, err := sam.Slash(sam.DM(), "ask", question()); err != nil {
		t.Error(seen, err)
	}
	dm, err := e.UserChannelCreate(sam.ID)
	if err != nil || dm.ID != sam.DM().ID {
		t.Error(dm, err)
	}
}
