package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
)

var errNowhere = errors.New("redirect to nowhere")

// follow asks for u, and then for where it redirects to, each address checked and allowed like the first. It returns the
// first answer that is no redirect, with its address. Requests carry no cookies, no credentials and no Referer.
func (f *Fetcher) follow(ctx context.Context, u *url.URL, allowed func(context.Context, *url.URL) error) (*http.Response, *url.URL, error) {
	for range maxRedirects + 1 {
		if err := allowed(ctx, u); err != nil {
			return nil, nil, err
		}
		resp, err := f.get(ctx, f.public, u)
		if err != nil {
			return nil, nil, err
		}
		if !redirects(resp.StatusCode) {
			return resp, u, nil
		}
		resp.Body.Close()
		to, err := target(u, resp.Header.Get("Location"))
		if err != nil {
			return nil, nil, err
		}
		u = to
	}
	return nil, nil, &Error{Kind: Redirects, Host: u.Host}
}

func redirects(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// target returns where a redirect leads. From https it never leads to http, where anybody on the way could write what is
// then quoted: the same address is asked for over https, which many sites answer whose links say http.
func target(from *url.URL, location string) (*url.URL, error) {
	if location == "" {
		return nil, &Error{Kind: Broken, Host: from.Host, Err: errNowhere}
	}
	to, err := resolve(from, location)
	if err != nil {
		return nil, err
	}
	if from.Scheme == "https" {
		to.Scheme = "https"
	}
	return to, nil
}

// get makes one request. The body of the answer is the caller's to close.
func (f *Fetcher) get(ctx context.Context, via http.RoundTripper, u *url.URL) (*http.Response, error) {
	req := &http.Request{Method: http.MethodGet, URL: u, Host: u.Host, Header: http.Header{
		"User-Agent": {f.agent},
		"Accept":     {"text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1"},
	}}
	resp, err := via.RoundTrip(req.WithContext(ctx))
	if err != nil {
		return nil, explain(ctx, u.Host, err)
	}
	return resp, nil
}

// token is the name that robots.txt knows us by.
const token = "Verbatim"

// agent is the User-Agent: what asks, why, and whom to tell. A contact's letters that no header carries are left out.
func agent(contact string) string {
	contact = strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' || r == '(' || r == ')' {
			return -1
		}
		return r
	}, contact))
	if contact != "" {
		contact = "; " + contact
	}
	return token + "/1 (Discord bot; opens a page that a community's moderator links" + contact + ")"
}
