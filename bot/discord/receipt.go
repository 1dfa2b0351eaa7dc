package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"verbatim/bot"
	"verbatim/bot/answer"
	"verbatim/bot/render"
	"verbatim/retrieval"
)

// A receipt is what is kept of an answer: what its buttons show.
type receipt struct {
	Asker    string           `json:"asker"`
	Question string           `json:"question"`
	Shown    render.Message   `json:"shown"`
	More     []render.Message `json:"more,omitempty"`
	Sources  []render.Message `json:"sources"`
}

// Kinds of what is kept, and how long it is. The README and /privacy say so too.
const (
	keptAnswer = "answer"
	keptReport = "report"
	keptDays   = 30 * 24 * time.Hour
)

func newReceipt(q bot.Question, shown render.Message, a answer.Answer) receipt {
	r := receipt{Asker: q.Member, Question: q.Text, Shown: shown, Sources: render.Sources(a, q.ID)}
	for _, x := range shown.Buttons {
		if x.ID == "more:"+q.ID {
			r.More = render.More(a)
		}
	}
	return r
}

func (b *Bot) keepReceipt(ctx context.Context, q bot.Question, r receipt) error {
	value, err := json.Marshal(r)
	if err == nil {
		err = b.keeper.Keep(ctx, q.Community, keptAnswer, q.ID, value, keptDays)
	}
	if err != nil {
		return fmt.Errorf("keep receipt: %w", err)
	}
	return nil
}

// receipt returns what is kept of an answer; errExpired where that is nothing.
func (b *Bot) receipt(ctx context.Context, community, id string) (receipt, error) {
	var r receipt
	err := b.kept(ctx, community, keptAnswer, id, &r)
	return r, err
}

// kept reads what is kept into what into points to; errExpired where it is nothing.
func (b *Bot) kept(ctx context.Context, community, kind, id string, into any) error {
	value, err := b.keeper.Kept(ctx, community, kind, id)
	switch {
	case err == nil && len(value) == 0:
		return errExpired
	case err != nil:
		return fmt.Errorf("read %s: %w", kind, notKept(err))
	}
	if err := json.Unmarshal(value, into); err != nil {
		return fmt.Errorf("read %s: %w", kind, err)
	}
	return nil
}

// notKept is errExpired where the keeper has found nothing.
func notKept(err error) error {
	if errors.Is(err, retrieval.ErrNotFound) {
		return errExpired
	}
	return err
}

// forget keeps nothing in the place of what was kept.
func (b *Bot) forget(ctx context.Context, community, kind, id string) error {
	return b.keeper.Keep(ctx, community, kind, id, nil, time.Second)
}
