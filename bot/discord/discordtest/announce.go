package discordtest

import "time"

// post puts a new message at a channel's end. The lock is held.
func (d *Discord) post(m *Message) {
	m.ID, m.sent = d.id(), time.Now()
	m.Channel.messages = append(m.Channel.messages, m)
	d.messages[m.ID] = m
	if m.Author.ID == d.Bot.ID {
		d.happens(Posted)
	}
	d.touch(m)
	d.announce("MESSAGE_CREATE", m)
}

// touch lets those who watch see what a message is now.
func (d *Discord) touch(m *Message) {
	d.touched = append(d.touched, m.snapshot())
	d.changed.Broadcast()
}

// wasEdited tells of a message that was edited.
func (d *Discord) wasEdited(m *Message) {
	if m.Author.ID == d.Bot.ID {
		d.happens(Edited)
	}
	d.touch(m)
	d.announce("MESSAGE_UPDATE", m)
}

// remove deletes a message.
func (d *Discord) remove(m *Message) {
	m.Deleted = true
	d.happens(Deleted)
	d.touch(m)
	if m.For != "" {
		return
	}
	data := object{"id": m.ID, "channel_id": m.Channel.ID, "guild_id": m.Channel.guildID()}
	d.dispatch("MESSAGE_DELETE", m.Channel.guildID(), m.Channel.intent(), func(*session) any { return data })
}

// announce sends a message's event to the sessions that want it; nobody is told of what one member alone sees.
func (d *Discord) announce(event string, m *Message) {
	if m.For != "" {
		return
	}
	d.dispatch(event, m.Channel.guildID(), m.Channel.intent(), func(s *session) any {
		o := m.wire(s.reads(m))
		if g := m.Channel.Guild; g != nil {
			o["guild_id"] = g.ID
			if member := g.member(m.Author.ID); member != nil {
				o["member"] = member.partial()
			}
		}
		if original := d.messages[m.ReplyTo]; original != nil {
			o["referenced_message"] = original.wire(s.reads(original))
		}
		return o
	})
}
