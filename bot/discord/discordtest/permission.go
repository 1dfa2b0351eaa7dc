package discordtest

import (
	"slices"
	"strconv"
)

// A Permission is a set of Discord's permission bits.
type Permission int64

const (
	Administrator   Permission = 1 << 3
	ViewChannel     Permission = 1 << 10
	SendMessages    Permission = 1 << 11
	ManageMessages  Permission = 1 << 13
	EmbedLinks      Permission = 1 << 14
	AttachFiles     Permission = 1 << 15
	ReadHistory     Permission = 1 << 16
	MentionEveryone Permission = 1 << 17
	UseCommands     Permission = 1 << 31

	everybody = ViewChannel | SendMessages | EmbedLinks | AttachFiles | ReadHistory | UseCommands
)

// String is the number, as the API writes it.
func (p Permission) String() string { return strconv.FormatInt(int64(p), 10) }

// has reports whether all of q is in p.
func (p Permission) has(q Permission) bool { return p&q == q || p&Administrator != 0 }

// permissions is what a member may do in a channel. In direct messages nobody is a moderator.
func (m *Member) permissions(c *Channel) Permission {
	if c.Guild == nil {
		return everybody
	}
	p := c.Guild.roles[0].permissions
	for _, r := range m.roles {
		p |= r.permissions
	}
	if m.ID == m.d.Bot.ID {
		p &^= c.denied
	}
	return p
}

// botMay is what the bot may do in a channel.
func (c *Channel) botMay() Permission {
	if c.Guild == nil {
		return everybody
	}
	return c.Guild.member(c.d.Bot.ID).permissions(c)
}

// Deny takes permissions from the bot in this channel.
func (c *Channel) Deny(p Permission) {
	c.d.mu.Lock()
	defer c.d.mu.Unlock()
	c.denied |= p
	c.d.dispatch("CHANNEL_UPDATE", c.guildID(), intentGuilds, func(*session) any { return c.wire() })
}

// Override says for a command what the server's settings say of a member, or, with nil, of everybody: it wins over the
// permissions that the command asks for by default. It lasts until the command is registered anew under another id.
func (g *Guild) Override(command string, m *Member, allow bool) {
	g.d.mu.Lock()
	defer g.d.mu.Unlock()
	c := g.command(command)
	if c == nil {
		panic("discordtest: override of a command that is not registered: " + command)
	}
	who := g.ID
	if m != nil {
		who = m.ID
	}
	if g.overrides[c.ID] == nil {
		g.overrides[c.ID] = make(map[string]bool)
	}
	g.overrides[c.ID][who] = allow
}

// mayUse reports whether Discord offers a command to a member: administrators always, then the server's overrides, the
// member's own before everybody's, then the command's default.
func (m *Member) mayUse(c *Command, in *Channel) bool {
	if in.Guild == nil {
		return c.inDM()
	}
	may := m.permissions(in)
	if !slices.Contains(c.contexts(), contextGuild) || !may.has(UseCommands) {
		return false
	}
	if may.has(Administrator) {
		return true
	}
	for _, who := range []string{m.ID, in.Guild.ID} {
		if allow, ok := in.Guild.overrides[c.ID][who]; ok {
			return allow
		}
	}
	return c.Permissions == nil || *c.Permissions != 0 && may.has(*c.Permissions)
}
