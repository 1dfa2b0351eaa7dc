package discordtest

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"
)

// Discord's bits for what a session is told.
const (
	intentGuilds       = 1 << 0
	intentMessages     = 1 << 9
	intentDirect       = 1 << 12
	intentInteractions = 0 // needs none

	// MessageContent is the privileged intent to read what members say; see Grant.
	MessageContent = 1 << 15

	privileged = 1<<1 | 1<<8 | MessageContent
	allIntents = 1<<26 - 1
)

// kept is how many events a session can replay.
const kept = 10_000

// A session is what identify began: it outlives its connections.
type session struct {
	id      string
	intents int
	shard   [2]int
	seq     int64
	log     []event // for replay, oldest first
	conn    *conn   // nil while away
}

type event struct {
	seq     int64
	payload []byte
}

// Grant allows the bot privileged intents, as the switches of Discord's developer portal do.
func (d *Discord) Grant(intents int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.granted |= intents
}

// reads reports whether the session is told what a message says.
func (s *session) reads(m *Message) bool { return s.intents&MessageContent != 0 || m.public() }

func (c *conn) identify(data json.RawMessage) (code int) {
	var id struct {
		Token   string
		Intents int
		Shard   *[2]int
	}
	switch {
	case c.session != nil:
		return closeAuthenticated
	case json.Unmarshal(data, &id) != nil:
		return closeDecode
	case strings.TrimPrefix(id.Token, "Bot ") != c.d.Token:
		return closeAuthentication
	case id.Intents&^allIntents != 0:
		return closeInvalidIntents
	case id.Intents&privileged&^c.d.granted != 0:
		return closeDisallowedIntents
	}
	s := &session{id: "session-" + c.d.id(), intents: id.Intents, shard: [2]int{0, 1}, conn: c}
	if id.Shard != nil && id.Shard[1] > 0 {
		s.shard = *id.Shard
	}
	c.session = s
	c.d.gate.sessions[s.id] = s
	s.deliver("READY", s.ready(c))
	for _, g := range c.d.guilds {
		if s.wants(g.ID, intentGuilds) {
			s.deliver("GUILD_CREATE", g.wire())
		}
	}
	c.d.happens(Identified)
	return 0
}

func (s *session) ready(c *conn) object {
	guilds := []object{}
	for _, g := range c.d.guilds {
		if s.wants(g.ID, 0) {
			guilds = append(guilds, object{"id": g.ID, "unavailable": true})
		}
	}
	v, _ := strconv.Atoi(c.version)
	return object{
		"v": v, "user": c.d.Bot.wire(), "guilds": guilds, "session_id": s.id, "resume_gateway_url": c.d.gatewayURL(),
		"shard": s.shard, "application": object{"id": c.d.Bot.ID, "flags": c.d.applicationFlags()}, "private_channels": []any{},
	}
}

// resume replays what the client missed, or says that the session is gone.
func (c *conn) resume(data json.RawMessage) (code int) {
	var from struct {
		Token     string
		SessionID string `json:"session_id"`
		Seq       int64
	}
	switch {
	case c.session != nil:
		return closeAuthenticated
	case json.Unmarshal(data, &from) != nil:
		return closeDecode
	case strings.TrimPrefix(from.Token, "Bot ") != c.d.Token:
		return closeAuthentication
	}
	s := c.d.gate.sessions[from.SessionID]
	if s == nil || from.Seq > s.seq || len(s.log) > 0 && from.Seq < s.log[0].seq-1 {
		c.send(opInvalidSession, false)
		return 0
	}
	if s.conn != nil {
		s.conn.session = nil
	}
	c.session, s.conn = s, c
	for _, e := range s.log {
		if e.seq > from.Seq {
			c.push(e.payload)
		}
	}
	s.deliver("RESUMED", object{})
	c.d.happens(Resumed)
	return 0
}

// wants reports whether an event of a guild ("" for none) is for the session.
func (s *session) wants(guild string, intent int) bool {
	shard := 0
	if id, err := strconv.ParseInt(guild, 10, 64); err == nil {
		shard = int((id >> 22) % int64(s.shard[1]))
	}
	return s.intents&intent == intent && shard == s.shard[0]
}

// dispatch sends an event to every session that wants it. The lock is held.
func (d *Discord) dispatch(name, guild string, intent int, data func(*session) any) {
	for _, s := range d.gate.sessions {
		if s.wants(guild, intent) {
			s.deliver(name, data(s))
		}
	}
}

// deliver numbers an event, keeps it, and sends it if the client is there.
func (s *session) deliver(name string, data any) {
	s.seq++
	d, err := json.Marshal(data)
	if err != nil {
		panic("discordtest: " + err.Error()) // of our own making
	}
	seq := s.seq
	payload, _ := json.Marshal(frame{Op: opDispatch, D: d, S: &seq, T: &name})
	s.log = append(s.log, event{seq, payload})
	s.log = s.log[max(0, len(s.log)-kept):]
	if s.conn != nil {
		s.conn.event(name, payload)
	}
}

// event queues an event as often as the test's faults say.
func (c *conn) event(name string, payload []byte) {
	g := &c.d.gate
	switch {
	case name == "READY" || name == "RESUMED":
	case g.lose > 0:
		g.lose--
		return
	case g.double > 0:
		g.double--
		c.push(payload)
	}
	c.push(payload)
}

// Heartbeat sets the interval that new connections are told.
func (d *Discord) Heartbeat(interval time.Duration) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.gate.heartbeat = interval
}
