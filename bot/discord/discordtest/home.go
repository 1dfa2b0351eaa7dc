package discordtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

func (d *Discord) gatewayURL() string { return "ws" + strings.TrimPrefix(d.URL, "http") }

func (d *Discord) getGateway(*call) (int, any, *refusal) {
	return 200, object{"url": d.gatewayURL()}, nil
}

func (d *Discord) getGatewayBot(*call) (int, any, *refusal) {
	limit := object{"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
	return 200, object{"url": d.gatewayURL(), "shards": 1, "session_start_limit": limit}, nil
}

func (d *Discord) getMe(*call) (int, any, *refusal) { return 200, d.Bot.wire(), nil }

// getUser finds a user who shares a guild with the bot.
func (d *Discord) getUser(c *call) (int, any, *refusal) {
	for _, g := range d.guilds {
		if m := g.member(c.PathValue("user_id")); m != nil {
			return 200, m.User.wire(), nil
		}
	}
	return 0, nil, unknown(10013, "User")
}

// applicationFlags say which privileged intents an application in under 100 guilds was granted: its "limited" bits.
func (d *Discord) applicationFlags() (flags int) {
	for intent, flag := range map[int]int{1 << 8: 1 << 13, 1 << 1: 1 << 15, MessageContent: 1 << 19} {
		if d.granted&intent != 0 {
			flags |= flag
		}
	}
	return flags
}

func (d *Discord) getApplication(*call) (int, any, *refusal) {
	return 200, object{
		"id": d.Bot.ID, "name": d.Bot.Username, "description": "", "icon": nil, "flags": d.applicationFlags(), "bot": d.Bot.wire(),
		"bot_public": true, "bot_require_code_grant": false, "verify_key": strings.Repeat("0", 64), "summary": "",
	}, nil
}

func (d *Discord) getGuilds(*call) (int, any, *refusal) {
	return 200, list(d.guilds, func(g *Guild) object {
		return object{"id": g.ID, "name": g.Name, "icon": nil, "owner": false, "permissions": g.member(d.Bot.ID).permissions(g.channels[0]).String(), "features": []string{}}
	}), nil
}

// openDM opens the direct messages of a user who shares a guild with the bot.
func (d *Discord) openDM(c *call) (int, any, *refusal) {
	var to struct {
		Recipient string `json:"recipient_id"`
	}
	_ = json.Unmarshal(c.body, &to) // an empty id is nobody's
	for _, g := range d.guilds {
		if m := g.member(to.Recipient); m != nil && m.ID != d.Bot.ID {
			return 200, m.dm().wire(), nil
		}
	}
	return 0, nil, unknown(10013, "User")
}

// inGuild answers for the guild in the path.
func (d *Discord) inGuild(c *call, body func(*Guild) any) (int, any, *refusal) {
	for _, g := range d.guilds {
		if g.ID == c.PathValue("guild_id") {
			return 200, body(g), nil
		}
	}
	return 0, nil, unknown(10004, "Guild")
}

func (d *Discord) getGuild(c *call) (int, any, *refusal) {
	return d.inGuild(c, func(g *Guild) any { return g.wire() })
}

func (d *Discord) getChannels(c *call) (int, any, *refusal) {
	return d.inGuild(c, func(g *Guild) any { return list(g.channels, (*Channel).wire) })
}

func (d *Discord) getRoles(c *call) (int, any, *refusal) {
	return d.inGuild(c, func(g *Guild) any { return list(g.roles, (*role).wire) })
}

func (d *Discord) getMember(c *call) (int, any, *refusal) {
	var m *Member
	if _, _, refused := d.inGuild(c, func(g *Guild) any { m = g.member(c.PathValue("user_id")); return nil }); refused != nil {
		return 0, nil, refused
	}
	if m == nil {
		return 0, nil, unknown(10007, "Member")
	}
	return 200, m.wire(), nil
}

// download serves a file that somebody attached.
func (d *Discord) download(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	data, ok := d.files[r.PathValue("attachment_id")]
	d.mu.Unlock()
	if !ok {
		http.Error(w, "This content is no longer available.", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Length", fmt.Sprint(len(data)))
	_, _ = w.Write(data) // a client that went away misses it
}

// attach keeps files and returns them as attachments.
func (d *Discord) attach(c *Channel, files []File) []Attachment {
	var all []Attachment
	for _, f := range files {
		a := Attachment{ID: d.id(), Filename: f.Name, ContentType: f.Type, Size: len(f.Data)}
		a.URL = fmt.Sprintf("%s/attachments/%s/%s/%s", d.URL, c.ID, a.ID, url.PathEscape(f.Name))
		a.ProxyURL = a.URL
		d.files[a.ID] = f.Data
		all = append(all, a)
	}
	return all
}
