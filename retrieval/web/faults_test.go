package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// short is a fetch's time in tests of servers that take longer.
const short = 200 * time.Millisecond

// at returns a fetcher whose transport is production's, but for where it connects to.
func at(address net.Addr, timeout time.Duration) *Fetcher {
	tr := transport(func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "tcp", address.String())
	})
	return New(slog.New(slog.DiscardHandler), Options{Transport: tr, Timeout: timeout})
}

// serve starts a site without a robots.txt.
func serve(t *testing.T, page http.HandlerFunc) net.Addr {
	t.Helper()
	mux := http.NewServeMux()
	mux.Handle("/robots.txt", http.NotFoundHandler())
	mux.Handle("/", page)
	s := httptest.NewServer(mux)
	t.Cleanup(func() { s.CloseClientConnections(); s.Close() })
	return s.Listener.Addr()
}

// raw answers with bytes as they are, and hangs up.
func raw(answer string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			panic(err)
		}
		defer conn.Close()
		_, _ = io.WriteString(conn, answer)
	}
}

func zipped(n int) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(make([]byte, n))
	_ = z.Close()
	return b.Bytes()
}

const ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

func TestFaults(t *testing.T) {
	bomb := zipped(2 * maxBody) // 16 kB
	for name, tt := range map[string]struct {
		page http.HandlerFunc
		kind Kind
	}{
		"no answer": {func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, Timeout},
		"stops in the body": {func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, "<p>The ferry ")
			_ = http.NewResponseController(w).Flush()
			<-r.Context().Done()
		}, Timeout},
		"drips": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			drops := time.NewTicker(short / 50)
			defer drops.Stop()
			for r.Context().Err() == nil {
				fmt.Fprint(w, " ")
				_ = http.NewResponseController(w).Flush()
				<-drops.C
			}
		}, Timeout},
		"redirects to itself":       {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/", http.StatusFound) }, Redirects},
		"redirects on and on":       {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path+"a", http.StatusFound) }, Redirects},
		"redirects to nowhere":      {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusFound) }, Broken},
		"huge header":               {raw(ok + "X: " + strings.Repeat("x", 1<<20) + "\r\n\r\n"), Broken},
		"endless headers":           {raw(ok + strings.Repeat("X: y\r\n", 1<<18) + "\r\n"), Broken},
		"many early hints":          {raw(strings.Repeat("HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n", 1<<14) + ok + "\r\n"), Broken},
		"cut":                       {raw(ok + "Content-Length: 1000\r\n\r\n<p>The ferry"), Broken},
		"cut between chunks":        {raw(ok + "Transfer-Encoding: chunked\r\n\r\nc\r\n<p>The ferry\r\n"), Broken},
		"cut in the header":         {raw("HTTP/1.1 200 OK\r\nContent-Ty"), Broken},
		"nothing":                   {raw(""), Broken},
		"chunks that are none":      {raw(ok + "Transfer-Encoding: chunked\r\n\r\nferry\r\n"), Broken},
		"length below zero":         {raw(ok + "Content-Length: -5\r\n\r\n<p>The ferry"), Broken},
		"two lengths":               {raw(ok + "Content-Length: 5\r\nContent-Length: 12\r\n\r\n<p>The ferry"), Broken},
		"another protocol":          {raw("SSH-2.0-OpenSSH_9.9\r\n"), Broken},
		"a length beyond the bound": {raw(ok + "Content-Length: 8388609\r\n\r\n"), TooLarge},
		"a length beyond all":       {raw(ok + "Content-Length: 9223372036854775807\r\n\r\n"), TooLarge},
		"more than the bound":       {raw(ok + "\r\n" + strings.Repeat(" ", maxBody+1)), TooLarge},
		"has no end": {func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				_, _ = w.Write(make([]byte, 1<<16))
			}
		}, TooLarge},
		"gzip bomb":                   {raw(ok + "Content-Encoding: gzip\r\n\r\n" + string(bomb)), TooLarge},
		"gzip bomb with a length":     {raw(ok + fmt.Sprintf("Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n%s", len(bomb), bomb)), TooLarge},
		"gzip twice":                  {raw(ok + "Content-Encoding: gzip, gzip\r\n\r\n" + string(zipped(9))), Broken},
		"gzip that is cut":            {raw(ok + "Content-Encoding: gzip\r\n\r\n" + string(zipped(1000)[:20])), Broken},
		"gzip that is none":           {raw(ok + "Content-Encoding: gzip\r\n\r\n<p>The ferry"), Broken},
		"brotli, which nobody wanted": {raw(ok + "Content-Encoding: br\r\n\r\n\x0b\x05\x80hello\x03"), Broken},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			limit := maxTime
			if tt.kind == Timeout {
				limit = short
			}
			p, err := at(serve(t, tt.page), limit).Fetch(t.Context(), "http://site.example/")
			if e, known := errors.AsType[*Error](err); !known || e.Kind != tt.kind || e.Host != "site.example" {
				t.Errorf("%.80q, %v, want %s", p.Body, err, tt.kind)
			}
			if err != nil && len(err.Error()) > 300 {
				t.Errorf("an error of %d bytes", len(err.Error()))
			}
		})
	}
}

// TestShortLength shows what HTTP says of a length that is too short: the page ends there.
func TestShortLength(t *testing.T) {
	p, err := at(serve(t, raw(ok+"Content-Length: 5\r\n\r\nferry that nobody counted")), 0).Fetch(t.Context(), "http://site.example/")
	if err != nil || string(p.Body) != "ferry" {
		t.Errorf("%q, %v", p.Body, err)
	}
}

func TestAtTheBound(t *testing.T) {
	page := strings.Repeat(" ", maxBody)
	p, err := at(serve(t, raw(ok+"\r\n"+page)), 0).Fetch(t.Context(), "http://site.example/")
	if err != nil || len(p.Body) != maxBody {
		t.Errorf("%d bytes, %v", len(p.Body), err)
	}
}

func TestUnreachable(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	if _, err := at(l.Addr(), 0).Fetch(t.Context(), "http://site.example/"); KindOf(err) != Unreachable {
		t.Errorf("%v, want %s", err, Unreachable)
	}
}

// TestCanceled holds that a caller who gives up gets the context's error, not a site's fault.
func TestCanceled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	address := serve(t, func(_ http.ResponseWriter, r *http.Request) { cancel(); <-r.Context().Done() })
	if _, err := at(address, 0).Fetch(ctx, "http://site.example/"); !errors.Is(err, context.Canceled) || KindOf(err) != "" {
		t.Errorf("%v, want %v", err, context.Canceled)
	}
}

func TestTLS(t *testing.T) {
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprintf(w, "<p>%s", r.Proto) }))
	s.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	s.EnableHTTP2 = true
	s.StartTLS()
	defer s.Close()
	if _, err := at(s.Listener.Addr(), 0).Fetch(t.Context(), "https://example.com/"); KindOf(err) != Insecure {
		t.Errorf("unknown authority: %v, want %s", err, Insecure)
	}
	roots := s.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
	f := at(s.Listener.Addr(), 0)
	f.public.(*http.Transport).TLSClientConfig = &tls.Config{RootCAs: roots}
	if _, err := f.Fetch(t.Context(), "https://site.example/"); KindOf(err) != Insecure {
		t.Errorf("another's certificate: %v, want %s", err, Insecure)
	}
	p, err := f.Fetch(t.Context(), "https://example.com/")
	if err != nil || string(p.Body) != "<p>HTTP/2.0" {
		t.Errorf("valid certificate: %q, %v", p.Body, err)
	}
	if _, err := at(serve(t, raw(ok)), 0).Fetch(t.Context(), "https://site.example/"); KindOf(err) != Insecure {
		t.Errorf("no TLS: %v, want %s", err, Insecure)
	}
}
