package discordtest

import (
	"fmt"
	"slices"
	"strings"
)

// A Look tells whether a message is the one that is waited for.
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

// Until waits until a message, as the member sees it, fits a look, and returns it.
func (m *Member) Until(message Message, fits Look) (Message, error) {
	m.d.mu.Lock()
	defer m.d.mu.Unlock()
	now := m.d.messages[message.ID]
	if now == nil {
		return message, errGone
	}
	err := m.d.await("a change of a message", func() bool { return !now.seenBy(m.ID) || fits(now.snapshot()) })
	switch {
	case err != nil:
		return now.snapshot(), fmt.Errorf("%w; it says %q", err, now.Content)
	case !now.seenBy(m.ID):
		return now.snapshot(), errGone
	}
	return now.snapshot(), nil
}

// Await waits for a message in a channel, one that is there or one that comes, that the member sees and that fits a look.
func (m *Member) Await(in *Channel, fits Look) (Message, error) {
	m.d.mu.Lock()
	defer m.d.mu.Unlock()
	var found *Message
	err := m.d.await("a message in #"+in.Name, func() bool {
		for _, c := range in.messages {
			if c.seenBy(m.ID) && fits(c.snapshot()) {
				found = c
				return true
			}
		}
		return false
	})
	if err != nil {
		return Message{}, err
	}
	return found.snapshot(), nil
}

// Sees returns what the member sees in a channel, oldest first.
func (m *Member) Sees(in *Channel) []Message {
	m.d.mu.Lock()
	defer m.d.mu.Unlock()
	var all []Message
	for _, c := range in.messages {
		if c.seenBy(m.ID) {
			all = append(all, c.snapshot())
		}
	}
	return all
}

// Messages returns everything that was ever posted in a channel, oldest first, also what was deleted or private.
func (c *Channel) Messages() []Message {
	c.d.mu.Lock()
	defer c.d.mu.Unlock()
	var all []Message
	for _, m := range c.messages {
		all = append(all, m.snapshot())
	}
	return all
}
