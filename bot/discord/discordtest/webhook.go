package discordtest

// answered finds the interaction of a token that lives and was acknowledged.
func (d *Discord) answered(c *call) (*interaction, *refusal) {
	it := d.interactions[c.PathValue("webhook_token")]
	switch {
	case it == nil || c.PathValue("webhook_id") != d.Bot.ID:
		return nil, unknown(10015, "Webhook")
	case it.dead(d):
		return nil, &refusal{401, 50027, "Invalid Webhook Token", nil}
	case it.answer == 0:
		return nil, unknown(10015, "Webhook")
	}
	return it, nil
}

// ofAnswer finds the message in the path: the first answer, or one that followed, also one that a member alone sees.
func (d *Discord) ofAnswer(c *call) (*Message, *refusal) {
	it, refused := d.answered(c)
	if refused != nil {
		return nil, refused
	}
	m := it.original
	if id := c.PathValue("message_id"); id != "" {
		m = d.messages[id]
		if m != nil && m != it.original && m.of != it {
			m = nil
		}
	}
	if m == nil || m.Deleted {
		return nil, unknown(10008, "Message")
	}
	return m, nil
}

// followUp posts a further message. Right after a deferred answer it is that answer instead, and stays as private or
// public as that was.
func (d *Discord) followUp(c *call) (int, any, *refusal) {
	it, refused := d.answered(c)
	if refused != nil {
		return 0, nil, refused
	}
	var f form
	new := f.read("", c.body)
	f.message("", new)
	if refused := f.refusal(); refused != nil {
		return 0, nil, refused
	}
	m := it.original
	if m != nil && m.Thinking && !m.Deleted {
		refused = d.edit(m, new, c.files)
	} else {
		m, refused = d.follow(it, new, c.files)
	}
	if refused != nil {
		return 0, nil, refused
	}
	if c.URL.Query().Get("wait") == "false" {
		return 204, nil, nil
	}
	return 200, m.wire(true), nil // interactions' webhooks always wait
}

func (d *Discord) follow(it *interaction, new draft, files []File) (*Message, *refusal) {
	m := it.message(new)
	m.Command = ""
	if it.original != nil {
		m.ReplyTo = it.original.ID
	}
	d.apply(m, new, files)
	if m.empty() {
		return nil, emptyMessage
	}
	d.post(m)
	return m, nil
}

func (d *Discord) getAnswer(c *call) (int, any, *refusal) {
	m, refused := d.ofAnswer(c)
	if refused != nil {
		return 0, nil, refused
	}
	return 200, m.wire(true), nil
}

func (d *Discord) editAnswer(c *call) (int, any, *refusal) {
	m, refused := d.ofAnswer(c)
	if refused != nil {
		return 0, nil, refused
	}
	var f form
	new := f.read("", c.body)
	f.message("", new)
	refused = f.refusal()
	if refused == nil {
		refused = d.edit(m, new, c.files)
	}
	if refused != nil {
		return 0, nil, refused
	}
	return 200, m.wire(true), nil
}

func (d *Discord) deleteAnswer(c *call) (int, any, *refusal) {
	m, refused := d.ofAnswer(c)
	if refused != nil {
		return 0, nil, refused
	}
	d.remove(m)
	return 204, nil, nil
}
