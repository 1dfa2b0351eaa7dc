package discord

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// Discord's bits for what the gateway tells.
const (
	intentMessages = 1 << 9
	intentDirect   = 1 << 12
	intentContent  = 1 << 15
)

// Between two attempts to reach Discord.
const (
	firstWait = time.Second
	lastWait  = time.Minute
)

// opening is the longest time until the gateway is ready.
const opening = 30 * time.Second

// A line is the network connection of the gateway, which may be cut whatever is waiting on it.
type line struct {
	mu   sync.Mutex
	conn net.Conn
}

func (l *line) dial(ctx context.Context, network, address string) (net.Conn, error) {
	c, err := (&net.Dialer{Timeout: attempt}).DialContext(ctx, network, address)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.conn = c
	return c, err
}

func (l *line) cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.conn != nil {
		l.conn.Close()
	}
}

// within ends requests with a context that their maker doesn't know.
type within struct {
	ctx  context.Context
	next http.RoundTripper
}

func (w within) RoundTrip(r *http.Request) (*http.Response, error) {
	return w.next.RoundTrip(r.WithContext(w.ctx))
}

// newSession returns the gateway's session. It never connects anew by itself: listen does, which knows when to stop.
func (b *Bot) newSession(ctx context.Context, client *http.Client) (*discordgo.Session, error) {
	s, err := discordgo.New("Bot " + b.config.Token)
	if err != nil {
		return nil, fmt.Errorf("make session: %w", err)
	}
	s.Client = &http.Client{Transport: within{ctx, client.Transport}, Timeout: attempt}
	s.LogLevel = -1 // what it logs may hold what members wrote
	s.StateEnabled = false
	s.SyncEvents = true // what handles an event starts its own goroutine
	s.ShouldReconnectOnError = false
	s.Identify.Intents = intentMessages | intentDirect
	if b.config.MessageContent {
		s.Identify.Intents |= intentContent
	}
	s.AddHandler(func(_ *discordgo.Session, e *discordgo.InteractionCreate) { b.onInteraction(e.Interaction) })
	s.AddHandler(func(_ *discordgo.Session, e *discordgo.MessageCreate) { b.onMessage(e.Message) })
	s.AddHandler(func(*discordgo.Session, *discordgo.Disconnect) {
		select {
		case b.dropped <- struct{}{}:
		default:
		}
	})
	return s, nil
}

// listen holds a connection to the gateway until ctx ends, or Discord refuses the bot.
func (b *Bot) listen(ctx context.Context) error {
	wait := firstWait
	for {
		err := b.open(ctx)
		switch {
		case err == nil:
			wait = firstWait
			b.lg.Info("connected")
			if b.config.Online != nil {
				b.config.Online()
			}
			if !b.untilDropped(ctx) {
				return nil
			}
			continue
		case refusedBy(err) != nil:
			return refusedBy(err)
		case ctx.Err() != nil:
			return nil
		}
		b.lg.Warn("connect", "err", withoutAddress(err), "again in", wait)
		if sleep(ctx, wait) != nil {
			return nil
		}
		wait = min(2*wait, lastWait)
	}
}

// settling is how long the library's goroutines of a lost connection get to notice that it is lost. Its heartbeat, if it
// has not begun by then, fails and closes the session, whichever connection that has: the next one must not be there yet.
const settling = 250 * time.Millisecond

// untilDropped waits until the connection is lost, and reports false where ctx ends before.
func (b *Bot) untilDropped(ctx context.Context) bool {
	select {
	case <-ctx.Done():
		return false
	case <-b.dropped:
	}
	b.lg.Info("connection lost")
	if sleep(ctx, settling) != nil {
		return false
	}
	select {
	case <-b.dropped: // the heartbeat closed it once more
	default:
	}
	return true
}

// open connects to the gateway, and takes up the session that there was.
func (b *Bot) open(ctx context.Context) error {
	l := &line{}
	b.session.Dialer = &websocket.Dialer{Proxy: http.ProxyFromEnvironment, NetDialContext: l.dial, HandshakeTimeout: attempt}
	defer time.AfterFunc(opening, l.cut).Stop()
	defer context.AfterFunc(ctx, l.cut)()
	err := b.session.Open()
	if errors.Is(err, discordgo.ErrWSAlreadyOpen) {
		return nil
	}
	return err
}

// refusedBy returns what the gateway says where it will never take this bot, from its close code; nil for others.
func refusedBy(err error) error {
	var c *websocket.CloseError
	if !errors.As(err, &c) {
		return nil
	}
	switch c.Code {
	case 4004:
		return ErrToken
	case 4013, 4014:
		return ErrIntents
	case 4010, 4011, 4012:
		return fmt.Errorf("refused by the gateway: %w", err)
	}
	return nil
}
