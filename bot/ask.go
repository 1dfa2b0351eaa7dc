// Package bot is what Verbatim does, whoever asks: limits, deadlines, and the way from a question to an answer.
package bot

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"strings"
	"time"
	"unicode/utf8"

	"verbatim/bot/answer"
	"verbatim/retrieval"
)

// A Library finds the evidence for a question in a community's articles.
type Library interface {
	Find(ctx context.Context, community, question string) (retrieval.Evidence, error)
}

// A Bot answers questions.
type Bot struct {
	lg       *slog.Logger
	library  Library
	answerer *answer.Answerer
	deadline time.Duration // of one answer
}

// New returns a bot that answers within deadline.
func New(lg *slog.Logger, l Library, a *answer.Answerer, deadline time.Duration) *Bot {
	return &Bot{lg, l, a, deadline}
}

// MaxQuestion is the longest question, in characters: half a Discord message.
const MaxQuestion = 1000

// Errors of Ask that the asker can mend.
var (
	ErrNoQuestion  = errors.New("no question")
	ErrTooLong     = fmt.Errorf("question longer than %d characters", MaxQuestion)
	ErrNotReadable = errors.New("question is not UTF-8")
	ErrNoArticles  = errors.New("no articles yet")
)

// Ask answers a question from a community's articles, block by block.
func (b *Bot) Ask(ctx context.Context, community, question string) (iter.Seq[answer.Block], error) {
	question = strings.TrimSpace(question)
	switch {
	case question == "":
		return nil, ErrNoQuestion
	case !utf8.ValidString(question):
		return nil, ErrNotReadable
	case utf8.RuneCountInString(question) > MaxQuestion:
		return nil, ErrTooLong
	}
	ev, err := b.library.Find(ctx, community, question)
	if err != nil {
		return nil, fmt.Errorf("ask: %w", err)
	}
	if ev.Articles == 0 {
		return nil, ErrNoArticles
	}
	return func(yield func(answer.Block) bool) {
		ctx, cancel := context.WithTimeout(ctx, b.deadline)
		defer cancel()
		b.answerer.Answer(ctx, question, ev)(yield)
	}, nil
}
