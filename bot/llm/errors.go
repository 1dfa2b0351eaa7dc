package llm

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"github.com/sashabaranov/go-openai"
)

var (
	// ErrStalled says that the server sent nothing for the idle timeout.
	ErrStalled = errors.New("model stalled")
	// ErrGarbled says that what came is not a stream of chat events: a web page, a whole answer as JSON, noise.
	ErrGarbled = errors.New("not a stream of chat events")
	// ErrOversized says that more came than any answer needs.
	ErrOversized = errors.New("more than an answer can be")
)

// A RefusedError is the server's no.
type RefusedError struct {
	Status int    // of HTTP; 0 where the reply had begun
	Says   string // the server's words, on one line, shortened, without our key; for logs
}

func (e *RefusedError) Error() string {
	if e.Status == 0 {
		return "refused: " + e.Says
	}
	return fmt.Sprintf("refused with status %d: %s", e.Status, e.Says)
}

// explain turns what the libraries report into the package's errors. No URL is in them: it may hold a password.
func (c *Client) explain(ctx context.Context, err error) error {
	return fmt.Errorf("asking %s: %w", c.model, c.reason(ctx, err))
}

func (c *Client) reason(ctx context.Context, err error) error {
	var (
		said    *openai.APIError
		bare    *openai.RequestError
		refused *RefusedError
		syntax  *json.SyntaxError
		kind    *json.UnmarshalTypeError
		address *url.Error
	)
	for _, known := range []error{ErrStalled, ErrGarbled, ErrOversized} {
		if errors.Is(err, known) {
			return known
		}
	}
	switch {
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case errors.As(err, &said):
		return &RefusedError{said.HTTPStatusCode, c.line(said.Message)}
	case errors.As(err, &bare):
		return &RefusedError{bare.HTTPStatusCode, c.line(string(bare.Body))}
	case errors.As(err, &refused):
		return &RefusedError{refused.Status, c.line(refused.Says)}
	case errors.As(err, &syntax), errors.As(err, &kind):
		return ErrGarbled
	case errors.As(err, &address):
		return address.Err
	}
	return err
}

// maxSays is how much of a server's words an error carries, in characters.
const maxSays = 200

// line makes a server's words fit for a log.
func (c *Client) line(says string) string {
	if c.key != "" {
		says = strings.ReplaceAll(says, c.key, "…")
	}
	says = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return ' '
	}, says)
	runes := []rune(strings.Join(strings.Fields(says), " "))
	if len(runes) > maxSays {
		return string(runes[:maxSays-1]) + "…"
	}
	return string(runes)
}
