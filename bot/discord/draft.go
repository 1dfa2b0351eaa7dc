package discord

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"verbatim/bot/render"
	"verbatim/bot/say"
	"verbatim/retrieval/text"
)

// A piece is the text of one message of an article that a moderator collects from several.
type piece struct {
	Message string    `json:"message"`
	Text    string    `json:"text"`
	When    time.Time `json:"when"` // it was collected
}

// Pieces are kept for pieceLives. Two that are collected within joining of each other are of one draft.
const (
	keptPiece  = "piece"
	pieceLives = 24 * time.Hour
	joining    = 10 * time.Minute
)

// collect adds what a message links and attaches, and takes its text, in the message or in a .txt file, into the
// moderator's draft: one article may be longer than a message.
func (b *Bot) collect(ctx context.Context, u *use) error {
	if u.target == nil {
		return errNoLinks
	}
	if err := u.think(ctx, true); err != nil {
		return err
	}
	words, pages := u.target.Content, []file(nil)
	var outcomes []render.Outcome
	for _, f := range attached(u.target.Attachments...) {
		switch name := strings.ToLower(f.name); {
		case strings.HasSuffix(name, ".txt"):
			more, o := b.readText(ctx, u, f)
			words = strings.TrimSpace(words + "\n\n" + more)
			outcomes = append(outcomes, o...)
		case strings.HasSuffix(name, ".html"), strings.HasSuffix(name, ".htm"):
			pages = append(pages, f)
		}
	}
	if links := linksIn(words); onlyLinks(links) {
		words = ""
		if len(links) > maxLinks {
			return errMany
		}
		outcomes = append(outcomes, b.addLinks(ctx, u, links)...)
	}
	for _, f := range pages {
		outcomes = append(outcomes, b.addFile(ctx, u, f))
	}
	return b.tellDraft(ctx, u, words, outcomes)
}

// readText fetches a text, or says why it doesn't.
func (b *Bot) readText(ctx context.Context, u *use, f file) (string, []render.Outcome) {
	data, err := b.config.Attachments.Attachment(ctx, f.url)
	switch {
	case err != nil:
		b.lg.Info("not fetched", "request", u.id, "community", u.community, "err", err)
		return "", []render.Outcome{{Given: f.name, Problem: cmp.Or(kindOf(err), say.Faulty)}}
	case !utf8.Valid(data):
		return "", []render.Outcome{{Given: f.name, Problem: "not-utf8"}}
	}
	return string(data), nil
}

func onlyLinks(words []string) bool {
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !isLink(w) })
}

func isLink(s string) bool {
	return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")
}

// tellDraft keeps a piece, if there is one, and says what became of all.
func (b *Bot) tellDraft(ctx context.Context, u *use, words string, outcomes []render.Outcome) error {
	if len(outcomes) > 0 {
		if err := u.say(ctx, added(u, outcomes...)...); err != nil {
			return err
		}
	}
	if strings.TrimSpace(words) == "" {
		if len(outcomes) == 0 {
			return errNoLinks
		}
		return nil
	}
	value, err := json.Marshal(piece{u.target.ID, words, time.Now().UTC()})
	if err == nil {
		err = b.keeper.Keep(ctx, u.community, keptPiece, u.member+"-"+u.target.ID, value, pieceLives)
	}
	if err != nil {
		return fmt.Errorf("keep piece: %w", err)
	}
	ps, err := b.draft(ctx, u, u.target.ID)
	if err != nil {
		return err
	}
	return b.give(ctx, u, drafted(ps, u.target.ID), u.sayOne)
}

// green is the look of a button that does what was begun.
const green render.Style = 3

// drafted says what a draft holds, and what can be done with it. A piece stands for its draft.
func drafted(ps []piece, one string) render.Message {
	return render.Message{Content: say.Drafted(len(ps), text.CountWords(joined(ps))), Buttons: []render.Button{
		{Label: say.ButtonFinish, ID: "finish:" + one, Style: green},
		{Label: say.ButtonDiscard, ID: "discard:" + one, Style: render.Plain},
	}}
}

// draft returns the pieces of the member's draft that one message is a piece of, in the order of the messages;
// errExpired where there is none.
func (b *Bot) draft(ctx context.Context, u *use, one string) ([]piece, error) {
	ids, err := b.keeper.KeptIDs(ctx, u.community, keptPiece)
	if err != nil {
		return nil, fmt.Errorf("list pieces: %w", err)
	}
	var ps []piece
	for _, id := range ids {
		var p piece
		if !strings.HasPrefix(id, u.member+"-") || b.kept(ctx, u.community, keptPiece, id, &p) != nil {
			continue // another's, or forgotten by now
		}
		ps = append(ps, p)
	}
	ps = around(ps, one)
	if len(ps) == 0 {
		return nil, errExpired
	}
	slices.SortFunc(ps, func(a, b piece) int {
		return cmp.Or(cmp.Compare(len(a.Message), len(b.Message)), cmp.Compare(a.Message, b.Message))
	})
	return ps, nil
}

// around returns the pieces that were collected with one message's, each within joining of the next.
func around(ps []piece, one string) []piece {
	slices.SortFunc(ps, func(a, b piece) int { return a.When.Compare(b.When) })
	at := slices.IndexFunc(ps, func(p piece) bool { return p.Message == one })
	if at < 0 {
		return nil
	}
	first, last := at, at
	for first > 0 && ps[first].When.Sub(ps[first-1].When) <= joining {
		first--
	}
	for last < len(ps)-1 && ps[last+1].When.Sub(ps[last].When) <= joining {
		last++
	}
	return ps[first : last+1]
}

// joined is the text of a draft, without links that stand in a line of their own.
func joined(ps []piece) string {
	var texts []string
	for _, p := range ps {
		texts = append(texts, strings.TrimSpace(p.Text))
	}
	lines := strings.Split(strings.Join(texts, "\n\n"), "\n")
	lines = slices.DeleteFunc(lines, func(l string) bool { return onlyLinks(linksIn(l)) })
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// finishButton asks for what is known of the article besides its text, and proposes what the text itself says.
func (b *Bot) finishButton(ctx context.Context, u *use) error {
	ps, err := b.draft(ctx, u, u.arg)
	if err != nil {
		return err
	}
	fields := factFields(firstLine(joined(ps)), firstLink(ps))
	return u.show(ctx, newForm("finish:"+u.ticket+":"+u.arg, say.FormAdd, fields...))
}

// firstLine is the first line of a text if a blank line follows and it may be a title.
func firstLine(words string) string {
	line, rest, _ := strings.Cut(words, "\n")
	line = strings.TrimSpace(line)
	next, _, _ := strings.Cut(rest, "\n")
	if strings.TrimSpace(next) != "" || strings.TrimSpace(rest) == "" || strings.HasSuffix(line, ".") || utf8.RuneCountInString(line) > maxLine {
		return ""
	}
	return line
}

// firstLink is the first link that stands in a line of its own.
func firstLink(ps []piece) string {
	for _, p := range ps {
		for line := range strings.Lines(p.Text) {
			if ls := linksIn(line); onlyLinks(ls) && len(ls[0]) <= maxURL {
				return ls[0]
			}
		}
	}
	return ""
}

func (b *Bot) finishForm(ctx context.Context, u *use) error {
	ps, err := b.draft(ctx, u, u.arg)
	if err != nil {
		return err
	}
	if err := u.hold(ctx); err != nil {
		return err
	}
	return b.tellText(ctx, u, joined(ps), func(ctx context.Context, ms ...render.Message) error {
		b.forgetDraft(ctx, u, ps)
		return u.say(ctx, ms...)
	})
}

func (b *Bot) discardButton(ctx context.Context, u *use) error {
	ps, err := b.draft(ctx, u, u.arg)
	if err != nil {
		return err
	}
	b.forgetDraft(ctx, u, ps)
	return u.change(ctx, render.Note(say.Discarded))
}

func (b *Bot) forgetDraft(ctx context.Context, u *use, ps []piece) {
	for _, p := range ps {
		if err := b.forget(ctx, u.community, keptPiece, u.member+"-"+p.Message); err != nil {
			b.lg.Warn("forget piece", "request", u.id, "err", err)
		}
	}
}
