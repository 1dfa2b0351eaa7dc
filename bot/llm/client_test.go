package llm

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sashabaranov/go-openai"

	"verbatim/bot/llm/llmtest"
	"verbatim/prompts"
)

const (
	said   = "The ferry is late — again. [1]\nThe mayor said: {q1} [1]"
	secret = "sk-invented-0123456789"
)

var prompt = prompts.Answer("Where is the ferry?", []prompts.Source{{
	Title: "Council puts off ferry", Quotes: []prompts.Quoted{{Key: 1, Speaker: "Edda Quill", Words: "We wait"}},
}})

// A heard is what a loop over a stream saw.
type heard struct {
	text string
	last prompts.Chunk
	err  error
	log  string
}

// ask asks a server that plays turns. Idle is the client's timeout.
func ask(t *testing.T, idle time.Duration, turns ...llmtest.Turn) (heard, []llmtest.Request) {
	t.Helper()
	s := llmtest.Start(turns...)
	defer s.Close()
	h := hear(t, Config{BaseURL: s.URL, APIKey: secret, Model: "small-1", IdleTimeout: idle})
	return h, s.Requests()
}

func hear(t *testing.T, cfg Config) heard {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	var h heard
	var log bytes.Buffer
	lg := slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	for chunk, err := range New(lg, cfg).Stream(ctx, prompt) {
		if h.err != nil {
			t.Error("the stream goes on after its error")
		}
		h.text += chunk.Text
		h.last, h.err = chunk, err
	}
	h.log = log.String()
	if strings.Contains(h.log, secret) || h.err != nil && strings.Contains(h.err.Error(), secret) {
		t.Errorf("the key is shown: %v\n%s", h.err, h.log)
	}
	return h
}

// patient is longer than anything here takes.
const patient = 20 * time.Second

func TestStream(t *testing.T) {
	for _, split := range []int{0, 1, 7, 1000} {
		h, reqs := ask(t, patient, llmtest.Turn{Reply: llmtest.Says(said), Split: split, Thought: "hmm {q9}"})
		want := prompts.Chunk{Finish: "stop", Model: llmtest.Model, PromptTokens: 101, CompletionTokens: 23}
		if h.err != nil || h.text != said || h.last != want {
			t.Errorf("split %d: %q, %+v, %v", split, h.text, h.last, h.err)
		}
		if len(reqs) != 1 || reqs[0].Model != "small-1" || reqs[0].Question() != "Where is the ferry?" {
			t.Fatalf("asked %+v", reqs)
		}
		if got := reqs[0].Header.Get("Authorization"); got != "Bearer "+secret {
			t.Errorf("authorized by %q", got)
		}
		if got := string(reqs[0].Options["temperature"]); got != "0.000001" {
			t.Errorf("temperature %s", got)
		}
		if got := string(reqs[0].Options["max_tokens"]); got != "2000" {
			t.Errorf("max_tokens %s", got)
		}
	}
}

// What the model had written when it failed is there, then the error.
func TestFaults(t *testing.T) {
	refused := func(status int) error { return &RefusedError{Status: status} }
	for name, c := range map[string]struct {
		turn   llmtest.Turn
		idle   time.Duration
		text   string
		finish string
		err    error
	}{
		"stall":           {llmtest.Turn{Fault: llmtest.Stall, At: 9}, 100 * time.Millisecond, "The ferry", "", ErrStalled},
		"silent":          {llmtest.Turn{Fault: llmtest.Silent}, 100 * time.Millisecond, "", "", ErrStalled},
		"no finish":       {llmtest.Turn{Fault: llmtest.NoFinish, At: 9}, patient, "The ferry", "", nil},
		"length":          {llmtest.Turn{Fault: llmtest.Length, At: 9}, patient, "The ferry", "length", nil},
		"broken":          {llmtest.Turn{Fault: llmtest.Broken, At: 9}, patient, "The ferry", "", refused(0)},
		"garbage":         {llmtest.Turn{Fault: llmtest.Garbage, At: 9}, patient, "The ferry", "", ErrGarbled},
		"noise":           {llmtest.Turn{Fault: llmtest.Noise, At: 9}, patient, "The ferry", "", nil},
		"huge line":       {llmtest.Turn{Fault: llmtest.HugeLine, At: 9}, patient, "The ferry", "", ErrOversized},
		"endless":         {llmtest.Turn{Fault: llmtest.Endless, At: 9}, patient, "The ferry", "", ErrOversized},
		"whole":           {llmtest.Turn{Fault: llmtest.Whole}, patient, "", "", ErrGarbled},
		"page":            {llmtest.Turn{Fault: llmtest.Page}, patient, "", "", ErrGarbled},
		"picky":           {llmtest.Turn{Fault: llmtest.Picky}, patient, said, "stop", nil},
		"slow start":      {llmtest.Turn{Delay: 50 * time.Millisecond}, patient, said, "stop", nil},
		"401":             {llmtest.Turn{Fault: llmtest.Refuse, Status: 401}, patient, "", "", refused(401)},
		"500 to the end":  {llmtest.Turn{Fault: llmtest.Refuse, Status: 500, RetryAfter: "0"}, patient, "", "", refused(500)},
		"wait too long":   {llmtest.Turn{Fault: llmtest.Refuse, Status: 429, RetryAfter: "3600"}, patient, "", "", refused(429)},
		"400 for nothing": {llmtest.Turn{Fault: llmtest.Refuse, Status: 400}, patient, "", "", refused(400)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c.turn.Reply = llmtest.Says(said)
			h, _ := ask(t, c.idle, c.turn)
			if h.text != c.text || h.last.Finish != c.finish || !sameError(h.err, c.err) {
				t.Errorf("%q, %+v, %v", h.text, h.last, h.err)
			}
		})
	}
}

func sameError(got, want error) bool {
	var g, w *RefusedError
	if errors.As(want, &w) {
		return errors.As(got, &g) && g.Status == w.Status && g.Says != ""
	}
	return errors.Is(got, want)
}

// The connection breaks: an error, since nobody knows what was to come.
func TestCutConnection(t *testing.T) {
	h, reqs := ask(t, patient, llmtest.Turn{Reply: llmtest.Says(said), Fault: llmtest.Cut, At: 9})
	if h.text != "The ferry" || h.err == nil || len(reqs) != 1 {
		t.Errorf("%q, %v, %d requests", h.text, h.err, len(reqs))
	}
}

func TestBusyThenGood(t *testing.T) {
	h, reqs := ask(t, patient,
		llmtest.Turn{Fault: llmtest.Refuse, Status: 429, RetryAfter: "0", Times: 1},
		llmtest.Turn{Fault: llmtest.Refuse, Status: 503, RetryAfter: "0", Times: 1},
		llmtest.Turn{Reply: llmtest.Says(said)})
	if h.err != nil || h.text != said || len(reqs) != 3 {
		t.Errorf("%q, %v, %d requests", h.text, h.err, len(reqs))
	}
	if strings.Count(h.log, "model asked again") != 2 {
		t.Errorf("the log says %s", h.log)
	}
}

// Nothing that was shown is asked for twice.
func TestNoRetryAfterText(t *testing.T) {
	h, reqs := ask(t, 100*time.Millisecond, llmtest.Turn{Reply: llmtest.Says(said), Fault: llmtest.Stall, At: 9})
	if len(reqs) != 1 || !errors.Is(h.err, ErrStalled) {
		t.Errorf("%d requests, %v", len(reqs), h.err)
	}
}

func TestLeavingTheLoopEndsTheRequest(t *testing.T) {
	gone := make(chan struct{})
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer close(gone)
		w.Header().Set("Content-Type", "text/event-stream")
		_, _ = w.Write([]byte(`data: {"choices":[{"index":0,"delta":{"content":"It"}}]}` + "\n\n"))
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	}))
	defer s.Close()
	for chunk, err := range New(slog.New(slog.DiscardHandler), Config{BaseURL: s.URL, IdleTimeout: patient}).Stream(t.Context(), prompt) {
		if err != nil || chunk.Text != "It" {
			t.Fatalf("%+v, %v", chunk, err)
		}
		break
	}
	select {
	case <-gone:
	case <-time.After(patient):
		t.Fatal("the request lives on")
	}
}

func TestContextEnds(t *testing.T) {
	s := llmtest.Start(llmtest.Turn{Fault: llmtest.Silent})
	defer s.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	for _, err := range New(slog.New(slog.DiscardHandler), Config{BaseURL: s.URL, IdleTimeout: patient}).Stream(ctx, prompt) {
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
	}
}

// Neither the key nor the question goes to a host that nobody configured.
func TestRedirectElsewhere(t *testing.T) {
	other := llmtest.Start(llmtest.Turn{Reply: llmtest.Says(said)})
	defer other.Close()
	h, _ := ask(t, patient, llmtest.Turn{Fault: llmtest.Redirect, To: other.URL + "/chat/completions"})
	if !sameError(h.err, &RefusedError{Status: 307}) || len(other.Requests()) != 0 {
		t.Errorf("%v, %d requests elsewhere", h.err, len(other.Requests()))
	}
}

func TestNobodyListens(t *testing.T) {
	s := llmtest.Start()
	s.Close()
	address := strings.Replace(s.URL, "//", "//user:"+secret+"@", 1)
	h := hear(t, Config{BaseURL: address, APIKey: secret, Model: "small-1", IdleTimeout: patient})
	if h.err == nil || strings.Contains(h.err.Error(), "user") {
		t.Errorf("%v", h.err)
	}
}

func TestReasoningModelsGetTheirOwnOptions(t *testing.T) {
	want := "max_completion_tokens model stream stream_options"
	if got := options(t, request("o3-mini", prompt)); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestPlainer(t *testing.T) {
	for says, want := range map[string]string{
		"stream_options is unknown":    "max_tokens model stream temperature",
		"temperature must be 1":        "max_tokens model stream stream_options",
		"use max_completion_tokens":    "model stream stream_options temperature",
		"we don't like your face here": "model stream",
	} {
		if got := options(t, plainer(request("small-1", prompt), says)); got != want {
			t.Errorf("%q leaves %s, want %s", says, got, want)
		}
	}
}

// options names what a request says besides its messages.
func options(t *testing.T, req openai.ChatCompletionRequest) string {
	t.Helper()
	body, err := json.Marshal(req)
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]any
	if err := json.Unmarshal(body, &fields); err != nil {
		t.Fatal(err)
	}
	delete(fields, "messages")
	return strings.Join(slices.Sorted(maps.Keys(fields)), " ")
}

// A roundTripper is a transport that answers nothing but an error.
type roundTripper func(*http.Request) error

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return nil, f(r) }

// Without an address, OpenAI's own is asked.
func TestOwnAddress(t *testing.T) {
	var asked string
	hear(t, Config{APIKey: secret, Model: "small-1", IdleTimeout: patient, Transport: roundTripper(func(r *http.Request) error {
		asked = r.URL.String()
		return errors.New("away")
	})})
	if asked != "https://api.openai.com/v1/chat/completions" {
		t.Errorf("asked %q", asked)
	}
}
