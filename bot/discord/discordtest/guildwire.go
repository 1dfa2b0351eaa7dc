package discordtest

import "time"

func (c *Channel) guildID() string {
	if c.Guild == nil {
		return ""
	}
	return c.Guild.ID
}

func (u User) wire() object {
	return object{"id": u.ID, "username": u.Username, "bot": u.Bot, "discriminator": "0", "global_name": nil, "avatar": nil, "public_flags": 0, "flags": 0}
}

func (r *role) wire() object {
	return object{
		"id": r.id, "name": r.name, "permissions": r.permissions.String(), "color": 0, "hoist": false, "position": 0,
		"managed": false, "mentionable": true, "flags": 0, "icon": nil, "unicode_emoji": nil,
	}
}

func (g *Guild) wire() object {
	return object{
		"id": g.ID, "name": g.Name, "owner_id": "1", "icon": nil, "features": []string{}, "emojis": []any{}, "stickers": []any{},
		"roles": list(g.roles, (*role).wire), "channels": list(g.channels, (*Channel).wire),
		"members": []object{g.member(g.d.Bot.ID).wire()}, "member_count": len(g.members), "joined_at": stamp(time.Now()),
		"preferred_locale": "en-US", "large": false, "unavailable": false, "threads": []any{}, "voice_states": []any{},
	}
}

func (c *Channel) wire() object {
	if c.Guild == nil {
		return object{"id": c.ID, "type": 1, "recipients": []object{c.with.User.wire()}}
	}
	overwrites := []object{}
	if c.denied != 0 {
		own := c.Guild.member(c.d.Bot.ID).roles[0]
		overwrites = append(overwrites, object{"id": own.id, "type": 0, "allow": "0", "deny": c.denied.String()})
	}
	return object{
		"id": c.ID, "type": 0, "guild_id": c.Guild.ID, "name": c.Name, "position": 0, "nsfw": false, "topic": nil,
		"permission_overwrites": overwrites, "rate_limit_per_user": 0,
	}
}

// partial is a member as messages carry one: without the user.
func (m *Member) partial() object {
	ids := []string{}
	for _, r := range m.roles {
		ids = append(ids, r.id)
	}
	return object{"roles": ids, "nick": nil, "joined_at": stamp(time.Now()), "deaf": false, "mute": false, "flags": 0, "pending": false}
}

func (m *Member) wire() object {
	o := m.partial()
	o["user"] = m.User.wire()
	return o
}
