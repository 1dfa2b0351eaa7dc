// Package discordtest is a Discord on loopback, REST API and gateway, with the rules, limits and failures of the real
// one: a bot under test can't tell the difference, and a test acts and sees as the members do.
//
// It serves what a bot of commands and messages needs, under /api/v9 and /api/v10: no threads, reactions, voice or
// components v2. Its time is the clock's for ids and timestamps; deadlines pass by Advance alone, so a slow machine
// never fails a test. Nothing sleeps or polls: who waits is woken by what happens, and gives up after 30 seconds.
package discordtest

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"time"
)

// ceiling is how long a call waits for what should happen.
const ceiling = 30 * time.Second

// A Discord is a server with guilds, members and one application, whose bot has a user. Close it.
type Discord struct {
	URL   string // http, host and port
	Token string // the bot's, without "Bot "
	Bot   User   // its id is the application's, too

	http    *httptest.Server
	closing chan struct{}
	conns   sync.WaitGroup

	mu           sync.Mutex
	changed      *sync.Cond
	lastID       int64
	passed       time.Duration // by Advance
	granted      int           // privileged intents
	guilds       []*Guild
	channels     map[string]*Channel
	messages     map[string]*Message
	touched      []Message         // what each message was after each change
	files        map[string][]byte // by attachment id
	commands     map[string][]*Command
	interactions map[string]*interaction // by token
	happened     map[Event]int
	gate         gateway
	faults       []*Fault
	requests     []Request
}

// Start starts a Discord with a bot named Verbatim and no guild.
func Start() *Discord {
	d := &Discord{
		closing:      make(chan struct{}),
		channels:     make(map[string]*Channel),
		messages:     make(map[string]*Message),
		files:        make(map[string][]byte),
		commands:     make(map[string][]*Command),
		interactions: make(map[string]*interaction),
		happened:     make(map[Event]int),
		gate:         gateway{heartbeat: 41250 * time.Millisecond, sessions: make(map[string]*session)},
	}
	d.changed = sync.NewCond(&d.mu)
	d.Bot = User{ID: d.id(), Username: "Verbatim", Bot: true}
	// Of a token's form: the bot's id in base64, and two parts of letters.
	d.Token = base64.RawStdEncoding.EncodeToString([]byte(d.Bot.ID)) + ".double." + strings.Repeat("double", 6)
	d.http = httptest.NewServer(d.routes())
	d.URL = d.http.URL
	return d
}

// Close cuts all connections and ends the server.
func (d *Discord) Close() {
	close(d.closing)
	d.Drop()
	d.http.CloseClientConnections()
	d.http.Close()
	d.conns.Wait()
}

// Transport carries requests for any host to this Discord, for clients that can't be given another address.
func (d *Discord) Transport() http.RoundTripper {
	return transport(strings.TrimPrefix(d.URL, "http://"))
}

type transport string

func (host transport) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.URL.Scheme, r.URL.Host, r.Host = "http", string(host), ""
	return http.DefaultTransport.RoundTrip(r)
}

// Advance lets time pass for deadlines: 3 seconds to answer an interaction, 15 minutes of its token's life.
func (d *Discord) Advance(by time.Duration) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.passed += by
	d.changed.Broadcast()
}

// epoch is the first millisecond of Discord's ids: 1 January 2015.
const epoch = 1420070400000

// id returns a new snowflake, larger than all before. The lock is held.
func (d *Discord) id() string {
	d.lastID = max(d.lastID+1, (time.Now().Add(d.passed).UnixMilli()-epoch)<<22)
	return strconv.FormatInt(d.lastID, 10)
}

// await waits until ok, which is called with the lock held, and reports what was missing after the ceiling.
func (d *Discord) await(what string, ok func() bool) error {
	return d.awaitUntil(time.Now().Add(ceiling), what, ok)
}

func (d *Discord) awaitUntil(deadline time.Time, what string, ok func() bool) error {
	defer time.AfterFunc(time.Until(deadline), func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		d.changed.Broadcast()
	}).Stop()
	for !ok() {
		if !time.Now().Before(deadline) {
			return fmt.Errorf("waiting for %s: nothing in %v", what, ceiling)
		}
		d.changed.Wait()
	}
	return nil
}
