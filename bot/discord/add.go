package discord

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"verbatim/bot/render"
	"verbatim/bot/say"
	"verbatim/retrieval"
)

// maxLinks is how many links are added at once, and fetches how many of them are fetched at a time.
const (
	maxLinks = 20
	fetches  = 4
)

// addCommand adds links and a file or, where neither is given, opens a form for a text.
func (b *Bot) addCommand(ctx context.Context, u *use) error {
	links := linksIn(u.given["links"])
	switch {
	case len(links) > maxLinks:
		return errMany
	case len(links)+len(u.files) == 0 && u.given["links"] != "":
		return errNoLinks
	case len(links)+len(u.files) == 0:
		return b.openForm(ctx, u)
	}
	if err := u.think(ctx, true); err != nil {
		return err
	}
	outcomes := b.addLinks(ctx, u, links)
	for _, f := range u.files {
		outcomes = append(outcomes, b.addFile(ctx, u, f))
	}
	return u.say(ctx, added(u, outcomes...)...)
}

// linksIn returns what is written between white space and commas, each once, without the marks around it.
func linksIn(s string) []string {
	var links []string
	seen := make(map[string]bool)
	for _, l := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ,\t\r\n", r) }) {
		if l = strings.Trim(l, "<>\"'()"); l != "" && !seen[l] {
			seen[l] = true
			links = append(links, l)
		}
	}
	return links
}

// addLinks adds pages, a few at a time, and returns what became of each, in order.
func (b *Bot) addLinks(ctx context.Context, u *use, links []string) []render.Outcome {
	outcomes := make([]render.Outcome, len(links))
	turns := make(chan struct{}, fetches)
	var all sync.WaitGroup
	for i, l := range links {
		turns <- struct{}{}
		all.Go(func() {
			defer func() { <-turns }()
			outcomes[i] = b.outcome(ctx, u, l, func() (retrieval.Added, error) {
				return b.articles.AddLink(ctx, u.community, u.member, l)
			})
		})
	}
	all.Wait()
	return outcomes
}

func (b *Bot) addFile(ctx context.Context, u *use, f file) render.Outcome {
	return b.outcome(ctx, u, f.name, func() (retrieval.Added, error) {
		data, err := b.config.Attachments.Attachment(ctx, f.url)
		if err != nil {
			return retrieval.Added{}, err
		}
		return b.articles.AddFile(ctx, u.community, u.member, f.name, data, retrieval.Facts{})
	})
}

// outcome is what became of one thing that was to be added. A fault is its own, and leaves the others alone.
func (b *Bot) outcome(ctx context.Context, u *use, given string, add func() (retrieval.Added, error)) (o render.Outcome) {
	o.Given = given
	defer func() {
		if p := recover(); p != nil {
			b.panicked(u.id, u.name, p)
			o.Problem = say.Faulty
		}
	}()
	d, err := add()
	if err == nil {
		o.Added = d
		return o
	}
	o.Problem = kindOf(err)
	switch {
	case isStopping(ctx):
		o.Problem = say.Ended
	case o.Problem == "":
		b.lg.Error("not added", "request", u.id, "community", u.community, "err", err)
		o.Problem = say.Faulty
		return o
	}
	b.lg.Info("not added", "request", u.id, "community", u.community, "err", err)
	return o
}

// added says what became of what was to be added, and by which id the log knows what nobody expected.
func added(u *use, outcomes ...render.Outcome) []render.Message {
	ms := render.Added(outcomes)
	if slices.ContainsFunc(outcomes, func(o render.Outcome) bool { return o.Problem == say.Faulty }) {
		ms = append(ms, render.Problem(say.Panicked, u.id))
	}
	return ms
}

// The longest of what a form takes, in characters.
const (
	maxLine = 300
	maxURL  = 1000
	maxText = 4000
)

// openForm opens the form for an article's text.
func (b *Bot) openForm(ctx context.Context, u *use) error {
	id, err := b.issue(ctx, u)
	if err != nil {
		return err
	}
	fields := append(factFields("", ""), field{
		id: "text", label: say.FieldText, hint: say.HintText, most: maxText, long: true, required: true,
	})
	return u.show(ctx, newForm("add:"+id, say.FormAdd, fields...))
}

// factFields are the fields for what is known of an article, with what was found already.
func factFields(title, link string) []field {
	return []field{
		{id: "title", label: say.FieldTitle, value: title, most: maxLine},
		{id: "outlet", label: say.FieldOutlet, hint: say.HintOutlet, most: maxLine},
		{id: "date", label: say.FieldDate, hint: say.HintDate, most: maxLine},
		{id: "link", label: say.FieldLink, hint: say.HintLink, value: link, most: maxURL},
	}
}

func (b *Bot) addForm(ctx context.Context, u *use) error {
	if err := u.think(ctx, true); err != nil {
		return err
	}
	return b.tellText(ctx, u, u.given["text"], u.say)
}

// tellText adds a text with the facts of a form, and says what became of it. A date that can't be read costs the date
// alone: nobody shall have to paste a text twice.
func (b *Bot) tellText(ctx context.Context, u *use, words string, show func(context.Context, ...render.Message) error) error {
	known := retrieval.Facts{Title: u.given["title"], Outlet: u.given["outlet"], URL: u.given["link"]}
	known.Claimed = known.URL != ""
	ok := true
	if s := strings.TrimSpace(u.given["date"]); s != "" {
		known.Published, ok = day(s)
	}
	o := b.outcome(ctx, u, "", func() (retrieval.Added, error) {
		return b.articles.AddFile(ctx, u.community, u.member, "text.txt", []byte(words), known)
	})
	ms := added(u, o)
	if !ok && o.Problem == "" {
		ms = append(ms, render.Note(say.DateMissed))
	}
	if err := show(ctx, ms...); err != nil {
		return fmt.Errorf("tell: %w", err)
	}
	return nil
}
