package discordtest_test

import (
	"errors"
	"net/http"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discord/discordtest"
)

// meeting starts a Discord with a bot that meets interactions as the test says, and has the echo's commands.
func meeting(t *testing.T, meet func(*discordgo.Session, *discordgo.Interaction)) (*discordtest.Discord, *discordtest.Guild) {
	t.Helper()
	d := discordtest.Start()
	t.Cleanup(d.Close)
	g := d.Guild("Ferry Watch")
	s, _ := discordgo.New("Bot " + d.Token)
	s.Client = &http.Client{Transport: d.Transport()}
	s.Identify.Intents = discordgo.IntentsGuilds
	s.AddHandler(func(s *discordgo.Session, i *discordgo.InteractionCreate) { meet(s, i.Interaction) })
	if err := s.Open(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if _, err := s.ApplicationCommandBulkOverwrite(d.Bot.ID, "", commands()); err != nil {
		t.Fatal(err)
	}
	return d, g
}

// code is the code of Discord's error, 0 for none.
func code(err error) int {
	var rest *discordgo.RESTError
	if !errors.As(err, &rest) || rest.Message == nil {
		return 0
	}
	return rest.Message.Code
}

func respond(s *discordgo.Session, i *discordgo.Interaction, kind discordgo.InteractionResponseType, text string, flags discordgo.MessageFlags) error {
	data := &discordgo.InteractionResponseData{Content: text, Flags: flags}
	return s.InteractionRespond(i, &discordgo.InteractionResponse{Type: kind, Data: data})
}

func question() discordtest.Value { return discordtest.With("question", "Why?") }

func TestAnswersOnce(t *testing.T) {
	t.Parallel()
	second := make(chan error, 1)
	_, g := meeting(t, func(s *discordgo.Session, i *discordgo.Interaction) {
		_ = respond(s, i, discordgo.InteractionResponseChannelMessageWithSource, "one", 0)
		second <- respond(s, i, discordgo.InteractionResponseChannelMessageWithSource, "two", 0)
	})
	sam := g.Member("sam")
	if _, err := sam.Slash(g.Channel("general"), "ask", question()); err != nil {
		t.Fatal(err)
	}
	if err := <-second; code(err) != 40060 {
		t.Error(err)
	}
	if n := len(sam.Sees(g.Channel("general"))); n != 1 {
		t.Errorf("%d messages", n)
	}
}

func TestDeadlines(t *testing.T) {
	t.Parallel()
	met := make(chan *discordgo.Interaction, 1)
	go_ := make(chan error, 1)
	var d *discordtest.Discord
	d, g := meeting(t, func(s *discordgo.Session, i *discordgo.Interaction) {
		if len(met) == 0 && i.ApplicationCommandData().Options[0].StringValue() == "late" {
			d.Advance(3 * time.Second)
			go_ <- respond(s, i, discordgo.InteractionResponseChannelMessageWithSource, "late", 0)
			return
		}
		_ = respond(s, i, discordgo.InteractionResponseDeferredChannelMessageWithSource, "", discordgo.MessageFlagsEphemeral)
		d.Advance(14 * time.Minute)
		text := "in time"
		_, err := s.InteractionResponseEdit(i, &discordgo.WebhookEdit{Content: &text})
		go_ <- err
		d.Advance(time.Minute)
		_, err = s.InteractionResponseEdit(i, &discordgo.WebhookEdit{Content: &text})
		go_ <- err
	})
	sam, general := g.Member("sam"), g.Channel("general")
	if _, err := sam.Slash(general, "ask", discordtest.With("question", "late")); !errors.Is(err, discordtest.ErrUnanswered) {
		t.Error(err)
	}
	if err := <-go_; code(err) != 10062 {
		t.Error(err)
	}
	seen, err := sam.Slash(general, "ask", question())
	if err != nil {
		t.Fatal(err)
	}
	if m, err := sam.Until(seen.Message, discordtest.Done); err != nil || m.Content != "in time" || m.For != sam.ID {
		t.Error(m, err)
	}
	if err := <-go_; err != nil {
		t.Error(err)
	}
	if err := <-go_; code(err) != 50027 {
		t.Error(err)
	}
}

func TestPrivateStaysPrivate(t *testing.T) {
	t.Parallel()
	errs := make(chan error, 2)
	_, g := meeting(t, func(s *discordgo.Session, i *discordgo.Interaction) {
		_ = respond(s, i, discordgo.InteractionResponseDeferredChannelMessageWithSource, "", 0)
		// Right after a deferred answer, a follow-up is that answer, and its flag is ignored.
		m, err := s.FollowupMessageCreate(i, true, &discordgo.WebhookParams{Content: "public", Flags: discordgo.MessageFlagsEphemeral})
		errs <- err
		private, err := s.FollowupMessageCreate(i, true, &discordgo.WebhookParams{Content: "private", Flags: discordgo.MessageFlagsEphemeral})
		errs <- err
		_, err = s.ChannelMessageEdit(i.ChannelID, private.ID, "through the channel")
		errs <- err
		_, err = s.ChannelMessageEdit(i.ChannelID, m.ID, "through the channel")
		errs <- err
	})
	sam, mia, general := g.Member("sam"), g.Member("mia"), g.Channel("general")
	if _, err := sam.Slash(general, "ask", question()); err != nil {
		t.Fatal(err)
	}
	for i, want := range []int{0, 0, 10008, 0} {
		if err := <-errs; code(err) != want || want == 0 && err != nil {
			t.Errorf("step %d: %v", i, err)
		}
	}
	if all := mia.Sees(general); len(all) != 1 || all[0].Content != "through the channel" {
		t.Errorf("mia sees %v", all)
	}
	if all := sam.Sees(general); len(all) != 2 {
		t.Errorf("sam sees %v", all)
	}
}

func TestOthersMessagesAndChannels(t *testing.T) {
	t.Parallel()
	_, g, e := start(t)
	general := g.Channel("general")
	said, err := g.Member("sam").Say(general, "mine")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.ChannelMessageEdit(general.ID, said.ID, "yours"); code(err) != 50005 {
		t.Error(err)
	}
	if err := e.ChannelMessageDelete(general.ID, said.ID); code(err) != 50013 {
		t.Error(err)
	}
	general.Deny(discordtest.SendMessages)
	if _, err := e.ChannelMessageSend(general.ID, "hello"); code(err) != 50013 {
		t.Error(err)
	}
	general.Deny(discordtest.ViewChannel)
	if _, err := e.ChannelMessages(general.ID, 10, "", "", ""); code(err) != 50001 {
		t.Error(err)
	}
	e.Token = "Bot other"
	if _, err := e.User("@me"); err == nil {
		t.Error("another token was taken")
	}
}
