package web

import (
	"context"
	"io"
	"net/url"
	"time"
)

// How long and how much of robots.txt is kept. RFC 9309 wants 500 KiB to be read and nothing used for more than a day; an
// hour forgives a mistake in it sooner. What couldn't be had is asked for again after a minute.
const (
	maxRobots  = 500 << 10 // bytes
	maxSites   = 32
	robotsAge  = time.Hour
	robotsMiss = time.Minute
)

// A site is what a site's robots.txt says to us, and until when that holds.
type site struct {
	rules rules
	until time.Time
}

// allowed asks the site's robots.txt about u.
func (f *Fetcher) allowed(ctx context.Context, u *url.URL) error {
	origin := u.Scheme + "://" + u.Host
	s, ok := f.sites.Get(origin)
	if !ok || time.Now().After(s.until) {
		s = f.ask(ctx, u)
		if ctx.Err() != nil {
			return explain(ctx, u.Host, ctx.Err())
		}
		f.sites.Add(origin, s)
	}
	if !s.rules.allow(u) {
		return &Error{Kind: Robots, Host: u.Host}
	}
	return nil
}

// ask fetches robots.txt in a quarter of the time there is. Where it can't be had, all is allowed, after 5xx too, which
// RFC 9309 would have crawlers take for a no: we crawl nothing, but open one page that a person named, and a refusal
// would say of a site what it never said.
func (f *Fetcher) ask(ctx context.Context, u *url.URL) site {
	ctx, cancel := context.WithTimeout(ctx, f.timeout/4)
	defer cancel()
	found, err := f.robots(ctx, &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"})
	if err != nil {
		f.lg.DebugContext(ctx, "no robots.txt", "host", u.Host, "err", err)
		return site{until: time.Now().Add(robotsMiss)}
	}
	return site{rules: found, until: time.Now().Add(robotsAge)}
}

// robots fetches a robots.txt, and reads it if it is there. 4xx says that there is none.
func (f *Fetcher) robots(ctx context.Context, u *url.URL) (rules, error) {
	resp, u, err := f.follow(ctx, u, func(context.Context, *url.URL) error { return nil })
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 400 && resp.StatusCode < 500 {
		return nil, nil
	}
	if err := refusal(resp); err != nil {
		return nil, explain(ctx, u.Host, err)
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxRobots))
	if err != nil {
		return nil, explain(ctx, u.Host, err)
	}
	return readRules(string(body)), nil
}
