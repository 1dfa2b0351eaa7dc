package discordtest

import (
	"encoding/json"
	"time"

	"github.com/gorilla/websocket"
)

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
