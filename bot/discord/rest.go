package discord

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"sync"
	"time"
)

// A rest is Discord's REST API. A request waits where Discord says so, for as long as its context lives, and is repeated
// after a failure where that does no harm.
type rest struct {
	lg     *slog.Logger
	client *http.Client
	token  string

	mu    sync.Mutex
	until time.Time // all requests wait till then
}

// A request is one call of the API. A path may hold an interaction's token, so logs and errors say the name.
type request struct {
	name, method, path string
	body               any
	once               bool // a repetition would be seen
	done               int  // the error by which Discord says, to a repetition, that the first one was carried out
}

// A refusal is an answer of Discord that isn't a success.
type refusal struct {
	Status  int    `json:"-"`
	Code    int    `json:"code"`
	Message string `json:"message"`
}

func (r *refusal) Error() string {
	return fmt.Sprintf("refused with status %d, code %d: %.200s", r.Status, r.Code, r.Message)
}

// Discord's codes that tell what to do.
const (
	codeUnknownMessage = 10008
	codeUnknownHook    = 10015 // also an interaction that was never acknowledged
	codeTooLate        = 10062 // an interaction that was not acknowledged in 3 seconds
	codeAcknowledged   = 40060
	codeTokenDied      = 50027
)

// codeOf returns Discord's code for an error; 0 if Discord gave none.
func codeOf(err error) int {
	var r *refusal
	if errors.As(err, &r) {
		return r.Code
	}
	return 0
}

// A limited answer asks to wait.
type limited struct {
	after  time.Duration
	global bool
}

func (l *limited) Error() string { return fmt.Sprintf("limited for %s", l.after) }

// repeats is how often a request is repeated after failures, the first time after pause.
const (
	repeats = 4
	pause   = 250 * time.Millisecond
)

// do makes a request and reads the answer into what into points to, unless that is nil.
func (r *rest) do(ctx context.Context, q request, into any) error {
	var body []byte
	if q.body != nil {
		var err error
		if body, err = json.Marshal(q.body); err != nil {
			return fmt.Errorf("%s: %w", q.name, err)
		}
	}
	if err := r.until429(ctx, q, body, into); err != nil {
		return fmt.Errorf("%s: %w", q.name, err)
	}
	return nil
}

// until429 tries until something else than a wait or a failure comes.
func (r *rest) until429(ctx context.Context, q request, body []byte, into any) error {
	failed := 0 // times after which Discord may have carried it out
	for {
		if err := r.turn(ctx); err != nil {
			return err
		}
		err := r.try(ctx, q, body, into)
		var l *limited
		wait := time.Duration(0)
		switch {
		case err == nil || failed > 0 && q.done != 0 && codeOf(err) == q.done:
			return nil
		case errors.As(err, &l):
			r.lg.Debug("limited", "request", q.name, "wait", l.after, "global", l.global)
			if wait = l.after; l.global {
				r.hold(l.after)
			}
		case q.once || failed == repeats || !failure(err):
			return err
		default:
			wait = pause << failed
			failed++
		}
		if e := sleep(ctx, wait); e != nil {
			return fmt.Errorf("%w, after: %w", e, err)
		}
	}
}

// failure reports whether an error is no answer, or one that says nothing of the request.
func failure(err error) bool {
	var r *refusal
	return !errors.As(err, &r) || r.Status >= 500
}

// turn waits until a global limit is over.
func (r *rest) turn(ctx context.Context) error {
	r.mu.Lock()
	wait := time.Until(r.until)
	r.mu.Unlock()
	return sleep(ctx, wait)
}

func (r *rest) hold(wait time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if until := time.Now().Add(wait); until.After(r.until) {
		r.until = until
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// maxAnswer is the most that is read of an answer, in bytes.
const maxAnswer = 4 << 20

func (r *rest) try(ctx context.Context, q request, body []byte, into any) error {
	req, err := http.NewRequestWithContext(ctx, q.method, api+version+q.path, bytes.NewReader(body))
	if err != nil {
		return withoutAddress(err)
	}
	req.Header.Set("Authorization", "Bot "+r.token)
	req.Header.Set("User-Agent", "DiscordBot (verbatim, 1)")
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	resp, err := r.client.Do(req)
	if err != nil {
		return withoutAddress(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer))
	switch {
	case err != nil:
		return err
	case resp.StatusCode == http.StatusTooManyRequests:
		return newLimited(resp.Header, data)
	case resp.StatusCode >= 300:
		f := &refusal{Status: resp.StatusCode}
		_ = json.Unmarshal(data, f) // a proxy's page says nothing
		return f
	case into == nil || resp.StatusCode == http.StatusNoContent:
		return nil
	}
	return json.Unmarshal(data, into)
}

// withoutAddress takes the address out of an error: it may hold an interaction's token.
func withoutAddress(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}

// longestWait is the longest that one answer can make us wait.
const longestWait = 10 * time.Minute

func newLimited(h http.Header, data []byte) *limited {
	var said struct {
		After  float64 `json:"retry_after"`
		Global bool    `json:"global"`
	}
	if json.Unmarshal(data, &said) != nil || said.After <= 0 {
		said.After, _ = strconv.ParseFloat(h.Get("Retry-After"), 64)
	}
	wait := time.Duration(said.After * float64(time.Second))
	return &limited{min(max(wait, 10*time.Millisecond), longestWait), said.Global}
}
