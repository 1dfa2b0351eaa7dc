package discord

import (
	"context"
	"slices"
	"strings"
	"time"

	"verbatim/bot"
	"verbatim/bot/answer"
	"verbatim/bot/render"
)

// A reply is where one answer is shown: the answer of an interaction or, for a mention, a message that replies to it.
type reply struct {
	b     *Bot
	q     bot.Question
	use   *use // nil for a mention
	alone bool // only the asker sees it
	frame render.Frame

	channel string // for a mention
	to      string // the message that mentions the bot
	message string // the answer's, once it is posted
	shown   func() // called when it is
}

var _ bot.Reply = (*reply)(nil)

// Show shows the answer as it stands. The last state is kept first, so that its buttons work, and so that another
// process can show it if this one dies in between.
func (r *reply) Show(ctx context.Context, a answer.Answer, last bool) error {
	r.frame.Done = last
	m := render.Answer(a, r.frame)
	if !last {
		return r.put(ctx, m)
	}
	if err := r.b.keepReceipt(ctx, r.q, newReceipt(r.q, m, a)); err != nil {
		r.b.lg.Warn("keep receipt", "question", r.q.ID, "err", err)
		m.Buttons = slices.DeleteFunc(m.Buttons, func(x render.Button) bool { return !strings.HasPrefix(x.ID, "ask:") })
	}
	return r.put(ctx, m)
}

// Fail shows what went wrong in the answer's place.
func (r *reply) Fail(ctx context.Context, err error) error {
	m, _ := problem(ctx, r.q.ID, err)
	return r.put(ctx, m)
}

// put shows a message in the answer's place.
func (r *reply) put(ctx context.Context, m render.Message) error {
	if r.use == nil {
		return r.putInChannel(ctx, newBody(m))
	}
	p, err := r.b.rest.editOriginal(ctx, r.use.app, r.use.token, newBody(m))
	switch {
	case err == nil && r.message == "" && !r.alone && !r.frame.Done:
		r.keepPosted(ctx, p.ID)
	case tokenIsOver(err) && !r.alone:
		r.channel = r.use.channel
		return r.putInChannel(ctx, newBody(m))
	}
	return err
}

// tokenIsOver reports whether an interaction's token has died, 15 minutes after it came.
func tokenIsOver(err error) bool {
	return codeOf(err) == codeTokenDied || codeOf(err) == codeUnknownHook
}

// For postedLives it is known which message answers a mention: longer than the answer may take.
const (
	keptPosted  = "posted"
	postedLives = 2 * time.Hour
)

func (r *reply) putInChannel(ctx context.Context, body body) error {
	if err := r.b.pace.turn(ctx, r.channel); err != nil {
		return err
	}
	if r.message != "" {
		return r.b.rest.edit(ctx, r.channel, r.message, body)
	}
	p, err := r.b.rest.post(ctx, r.channel, asReply(body, r.to, r.q.ID))
	if err != nil {
		return err
	}
	if r.shown != nil {
		r.shown()
	}
	r.keepPosted(ctx, p.ID)
	return nil
}

// keepPosted keeps which message the answer is, for whichever process has to end it.
func (r *reply) keepPosted(ctx context.Context, message string) {
	r.message = message
	if err := r.b.keeper.Keep(ctx, r.q.Community, keptPosted, r.q.ID, []byte(message), postedLives); err != nil {
		r.b.lg.Warn("keep where the answer is", "question", r.q.ID, "err", err)
	}
}

// asReply makes a body that replies to a message, and of which Discord takes one.
func asReply(b body, to, nonce string) body {
	if to != "" {
		b.Reference = &reference{Message: to}
	}
	b.Nonce = nonce
	return b
}
