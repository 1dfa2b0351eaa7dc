package discord

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot"
	"verbatim/bot/render"
	"verbatim/bot/say"
	"verbatim/retrieval"
)

// A handler answers a use. Its error is told to the member.
type handler struct {
	do    func(context.Context, *use) error
	asks  bool // it is a question, which bot.Begin claims
	owned bool // its id begins with a ticket: only whom it was given to may use it
}

// table says who answers what: a command with its subcommand, a command of a message's menu, or the first word of a
// button's or a form's id.
func (b *Bot) table() map[string]handler {
	return map[string]handler{
		"/ask":           {do: b.askCommand, asks: true},
		"button ask":     {do: b.askButton},
		"form ask":       {do: b.askForm, asks: true},
		"button sources": {do: b.sourcesButton},
		"button more":    {do: b.moreButton},
		"button wrong":   {do: b.wrongButton},
		"form wrong":     {do: b.wrongForm},
		"button delete":  {do: b.deleteButton},

		"/article add":     {do: b.addCommand},
		"form add":         {do: b.addForm, owned: true},
		"Add as article":   {do: b.collect},
		"button finish":    {do: b.finishButton, owned: true},
		"form finish":      {do: b.finishForm, owned: true},
		"button discard":   {do: b.discardButton, owned: true},
		"/article list":    {do: b.listCommand},
		"button list":      {do: b.listButton, owned: true},
		"/article show":    {do: b.showCommand},
		"/article correct": {do: b.correctCommand},
		"/article remove":  {do: b.removeCommand},
		"button remove":    {do: b.removeButton, owned: true},
		"button keep":      {do: b.keepButton, owned: true},
		"button undo":      {do: b.undoButton, owned: true},
		"/article search":  {do: b.searchCommand},
		"/article reports": {do: b.reportsCommand},

		"/quotes":       {do: b.quotesCommand},
		"button quotes": {do: b.quotesButton},

		"/help":    {do: b.helpCommand},
		"/privacy": {do: b.privacyCommand},
	}
}

// keeping is how long the keeper may take for one of the two things that stand between a use and its acknowledgement,
// which is due in three seconds.
const keeping = time.Second

// A use that isn't a question takes at most usual and, for each round of pages or files that it opens, opened: that is
// when the fetcher gives one up. Whom a process leaves behind waits for as long, so it is no longer than it must be.
const (
	usual  = 30 * time.Second
	opened = 20 * time.Second
)

func (b *Bot) onInteraction(i *discordgo.Interaction) {
	if u := b.newUse(i); u != nil {
		b.begin(u.id, func(ctx context.Context) { b.serve(ctx, u) })
	}
}

// serve answers a use: by its handler, or by one sentence that says what is wrong.
func (b *Bot) serve(ctx context.Context, u *use) {
	if u.completing {
		b.complete(ctx, u)
		return
	}
	start := time.Now()
	err := b.handle(ctx, u)
	switch {
	case err == nil && b.handlers[u.name].asks: // bot has logged it
	case err == nil:
		b.lg.Info("done", "request", u.id, "what", u.name, "community", u.community, "took", time.Since(start).Round(time.Millisecond))
	case errors.Is(err, errTaken) || errors.Is(err, bot.ErrClaimed):
		b.lg.Debug("left to another", "request", u.id, "what", u.name)
	default:
		b.apologize(ctx, u, err)
	}
}

func (b *Bot) handle(ctx context.Context, u *use) (err error) {
	defer func() {
		if p := recover(); p != nil {
			b.panicked(u.id, u.name, p)
			err = &bot.PanicError{ID: u.id}
		}
	}()
	h, ok := b.handlers[u.name]
	switch {
	case u.community == "" && u.name != "/help" && u.name != "/privacy":
		return u.say(ctx, render.Problem(say.Elsewhere, ""))
	case !ok:
		return fmt.Errorf("unknown or incomplete: %q", u.name)
	case h.asks:
		return h.do(ctx, u)
	}
	ctx, cancel := context.WithTimeout(ctx, u.patience())
	defer cancel()
	if !b.claim(ctx, u.community, u.id, u.route(), u.patience()) {
		return errTaken
	}
	defer b.done(ctx, u.community, u.id)
	if h.owned {
		if err := b.redeem(ctx, u); err != nil {
			return err
		}
	}
	return h.do(ctx, u)
}

func (b *Bot) panicked(id, what string, p any) {
	b.lg.Error("panic", "request", id, "what", what, "err", p, "stack", string(debug.Stack()))
}

// direct is the community of what isn't asked in a server.
const direct = "direct"

// patience is how long a use may take.
func (u *use) patience() time.Duration {
	links, files := len(linksIn(u.given["links"])), len(u.files)
	if u.target != nil { // its links may stand in a file
		links, files = maxLinks, len(u.target.Attachments)
	}
	rounds := (min(links, maxLinks)+fetches-1)/fetches + files
	return usual + time.Duration(rounds)*opened
}

// twoClocks is by how much the clocks of two machines may differ.
const twoClocks = 2 * time.Second

// claim reports whether this process is to answer an event, which takes at most so long. Where the keeper is away, it is:
// Discord itself takes only one answer. Another process may end the event once this one can't be telling why it failed
// any more, by whatever clock.
func (b *Bot) claim(ctx context.Context, community, id string, r route, patience time.Duration) bool {
	if community == "" {
		community = direct
	}
	ctx, cancel := context.WithTimeout(ctx, keeping)
	defer cancel()
	won, _, err := b.keeper.Claim(ctx, community, id, r.bytes(), time.Now().Add(patience+farewell+twoClocks))
	if err != nil {
		b.lg.Warn("claim", "request", id, "err", err)
		return true
	}
	return won
}

// done says that an event is ended.
func (b *Bot) done(ctx context.Context, community, id string) {
	if community == "" {
		community = direct
	}
	if err := b.keeper.Done(context.WithoutCancel(ctx), community, id); err != nil && !errors.Is(err, retrieval.ErrNotFound) {
		b.lg.Warn("end", "request", id, "err", err)
	}
}

// apologize tells the member in one sentence why there is nothing else.
func (b *Bot) apologize(ctx context.Context, u *use, err error) {
	m, ours := problem(ctx, u.id, err)
	if ours {
		b.lg.Error("failed", "request", u.id, "what", u.name, "community", u.community, "err", err)
	} else {
		b.lg.Info("refused", "request", u.id, "what", u.name, "community", u.community, "err", err)
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), farewell)
	defer cancel()
	if err := u.say(ctx, m); err != nil && !errors.Is(err, errTaken) {
		b.lg.Warn("tell", "request", u.id, "what", u.name, "err", err)
	}
}
