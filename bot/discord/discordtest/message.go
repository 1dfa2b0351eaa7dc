package discordtest

import (
	"slices"
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

	of     *interaction // that it answers; nil if none
	nonce  nonce
	sent   time.Time
	edited time.Time // zero if never
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
