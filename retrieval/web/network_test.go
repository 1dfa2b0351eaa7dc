package web

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"syscall"

	"golang.org/x/net/dns/dnsmessage"
)

var errStopped = errors.New("stopped before connecting")

// A network is the production transport over a DNS of the test's own. It connects to nothing: it notes to where it would
// have.
type network struct {
	names map[string][][]netip.Addr // the answers to one lookup after another; the last one stays
	other []netip.Addr              // the answer for all other names

	mu       sync.Mutex
	lookups  map[string]int
	attempts []string
}

func (n *network) resolver() *net.Resolver { return &net.Resolver{PreferGo: true, Dial: n.dns} }

func (n *network) fetcher() *Fetcher {
	d := publicDialer()
	d.Resolver = n.resolver()
	check := d.Control
	d.Control = func(network, address string, c syscall.RawConn) error {
		if err := check(network, address, c); err != nil {
			return err
		}
		n.mu.Lock()
		defer n.mu.Unlock()
		n.attempts = append(n.attempts, address)
		return errStopped
	}
	return New(slog.New(slog.DiscardHandler), Options{Transport: redirector{publicTransport(d)}})
}

func (n *network) attempted() []string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return slices.Compact(slices.Clone(n.attempts))
}

// A redirector has one site, whose page redirects to what stands in the query; other requests go on.
type redirector struct{ next http.RoundTripper }

const start = "http://start.example/page"

func (r redirector) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.URL.Host != "start.example" {
		return r.next.RoundTrip(req)
	}
	resp := &http.Response{StatusCode: http.StatusNotFound, Header: make(http.Header), Body: http.NoBody, Request: req}
	if to, ok := req.Context().Value(targetKey{}).(string); ok && req.URL.Path == "/page" {
		resp.StatusCode = http.StatusFound
		resp.Header.Set("Location", to)
	}
	return resp, nil
}

type targetKey struct{}

func redirectingTo(target string) context.Context {
	return context.WithValue(context.Background(), targetKey{}, target)
}

// dns is a connection to the network's DNS server, which answers one query after another as over TCP.
func (n *network) dns(context.Context, string, string) (net.Conn, error) {
	client, server := net.Pipe()
	go func() {
		defer server.Close()
		for {
			var size [2]byte
			if _, err := io.ReadFull(server, size[:]); err != nil {
				return
			}
			query := make([]byte, binary.BigEndian.Uint16(size[:]))
			if _, err := io.ReadFull(server, query); err != nil {
				return
			}
			reply := n.reply(query)
			if _, err := server.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(reply))), reply...)); err != nil {
				return
			}
		}
	}()
	return client, nil
}

func (n *network) reply(query []byte) []byte {
	var m dnsmessage.Message
	if err := m.Unpack(query); err != nil || len(m.Questions) != 1 {
		panic(cmp.Or(err, errors.New("not one question")))
	}
	q := m.Questions[0]
	m.Response, m.RecursionAvailable, m.Additionals = true, true, nil
	for _, a := range n.lookup(q.Name.String(), q.Type) {
		h := dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class}
		switch {
		case q.Type == dnsmessage.TypeA && a.Is4():
			m.Answers = append(m.Answers, dnsmessage.Resource{Header: h, Body: &dnsmessage.AResource{A: a.As4()}})
		case q.Type == dnsmessage.TypeAAAA && a.Is6():
			m.Answers = append(m.Answers, dnsmessage.Resource{Header: h, Body: &dnsmessage.AAAAResource{AAAA: a.As16()}})
		}
	}
	b, err := m.Pack()
	if err != nil {
		panic(err)
	}
	return b
}

func (n *network) lookup(name string, kind dnsmessage.Type) []netip.Addr {
	n.mu.Lock()
	defer n.mu.Unlock()
	answers, ok := n.names[strings.TrimSuffix(name, ".")]
	if !ok {
		return n.other
	}
	if n.lookups == nil {
		n.lookups = make(map[string]int)
	}
	turn := n.lookups[name+kind.String()]
	n.lookups[name+kind.String()]++
	return answers[min(turn, len(answers)-1)]
}
