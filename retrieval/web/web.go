// Package web fetches one page from the open web, safely: it connects to public addresses alone, bounds time and size,
// asks robots.txt, and says by its kind why nothing came.
package web

import (
	"context"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
)

// The bounds of one fetch. News pages weigh 0.1 to 2 MB without pictures; 8 MiB is more than any article, and less than
// what package extract reads. Browsers give up after 20 redirects, and search engines after 5 to 10.
const (
	maxTime      = 20 * time.Second // with redirects and robots.txt
	maxBody      = 8 << 20          // bytes, decompressed
	maxRedirects = 5
)

// Options are what a program decides. The zero value is what a bot at Discord needs.
type Options struct {
	// Contact is how the owner of a site reaches whoever runs the bot: it stands in the User-Agent.
	Contact string
	// API is the address of another API than Discord's, which serves attachments itself.
	API *url.URL
	// Timeout is the longest time of a fetch; 20 s where it is zero.
	Timeout time.Duration
	// Transport is for tests, whose pages lie on loopback. nil is the one that connects to public addresses alone.
	Transport http.RoundTripper
}

// A Fetcher fetches pages and attachments. It may be used by many at once. Nothing is kept but robots.txt: no cookies, no
// pages.
type Fetcher struct {
	lg      *slog.Logger
	agent   string
	timeout time.Duration
	public  http.RoundTripper
	own     http.RoundTripper // for the API's host alone
	api     *url.URL          // nil: Discord's
	sites   *lru.Cache[string, site]
}

// New returns a fetcher. It makes no request.
func New(lg *slog.Logger, o Options) *Fetcher {
	sites, err := lru.New[string, site](maxSites)
	if err != nil {
		panic(err) // for a size below one alone
	}
	f := &Fetcher{lg: lg, agent: agent(o.Contact), timeout: o.Timeout, public: o.Transport, api: o.API, sites: sites}
	if f.timeout == 0 {
		f.timeout = maxTime
	}
	if f.public == nil {
		f.public = publicTransport(publicDialer())
	}
	if f.api != nil {
		f.own = ownTransport()
	}
	return f
}

// A Page is what a site served.
type Page struct {
	URL  string // the address that served it, after redirects, without fragment
	Type string // "text/html", "application/xhtml+xml" or "text/plain"
	Body []byte // decompressed; in UTF-8 if the server named another encoding, otherwise as it came
}

// Fetch fetches the page at an address that somebody wrote. Errors are of type *Error, or ctx's own where its caller gave
// up.
func (f *Fetcher) Fetch(ctx context.Context, rawURL string) (Page, error) {
	ctx, cancel := context.WithTimeout(ctx, f.timeout)
	defer cancel()
	u, err := parse(rawURL)
	if err != nil {
		return Page{}, err
	}
	resp, u, err := f.follow(ctx, u, f.allowed)
	if err != nil {
		return Page{}, err
	}
	defer resp.Body.Close()
	p, err := readPage(resp)
	if err != nil {
		return Page{}, explain(ctx, u.Host, err)
	}
	p.URL = u.String()
	f.lg.DebugContext(ctx, "page fetched", "host", u.Host, "type", p.Type, "bytes", len(p.Body))
	return p, nil
}
