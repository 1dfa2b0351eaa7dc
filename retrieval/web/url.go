package web

import (
	"errors"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/idna"
)

// maxURL is the longest address that is asked for, in bytes: what browsers and Discord's messages carry.
const maxURL = 2000

var (
	errBackslash = errors.New("a backslash, which browsers and servers read differently")
	errLong      = errors.New("too long")
	errHost      = errors.New("a host that can't be read")
)

// parse reads an address that somebody wrote, as strictly as can be: what two programs might read differently is none.
// The result has a host in lower case and ASCII, no port, no credentials, no fragment.
func parse(raw string) (*url.URL, error) { return resolve(new(url.URL), strings.TrimSpace(raw)) }

// resolve reads an address as seen from another one, which redirects to it.
func resolve(from *url.URL, raw string) (*url.URL, error) {
	switch {
	case len(raw) > maxURL:
		return nil, &Error{Kind: Invalid, Err: errLong}
	case strings.Contains(raw, `\`):
		return nil, &Error{Kind: Invalid, Err: errBackslash}
	}
	ref, err := url.Parse(raw)
	if err != nil {
		if e, ok := errors.AsType[*url.Error](err); ok {
			err = e.Err // without the address
		}
		return nil, &Error{Kind: Invalid, Err: err}
	}
	u := from.ResolveReference(ref)
	return u, admit(u)
}

// ports are the only ones that are asked: each scheme's own. No outlet publishes on another, and what listens on others
// is seldom meant for strangers.
var ports = map[string]string{"http": "80", "https": "443"}

// admit reports whether u is the address of a page on the public web as far as its letters tell, and gives it one form.
// What its name leads to is seen when it is dialled.
func admit(u *url.URL) error {
	port, known := ports[u.Scheme]
	switch {
	case !known || u.Opaque != "" || u.Hostname() == "":
		return &Error{Kind: Invalid}
	case u.User != nil:
		return &Error{Kind: Credentials}
	}
	host, err := siteName(u.Hostname())
	switch {
	case err != nil:
		return err
	case u.Port() != "" && u.Port() != port:
		return &Error{Kind: Port, Host: host}
	}
	u.Host, u.Fragment, u.RawFragment = host, "", ""
	return nil
}

// siteName returns a host in its one form, if it can be a site's name. An IP address is none, in whatever notation, and
// public or not: an outlet is known by its name. Labels that start with a digit stand last in addresses alone.
func siteName(host string) (string, error) {
	if strings.Contains(host, ":") {
		return "", &Error{Kind: NotPublic}
	}
	ascii, err := idna.Lookup.ToASCII(host)
	ascii = strings.TrimSuffix(ascii, ".")
	labels := strings.Split(ascii, ".")
	if _, again := idna.Lookup.ToASCII(ascii); err != nil || again != nil || slices.Contains(labels, "") {
		return "", &Error{Kind: Invalid, Err: errHost}
	}
	last := labels[len(labels)-1]
	if len(labels) < 2 || last[0] >= '0' && last[0] <= '9' || local[last] || strings.HasSuffix("."+ascii, ".home.arpa") {
		return "", &Error{Kind: NotPublic, Host: ascii}
	}
	return ascii, nil
}

// local are the top-level names that never stand for a site on the public web: RFC 6761 (localhost), 6762 (local), 7686
// (onion), 9476 (alt), and what ICANN reserved for private use (internal). home.arpa is RFC 8375's.
var local = map[string]bool{"localhost": true, "local": true, "onion": true, "alt": true, "internal": true}
