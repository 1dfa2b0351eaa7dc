package discord

import (
	"context"
	"errors"

	"verbatim/bot"
	"verbatim/bot/render"
	"verbatim/bot/say"
)

func (b *Bot) askCommand(ctx context.Context, u *use) error {
	return b.ask(ctx, u, u.given["question"], u.given["private"] != "")
}

// askButton opens the form for a further question. The answer to it will be as private as the one above the button.
func (b *Bot) askButton(ctx context.Context, u *use) error {
	id := "ask"
	if u.alone {
		id = "ask:alone"
	}
	return u.show(ctx, newForm(id, say.ButtonAsk, field{
		id: "question", label: say.FieldQuestion, hint: say.HintQuestion, most: bot.MaxQuestion, long: true, required: true,
	}))
}

func (b *Bot) askForm(ctx context.Context, u *use) error {
	return b.ask(ctx, u, u.given["question"], u.arg == "alone")
}

// ask answers a question that came by a command or a form. What can't be answered is said before anything is shown to all.
func (b *Bot) ask(ctx context.Context, u *use, question string, alone bool) error {
	to := u.route()
	to.Question, to.Alone = true, alone
	q := bot.Question{ID: u.id, Community: u.community, Member: u.member, Text: question, Route: to.bytes()}
	if err := b.beginSoon(ctx, q); err != nil {
		return err
	}
	if err := u.think(ctx, alone); err != nil {
		b.bot.Drop(ctx, q)
		return err
	}
	b.answer(ctx, q, &reply{b: b, q: q, use: u, alone: alone, frame: render.Frame{ID: u.id, Question: question}})
	return nil
}

// beginSoon begins a question in time for its acknowledgement, also while the keeper doesn't answer.
func (b *Bot) beginSoon(ctx context.Context, q bot.Question) error {
	ctx, cancel := context.WithTimeout(ctx, 2*keeping)
	defer cancel()
	return b.bot.Begin(ctx, q)
}

// answer lets a question be answered, and says so where it can't be because the bot is stopping.
func (b *Bot) answer(ctx context.Context, q bot.Question, r *reply) {
	_, err := b.bot.Answer(ctx, q, r)
	if err == nil || !isStopping(ctx) {
		return // bot has logged what happened, and said it
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), farewell)
	defer cancel()
	if err := r.put(ctx, render.Problem(say.Ended, "")); err != nil && !errors.Is(err, errTaken) {
		b.lg.Warn("say that a question is not answered", "question", q.ID, "err", err)
		return // the next process will end it
	}
	b.done(ctx, q.Community, q.ID)
}
