package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
)

// discords are the hosts that serve what members attach to messages.
var discords = map[string]bool{"cdn.discordapp.com": true, "media.discordapp.net": true}

// Attachment fetches a file that somebody attached to a message: from Discord's hosts, or from the API that the operator
// named. Redirects are refusals. Errors are as those of Fetch.
func (f *Fetcher) Attachment(ctx context.Context, rawURL string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, f.timeout)
	defer cancel()
	u, via, err := f.attached(rawURL)
	if err != nil {
		return nil, err
	}
	resp, err := f.get(ctx, via, u)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if err := refusal(resp); err != nil {
		return nil, explain(ctx, u.Host, err)
	}
	body, err := readBody(resp)
	if err != nil {
		return nil, explain(ctx, u.Host, err)
	}
	f.lg.DebugContext(ctx, "attachment fetched", "host", u.Host, "bytes", len(body))
	return body, nil
}

// attached returns an attachment's address, and what may carry a request to it: for the API's own host, which may stand
// anywhere, a transport that is used for nothing else.
func (f *Fetcher) attached(rawURL string) (*url.URL, http.RoundTripper, error) {
	if u, err := url.Parse(rawURL); err == nil && f.api != nil && u.User == nil && u.Opaque == "" &&
		u.Scheme == f.api.Scheme && strings.EqualFold(u.Host, f.api.Host) {
		return u, f.own, nil
	}
	u, err := parse(rawURL)
	if err != nil {
		return nil, nil, err
	}
	if u.Scheme != "https" || !discords[u.Host] {
		return nil, nil, &Error{Kind: Elsewhere, Host: u.Host}
	}
	return u, f.public, nil
}
