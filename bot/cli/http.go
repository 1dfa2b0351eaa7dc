package cli

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// serveHealth answers /healthz (the process lives) and /readyz (it can answer questions) on addr until ctx ends; then
// it waits for what it is answering.
func serveHealth(ctx context.Context, addr string, ready func() error) error {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		if err := ready(); err != nil {
			http.Error(w, err.Error(), http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "ready")
	})
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	if err != nil {
		return fmt.Errorf("listen for health checks: %w", err)
	}
	s := &http.Server{Handler: mux, ReadHeaderTimeout: healthTimeout, WriteTimeout: healthTimeout}
	defer context.AfterFunc(ctx, func() { s.Shutdown(context.Background()) })()
	if err := s.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("health checks: %w", err)
	}
	return nil
}

// healthTimeout is the longest time of one health check.
const healthTimeout = 5 * time.Second

type healthCmd struct{}

// Run asks the bot on this machine whether it is ready: what a container's health check calls.
func (healthCmd) Run(s *session) error {
	if s.settings.HTTPAddr == "" {
		return errNoHealth
	}
	host, port, err := net.SplitHostPort(s.settings.HTTPAddr)
	if err != nil {
		return err
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	ctx, cancel := context.WithTimeout(s.ctx, healthTimeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+"/readyz", nil)
	if err != nil {
		return err
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return &notReadyError{err.Error()}
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return &notReadyError{res.Status}
	}
	return s.line("ready")
}

var errNoHealth = errors.New("VERBATIM_HTTP_ADDR is not set")

// A notReadyError says why the bot can't answer questions.
type notReadyError struct{ why string }

func (e *notReadyError) Error() string { return "not ready: " + e.why }
