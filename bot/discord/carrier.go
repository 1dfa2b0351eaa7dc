package discord

import (
	"net/http"
	"net/url"
	"strings"
	"time"
)

// api is where Discord's API stands, and its version.
const (
	api     = "https://discord.com"
	version = "/api/v10"
)

// attempt is the longest time of one request.
const attempt = 15 * time.Second

// A carrier carries requests for Discord's API to the one that stands in its place.
type carrier struct {
	base *url.URL // nil: Discord's own
	next http.RoundTripper
}

func (c carrier) RoundTrip(r *http.Request) (*http.Response, error) {
	if c.base == nil {
		return c.next.RoundTrip(r)
	}
	r = r.Clone(r.Context())
	r.URL.Scheme, r.URL.Host, r.Host = c.base.Scheme, c.base.Host, ""
	r.URL.Path = strings.TrimSuffix(c.base.Path, "/") + r.URL.Path
	r.URL.RawPath = ""
	return c.next.RoundTrip(r)
}

// newClient returns what speaks with the API at an address, "" for Discord's. It follows no redirects: they would take
// the token along.
func newClient(address string) (*http.Client, error) {
	c := carrier{next: http.DefaultTransport}
	if address != "" {
		base, err := url.Parse(address)
		if err != nil || base.Host == "" || base.Scheme != "http" && base.Scheme != "https" {
			return nil, ErrAddress
		}
		c.base = base
	}
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &http.Client{Transport: c, Timeout: attempt, CheckRedirect: stay}, nil
}
