package discordtest

import (
	"slices"
	"strconv"
)

// in finds the channel in the path and checks what the bot needs there.
func (d *Discord) in(c *call, need Permission) (*Channel, *refusal) {
	channel := d.channels[c.PathValue("channel_id")]
	switch {
	case channel == nil:
		return nil, unknown(10003, "Channel")
	case !channel.botMay().has(ViewChannel):
		return nil, missingAccess
	case !channel.botMay().has(need):
		return nil, missingPermissions
	}
	return channel, nil
}

// message finds the message in the path. What one member alone sees can't be reached through the channel.
func (d *Discord) message(c *call) (*Message, *refusal) {
	if _, refused := d.in(c, ViewChannel); refused != nil {
		return nil, refused
	}
	m := d.messages[c.PathValue("message_id")]
	if m == nil || m.Deleted || m.For != "" || m.Channel.ID != c.PathValue("channel_id") {
		return nil, unknown(10008, "Message")
	}
	return m, nil
}

func (d *Discord) getChannel(c *call) (int, any, *refusal) {
	channel, refused := d.in(c, ViewChannel)
	if refused != nil {
		return 0, nil, refused
	}
	return 200, channel.wire(), nil
}

func (d *Discord) startTyping(c *call) (int, any, *refusal) {
	if _, refused := d.in(c, SendMessages); refused != nil {
		return 0, nil, refused
	}
	d.happens(Typing)
	return 204, nil, nil
}

// getMessages lists the newest first, as many as asked for, before or after an id.
func (d *Discord) getMessages(c *call) (int, any, *refusal) {
	channel, refused := d.in(c, ReadHistory)
	if refused != nil {
		return 0, nil, refused
	}
	query := c.URL.Query()
	limit, err := strconv.Atoi(query.Get("limit"))
	if err != nil {
		limit = 50
	}
	var f form
	if limit < 1 || limit > 100 {
		f.wrong("limit", "NUMBER_TYPE_MAX", "int value should be less than or equal to 100.")
		return 0, nil, f.refusal()
	}
	var found []*Message
	for _, m := range slices.Backward(channel.messages) {
		if len(found) < limit && m.seenBy("") && within(m.ID, query.Get("after"), query.Get("before")) {
			found = append(found, m)
		}
	}
	return 200, list(found, func(m *Message) object { return m.wire(d.reads(m)) }), nil
}

// within reports whether an id lies between two others, each "" for none. Ids have equal lengths.
func within(id, after, before string) bool {
	return (after == "" || id > after) && (before == "" || id < before)
}

// reads reports whether the bot may read a message over REST: by the grant, whatever a session asked for.
func (d *Discord) reads(m *Message) bool { return d.granted&MessageContent != 0 || m.public() }

func (d *Discord) getMessage(c *call) (int, any, *refusal) {
	m, refused := d.message(c)
	if refused != nil {
		return 0, nil, refused
	}
	return 200, m.wire(d.reads(m)), nil
}

func (d *Discord) createMessage(c *call) (int, any, *refusal) {
	channel, refused := d.in(c, SendMessages)
	if refused != nil {
		return 0, nil, refused
	}
	var f form
	body := f.read("", c.body)
	f.message("", body)
	m := &Message{Channel: channel, Author: d.Bot, nonce: body.Nonce}
	if body.Reference != nil {
		m.ReplyTo = f.reference(channel, body)
	}
	if refused := f.refusal(); refused != nil {
		return 0, nil, refused
	}
	// Discord remembers nonces for some minutes.
	if twin := channel.nonces[m.nonce]; twin != nil && body.EnforceNonce {
		return 200, twin.wire(true), nil
	}
	d.apply(m, body, c.files)
	if m.empty() {
		return 0, nil, emptyMessage
	}
	d.post(m)
	if m.nonce != "" {
		channel.nonces[m.nonce] = m
	}
	return 200, m.wire(true), nil
}

// reference returns the id of the message that a body replies to; "" if it is gone and that is allowed.
func (f *form) reference(channel *Channel, body draft) string {
	id := body.Reference.MessageID
	if m := channel.d.messages[id]; m != nil && m.Channel == channel && m.seenBy("") {
		return id
	}
	if fail := body.Reference.FailIfNotExists; fail == nil || *fail {
		f.wrong("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
	}
	return ""
}

func (d *Discord) editMessage(c *call) (int, any, *refusal) {
	m, refused := d.message(c)
	if refused != nil {
		return 0, nil, refused
	}
	if m.Author.ID != d.Bot.ID {
		return 0, nil, &refusal{403, 50005, "Cannot edit a message authored by another user", nil}
	}
	var f form
	body := f.read("", c.body)
	f.message("", body)
	refused = f.refusal()
	if refused == nil {
		refused = d.edit(m, body, c.files)
	}
	if refused != nil {
		return 0, nil, refused
	}
	return 200, m.wire(true), nil
}

func (d *Discord) deleteMessage(c *call) (int, any, *refusal) {
	m, refused := d.message(c)
	if refused != nil {
		return 0, nil, refused
	}
	if m.Author.ID != d.Bot.ID && !m.Channel.botMay().has(ManageMessages) {
		return 0, nil, missingPermissions
	}
	d.remove(m)
	return 204, nil, nil
}
