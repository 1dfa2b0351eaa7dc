package discordtest

import "strings"

// wire is the message as the API gives it, without what it says if that may not be read.
func (m *Message) wire(read bool) object {
	o := object{
		"id": m.ID, "channel_id": m.Channel.ID, "author": m.Author.wire(), "type": m.kind(), "flags": m.flags(),
		"content": "", "embeds": []Embed{}, "attachments": []Attachment{}, "components": []Component{},
		"mentions": []object{}, "mention_roles": []string{}, "mention_everyone": false,
		"timestamp": stamp(m.sent), "edited_timestamp": nil, "tts": false, "pinned": false,
	}
	if read {
		o["content"], o["embeds"], o["attachments"], o["components"] = m.Content, orEmpty(m.Embeds), orEmpty(m.Attachments), orEmpty(m.Components)
	}
	if !m.edited.IsZero() {
		o["edited_timestamp"] = stamp(m.edited)
	}
	if m.nonce != "" {
		o["nonce"] = m.nonce
	}
	m.wireMentions(o)
	m.wireOrigin(o)
	return o
}

func (m *Message) wireMentions(o object) {
	for _, p := range m.Pings {
		switch p.Kind {
		case "user", "reply":
			if u, ok := m.Channel.user(p.ID); ok {
				o["mentions"] = append(o["mentions"].([]object), u.wire())
			}
		case "role":
			o["mention_roles"] = append(o["mention_roles"].([]string), p.ID)
		default:
			o["mention_everyone"] = true
		}
	}
}

func (m *Message) wireOrigin(o object) {
	if m.of != nil {
		by := m.of.by.User.wire()
		o["webhook_id"], o["application_id"] = m.Author.ID, m.Author.ID
		o["interaction_metadata"] = object{"id": m.of.id, "type": m.of.kind, "user": by, "authorizing_integration_owners": object{}}
		if m.Command != "" {
			o["interaction"] = object{"id": m.of.id, "type": m.of.kind, "name": strings.TrimPrefix(m.Command, "/"), "user": by}
		}
	}
	if m.ReplyTo != "" {
		o["message_reference"] = object{"type": 0, "message_id": m.ReplyTo, "channel_id": m.Channel.ID, "guild_id": m.Channel.guildID()}
	}
}

// kind is Discord's number for the type of message.
func (m *Message) kind() int {
	switch {
	case strings.HasPrefix(m.Command, "/"):
		return 20
	case m.Command != "":
		return 23
	case m.ReplyTo != "":
		return 19
	}
	return 0
}
