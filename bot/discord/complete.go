package discord

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"verbatim/bot/render"
	"verbatim/retrieval"
	"verbatim/retrieval/text"
)

// Discord's limits on choices.
const (
	maxChoices = 25
	maxChoice  = 100 // characters
)

// complete offers what a member may mean while they type: of their own community alone.
func (b *Bot) complete(ctx context.Context, u *use) {
	if err := u.offer(ctx, b.choices(u)); err != nil && !errors.Is(err, errTaken) {
		b.lg.Warn("offer choices", "request", u.id, "err", err)
	}
}

// choices are what fits what was typed so far. A fault costs the choices alone.
func (b *Bot) choices(u *use) (cs []choice) {
	defer func() {
		if p := recover(); p != nil {
			b.panicked(u.id, u.name, p)
		}
	}()
	words := strings.Fields(text.Fold(u.given[u.focused]))
	offer := func(name, value, searched string) bool {
		if name = render.Line(name); name != "" && len([]rune(value)) <= maxChoice && holds(searched, words) {
			cs = append(cs, choice{firstRunes(name, maxChoice), value})
		}
		return len(cs) < maxChoices
	}
	switch {
	case u.community == "":
	case u.focused == "article":
		for _, a := range b.articles.Articles(u.community) {
			if name := choiceName(a); !offer(name, a.ID, a.ID+" "+name) {
				break
			}
		}
	case u.focused == "speaker":
		return named(b.articles.SpeakersLike(u.community, u.given[u.focused], maxChoices))
	case u.focused == "about":
		return named(b.articles.SubjectsLike(u.community, u.given[u.focused], maxChoices))
	case u.focused == "outlet":
		for _, o := range b.articles.Outlets(u.community) {
			if !offer(o, o, o) {
				break
			}
		}
	}
	return cs
}

// named offers names as they are.
func named(names []string) (cs []choice) {
	for _, n := range names {
		if utf8.RuneCountInString(n) <= maxChoice {
			cs = append(cs, choice{render.Line(n), n})
		}
	}
	return cs
}

// choiceName names an article in one line, with room for where it comes from.
func choiceName(a *retrieval.Article) string {
	origin := firstRunes(render.Origin(a), maxChoice/2)
	title := firstRunes(render.Title(a), maxChoice-3-len([]rune(origin)))
	return title + " · " + origin
}

// firstRunes returns as much of s as is at most n characters long.
func firstRunes(s string, n int) string {
	rs := []rune(strings.ToValidUTF8(s, ""))
	if len(rs) <= n {
		return string(rs)
	}
	return string(rs[:n-1]) + "…"
}

// holds reports whether all words stand in s.
func holds(s string, words []string) bool {
	s = text.Fold(s)
	for _, w := range words {
		if !strings.Contains(s, w) {
			return false
		}
	}
	return true
}
