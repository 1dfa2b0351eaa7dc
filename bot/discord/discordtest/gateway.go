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

// A conn is one connection. What waits to be written is in its queue, so that a slow client never holds the lock.
type conn struct {
	d       *Discord
	ws      *websocket.Conn
	version string
	session *session      // nil before identify or resume
	queue   []outgoing    // guarded by d.mu
	wake    chan struct{} // the queue has something, or the connection has ended
	ended   bool          // guarded by d.mu
}

// An outgoing is a payload or, with a code, the closing of the connection.
type outgoing struct {
	payload []byte
	code    int
}

type frame struct {
	Op int             `json:"op"`
	D  json.RawMessage `json:"d"`
	S  *int64          `json:"s"`
	T  *string         `json:"t"`
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

// read handles what the client sends, until the connection ends.
func (c *conn) read() {
	for {
		_, message, err := c.ws.ReadMessage()
		if err != nil {
			c.end()
			return
		}
		c.d.mu.Lock()
		if code := c.handle(message); code != 0 {
			c.refuse(code)
		}
		c.d.mu.Unlock()
	}
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

// refuse closes with a code, and leaves it to the client to end the connection.
func (c *conn) refuse(code int) {
	c.leave()
	c.queue = append(c.queue, outgoing{code: code})
	c.signal()
}

// end forgets the connection; its session can be resumed.
func (c *conn) end() {
	c.d.mu.Lock()
	defer c.d.mu.Unlock()
	c.leave()
	c.ended = true
	for i, other := range c.d.gate.conns {
		if other == c {
			c.d.gate.conns = append(c.d.gate.conns[:i:i], c.d.gate.conns[i+1:]...)
		}
	}
	c.signal()
	c.ws.Close()
	c.d.happens(Disconnected)
}

func (c *conn) leave() {
	if c.session != nil && c.session.conn == c {
		c.session.conn = nil
	}
	c.session = nil
}

// send queues a payload that is no event. The lock is held.
func (c *conn) send(op int, data any) {
	d, _ := json.Marshal(data)
	f, _ := json.Marshal(frame{Op: op, D: d})
	c.push(f)
}

func (c *conn) push(payload []byte) {
	c.queue = append(c.queue, outgoing{payload: payload})
	c.signal()
}

func (c *conn) signal() {
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

// write sends what is queued, until the connection ends.
func (c *conn) write() {
	for range c.wake {
		c.d.mu.Lock()
		queue, ended := c.queue, c.ended
		c.queue = nil
		c.d.mu.Unlock()
		if ended {
			return
		}
		for _, o := range queue {
			if c.out(o) != nil {
				break // the reader meets the same end
			}
		}
	}
}

func (c *conn) out(o outgoing) error {
	if o.code == 0 {
		return c.ws.WriteMessage(websocket.TextMessage, o.payload)
	}
	return c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(o.code, ""), time.Now().Add(ceiling))
}
