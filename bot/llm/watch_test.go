package llm

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

type tripper func(*http.Request) (*http.Response, error)

func (f tripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func answer(status int, header, body string) (*http.Response, error) {
	return &http.Response{
		StatusCode: status,
		Header:     http.Header{"Retry-After": {header}, "Content-Type": {"text/event-stream"}},
		Body:       io.NopCloser(strings.NewReader(body)),
	}, nil
}

func post(ctx context.Context) *http.Request {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://model.invalid/v1/chat/completions", strings.NewReader("question"))
	if err != nil {
		panic(err) // the address is a constant
	}
	return req
}

func TestRetryWaits(t *testing.T) {
	for name, c := range map[string]struct {
		header         string
		deadline, took time.Duration
		tries, status  int
	}{
		"as asked":           {"7", time.Minute, 7 * time.Second, 2, 200},
		"by date":            {"Sat, 01 Jan 2000 00:00:09 GMT", time.Minute, 9 * time.Second, 2, 200},
		"not past the end":   {"7", 5 * time.Second, 0, 1, 429},
		"not for a day":      {"86400", 0, 0, 1, 429},
		"what nobody can be": {"-1", 100 * time.Millisecond, 0, 1, 429},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx := t.Context()
				if c.deadline > 0 {
					var cancel context.CancelFunc
					ctx, cancel = context.WithTimeout(ctx, c.deadline)
					defer cancel()
				}
				tries, start := 0, time.Now()
				r := retrier{slog.New(slog.DiscardHandler), tripper(func(r *http.Request) (*http.Response, error) {
					tries++
					if body, err := io.ReadAll(r.Body); err != nil || string(body) != "question" {
						t.Errorf("try %d sent %q, %v", tries, body, err)
					}
					if tries > 1 {
						return answer(200, "", "")
					}
					return answer(429, c.header, "busy")
				})}
				resp, err := r.RoundTrip(post(ctx))
				if err != nil || resp.StatusCode != c.status || tries != c.tries || time.Since(start) != c.took {
					t.Errorf("%v, %v, %d tries in %v", resp, err, tries, time.Since(start))
				}
			})
		})
	}
}

func TestRetryEndsWithTheContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		r := retrier{slog.New(slog.DiscardHandler), tripper(func(*http.Request) (*http.Response, error) { return answer(429, "20", "") })}
		if _, err := r.RoundTrip(post(ctx)); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
}

func TestRetryBrokenNetwork(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tries := 0
		r := retrier{slog.New(slog.DiscardHandler), tripper(func(*http.Request) (*http.Response, error) {
			if tries++; tries < maxTries {
				return nil, io.ErrUnexpectedEOF
			}
			return answer(200, "", "")
		})}
		if _, err := r.RoundTrip(post(t.Context())); err != nil || tries != maxTries {
			t.Errorf("%v after %d tries", err, tries)
		}
	})
}

// slow is a server that waits before each line.
func slow(wait time.Duration) tripper {
	return func(r *http.Request) (*http.Response, error) {
		resp, err := answer(200, "", "")
		pr, pw := io.Pipe()
		resp.Body = pr
		stop := context.AfterFunc(r.Context(), func() { pw.CloseWithError(r.Context().Err()) })
		go func() {
			defer stop()
			for {
				time.Sleep(wait)
				if _, err := pw.Write([]byte("data: x\n")); err != nil {
					return
				}
			}
		}()
		return resp, err
	}
}

func TestWatch(t *testing.T) {
	const idle = 10 * time.Second
	for name, c := range map[string]struct {
		server, reader time.Duration // waits before each line
		err            error
	}{
		"slow server":   {idle - time.Second, 0, nil},
		"stalled":       {idle + time.Second, 0, ErrStalled},
		"slow reader":   {time.Second, 5 * idle, nil},
		"both too slow": {idle + time.Second, 5 * idle, nil}, // the line came while nobody waited for it
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				resp, err := watcher{slow(c.server), idle}.RoundTrip(post(t.Context()))
				if err != nil {
					t.Fatal(err)
				}
				for range 3 {
					time.Sleep(c.reader)
					if _, err = resp.Body.Read(make([]byte, 100)); err != nil {
						break
					}
				}
				if !errors.Is(err, c.err) || err != nil && c.err == nil {
					t.Error(err)
				}
				resp.Body.Close()
				time.Sleep(2 * c.server) // on the bubble's clock: the server sees that we left
			})
		})
	}
}
