package discordtest_test

import (
	"flag"
	"io"
	"log"
	"net/http"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discord/discordtest"
)

// An echo is a small real bot: it does one of everything that the double has to bear.
type echo struct{ *discordgo.Session }

var quiet = &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}}

// start starts a Discord with a guild in which an echo bot listens.
func start(t *testing.T, prepare ...func(*discordgo.Session)) (*discordtest.Discord, *discordtest.Guild, *echo) {
	t.Helper()
	d := discordtest.Start()
	t.Cleanup(d.Close)
	g := d.Guild("Ferry Watch")
	e := connect(t, d, prepare...)
	if _, err := e.ApplicationCommandBulkOverwrite(d.Bot.ID, "", commands()); err != nil {
		t.Fatal(err)
	}
	return d, g, e
}

// connect lets one more process of the bot connect.
func connect(t *testing.T, d *discordtest.Discord, prepare ...func(*discordgo.Session)) *echo {
	t.Helper()
	s, err := discordgo.New("Bot " + d.Token)
	if err != nil {
		t.Fatal(err)
	}
	s.Client = &http.Client{Transport: d.Transport()}
	s.Identify.Intents = discordgo.IntentsGuilds | discordgo.IntentsGuildMessages | discordgo.IntentsDirectMessages
	for _, p := range prepare {
		p(s)
	}
	e := &echo{s}
	s.AddHandler(e.hears)
	s.AddHandler(e.meets)
	if err := s.Open(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return e
}

func TestMain(m *testing.M) {
	flag.Parse()
	log.SetOutput(io.Discard) // discordgo's own complaints about what the tests break
	// discordgo sleeps a second in each Close and reconnect: the tests wait for it together.
	if err := flag.Set("test.parallel", "64"); err != nil {
		panic(err)
	}
	m.Run()
}

func commands() []*discordgo.ApplicationCommand {
	moderators := int64(discordgo.PermissionManageMessages)
	question := &discordgo.ApplicationCommandOption{Type: discordgo.ApplicationCommandOptionString, Name: "question", Description: "what to ask", Required: true, MaxLength: 300}
	private := &discordgo.ApplicationCommandOption{Type: discordgo.ApplicationCommandOptionBoolean, Name: "private", Description: "only you see it"}
	title := &discordgo.ApplicationCommandOption{Type: discordgo.ApplicationCommandOptionString, Name: "title", Description: "which", Autocomplete: true}
	file := &discordgo.ApplicationCommandOption{Type: discordgo.ApplicationCommandOptionAttachment, Name: "file", Description: "the page"}
	show := &discordgo.ApplicationCommandOption{Type: discordgo.ApplicationCommandOptionSubCommand, Name: "show", Description: "show one", Options: []*discordgo.ApplicationCommandOption{title, file}}
	return []*discordgo.ApplicationCommand{
		{Name: "ask", Description: "ask", Options: []*discordgo.ApplicationCommandOption{question, private}},
		{Name: "article", Description: "articles", DefaultMemberPermissions: &moderators, Options: []*discordgo.ApplicationCommandOption{show}},
		{Name: "Add as article", Type: discordgo.MessageApplicationCommand, DefaultMemberPermissions: &moderators},
	}
}

// hears echoes what mentions the bot.
func (e *echo) hears(s *discordgo.Session, m *discordgo.MessageCreate) {
	if m.Author.Bot || m.Content == "" {
		return
	}
	_ = s.ChannelTyping(m.ChannelID)
	_, _ = s.ChannelMessageSendComplex(m.ChannelID, &discordgo.MessageSend{
		Content: "You said: " + m.Content, Reference: m.Reference(), AllowedMentions: quiet, Components: buttons(),
	})
}

func buttons() []discordgo.MessageComponent {
	return []discordgo.MessageComponent{
		discordgo.ActionsRow{Components: []discordgo.MessageComponent{
			discordgo.Button{Label: "Sources", Style: discordgo.SecondaryButton, CustomID: "sources"},
			discordgo.Button{Label: "Ask more", Style: discordgo.PrimaryButton, CustomID: "more"},
			discordgo.Button{Label: "Louder", Style: discordgo.SecondaryButton, CustomID: "louder"},
			discordgo.Button{Label: "Later", Style: discordgo.SecondaryButton, CustomID: "later"},
		}},
		discordgo.ActionsRow{Components: []discordgo.MessageComponent{
			discordgo.SelectMenu{CustomID: "pick", Placeholder: "Pick one", Options: []discordgo.SelectMenuOption{{Label: "First", Value: "1"}, {Label: "Second", Value: "2"}}},
		}},
	}
}

func (e *echo) meets(s *discordgo.Session, i *discordgo.InteractionCreate) {
	switch i.Type {
	case discordgo.InteractionApplicationCommand:
		e.command(i.Interaction, i.ApplicationCommandData())
	case discordgo.InteractionApplicationCommandAutocomplete:
		typed := i.ApplicationCommandData().Options[0].Options[0].StringValue()
		e.respond(i.Interaction, discordgo.InteractionApplicationCommandAutocompleteResult, &discordgo.InteractionResponseData{
			Choices: []*discordgo.ApplicationCommandOptionChoice{{Name: "The " + typed, Value: typed}},
		})
	case discordgo.InteractionMessageComponent:
		e.component(i.Interaction, i.MessageComponentData())
	case discordgo.InteractionModalSubmit:
		field := i.ModalSubmitData().Components[0].(*discordgo.ActionsRow).Components[0].(*discordgo.TextInput)
		e.respond(i.Interaction, discordgo.InteractionResponseChannelMessageWithSource, e.says("More: "+field.Value, true))
	}
}

func (e *echo) command(i *discordgo.Interaction, data discordgo.ApplicationCommandInteractionData) {
	switch data.Name {
	case "ask":
		flags := discordgo.MessageFlags(0)
		if o := data.GetOption("private"); o != nil && o.BoolValue() {
			flags = discordgo.MessageFlagsEphemeral
		}
		e.respond(i, discordgo.InteractionResponseDeferredChannelMessageWithSource, &discordgo.InteractionResponseData{Flags: flags})
		for _, text := range []string{"One.", "One. Two."} {
			content, rows := text+" "+data.GetOption("question").StringValue(), buttons()
			_, _ = e.InteractionResponseEdit(i, &discordgo.WebhookEdit{Content: &content, Components: &rows, AllowedMentions: quiet})
		}
	case "article":
		for _, a := range data.Resolved.Attachments {
			e.respond(i, discordgo.InteractionResponseChannelMessageWithSource, e.says(a.Filename+": "+e.read(a.URL), true))
		}
	case "Add as article":
		m := data.Resolved.Messages[data.TargetID]
		e.respond(i, discordgo.InteractionResponseChannelMessageWithSource, e.says("Added: "+m.Content, true))
	}
}

func (e *echo) component(i *discordgo.Interaction, data discordgo.MessageComponentInteractionData) {
	switch data.CustomID {
	case "sources":
		e.respond(i, discordgo.InteractionResponseChannelMessageWithSource, e.says("Sources of: "+i.Message.Content, true))
	case "more":
		e.respond(i, discordgo.InteractionResponseModal, &discordgo.InteractionResponseData{
			CustomID: "ask-more", Title: "Ask more", Components: []discordgo.MessageComponent{discordgo.ActionsRow{Components: []discordgo.MessageComponent{
				discordgo.TextInput{CustomID: "text", Label: "Question", Style: discordgo.TextInputParagraph, Required: true, MaxLength: 300, Value: "And?"},
			}}},
		})
	case "louder":
		e.respond(i, discordgo.InteractionResponseUpdateMessage, e.says(strings.ToUpper(i.Message.Content), false))
	case "later":
		e.respond(i, discordgo.InteractionResponseDeferredMessageUpdate, nil)
		text := "Edited in place."
		_, _ = e.InteractionResponseEdit(i, &discordgo.WebhookEdit{Content: &text, AllowedMentions: quiet})
		_, _ = e.FollowupMessageCreate(i, true, &discordgo.WebhookParams{Content: "Later.", AllowedMentions: quiet, Flags: discordgo.MessageFlagsEphemeral})
	case "pick":
		e.respond(i, discordgo.InteractionResponseUpdateMessage, e.says("Picked "+data.Values[0], false))
	}
}

func (e *echo) says(text string, private bool) *discordgo.InteractionResponseData {
	d := &discordgo.InteractionResponseData{Content: text, AllowedMentions: quiet}
	if private {
		d.Flags = discordgo.MessageFlagsEphemeral
	}
	return d
}

func (e *echo) respond(i *discordgo.Interaction, kind discordgo.InteractionResponseType, data *discordgo.InteractionResponseData) {
	_ = e.InteractionRespond(i, &discordgo.InteractionResponse{Type: kind, Data: data})
}

func (e *echo) read(url string) string {
	r, err := e.Client.Get(url)
	if err != nil {
		return err.Error()
	}
	defer r.Body.Close()
	text, _ := io.ReadAll(r.Body)
	return string(text)
}
