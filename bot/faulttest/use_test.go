package faulttest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"verbatim/bot/discord/discordtest"
	"verbatim/bot/say"
)

// A way is how a member asks.
type way int

const (
	command way = iota
	private
	mention
)

// An asked is a question that a member asked, in a channel that nobody else uses.
type asked struct {
	question
	way  way
	by   *discordtest.Member
	in   *discordtest.Channel
	seen discordtest.Message // the member's own, for a mention; otherwise what the command showed
	dead bool                // Discord has said that the bot didn't respond
}

// ask asks a question, and returns once it is acknowledged, a mention at once.
func (w *town) ask(q question, how way) *asked {
	by, in := w.newcomer()
	a := &asked{question: q, way: how, by: by, in: in}
	var err error
	if how == mention {
		a.seen, err = by.Say(in, w.Bot.Mention()+" "+q.Question)
	} else {
		var seen discordtest.Seen
		seen, err = by.Slash(in, "ask", discordtest.With("question", q.Question), discordtest.With("private", how == private))
		a.seen, a.dead = seen.Message, errors.Is(err, discordtest.ErrUnanswered)
	}
	if err != nil && !a.dead {
		w.t.Errorf("%q was not asked: %v", q.Question, err)
		return a
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.asked = append(w.asked, a)
	return a
}

// any draws a question by lot: one that the coverage answers, or one that it doesn't.
func (w *town) any(covered bool) question {
	of := those(w.asks, func(q question) bool { return q.Covered == covered })
	return of[rand.IntN(len(of))]
}

// those are the questions that fit.
func those(all []question, fits func(question) bool) []question {
	return slices.DeleteFunc(slices.Clone(all), func(q question) bool { return !fits(q) })
}

// An added is an article that the moderator added.
type added struct {
	file discordtest.File
	in   *discordtest.Channel
	seen discordtest.Message
	dead bool
}

// article is the n-th article that the moderator adds: words that no other has.
func article(n string) discordtest.File {
	var b strings.Builder
	fmt.Fprintf(&b, "Bandstand panel %s is painted\n", n)
	for i := range 6 {
		fmt.Fprintf(&b, "\nPanel %s of the bandstand in Lower Fennick got coat %d of its paint on Monday, in a colour that the parish picked. "+
			"“We paint panel %s with brush %d, and we wait for rain,” said Orla Vennick, the painter.\n", n, i, n, i)
	}
	return discordtest.File{Name: fmt.Sprintf("panel-%s.txt", n), Type: "text/plain", Data: []byte(b.String())}
}

// add adds an article, as a file or by the form.
func (w *town) add(form bool) *added {
	by, in := w.newcomer()
	a := &added{file: article(by.Username), in: in}
	seen, err := w.send(a, form)
	a.seen, a.dead = seen.Message, errors.Is(err, discordtest.ErrUnanswered)
	if err != nil && !a.dead {
		w.t.Errorf("%s was not sent: %v", a.file.Name, err)
		return a
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.added = append(w.added, a)
	return a
}

func (w *town) send(a *added, form bool) (discordtest.Seen, error) {
	if !form {
		return w.mod.Slash(a.in, "article add", discordtest.With("file", a.file))
	}
	seen, err := w.mod.Slash(a.in, "article add")
	if err != nil || seen.Modal == nil {
		return seen, err
	}
	return w.mod.Submit(seen.Modal, map[string]string{say.FieldText: string(a.file.Data)})
}
