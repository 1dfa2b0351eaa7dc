// Package llm is the client of any server that speaks OpenAI's chat protocol. It streams, waits only so long for a byte,
// reads only so much, and says with typed errors what went wrong.
package llm

import (
	"cmp"
	"context"
	"errors"
	"io"
	"iter"
	"log/slog"
	"math"
	"net/http"
	"time"

	"github.com/sashabaranov/go-openai"

	"verbatim/prompts"
)

// Config says which model to ask, and where.
type Config struct {
	BaseURL     string            // up to and with /v1; "" for OpenAI's own
	APIKey      string            // "" for a server that wants none
	Model       string            // the name the server knows it by
	IdleTimeout time.Duration     // the longest wait for the next byte, the first included
	Transport   http.RoundTripper // http.DefaultTransport where it is nil
}

// A Client asks one model. It keeps nothing between requests, and may be used by many at once.
type Client struct {
	lg         *slog.Logger
	chat       *openai.Client
	model, key string
}

// New returns a client. It makes no request.
func New(lg *slog.Logger, cfg Config) *Client {
	base := cfg.Transport
	if base == nil {
		base = http.DefaultTransport
	}
	oc := openai.DefaultConfig(cfg.APIKey)
	oc.BaseURL = cmp.Or(cfg.BaseURL, oc.BaseURL)
	// Lines without data keep a slow request alive. The idle timeout and the bounds of a watched body end it.
	oc.EmptyMessagesLimit = math.MaxUint32
	oc.HTTPClient = &http.Client{
		Transport:     retrier{lg: lg, next: watcher{next: base, idle: cfg.IdleTimeout}},
		CheckRedirect: sameHost,
	}
	return &Client{lg: lg, chat: openai.NewClientWithConfig(oc), model: cfg.Model, key: cfg.APIKey}
}

// Stream asks the model and yields its reply as it comes. The last chunk says how the reply ended; a reply without an
// error and without a reason to end was cut. The request lives as long as the loop: leaving it, or ctx, ends it.
// Errors: ErrStalled, ErrGarbled, ErrOversized, *RefusedError, ctx's own, and those of the network.
func (c *Client) Stream(ctx context.Context, p prompts.Prompt) iter.Seq2[prompts.Chunk, error] {
	return func(yield func(prompts.Chunk, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		stream, err := c.open(ctx, p)
		if err != nil {
			yield(prompts.Chunk{}, c.explain(ctx, err))
			return
		}
		defer stream.Close()
		if err := relay(stream, yield); err != nil {
			yield(prompts.Chunk{}, c.explain(ctx, err))
		}
	}
}

// open sends the request. A server that knows fewer options than we use is asked once more, without them.
func (c *Client) open(ctx context.Context, p prompts.Prompt) (*openai.ChatCompletionStream, error) {
	req := request(c.model, p)
	stream, err := c.chat.CreateChatCompletionStream(ctx, req)
	var refused *openai.APIError
	var bare *openai.RequestError
	switch {
	case errors.As(err, &refused) && unknownOption(refused.HTTPStatusCode):
		req = plainer(req, refused.Message)
	case errors.As(err, &bare) && unknownOption(bare.HTTPStatusCode):
		req = plainer(req, string(bare.Body))
	default:
		return stream, err
	}
	c.lg.DebugContext(ctx, "model refused an option, asking without", "model", c.model)
	return c.chat.CreateChatCompletionStream(ctx, req)
}

func unknownOption(status int) bool {
	return status == http.StatusBadRequest || status == http.StatusUnprocessableEntity
}

// relay yields what the stream brings, and returns why it broke. A reply is over when the model says so, whatever the
// connection does after that.
func relay(stream *openai.ChatCompletionStream, yield func(prompts.Chunk, error) bool) error {
	var last prompts.Chunk
	begun := false
	for {
		resp, err := stream.Recv()
		switch {
		case err == nil:
		case last.Finish != "", begun && errors.Is(err, io.EOF):
			yield(last, nil)
			return nil
		case errors.Is(err, io.EOF):
			return ErrGarbled
		default:
			return err
		}
		begun = begun || len(resp.Choices) > 0
		if text := read(resp, &last); text != "" && !yield(prompts.Chunk{Text: text}, nil) {
			return nil
		}
	}
}

// read returns the text of one event, and notes in last what it says about the reply. Reasoning is not text.
func read(resp openai.ChatCompletionStreamResponse, last *prompts.Chunk) string {
	if resp.Model != "" {
		last.Model = resp.Model
	}
	if resp.Usage != nil {
		last.PromptTokens, last.CompletionTokens = resp.Usage.PromptTokens, resp.Usage.CompletionTokens
	}
	text := ""
	for _, choice := range resp.Choices { // an event that only counts has none
		if choice.Index != 0 {
			continue
		}
		text += choice.Delta.Content
		if choice.FinishReason != "" {
			last.Finish = string(choice.FinishReason)
		}
	}
	return text
}
