package discordtest

import (
	"slices"
	"strings"
	"time"
)

const (
	flagEphemeral = 1 << 6
	flagLoading   = 1 << 7
)

// A Message is a message at one time. What calls return are copies: they don't change when the message does.
type Message struct {
	ID          string
	Channel     *Channel
	Author      User
	Content     string
	Embeds      []Embed
	Components  []Component // rows
	Attachments []Attachment
	ReplyTo     string   // the id of the message that it replies to
	Command     string   // the command that it answers, as "/ask" or "Add as article"
	For         string   // the id of the only user who sees it; "" for everybody
	Thinking    bool     // a deferred answer that has not come
	Pings       []Ping   // whom it would notify
	Before      []string // what its content was before each edit
	Deleted     bool

	by      User // who used the command
	nonce   nonce
	webhook bool   // an answer to an interaction
	token   string // of the interaction that it answers
	sent    time.Time
}

// An Attachment is a file of a message, served from Discord's own host.
type Attachment struct {
	ID          string `json:"id"`
	Filename    string `json:"filename"`
	ContentType string `json:"content_type"`
	Size        int    `json:"size"`
	URL         string `json:"url"`
	ProxyURL    string `json:"proxy_url"`
}

// A File is what a member attaches.
type File struct {
	Name, Type string
	Data       []byte
}

// flags are Discord's bits.
func (m *Message) flags() (bits int) {
	if m.For != "" {
		bits |= flagEphemeral
	}
	if m.Thinking {
		bits |= flagLoading
	}
	return bits
}

// seenBy reports whether a user sees the message.
func (m *Message) seenBy(id string) bool { return !m.Deleted && (m.For == "" || m.For == id) }

// snapshot is a copy that later edits don't reach: they replace slices and never write into them.
func (m *Message) snapshot() Message { return *m }

// post puts a new message at a channel's end. The lock is held.
func (d *Discord) post(m *Message) {
	m.ID, m.sent = d.id(), time.Now()
	m.Channel.messages = append(m.Channel.messages, m)
	d.messages[m.ID] = m
	if m.Author.ID == d.Bot.ID {
		d.happens(Posted)
	}
	d.announce("MESSAGE_CREATE", m)
}

// edited tells of a message that was edited.
func (d *Discord) edited(m *Message) {
	if m.Author.ID == d.Bot.ID {
		d.happens(Edited)
	}
	d.announce("MESSAGE_UPDATE", m)
}

// remove deletes a message.
func (d *Discord) remove(m *Message) {
	m.Deleted = true
	d.happens(Deleted)
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

func (c *Channel) intent() int {
	if c.Guild == nil {
		return intentDirect
	}
	return intentMessages
}

// public reports whether a bot without the Message Content intent may read the message: its own, direct ones, and those
// that mention it.
func (m *Message) public() bool {
	bot := m.Channel.d.Bot.ID
	return m.Author.ID == bot || m.Channel.Guild == nil || slices.ContainsFunc(m.Pings, func(p Ping) bool { return p.ID == bot })
}

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
	if len(m.Before) > 0 {
		o["edited_timestamp"] = stamp(m.sent)
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
	if m.webhook {
		o["webhook_id"], o["application_id"] = m.Author.ID, m.Author.ID
	}
	if m.Command != "" {
		o["interaction"] = object{"id": m.ID, "type": 2, "name": strings.TrimPrefix(m.Command, "/"), "user": m.by.wire()}
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

// user finds a person whom a message in the channel can name.
func (c *Channel) user(id string) (User, bool) {
	if c.Guild == nil {
		if id == c.d.Bot.ID {
			return c.d.Bot, true
		}
		return c.with.User, id == c.with.ID
	}
	if m := c.Guild.member(id); m != nil {
		return m.User, true
	}
	return User{}, false
}

func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
