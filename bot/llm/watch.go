package llm

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"time"

	"github.com/sashabaranov/go-openai"
)

// What is read of a response, in bytes. An event is some 300 bytes for a word of text or of reasoning.
const (
	maxResponse = 16 << 20
	maxLine     = 256 << 10
	maxError    = 64 << 10
)

// A watcher makes one request at a time end: no byte for the idle timeout, too many bytes, or no events at all.
type watcher struct {
	next http.RoundTripper
	idle time.Duration
}

func (w watcher) RoundTrip(req *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithCancelCause(req.Context())
	timer := time.AfterFunc(w.idle, func() { cancel(ErrStalled) })
	resp, err := w.next.RoundTrip(req.WithContext(ctx))
	timer.Stop()
	if err != nil {
		err = stalled(ctx, err)
		cancel(nil)
		return nil, err
	}
	resp.Body = &watched{body: resp.Body, ctx: ctx, cancel: cancel, timer: timer, idle: w.idle}
	switch {
	case resp.StatusCode >= http.StatusBadRequest:
		resp.Body = body{io.LimitReader(resp.Body, maxError), resp.Body}
	case !streams(resp.Header.Get("Content-Type")):
		defer resp.Body.Close()
		return nil, notStreamed(resp)
	default:
		resp.Body = body{newEventReader(resp.Body), resp.Body}
	}
	return resp, nil
}

// stalled says that err is ours, where the watch has ended the request.
func stalled(ctx context.Context, err error) error {
	if context.Cause(ctx) == ErrStalled {
		return ErrStalled
	}
	return err
}

// A body is read in one way and closed in another.
type body struct {
	io.Reader
	io.Closer
}

// A watched is a body that is read against the clock. The clock runs while we wait for the server, never while the
// server waits for us.
type watched struct {
	body       io.ReadCloser
	ctx        context.Context
	cancel     context.CancelCauseFunc
	timer      *time.Timer
	idle       time.Duration
	read, line int // bytes so far, and since the last line break
}

func (w *watched) Read(p []byte) (int, error) {
	w.timer.Reset(w.idle)
	n, err := w.body.Read(p)
	w.timer.Stop()
	w.read += n
	w.line += n
	if i := bytes.LastIndexByte(p[:n], '\n'); i >= 0 {
		w.line = n - i - 1
	}
	if w.line > maxLine || w.read > maxResponse {
		return 0, ErrOversized
	}
	if err != nil && err != io.EOF {
		err = stalled(w.ctx, err)
	}
	return n, err
}

func (w *watched) Close() error {
	w.timer.Stop()
	w.cancel(nil)
	return w.body.Close()
}

// streams reports whether a content type can be a stream of events. Some servers give none, or call it plain text.
func streams(contentType string) bool {
	switch kind, _, _ := mime.ParseMediaType(contentType); kind {
	case "application/json", "text/html":
		return false
	}
	return true
}

// notStreamed is the error of a response that is no stream: an error the server hid behind a good status, or something
// else altogether.
func notStreamed(resp *http.Response) error {
	text, err := io.ReadAll(io.LimitReader(resp.Body, maxError))
	if err != nil {
		return err
	}
	var said openai.ErrorResponse
	if json.Unmarshal(text, &said) == nil && said.Error != nil {
		return &RefusedError{resp.StatusCode, said.Error.Message}
	}
	return ErrGarbled
}

// sameHost follows a redirect only on the host that was asked, so that neither the key nor a community's question goes
// to another.
func sameHost(req *http.Request, via []*http.Request) error {
	first := via[0].URL
	if len(via) > maxTries || req.Method != via[0].Method || req.URL.Host != first.Host || req.URL.Scheme != first.Scheme {
		return &RefusedError{req.Response.StatusCode, "sends us elsewhere"}
	}
	return nil
}
