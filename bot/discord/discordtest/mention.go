package discordtest

import (
	"slices"

	"verbatim/bot/discord/discordtest/markdowntest"
)

// A Ping is somebody whom a message would notify.
type Ping struct {
	Kind string // "user", "role", "everyone", "here", or "reply" for the author of the message that is replied to
	ID   string // of the user or role
}

// allowed is what a body says of whom its mentions may notify. Without it, or without its parse, every mention does.
type allowed struct {
	Parse       *[]string
	Users       []string
	Roles       []string
	RepliedUser bool `json:"replied_user"`
}

func (f *form) allowed(path string, a *allowed) {
	if a == nil {
		return
	}
	path = at(path, "allowed_mentions")
	parse := deref(a.Parse)
	for i, kind := range parse {
		if !slices.Contains([]string{"users", "roles", "everyone"}, kind) {
			f.wrong(at(path, "parse", i), "BASE_TYPE_CHOICES", "Value ('"+kind+"') must be one of ('roles', 'users', 'everyone').")
		}
	}
	if slices.Contains(parse, "users") && len(a.Users) > 0 || slices.Contains(parse, "roles") && len(a.Roles) > 0 {
		f.wrong(path, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", "parse and a list of ids are mutually exclusive.")
	}
}

// lets reports whether a mention may notify.
func (a *allowed) lets(p Ping) bool {
	if a == nil || a.Parse == nil && a.Users == nil && a.Roles == nil {
		return true
	}
	parse := deref(a.Parse)
	switch p.Kind {
	case "user":
		return slices.Contains(parse, "users") || slices.Contains(a.Users, p.ID)
	case "role":
		return slices.Contains(parse, "roles") || slices.Contains(a.Roles, p.ID)
	case "reply":
		return a.RepliedUser
	}
	return slices.Contains(parse, "everyone")
}

// pings finds whom a message notifies: who it mentions and may, and whom it replies to.
func (m *Message) pings(a *allowed) (all []Ping) {
	for _, mention := range markdowntest.Parse(m.Content, nil).Mentions {
		if p := (Ping{mention.Kind, mention.ID}); p.Kind != "channel" && p.Kind != "command" && a.lets(p) && m.mayPing(p) {
			all = append(all, p)
		}
	}
	if original := m.Channel.d.messages[m.ReplyTo]; original != nil && original.Author.ID != m.Author.ID && a.lets(Ping{Kind: "reply"}) {
		all = append(all, Ping{"reply", original.Author.ID})
	}
	return all
}

// mayPing reports whether the author's permissions and the guild let a mention notify.
func (m *Message) mayPing(p Ping) bool {
	if p.Kind == "user" {
		_, ok := m.Channel.user(p.ID)
		return ok
	}
	if m.Channel.Guild == nil {
		return false
	}
	if p.Kind == "role" {
		return slices.ContainsFunc(m.Channel.Guild.roles, func(r *role) bool { return r.id == p.ID })
	}
	author := m.Channel.Guild.member(m.Author.ID)
	return author != nil && author.permissions(m.Channel).has(MentionEveryone)
}
