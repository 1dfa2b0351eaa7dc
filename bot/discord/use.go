package discord

import (
	"context"
	"errors"
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/render"
)

// A use is a member's use of a command, a button or a form, or of a command's field while they type.
type use struct {
	b          *Bot
	id, token  string
	app        string
	community  string // "" in direct messages
	channel    string
	member     string
	moderates  bool              // may manage messages here
	name       string            // of its handler; "" where Discord sent half
	arg        string            // what stands behind the name in a button's or form's id
	ticket     string            // of the button or form
	given      map[string]string // options, and fields of a form, by name; a yes is "true"
	focused    string            // the option that is typed into
	files      []file            // given for options
	target     *discordgo.Message
	message    string // the one with the button
	alone      bool   // only the member sees that message
	completing bool   // it asks for choices
	state      state
}

// A state is how far a use is answered.
type state int

const (
	open     state = iota
	waiting        // "is thinking…", or nothing shown yet
	answered       // a message, a form or choices were shown
)

// A file is an attachment.
type file struct {
	name, url string
	size      int
}

// errTaken is what becomes of a use that another process answered, or that came too late: nothing is said.
var errTaken = errors.New("the interaction was answered already, or is too old")

// newUse reads an interaction. It may be half there: what is missing stays empty. It returns nil for one that can't be
// answered.
func (b *Bot) newUse(i *discordgo.Interaction) *use {
	if i == nil || i.ID == "" || i.Token == "" {
		return nil
	}
	u := &use{
		b: b, id: i.ID, token: i.Token, app: i.AppID, community: i.GuildID, channel: i.ChannelID,
		given: make(map[string]string), completing: i.Type == discordgo.InteractionApplicationCommandAutocomplete,
	}
	if u.app == "" {
		u.app = b.app
	}
	switch {
	case i.Member != nil && i.Member.User != nil:
		u.member = i.Member.User.ID
		u.moderates = i.Member.Permissions&(discordgo.PermissionManageMessages|discordgo.PermissionAdministrator) != 0
	case i.User != nil:
		u.member = i.User.ID
	}
	if i.Message != nil {
		u.message, u.alone = i.Message.ID, i.Message.Flags&discordgo.MessageFlagsEphemeral != 0
	}
	u.readData(i.Data)
	return u
}

func (u *use) readData(data discordgo.InteractionData) {
	switch d := data.(type) {
	case discordgo.ApplicationCommandInteractionData:
		u.readCommand(d)
	case discordgo.MessageComponentInteractionData:
		u.called("button ", d.CustomID)
	case discordgo.ModalSubmitInteractionData:
		u.called("form ", d.CustomID)
		for _, c := range d.Components {
			if row, ok := c.(*discordgo.ActionsRow); ok {
				u.readFields(row)
			}
		}
	}
}

// called takes apart an id that we gave: its first word names the handler.
func (u *use) called(kind, id string) {
	name, arg, _ := strings.Cut(id, ":")
	u.name, u.arg = kind+name, arg
}

func (u *use) readFields(row *discordgo.ActionsRow) {
	for _, c := range row.Components {
		if f, ok := c.(*discordgo.TextInput); ok {
			u.given[f.CustomID] = f.Value
		}
	}
}

func (u *use) readCommand(d discordgo.ApplicationCommandInteractionData) {
	u.name = "/" + d.Name
	if d.CommandType == discordgo.MessageApplicationCommand {
		u.name = d.Name
		if d.Resolved != nil {
			u.target = d.Resolved.Messages[d.TargetID]
		}
		return
	}
	options := d.Options
	for len(options) > 0 && options[0] != nil && options[0].Type == discordgo.ApplicationCommandOptionSubCommand {
		u.name += " " + options[0].Name
		options = options[0].Options
	}
	for _, o := range options {
		if o != nil {
			u.readOption(o, d.Resolved)
		}
	}
}

func (u *use) readOption(o *discordgo.ApplicationCommandInteractionDataOption, r *discordgo.ApplicationCommandInteractionDataResolved) {
	if o.Focused {
		u.focused = o.Name
	}
	switch v := o.Value.(type) {
	case bool:
		if v {
			u.given[o.Name] = "true"
		}
	case string:
		u.given[o.Name] = v
		if o.Type == discordgo.ApplicationCommandOptionAttachment && r != nil {
			u.files = append(u.files, attached(r.Attachments[v])...)
		}
	}
}

func attached(as ...*discordgo.MessageAttachment) []file {
	var fs []file
	for _, a := range as {
		if a != nil {
			fs = append(fs, file{a.Filename, a.URL, a.Size})
		}
	}
	return fs
}

// respond gives the one answer that an interaction takes.
func (u *use) respond(ctx context.Context, kind int, data any, then state) error {
	err := u.b.rest.respond(ctx, u.id, u.token, kind, data)
	switch codeOf(err) {
	case codeAcknowledged, codeTooLate:
		u.state = answered
		return errTaken
	}
	if err == nil {
		u.state = then
	}
	return err
}

// think shows that the bot is thinking, to all or to the member alone.
func (u *use) think(ctx context.Context, alone bool) error {
	var data any
	if alone {
		data = struct {
			Flags int `json:"flags"`
		}{ephemeral}
	}
	return u.respond(ctx, deferred, data, waiting)
}

// say shows messages to the member alone: as the answer, in the place of "is thinking…", or further down.
func (u *use) say(ctx context.Context, ms ...render.Message) error {
	for _, m := range ms {
		var err error
		switch u.state {
		case open:
			err = u.respond(ctx, withMessage, private(m), answered)
		case waiting:
			_, err = u.b.rest.editOriginal(ctx, u.app, u.token, newBody(m))
			u.state = answered
		default:
			err = u.b.rest.follow(ctx, u.app, u.token, private(m))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// hold acknowledges a button that takes a while: its message stays as it is until change.
func (u *use) hold(ctx context.Context) error { return u.respond(ctx, deferredEdit, nil, waiting) }

// change puts a message in the place of the one with the button.
func (u *use) change(ctx context.Context, m render.Message) error {
	if u.state == open {
		return u.respond(ctx, withEdit, newBody(m), answered)
	}
	_, err := u.b.rest.editOriginal(ctx, u.app, u.token, newBody(m))
	u.state = answered
	return err
}

func (u *use) show(ctx context.Context, f form) error { return u.respond(ctx, withForm, f, answered) }

// A choice is one of those under a field while a member types.
type choice struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

func (u *use) offer(ctx context.Context, choices []choice) error {
	data := struct {
		Choices []choice `json:"choices"`
	}{choices}
	if choices == nil {
		data.Choices = []choice{}
	}
	return u.respond(ctx, withChoices, data, answered)
}
