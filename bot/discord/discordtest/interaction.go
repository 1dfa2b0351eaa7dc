package discordtest

import (
	"errors"
	"time"
)

// Discord's numbers for kinds of interactions and of answers to them.
const (
	kindCommand      = 2
	kindComponent    = 3
	kindAutocomplete = 4
	kindSubmit       = 5

	answerMessage       = 4
	answerDeferred      = 5
	answerDeferredEdit  = 6
	answerEdit          = 7
	answerChoices       = 8
	answerModal         = 9
	timeToAcknowledge   = 3 * time.Second
	lifeOfToken         = 15 * time.Minute
	interactionsVersion = 1
)

// ErrUnanswered is what a member sees as "The application did not respond": the bot didn't acknowledge in 3 seconds.
var ErrUnanswered = errors.New("the application did not respond")

// An interaction is a member's use of a command, a component or a modal, and what the bot made of it.
type interaction struct {
	id, token string
	kind      int
	command   string // as in Message.Command; "" for others
	by        *Member
	channel   *Channel
	source    *Message // whose component was used
	asked     time.Duration

	answer   int      // the kind of answer; 0 before it
	original *Message // the answer; nil for choices and modals
	modal    *Modal
	choices  []Choice
}

// Seen is what a member sees when the bot has acknowledged: a message, which may still say that the bot is thinking, or a
// modal.
type Seen struct {
	Message Message
	Modal   *Modal
}

// interact sends an interaction and waits for its acknowledgement. The lock is held.
func (d *Discord) interact(it *interaction, data object) error {
	it.id, it.token = d.id(), "token-"+d.id()
	it.asked = d.passed
	d.interactions[it.token] = it
	d.dispatch("INTERACTION_CREATE", it.channel.guildID(), intentInteractions, func(*session) any { return it.wire(data) })
	err := d.await("an answer to an interaction of "+it.by.Username, func() bool { return it.answer != 0 || it.late(d) })
	if err == nil && it.answer == 0 {
		return ErrUnanswered
	}
	return err
}

// late reports whether the time to acknowledge is over.
func (it *interaction) late(d *Discord) bool { return d.passed-it.asked >= timeToAcknowledge }

// dead reports whether the token's life is over.
func (it *interaction) dead(d *Discord) bool { return d.passed-it.asked >= lifeOfToken }

func (it *interaction) seen() Seen {
	switch {
	case it.modal != nil:
		return Seen{Modal: it.modal}
	case it.original != nil:
		return Seen{Message: it.original.snapshot()}
	}
	return Seen{}
}

func (it *interaction) wire(data object) object {
	o := object{
		"id": it.id, "application_id": it.channel.d.Bot.ID, "type": it.kind, "data": data, "channel_id": it.channel.ID,
		"channel": it.channel.wire(), "token": it.token, "version": interactionsVersion, "locale": "en-US",
		"app_permissions": it.channel.botMay().String(), "entitlements": []any{},
	}
	if g := it.channel.Guild; g != nil {
		member := it.by.wire()
		member["permissions"] = it.by.permissions(it.channel).String()
		o["guild_id"], o["guild_locale"], o["context"], o["member"] = g.ID, "en-US", contextGuild, member
		o["authorizing_integration_owners"] = object{"0": g.ID}
	} else {
		o["context"], o["user"] = contextBotDM, it.by.User.wire()
		o["authorizing_integration_owners"] = object{"0": "0"}
	}
	if it.source != nil {
		o["message"] = it.source.wire(true)
	}
	return o
}
