package llm

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"github.com/cenkalti/backoff/v5"
)

const (
	maxTries  = 3
	firstWait = 500 * time.Millisecond
	longest   = time.Minute // a request without a deadline waits no longer for its turn
)

// A retrier asks again where the server is busy or broken, as long as the answer can still be in time. It sees a
// response before any of it was read, so nothing that was shown is asked for twice.
type retrier struct {
	lg   *slog.Logger
	next http.RoundTripper
}

var errBusy = errors.New("server busy")

func (r retrier) RoundTrip(req *http.Request) (*http.Response, error) {
	ctx := req.Context()
	wait := backoff.NewExponentialBackOff()
	wait.InitialInterval = firstWait
	var last *http.Response
	resp, err := backoff.Retry(ctx, func() (*http.Response, error) {
		discard(last)
		var err error
		last, err = r.try(req)
		return last, err
	},
		backoff.WithBackOff(wait), backoff.WithMaxTries(maxTries), backoff.WithMaxElapsedTime(left(ctx)),
		backoff.WithNotify(func(err error, d time.Duration) {
			r.lg.WarnContext(ctx, "model asked again", "host", req.URL.Host, "wait", d, "err", err)
		}))
	switch {
	case errors.Is(err, errBusy):
		return resp, nil // the last refusal stands
	case err != nil:
		discard(resp)
		return nil, err
	}
	return resp, nil
}

// try makes one request. What another try may mend comes as an error that is not permanent.
func (r retrier) try(req *http.Request) (*http.Response, error) {
	again := req.Clone(req.Context())
	if req.GetBody != nil {
		body, err := req.GetBody()
		if err != nil {
			return nil, backoff.Permanent(err)
		}
		again.Body = body
	}
	resp, err := r.next.RoundTrip(again)
	switch {
	case err != nil && lasting(req.Context(), err):
		return nil, backoff.Permanent(err)
	case err != nil:
		return nil, err
	case !busy(resp.StatusCode):
		return resp, nil
	}
	if d, ok := retryAfter(resp.Header.Get("Retry-After")); ok {
		return resp, errors.Join(errBusy, &backoff.RetryAfterError{Duration: d})
	}
	return resp, errBusy
}

// lasting reports whether asking again would not help: time is up, or the server answers, but not like a model.
func lasting(ctx context.Context, err error) bool {
	var refused *RefusedError
	return ctx.Err() != nil || errors.Is(err, ErrStalled) || errors.Is(err, ErrGarbled) || errors.As(err, &refused)
}

func busy(status int) bool {
	switch status {
	case http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusBadGateway,
		http.StatusServiceUnavailable, http.StatusGatewayTimeout, 529: // 529: overloaded, where Anthropic's API is behind
		return true
	}
	return false
}

// retryAfter reads the header of that name: seconds, or a date.
func retryAfter(header string) (time.Duration, bool) {
	if n, err := strconv.Atoi(header); err == nil && n >= 0 {
		return time.Duration(min(n, int(2*longest/time.Second))) * time.Second, true
	}
	if t, err := http.ParseTime(header); err == nil {
		return max(time.Until(t), 0), true
	}
	return 0, false
}

// left is the time in which another try makes sense.
func left(ctx context.Context) time.Duration {
	if deadline, ok := ctx.Deadline(); ok {
		return max(time.Until(deadline), 1)
	}
	return longest
}

func discard(resp *http.Response) {
	if resp != nil {
		_, _ = io.Copy(io.Discard, resp.Body) // an error's body is bounded; reading it lets the connection be used again
		_ = resp.Body.Close()
	}
}
