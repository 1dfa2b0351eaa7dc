// Package webtest is a web of a few invented sites on loopback.
package webtest

import (
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
)

// To is a transport that brings every request, http or https and whatever site it names, to the server at one address.
type To string

// RoundTrip brings a request there over http. Its Host is the site that it names.
func (to To) RoundTrip(req *http.Request) (*http.Response, error) {
	there := req.Clone(req.Context())
	there.Host = req.URL.Host
	there.URL.Scheme, there.URL.Host = "http", string(to)
	return http.DefaultTransport.RoundTrip(there)
}

// A Web is some sites by their hosts. It is the transport of those who ask them: a name leads to its site, and one that is
// unknown nowhere.
type Web struct {
	Addr string // host:port, for To in another process

	http  *httptest.Server
	sites map[string]http.Handler

	mu    sync.Mutex
	asked []string
}

// Start starts a web. Close it.
func Start(sites map[string]http.Handler) *Web {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if site := sites[r.Host]; site != nil {
			site.ServeHTTP(w, r)
			return
		}
		http.NotFound(w, r)
	}))
	return &Web{Addr: s.Listener.Addr().String(), http: s, sites: sites}
}

// Close ends all requests and the web.
func (w *Web) Close() {
	w.http.CloseClientConnections()
	w.http.Close()
}

// RoundTrip brings a request to the site that it names.
func (w *Web) RoundTrip(req *http.Request) (*http.Response, error) {
	w.mu.Lock()
	w.asked = append(w.asked, req.URL.String())
	w.mu.Unlock()
	if w.sites[req.URL.Host] == nil {
		return nil, &net.DNSError{Err: "no such host", Name: req.URL.Host, IsNotFound: true}
	}
	return To(w.Addr).RoundTrip(req)
}

// Asked returns the addresses that were asked for so far, in order.
func (w *Web) Asked() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.asked)
}
