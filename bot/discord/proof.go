package discord

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"verbatim/bot/render"
	"verbatim/bot/say"
)

// A leaf is what a button under an answer points at: the answer, the page that it opens, and the answer's message.
type leaf struct {
	id      string
	message string // "" where one member alone sees it
	page    int
	turned  bool // by a button under another page
}

// leafOf reads ID, under the answer itself, or ID:MESSAGE:PAGE, under one of its pages.
func leafOf(u *use) leaf {
	parts := strings.SplitN(u.arg, ":", 3)
	l := leaf{id: parts[0], message: u.message}
	if u.alone {
		l.message = ""
	}
	if len(parts) > 1 {
		l.message = parts[1]
	}
	if len(parts) > 2 {
		l.page, _ = strconv.Atoi(parts[2])
		l.turned = true
	}
	return l
}

func (l leaf) at(name string, page int) string {
	return fmt.Sprintf("%s:%s:%s:%d", name, l.id, l.message, page)
}

func (b *Bot) sourcesButton(ctx context.Context, u *use) error {
	return b.showLeaf(ctx, u, "sources", func(r receipt) []render.Message { return r.Sources })
}

func (b *Bot) moreButton(ctx context.Context, u *use) error {
	return b.showLeaf(ctx, u, "more", func(r receipt) []render.Message { return r.More })
}

// showLeaf shows a page of what is kept of an answer, to the member alone.
func (b *Bot) showLeaf(ctx context.Context, u *use, name string, pages func(receipt) []render.Message) error {
	l := leafOf(u)
	r, err := b.receipt(ctx, u.community, l.id)
	if err != nil {
		return err
	}
	ms := pages(r)
	if l.page < 0 || l.page >= len(ms) {
		return errExpired
	}
	m := l.turnable(name, ms)
	if !r.mayDelete(u) {
		m.Buttons = slices.DeleteFunc(m.Buttons, func(x render.Button) bool { return strings.HasPrefix(x.ID, "delete:") })
	}
	if l.turned {
		return u.change(ctx, m)
	}
	return u.say(ctx, m)
}

// turnable is a page with buttons for the ones before and after it, and with those that it has itself, each of which is
// told the answer's message.
func (l leaf) turnable(name string, ms []render.Message) render.Message {
	m := render.Message{Content: ms[l.page].Content}
	if l.page > 0 {
		m.Buttons = append(m.Buttons, render.Button{Label: say.ButtonPrevious, ID: l.at(name, l.page-1), Style: render.Plain})
	}
	if l.page < len(ms)-1 {
		m.Buttons = append(m.Buttons, render.Button{Label: say.ButtonNext, ID: l.at(name, l.page+1), Style: render.Plain})
	}
	for _, x := range ms[l.page].Buttons {
		x.ID += ":" + l.message
		m.Buttons = append(m.Buttons, x)
	}
	return m
}

// A report is what a member found wrong with an answer.
type report struct {
	Answer   string    `json:"answer"`
	Question string    `json:"question"`
	Shown    string    `json:"shown"`
	Said     string    `json:"said"`
	By       string    `json:"by"`
	When     time.Time `json:"when"`
	Channel  string    `json:"channel"`
	Message  string    `json:"message"`
}

// maxReport is the longest report, in characters.
const maxReport = 600

func (b *Bot) wrongButton(ctx context.Context, u *use) error {
	if _, err := b.receipt(ctx, u.community, leafOf(u).id); err != nil {
		return err
	}
	return u.show(ctx, newForm("wrong:"+u.arg, say.FormWrong, field{
		id: "said", label: say.FieldWrong, hint: say.HintWrong, most: maxReport, long: true, required: true,
	}))
}

func (b *Bot) wrongForm(ctx context.Context, u *use) error {
	l := leafOf(u)
	r, err := b.receipt(ctx, u.community, l.id)
	if err != nil {
		return err
	}
	value, err := json.Marshal(report{
		Answer: l.id, Question: r.Question, Shown: r.Shown.Content, Said: u.given["said"], By: u.member, When: time.Now().UTC(),
		Channel: u.channel, Message: l.message,
	})
	if err == nil {
		err = b.keeper.Keep(ctx, u.community, keptReport, u.id, value, keptDays)
	}
	if err != nil {
		return fmt.Errorf("keep report: %w", err)
	}
	return u.say(ctx, render.Note(say.Reported))
}

// reportsCommand shows what members found wrong, newest first.
func (b *Bot) reportsCommand(ctx context.Context, u *use) error {
	if err := u.think(ctx, true); err != nil {
		return err
	}
	ids, err := b.keeper.KeptIDs(ctx, u.community, keptReport)
	if err != nil {
		return fmt.Errorf("list reports: %w", err)
	}
	const most = 20
	slices.Reverse(ids)
	var all []render.Report
	for _, id := range ids[:min(len(ids), most)] {
		var r report
		if err := b.kept(ctx, u.community, keptReport, id, &r); err != nil {
			b.lg.Warn("read report", "report", id, "err", err)
			continue
		}
		all = append(all, render.Report{Question: r.Question, Said: r.Said, When: r.When, Link: messageLink(u.community, r.Channel, r.Message)})
	}
	return u.say(ctx, render.Reports(all)...)
}

func messageLink(community, channel, message string) string {
	if message == "" {
		return ""
	}
	return "https://discord.com/channels/" + community + "/" + channel + "/" + message
}

// mayDelete reports whether a member may take the answer away.
func (r receipt) mayDelete(u *use) bool { return r.Asker == u.member || u.moderates }

// deleteButton takes an answer away, for its asker and for moderators.
func (b *Bot) deleteButton(ctx context.Context, u *use) error {
	l := leafOf(u)
	r, err := b.receipt(ctx, u.community, l.id)
	switch {
	case err != nil:
		return err
	case !r.mayDelete(u):
		return errNotYours
	}
	if err := u.hold(ctx); err != nil {
		return err
	}
	said := say.Deleted
	if l.message == "" {
		said = say.Forgotten // nobody else can take the message away
	} else if err := b.rest.remove(ctx, u.channel, l.message); err != nil && codeOf(err) != codeUnknownMessage {
		return err
	}
	if err := b.forget(ctx, u.community, keptAnswer, l.id); err != nil {
		return err
	}
	return u.change(ctx, render.Note(said))
}
