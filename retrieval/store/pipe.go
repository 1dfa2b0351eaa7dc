package store

import (
	"bytes"
	"io"
	"net"
	"os"
	"sync"
	"time"
)

// pipe returns the two ends of a connection within this process whose writes never wait. Net.Pipe's do, until the other
// side reads: a client that sends many commands before it reads a reply, and a server that answers the first of them
// before it reads the next, then wait for each other for ever.
func pipe() (client, server net.Conn) {
	there, back := newFlow(), newFlow()
	return &pipeEnd{in: back, out: there}, &pipeEnd{in: there, out: back}
}

// A pipeEnd is one end. Both ends are closed together.
type pipeEnd struct{ in, out *flow }

func (e *pipeEnd) Read(b []byte) (int, error)         { return e.in.read(b) }
func (e *pipeEnd) Write(b []byte) (int, error)        { return e.out.write(b) }
func (e *pipeEnd) Close() error                       { e.in.close(); e.out.close(); return nil }
func (e *pipeEnd) LocalAddr() net.Addr                { return pipeAddr{} }
func (e *pipeEnd) RemoteAddr() net.Addr               { return pipeAddr{} }
func (e *pipeEnd) SetDeadline(t time.Time) error      { return e.SetReadDeadline(t) }
func (e *pipeEnd) SetReadDeadline(t time.Time) error  { e.in.setDeadline(t); return nil }
func (e *pipeEnd) SetWriteDeadline(_ time.Time) error { return nil } // no write waits

type pipeAddr struct{}

func (pipeAddr) Network() string { return "embedded" }
func (pipeAddr) String() string  { return "embedded" }

// A flow is what is on its way in one direction.
type flow struct {
	mu     sync.Mutex
	moved  sync.Cond // something arrived, was closed, or the time is over
	waits  bytes.Buffer
	closed bool
	late   bool        // the deadline has passed
	timer  *time.Timer // makes it late; nil without a deadline
	turn   int         // counts the deadlines
}

func newFlow() *flow {
	f := &flow{}
	f.moved.L = &f.mu
	return f
}

func (f *flow) read(b []byte) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for f.waits.Len() == 0 && !f.closed && !f.late {
		f.moved.Wait()
	}
	switch {
	case f.late:
		return 0, os.ErrDeadlineExceeded
	case f.waits.Len() == 0:
		return 0, io.EOF
	}
	n, err := f.waits.Read(b)
	if f.waits.Len() == 0 && f.waits.Cap() > 1<<20 {
		f.waits = bytes.Buffer{} // a burst is over
	}
	return n, err
}

func (f *flow) write(b []byte) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return 0, io.ErrClosedPipe
	}
	f.moved.Signal()
	return f.waits.Write(b)
}

func (f *flow) close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed = true; f.timer != nil {
		f.timer.Stop()
	}
	f.moved.Broadcast()
}

func (f *flow) setDeadline(t time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.timer != nil {
		f.timer.Stop()
		f.timer = nil
	}
	f.turn++
	f.late = !t.IsZero() && !t.After(time.Now())
	if turn := f.turn; !t.IsZero() && !f.late {
		f.timer = time.AfterFunc(time.Until(t), func() { f.expire(turn) })
	}
	f.moved.Broadcast()
}

// expire makes the flow late, unless another deadline was set since.
func (f *flow) expire(turn int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.turn == turn {
		f.late = true
		f.moved.Broadcast()
	}
}
