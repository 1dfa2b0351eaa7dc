package discord

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"verbatim/bot/render"
	"verbatim/retrieval"
)

// A list is what is kept of one that a member asked for, so that its pages can be turned.
type list struct {
	Asker string         `json:"asker"`
	Wish  retrieval.Wish `json:"wish"` // with days that stand still: "last week" is another one later
}

const keptList = "list"

func wish(u *use) retrieval.Wish {
	return retrieval.Wish{
		Speaker: u.given["speaker"], About: u.given["about"], Since: u.given["since"], Until: u.given["until"],
		Outlet: u.given["outlet"], Sort: retrieval.Sort(u.given["sort"]),
	}
}

// quotesCommand lists quotations, to all as an answer is, or to the member alone. That nothing was found, or why, is told to
// the member alone: nobody else gains by it.
func (b *Bot) quotesCommand(ctx context.Context, u *use) error {
	w := wish(u)
	l, err := b.listSoon(ctx, u, w)
	switch {
	case err != nil:
		return err
	case len(l.Quotes) == 0:
		return u.say(ctx, render.NoQuotations(l))
	}
	if err := u.think(ctx, u.given["private"] != ""); err != nil {
		return err
	}
	m := render.Quotations(l, u.id, 0)
	if len(m.Buttons) > 0 {
		if err := b.keepList(ctx, u, list{u.member, fixed(w, l.Understood)}); err != nil {
			b.lg.Warn("keep list", "request", u.id, "err", err)
			m.Buttons = nil
		}
	}
	return u.say(ctx, m)
}

// listSoon lists in time for the acknowledgement, also while the keeper doesn't answer.
func (b *Bot) listSoon(ctx context.Context, u *use, w retrieval.Wish) (retrieval.Listing, error) {
	ctx, cancel := context.WithTimeout(ctx, keeping)
	defer cancel()
	return b.bot.List(ctx, u.community, u.member, w)
}

// fixed is a wish with the days as they were understood.
func fixed(w retrieval.Wish, q retrieval.Query) retrieval.Wish {
	const day = "2006-01-02"
	w.Since, w.Until = "", ""
	if !q.Since.IsZero() {
		w.Since = q.Since.Format(day)
	}
	if !q.Until.IsZero() {
		w.Until = q.Until.AddDate(0, 0, -1).Format(day)
	}
	return w
}

func (b *Bot) keepList(ctx context.Context, u *use, l list) error {
	value, err := json.Marshal(l)
	if err == nil {
		err = b.keeper.Keep(ctx, u.community, keptList, u.id, value, keptDays)
	}
	if err != nil {
		return fmt.Errorf("keep list: %w", err)
	}
	return nil
}

// quotesButton turns a page: in its place for who asked for the list, and for who alone sees it; for others it opens the
// page to them alone.
func (b *Bot) quotesButton(ctx context.Context, u *use) error {
	id, at, _ := strings.Cut(u.arg, ":")
	from, err := strconv.Atoi(at)
	if err != nil {
		return errExpired
	}
	var l list
	if err := b.kept(ctx, u.community, keptList, id, &l); err != nil {
		return err
	}
	found, err := b.articles.Said(u.community, l.Wish)
	if err != nil {
		return err
	}
	m := render.NoQuotations(found) // they may have been removed
	if len(found.Quotes) > 0 {
		m = render.Quotations(found, id, from)
	}
	if u.alone || u.member == l.Asker {
		return u.change(ctx, m)
	}
	return u.say(ctx, m)
}
