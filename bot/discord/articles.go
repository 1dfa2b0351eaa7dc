package discord

import (
	"context"
	"strconv"
	"strings"
	"time"

	"verbatim/bot"
	"verbatim/bot/render"
	"verbatim/bot/say"
	"verbatim/retrieval"
)

func (b *Bot) helpCommand(ctx context.Context, u *use) error { return u.say(ctx, render.Help()) }

func (b *Bot) privacyCommand(ctx context.Context, u *use) error { return u.say(ctx, render.Privacy()) }

// give shows a message whose buttons are the member's.
func (b *Bot) give(ctx context.Context, u *use, m render.Message, show func(context.Context, render.Message) error) error {
	m, err := b.lend(ctx, u, m)
	if err != nil {
		return err
	}
	return show(ctx, m)
}

// sayOne is say for one message.
func (u *use) sayOne(ctx context.Context, m render.Message) error { return u.say(ctx, m) }

func (b *Bot) listCommand(ctx context.Context, u *use) error {
	return b.give(ctx, u, render.List(b.articles.Articles(u.community), 0), u.sayOne)
}

func (b *Bot) listButton(ctx context.Context, u *use) error {
	page, err := strconv.Atoi(u.arg)
	if err != nil {
		return errExpired
	}
	return b.give(ctx, u, render.List(b.articles.Articles(u.community), page), u.change)
}

func (b *Bot) showCommand(ctx context.Context, u *use) error {
	a, err := b.articles.Article(u.community, u.given["article"])
	if err != nil {
		return err
	}
	return u.say(ctx, render.Show(a)...)
}

// maxFound is how many messages a search fills at most: the best stands first.
const maxFound = 3

// searchCommand shows what a question finds, and why an answer may have missed something.
func (b *Bot) searchCommand(ctx context.Context, u *use) error {
	if err := u.think(ctx, true); err != nil {
		return err
	}
	ev, err := b.articles.Find(ctx, u.community, u.given["words"])
	switch {
	case err != nil:
		return err
	case ev.Articles == 0:
		return bot.ErrNoArticles
	case len(ev.Passages)+len(ev.Quotes) == 0:
		return u.say(ctx, render.Note(say.NoneFound))
	}
	ms := render.Search(ev)
	return u.say(ctx, ms[:min(len(ms), maxFound)]...)
}

func (b *Bot) correctCommand(ctx context.Context, u *use) error {
	f := retrieval.Facts{Title: u.given["title"], Outlet: u.given["outlet"], Author: u.given["author"], URL: u.given["link"]}
	if s := u.given["date"]; s != "" {
		var ok bool
		if f.Published, ok = day(s); !ok {
			return u.say(ctx, render.Note(say.BadDay))
		}
	}
	if f == (retrieval.Facts{}) {
		return u.say(ctx, render.Note(say.NothingToCorrect))
	}
	if err := u.think(ctx, true); err != nil {
		return err
	}
	d, err := b.articles.Correct(ctx, u.community, u.member, u.given["article"], f)
	if err != nil {
		return err
	}
	return u.say(ctx, render.Added([]render.Outcome{{Added: d}})...)
}

// days are the forms of a date that people type.
var days = []string{"2006-01-02", "2 Jan 2006", "2 January 2006", "Jan 2, 2006", "January 2, 2006", "2.1.2006"}

// day reads a date.
func day(s string) (time.Time, bool) {
	for _, form := range days {
		if t, err := time.Parse(form, strings.TrimSpace(s)); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

func (b *Bot) removeCommand(ctx context.Context, u *use) error {
	a, err := b.articles.Article(u.community, u.given["article"])
	if err != nil {
		return err
	}
	return b.give(ctx, u, render.Remove(a), u.sayOne)
}

func (b *Bot) removeButton(ctx context.Context, u *use) error {
	if err := u.hold(ctx); err != nil {
		return err
	}
	a, err := b.articles.Remove(ctx, u.community, u.arg)
	if err != nil {
		return err
	}
	return b.give(ctx, u, render.Removed(a), u.change)
}

func (b *Bot) keepButton(ctx context.Context, u *use) error {
	return u.change(ctx, render.Note(say.StaysThere))
}

func (b *Bot) undoButton(ctx context.Context, u *use) error {
	if err := u.hold(ctx); err != nil {
		return err
	}
	a, err := b.articles.Undo(ctx, u.community, u.arg)
	if err != nil {
		return err
	}
	return u.change(ctx, render.Added([]render.Outcome{{Added: retrieval.Added{Article: a}}})[0])
}
