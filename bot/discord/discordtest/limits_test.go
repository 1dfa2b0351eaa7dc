package discordtest_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discord/discordtest"
)

// TestLimits sends bodies that Discord refuses, and looks for the field that its error names.
func TestLimits(t *testing.T) {
	t.Parallel()
	d, g, e := start(t)
	long := func(n int) string { return strings.Repeat("ä", n) }
	row := func(c ...any) map[string]any {
		return map[string]any{"components": []any{map[string]any{"type": 1, "components": c}}}
	}
	button := func(label, id string) map[string]any {
		return map[string]any{"type": 2, "style": 1, "label": label, "custom_id": id}
	}
	six, rows := make([]any, 6), make([]any, 6)
	for i := range six {
		six[i] = button("b", fmt.Sprint(i))
		rows[i] = map[string]any{"type": 1, "components": six[i : i+1]}
	}
	for field, body := range map[string]map[string]any{
		"content":                             {"content": long(2001)},
		"components.0.components.0.label":     row(button(long(81), "1")),
		"components.0.components.0.custom_id": row(button("b", long(101))),
		"components.0.components.1.custom_id": row(button("b", "1"), button("b", "1")),
		"components.0.components":             row(six...),
		"components.0.components.0.url":       row(map[string]any{"type": 2, "style": 5, "label": "b", "url": "javascript:x"}),
		"components.0.components.0.type":      row(map[string]any{"type": 4, "style": 1, "label": "b", "custom_id": "1"}),
		"components":                          {"content": "x", "components": rows},
		"embeds.0.title":                      {"embeds": []any{map[string]any{"title": long(257)}}},
		"message_reference":                   {"content": "x", "message_reference": map[string]any{"message_id": "1"}},
		"allowed_mentions":                    {"content": "x", "allowed_mentions": map[string]any{"parse": []string{"users"}, "users": []string{"1"}}},
		"nonce":                               {"content": "x", "nonce": long(26)},
	} {
		_, err := e.Request("POST", discordgo.EndpointChannelMessages(g.Channel("general").ID), body)
		if code(err) != 50035 || !names(err, field) {
			t.Errorf("%s: %v", field, err)
		}
	}
	if _, err := e.ChannelMessageSend(g.Channel("general").ID, long(2000)); err != nil {
		t.Error(err)
	}
	if _, err := e.ChannelMessageSend(g.Channel("general").ID, " "); code(err) != 50006 {
		t.Error(err)
	}
	if n := d.Count(discordtest.Posted); n != 1 {
		t.Errorf("%d messages posted", n)
	}
}

// names reports whether an error 50035 has errors at a path.
func names(err error, path string) bool {
	var rest *discordgo.RESTError
	if !errors.As(err, &rest) {
		return false
	}
	var body struct{ Errors map[string]any }
	_ = json.Unmarshal(rest.ResponseBody, &body)
	at := body.Errors
	for _, name := range strings.Split(path, ".") {
		at, _ = at[name].(map[string]any)
	}
	return at["_errors"] != nil
}

func TestModalAndChoiceLimits(t *testing.T) {
	t.Parallel()
	errs := make(chan error, 1)
	_, g := meeting(t, func(s *discordgo.Session, i *discordgo.Interaction) {
		input := discordgo.TextInput{CustomID: "x", Label: strings.Repeat("l", 46), Style: discordgo.TextInputShort, Value: strings.Repeat("v", 4001)}
		r := &discordgo.InteractionResponse{Type: discordgo.InteractionResponseModal, Data: &discordgo.InteractionResponseData{
			CustomID: "m", Title: strings.Repeat("t", 46), Components: []discordgo.MessageComponent{discordgo.ActionsRow{Components: []discordgo.MessageComponent{input}}},
		}}
		if i.Type == discordgo.InteractionApplicationCommandAutocomplete {
			choice := &discordgo.ApplicationCommandOptionChoice{Name: strings.Repeat("n", 101), Value: "v"}
			r = &discordgo.InteractionResponse{Type: discordgo.InteractionApplicationCommandAutocompleteResult, Data: &discordgo.InteractionResponseData{}}
			for range 26 {
				r.Data.Choices = append(r.Data.Choices, choice)
			}
		}
		errs <- s.InteractionRespond(i, r)
		if i.Type == discordgo.InteractionApplicationCommandAutocomplete {
			r.Data.Choices = nil
			_ = s.InteractionRespond(i, r)
			return
		}
		_ = respond(s, i, discordgo.InteractionResponseChannelMessageWithSource, "after all", 0)
	})
	mod, general := g.Member("mod", discordtest.Administrator), g.Channel("general")
	if _, err := mod.Slash(general, "ask", question()); err != nil {
		t.Fatal(err)
	}
	err := <-errs
	for _, path := range []string{"data.title", "data.components.0.components.0.label", "data.components.0.components.0.value"} {
		if !names(err, path) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if _, err := mod.Autocomplete(general, "article show", "title", "x"); err != nil {
		t.Fatal(err)
	}
	if err = <-errs; !names(err, "data.choices") || !names(err, "data.choices.0.name") {
		t.Error(err)
	}
}

func TestCommandLimits(t *testing.T) {
	t.Parallel()
	d, _, e := start(t)
	bad := []*discordgo.ApplicationCommand{
		{Name: "Ask", Description: "upper case"}, {Name: "ask", Description: ""}, {Name: "ask", Description: "twice"},
		{Name: "ok", Description: "order", Options: []*discordgo.ApplicationCommandOption{
			{Type: discordgo.ApplicationCommandOptionString, Name: "a", Description: "a"},
			{Type: discordgo.ApplicationCommandOptionString, Name: "b", Description: "b", Required: true},
		}},
	}
	_, err := e.ApplicationCommandBulkOverwrite(d.Bot.ID, "", bad)
	for _, path := range []string{"0.name", "1.description", "2.name", "3.options.1"} {
		if !names(err, path) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if got := d.Commands(nil); len(got) != len(commands()) {
		t.Errorf("%d commands", len(got))
	}
}
