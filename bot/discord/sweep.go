package discord

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"verbatim/bot/render"
	"verbatim/bot/say"
)

// sweeping is how often what a process left behind is ended, once it is past its deadline. It costs a call of the keeper
// for each community: 0.3 s for ten thousand on a Redis beside it (measured). Ending one event takes at most ending, of
// the minute that the keeper gives.
const (
	sweeping = 20 * time.Second
	ending   = 30 * time.Second
)

// sweep ends what was left behind, at the start and from time to time, until ctx ends.
func (b *Bot) sweep(ctx context.Context) {
	for {
		err := b.keeper.Unfinished(ctx, time.Now(), func(community, event string, value []byte) {
			b.finish(ctx, community, event, value)
		})
		if err != nil && ctx.Err() == nil {
			b.lg.Warn("sweep", "err", err)
		}
		if sleep(ctx, sweeping) != nil {
			return
		}
	}
}

// finish ends an event that nobody ended: with the answer, if it was kept, or with one sentence.
func (b *Bot) finish(ctx context.Context, community, event string, value []byte) {
	if b.isUnderway(event) {
		return
	}
	var r route
	if err := json.Unmarshal(value, &r); err != nil {
		b.lg.Error("unfinished without a route", "request", event, "err", err)
		b.done(ctx, community, event)
		return
	}
	ctx, cancel := context.WithTimeout(ctx, ending)
	defer cancel()
	m := render.Problem(say.Ended, "")
	kept, err := b.receipt(ctx, community, event)
	switch {
	case err == nil:
		m = kept.Shown
	case !errors.Is(err, errExpired):
		b.lg.Warn("end unfinished", "request", event, "community", community, "err", err)
		return // it comes again
	}
	if err := b.finishWith(ctx, community, event, r, m); err != nil {
		b.lg.Warn("end unfinished", "request", event, "community", community, "err", err)
		if failure(err) {
			return // it comes again
		}
	} else {
		b.lg.Info("ended unfinished", "request", event, "community", community)
	}
	b.done(ctx, community, event)
}

func (b *Bot) finishWith(ctx context.Context, community, event string, r route, m render.Message) error {
	if r.Token == "" {
		return b.finishInChannel(ctx, community, event, r, m)
	}
	p, err := b.rest.original(ctx, r.App, r.Token)
	if err == nil && (p.waits() || r.leftIn(p)) {
		_, err = b.rest.editOriginal(ctx, r.App, r.Token, newBody(m))
	}
	switch {
	case codeOf(err) == codeUnknownMessage: // somebody deleted it
		return nil
	case tokenIsOver(err) && r.Alone: // Discord has told the member
		return nil
	case tokenIsOver(err):
		return b.finishInChannel(ctx, community, event, r, m)
	}
	return err
}

// leftIn reports whether a message is an answer that was left while it grew: a whole one has buttons.
func (r route) leftIn(p posted) bool { return r.Question && len(p.Rows) == 0 }

// finishInChannel edits the answer's message or, where there is none yet, posts one.
func (b *Bot) finishInChannel(ctx context.Context, community, event string, r route, m render.Message) error {
	var p posted
	id, err := b.keeper.Kept(ctx, community, keptPosted, event)
	if err == nil {
		p, err = b.rest.message(ctx, r.Channel, string(id))
	} else {
		// For some minutes Discord knows by the nonce that the answer was posted already.
		p, err = b.rest.post(ctx, r.Channel, asReply(newBody(m), r.Message, event))
	}
	if err == nil && p.Content != m.Content && r.leftIn(p) {
		err = b.rest.edit(ctx, r.Channel, p.ID, newBody(m))
	}
	if codeOf(err) == codeUnknownMessage {
		return nil
	}
	return err
}
