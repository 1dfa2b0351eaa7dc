package bot

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime/debug"
	"strings"
	"time"
	"unicode/utf8"

	"verbatim/bot/answer"
	"verbatim/retrieval"
	"verbatim/retrieval/text"
)

// Begin claims a question for this process and checks whether it may be answered, before anything is acknowledged.
// ErrClaimed means that another has it, and that nothing must be said. After any other error the claim is ended, and
// the error is to be said; after none, Answer or Drop must follow.
func (b *Bot) Begin(ctx context.Context, q Question) error {
	if b.keeper != nil {
		won, _, err := b.keeper.Claim(ctx, q.Community, q.ID, q.Route, time.Now().Add(b.deadline+grace))
		switch {
		case errors.Is(err, retrieval.ErrUnavailable) || errors.Is(err, context.DeadlineExceeded):
			b.lg.Warn("claim", "question", q.ID, "err", err) // memory answers; a second process may answer too
		case err != nil:
			return fmt.Errorf("begin: %w", err)
		case !won:
			return ErrClaimed
		}
	}
	err := b.admit(ctx, q)
	if err != nil {
		b.end(ctx, q)
	}
	return err
}

// grace is how long after its deadline an answer may still be on its way to the reader before another process ends it.
const grace = 20 * time.Second

func (b *Bot) admit(ctx context.Context, q Question) error {
	if err := readable(q.Text); err != nil {
		return err
	}
	if b.library.Len(q.Community) == 0 {
		return ErrNoArticles
	}
	if err := b.allow(ctx, q); err != nil {
		return err
	}
	select {
	case b.slots <- struct{}{}:
		return nil
	default:
		if b.slots == nil {
			return nil
		}
		return ErrBusy
	}
}

func readable(question string) error {
	switch question = strings.TrimSpace(question); {
	case !utf8.ValidString(question):
		return ErrNotReadable
	case text.CountWords(question) == 0: // "?"
		return ErrNoQuestion
	case utf8.RuneCountInString(question) > MaxQuestion:
		return ErrTooLong
	}
	return nil
}

// end says that a question is answered, or never will be.
func (b *Bot) end(ctx context.Context, q Question) {
	if b.keeper == nil {
		return
	}
	if err := b.keeper.Done(context.WithoutCancel(ctx), q.Community, q.ID); err != nil && !errors.Is(err, retrieval.ErrNotFound) {
		b.lg.Warn("end", "question", q.ID, "err", err)
	}
}

// Drop ends a question that Begin admitted and that has nobody to hear the answer.
func (b *Bot) Drop(ctx context.Context, q Question) {
	b.release()
	b.end(ctx, q)
}

// release makes room for another answer.
func (b *Bot) release() {
	if b.slots != nil {
		<-b.slots
	}
}

// Answer answers a question that Begin admitted, and ends it once the reply has shown an answer or what went wrong.
// Where the reply fails, or ctx ends, it stays unfinished for whoever looks for such. Answer returns the answer.
func (b *Bot) Answer(ctx context.Context, q Question, r Reply) (a answer.Answer, err error) {
	start, told := time.Now(), error(nil)
	fail := func(cause error) error {
		told = r.Fail(ctx, cause)
		return errors.Join(cause, told)
	}
	defer func() {
		if p := recover(); p != nil {
			b.lg.Error("panic", "question", q.ID, "err", p, "stack", string(debug.Stack()))
			err = errors.Join(fmt.Errorf("question %s: %v", q.ID, p), fail(&PanicError{q.ID}))
		}
		b.release()
		if ctx.Err() == nil && told == nil {
			b.end(ctx, q)
		}
		b.log(q, a, time.Since(start), err)
	}()
	blocks, err := b.Ask(ctx, q.Community, q.Text)
	if err != nil {
		return a, fail(err)
	}
	w := newWriter(ctx, r)
	defer w.close()
	for block := range blocks {
		a.Add(block)
		if len(a.Blocks) > 0 && b.answerer.Writes() {
			w.show(a)
		}
	}
	if err := ctx.Err(); err != nil {
		return a, err
	}
	told = w.last(a)
	return a, told
}

// A PanicError is a fault of ours; its id finds it in the log.
type PanicError struct{ ID string }

func (e *PanicError) Error() string { return "fault in question " + e.ID }

// log writes one line a question, without any of its words.
func (b *Bot) log(q Question, a answer.Answer, took time.Duration, err error) {
	ev := a.Evidence
	args := []any{
		"question", q.ID, "community", q.Community, "took", took.Round(time.Millisecond), "covered", ev.Covered, "articles", ev.Articles,
		"blocks", len(a.Blocks), "sources", len(a.Sources), "withheld", len(a.Withheld), "model", a.Model,
	}
	if err != nil {
		args = append(args, "err", err)
	}
	if a.Trouble != nil {
		args = append(args, "trouble", a.Trouble)
	}
	b.lg.Info("answered", args...)
}

// Ask answers a question from a community's articles, block by block.
func (b *Bot) Ask(ctx context.Context, community, question string) (iter.Seq[answer.Block], error) {
	if err := readable(question); err != nil {
		return nil, err
	}
	question = strings.TrimSpace(question)
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
		if ev.Covered && b.answerer.Writes() && !b.modelAllowed(ctx, community) {
			b.answerer.Quote(ev, answer.ErrSpent)(yield)
			return
		}
		b.answerer.Answer(ctx, question, ev)(yield)
	}, nil
}
