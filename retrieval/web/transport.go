package web

import (
	"context"
	"net"
	"net/http"
	"time"
)

// The bounds of a connection. Large sites send 5 to 20 kB of headers.
const (
	maxConnect = 10 * time.Second // with DNS, and as much again for TLS
	maxHeader  = 128 << 10        // bytes
)

// publicDialer returns the dialer that connects to public addresses alone. Nothing outside this package sees it.
func publicDialer() *net.Dialer { return &net.Dialer{Timeout: maxConnect, Control: publicAlone} }

// publicTransport returns what carries requests to the open web. Names are looked up whole: never with the domains of the
// machine's own network behind them.
func publicTransport(d *net.Dialer) *http.Transport {
	return transport(func(ctx context.Context, network, address string) (net.Conn, error) {
		host, port, err := net.SplitHostPort(address)
		if err != nil {
			return nil, err
		}
		return d.DialContext(ctx, network, net.JoinHostPort(host+".", port))
	})
}

// ownTransport returns what carries requests to the API that the operator named, wherever it stands.
func ownTransport() *http.Transport {
	return transport((&net.Dialer{Timeout: maxConnect}).DialContext)
}

// transport bounds what a server may do. It decompresses gzip, and asks for nothing else. Without Proxy it goes straight,
// whatever the environment says. A connection serves one request: net/http prints to the process's log what a stranger
// sends on an idle one.
func transport(dial func(ctx context.Context, network, address string) (net.Conn, error)) *http.Transport {
	return &http.Transport{
		DialContext:            dial,
		ForceAttemptHTTP2:      true,
		TLSHandshakeTimeout:    maxConnect,
		MaxResponseHeaderBytes: maxHeader,
		DisableKeepAlives:      true,
	}
}
