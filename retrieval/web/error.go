package web

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"
)

// Kind says why a page or an attachment was not fetched. The words for people hang on it.
type Kind string

const (
	Invalid     Kind = "invalid"     // no http or https address that can be read
	Credentials Kind = "credentials" // a name or a password in the address
	NotPublic   Kind = "not-public"  // no named site of the public internet: an IP address, a local name, a private address behind a name
	Port        Kind = "port"        // another port than the scheme's own
	Elsewhere   Kind = "elsewhere"   // an attachment that doesn't lie with Discord

	NoHost      Kind = "no-host"     // DNS knows no such name
	Unreachable Kind = "unreachable" // DNS fails, or nobody answers there
	Insecure    Kind = "insecure"    // no valid certificate
	Timeout     Kind = "timeout"
	Broken      Kind = "broken"    // an answer that is cut, garbled or endless in its headers
	Redirects   Kind = "redirects" // more than maxRedirects

	Robots       Kind = "robots"       // robots.txt forbids it
	Unauthorized Kind = "unauthorized" // 401
	Payment      Kind = "payment"      // 402
	Forbidden    Kind = "forbidden"    // 403
	Missing      Kind = "missing"      // 404, 410
	Busy         Kind = "busy"         // 429: see Error.After
	Legal        Kind = "legal"        // 451: unavailable for legal reasons
	Failing      Kind = "failing"      // 5xx
	Status       Kind = "status"       // any other that isn't 200

	PDF       Kind = "pdf"
	WrongType Kind = "wrong-type" // neither HTML nor plain text: see Error.Type
	TooLarge  Kind = "too-large"  // beyond maxBody
)

// An Error says why nothing came. It holds no address, which may be secret: only the host.
type Error struct {
	Kind   Kind
	Host   string        // of the last address that was tried; "" where none could be read
	Status int           // of HTTP; 0 if there was no answer
	After  time.Duration // how long the server asks to wait; 0 if it doesn't say
	Type   string        // the media type, with WrongType
	Err    error         // the cause, where there is one
}

func (e *Error) Error() string {
	s := "fetch"
	if e.Host != "" {
		s += " " + e.Host
	}
	s += ": " + string(e.Kind)
	if e.Status != 0 {
		s += fmt.Sprintf(": status %d", e.Status)
	}
	if e.Type != "" {
		s += fmt.Sprintf(": %q", e.Type)
	}
	if e.Err != nil {
		s += ": " + clip(e.Err.Error())
	}
	return s
}

func (e *Error) Unwrap() error { return e.Err }

// KindOf returns the kind of the Error in err's chain, "" if there is none.
func KindOf(err error) Kind {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Kind
	}
	return ""
}

// maxCause is how much of a cause is told, in bytes: some repeat what a server sent.
const maxCause = 200

func clip(s string) string {
	if len(s) > maxCause {
		s = strings.ToValidUTF8(s[:maxCause], "") + "…"
	}
	return s
}

// explain turns what happened with a host into an *Error, or into ctx's own error where the caller gave up.
func explain(ctx context.Context, host string, err error) error {
	if errors.Is(ctx.Err(), context.Canceled) {
		return fmt.Errorf("fetch %s: %w", host, context.Cause(ctx))
	}
	e, ok := errors.AsType[*Error](err)
	if !ok {
		e = &Error{Kind: reason(ctx, err), Err: err}
	}
	e.Host = host
	return e
}

// reason returns the kind of what the network reports. What it can't tell apart is Broken.
func reason(ctx context.Context, err error) Kind {
	if errors.Is(err, errNotPublic) {
		return NotPublic
	}
	if n, ok := errors.AsType[net.Error](err); ctx.Err() != nil || ok && n.Timeout() {
		return Timeout
	}
	if d, ok := errors.AsType[*net.DNSError](err); ok {
		if d.IsNotFound {
			return NoHost
		}
		return Unreachable
	}
	if insecure(err) {
		return Insecure
	}
	if o, ok := errors.AsType[*net.OpError](err); ok && o.Op == "dial" {
		return Unreachable
	}
	return Broken
}

// insecure reports whether TLS failed: no certificate, a wrong one, or no TLS at all.
func insecure(err error) bool {
	_, certificate := errors.AsType[*tls.CertificateVerificationError](err)
	_, record := errors.AsType[tls.RecordHeaderError](err)
	_, alert := errors.AsType[tls.AlertError](err)
	return certificate || record || alert
}

// Reason is the kind as a word.
func (e *Error) Reason() string { return string(e.Kind) }
