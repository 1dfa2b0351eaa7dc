package discordtest

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// A Look tells whether a message is the one that is waited for. It may ask the message for its Page.
type Look func(Message) bool

// Done is a message that no longer says that the bot is thinking.
func Done(m Message) bool { return !m.Thinking }

// Says is a message whose content, as it was sent, holds a text.
func Says(text string) Look { return func(m Message) bool { return strings.Contains(m.Content, text) } }

// Offers is a message with a button of this label that can be pressed.
func Offers(label string) Look {
	return func(m Message) bool {
		return slices.ContainsFunc(m.Components, func(row Component) bool {
			return slices.ContainsFunc(row.Components, func(c Component) bool { return c.Label == label && !c.Disabled })
		})
	}
}

// Answers is a message that replies to another.
func Answers(to Message) Look { return func(m Message) bool { return m.ReplyTo == to.ID } }

// All is a message that all looks fit.
func All(looks ...Look) Look {
	return func(m Message) bool {
		return !slices.ContainsFunc(looks, func(fits Look) bool { return !fits(m) })
	}
}

// Until waits until a message, as the member sees it now or after any later change, fits a look, and returns it as it was
// then.
func (m *Member) Until(message Message, fits Look) (Message, error) {
	if message.Channel == nil {
		return message, errGone
	}
	found, err := m.watch(message.Channel, message.ID, func(c Message) bool { return !c.seenBy(m.ID) || fits(c) })
	if err == nil && !found.seenBy(m.ID) {
		err = errGone
	}
	return found, err
}

// Await waits for a message in a channel, one that is there or one that comes, that the member sees and that fits a look.
func (m *Member) Await(in *Channel, fits Look) (Message, error) {
	return m.watch(in, "", func(c Message) bool { return c.seenBy(m.ID) && fits(c) })
}

// watch looks at a channel's messages, or at the one with an id, as they are and then as they are after each change. It
// looks without the lock: a look may ask for a Page.
func (m *Member) watch(in *Channel, id string, fits Look) (Message, error) {
	d, deadline := m.d, time.Now().Add(ceiling)
	d.mu.Lock()
	cursor, now := len(d.touched), []Message(nil)
	if one := d.messages[id]; one != nil {
		now = append(now, one.snapshot())
	} else {
		now = in.now()
	}
	d.mu.Unlock()
	for {
		for _, c := range now {
			if c.Channel == in && (id == "" || c.ID == id) && fits(c) {
				return c, nil
			}
		}
		d.mu.Lock()
		err := d.awaitUntil(deadline, "a message in #"+in.Name, func() bool { return len(d.touched) > cursor })
		now, cursor = d.touched[cursor:], len(d.touched)
		d.mu.Unlock()
		if err != nil {
			return Message{}, fmt.Errorf("%w; %s sees:\n%s", err, m.Username, m.Transcript(in))
		}
	}
}

// now is the channel's messages as they are.
func (c *Channel) now() (all []Message) {
	for _, m := range c.messages {
		all = append(all, m.snapshot())
	}
	return all
}

// Sees returns what the member sees in a channel, oldest first.
func (m *Member) Sees(in *Channel) []Message {
	return slices.DeleteFunc(in.Messages(), func(c Message) bool { return !c.seenBy(m.ID) })
}

// Messages returns everything that was ever posted in a channel, oldest first, also what was deleted or private.
func (c *Channel) Messages() []Message {
	c.d.mu.Lock()
	defer c.d.mu.Unlock()
	return c.now()
}
