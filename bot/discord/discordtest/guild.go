package discordtest

import (
	"slices"
)

// A User is a person or a bot.
type User struct {
	ID       string `json:"id"`
	Username string `json:"username"`
	Bot      bool   `json:"bot"`
}

// Mention is how a message's content mentions the user.
func (u User) Mention() string { return "<@" + u.ID + ">" }

// A Guild is a server: a community. Its bot is a member with the permissions that everybody has, and MentionEveryone, so
// that what may ping does.
type Guild struct {
	ID, Name string

	d         *Discord
	channels  []*Channel
	members   []*Member
	roles     []*role
	overrides map[string]map[string]bool // of a command's use: by command id and role or user id
}

// A Channel is a guild's text channel or, without a guild, the direct messages of a member and the bot.
type Channel struct {
	ID, Name string
	Guild    *Guild // nil for direct messages

	d        *Discord
	with     *Member // of direct messages
	denied   Permission
	messages []*Message
	nonces   map[nonce]*Message // the bot's messages by nonce
}

// A Member is a person in a guild.
type Member struct {
	User
	Guild *Guild

	d     *Discord
	roles []*role
}

type role struct {
	id, name    string
	permissions Permission
}

// Guild makes a guild with one channel, general, which the bot joins.
func (d *Discord) Guild(name string) *Guild {
	d.mu.Lock()
	defer d.mu.Unlock()
	g := &Guild{ID: d.id(), Name: name, d: d, overrides: make(map[string]map[string]bool)}
	g.roles = []*role{{id: g.ID, name: "@everyone", permissions: everybody}}
	g.join(d.Bot, MentionEveryone)
	g.channel("general")
	d.guilds = append(d.guilds, g)
	d.dispatch("GUILD_CREATE", g.ID, intentGuilds, func(*session) any { return g.wire() })
	return g
}

// Channel returns the guild's channel of that name, made at the first call.
func (g *Guild) Channel(name string) *Channel {
	g.d.mu.Lock()
	defer g.d.mu.Unlock()
	if i := slices.IndexFunc(g.channels, func(c *Channel) bool { return c.Name == name }); i >= 0 {
		return g.channels[i]
	}
	c := g.channel(name)
	g.d.dispatch("CHANNEL_CREATE", g.ID, intentGuilds, func(*session) any { return c.wire() })
	return c
}

func (g *Guild) channel(name string) *Channel {
	c := &Channel{ID: g.d.id(), Name: name, Guild: g, d: g.d, nonces: make(map[nonce]*Message)}
	g.channels = append(g.channels, c)
	g.d.channels[c.ID] = c
	return c
}

// Member lets a person join with permissions beyond everybody's.
func (g *Guild) Member(name string, more ...Permission) *Member {
	g.d.mu.Lock()
	defer g.d.mu.Unlock()
	return g.join(User{ID: g.d.id(), Username: name}, more...)
}

// join gives a member a role of their own, named like them, which holds their permissions.
func (g *Guild) join(u User, more ...Permission) *Member {
	own := &role{id: g.d.id(), name: u.Username}
	for _, p := range more {
		own.permissions |= p
	}
	m := &Member{User: u, Guild: g, d: g.d, roles: []*role{own}}
	g.roles = append(g.roles, own)
	g.members = append(g.members, m)
	return m
}

// DM returns the channel of the member's direct messages with the bot.
func (m *Member) DM() *Channel {
	m.d.mu.Lock()
	defer m.d.mu.Unlock()
	return m.dm()
}

func (m *Member) dm() *Channel {
	for _, c := range m.d.channels {
		if c.Guild == nil && c.with.ID == m.ID {
			return c
		}
	}
	c := &Channel{ID: m.d.id(), Name: m.Username, d: m.d, with: m, nonces: make(map[nonce]*Message)}
	m.d.channels[c.ID] = c
	return c
}

// member returns the member with a user's id; nil if there is none.
func (g *Guild) member(id string) *Member {
	if i := slices.IndexFunc(g.members, func(m *Member) bool { return m.ID == id }); i >= 0 {
		return g.members[i]
	}
	return nil
}
