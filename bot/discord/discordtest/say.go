package discordtest

import "fmt"

// Say posts a message as a member. A text of more than 2,000 characters becomes a file, message.txt, as the client makes it.
func (m *Member) Say(in *Channel, text string, files ...File) (Message, error) {
	return m.say(&Message{Channel: in, Content: text}, files, true)
}

// Reply answers a message, and notifies its author.
func (m *Member) Reply(to Message, text string, files ...File) (Message, error) {
	return m.say(&Message{Channel: to.Channel, Content: text, ReplyTo: to.ID}, files, true)
}

// ReplyQuietly answers a message with the notification switched off.
func (m *Member) ReplyQuietly(to Message, text string) (Message, error) {
	return m.say(&Message{Channel: to.Channel, Content: text, ReplyTo: to.ID}, nil, false)
}

func (m *Member) say(new *Message, files []File, notify bool) (Message, error) {
	m.d.mu.Lock()
	defer m.d.mu.Unlock()
	if size(new.Content) > maxContent {
		files = append(files, File{Name: "message.txt", Type: "text/plain; charset=utf-8", Data: []byte(new.Content)})
		new.Content = ""
	}
	if original := m.d.messages[new.ReplyTo]; new.ReplyTo != "" && (original == nil || !original.seenBy("")) {
		return Message{}, errGone
	}
	new.Author, new.Attachments = m.User, m.d.attach(new.Channel, files)
	if new.empty() {
		return Message{}, fmt.Errorf("%s says nothing", m.Username)
	}
	parse := []string{"users", "roles", "everyone"}
	new.Pings = new.pings(&allowed{Parse: &parse, RepliedUser: notify})
	m.d.post(new)
	return new.snapshot(), nil
}

// Edit changes what a member said.
func (m *Member) Edit(own Message, text string) error {
	return m.d.own(m, own, func(now *Message) {
		now.revise(now.Content)
		now.Content = text
		m.d.wasEdited(now)
	})
}

// Delete deletes a message: the member's own or, with ManageMessages, anybody's.
func (m *Member) Delete(message Message) error { return m.d.own(m, message, m.d.remove) }

func (d *Discord) own(m *Member, message Message, do func(*Message)) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	now := d.messages[message.ID]
	switch {
	case now == nil || !now.seenBy(m.ID):
		return errGone
	case now.Author.ID != m.ID && !m.permissions(now.Channel).has(ManageMessages):
		return fmt.Errorf("%s may not change a message of %s", m.Username, now.Author.Username)
	}
	do(now)
	return nil
}
