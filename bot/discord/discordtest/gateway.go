package discordtest

import (
	"encoding/json"
	"net/http"
	"time"

	"github.com/gorilla/websocket"
)

// The gateway's operations and close codes, by their names in Discord's documentation.
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opPresence       = 3
	opVoice          = 4
	opResume         = 6
	opReconnect      = 7
	opMembers        = 8
	opInvalidSession = 9
	opHello          = 10
	opHeartbeatACK   = 11

	closeUnknownOp         = 4001
	closeDecode            = 4002
	closeNotAuthenticated  = 4003
	closeAuthentication    = 4004
	closeAuthenticated     = 4005
	closeInvalidIntents    = 4013
	closeDisallowedIntents = 4014

	// maxFrame is the largest payload, in bytes, that a client may send.
	maxFrame = 4096
)

// A gateway is the sessions, the connections, and what is wrong with them.
type gateway struct {
	heartbeat time.Duration
	sessions  map[string]*session
	conns     []*conn
	down      bool // refuses connections
	deaf      bool // answers no heartbeats
	lose      int  // events not delivered
	double    int  // events delivered twice
}

var upgrader = websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}

// connect serves a gateway connection until it ends.
func (d *Discord) connect(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	down := d.gate.down
	d.mu.Unlock()
	if down {
		http.Error(w, "no gateway", http.StatusServiceUnavailable)
		return
	}
	d.conns.Add(1)
	defer d.conns.Done()
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return // Upgrade has answered
	}
	c := &conn{d: d, ws: ws, version: r.URL.Query().Get("v"), wake: make(chan struct{}, 1)}
	if !c.open() {
		ws.Close()
		return
	}
	written := make(chan struct{})
	go func() { c.write(); close(written) }()
	c.read()
	<-written
}

func (c *conn) open() bool {
	c.d.mu.Lock()
	defer c.d.mu.Unlock()
	select {
	case <-c.d.closing:
		return false
	default:
	}
	c.d.gate.conns = append(c.d.gate.conns, c)
	c.d.happens(Connected)
	c.send(opHello, object{"heartbeat_interval": c.d.gate.heartbeat.Milliseconds()})
	return true
}

// handle takes one payload and returns the code to close with, or 0. The lock is held.
func (c *conn) handle(message []byte) (code int) {
	var f frame
	if len(message) > maxFrame || json.Unmarshal(message, &f) != nil {
		return closeDecode
	}
	switch f.Op {
	case opHeartbeat:
		c.d.happens(Heartbeat)
		if !c.d.gate.deaf {
			c.send(opHeartbeatACK, nil)
		}
		return 0
	case opIdentify:
		return c.identify(f.D)
	case opResume:
		return c.resume(f.D)
	case opPresence, opVoice, opMembers:
		if c.session == nil {
			return closeNotAuthenticated
		}
		return 0
	}
	return closeUnknownOp
}
