package cli

import (
	"strings"

	"verbatim/bot/answer"
	"verbatim/bot/render"
	"verbatim/bot/say"
	"verbatim/retrieval"
)

type listCmd struct {
	JSON bool `help:"Print a line of JSON for each article."`
}

// A listed is an article as a program reads it.
type listed struct {
	ID       string `json:"id"`
	Revision int    `json:"revision"`
	Title    string `json:"title"`
	Outlet   string `json:"outlet"`
	Author   string `json:"author"`
	Date     string `json:"date"`
	Language string `json:"language"`
	URL      string `json:"url"`
	Added    string `json:"added"`
	Passages int    `json:"passages"`
	Quotes   int    `json:"quotes"`
	Text     string `json:"text,omitempty"`
}

func (c *listCmd) Run(s *session) error {
	lib, err := s.open()
	if err != nil {
		return err
	}
	as := lib.Articles(s.community)
	if len(as) == 0 && !c.JSON {
		return s.line("%s", say.NoArticles)
	}
	t := render.NewTerminal(s.Out, s.ink())
	for _, a := range as {
		if c.JSON {
			err = printJSON(s.Out, list(a))
		} else {
			err = s.line("%s  %s", s.ink().Bold(a.ID), t.Line(a))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func list(a *retrieval.Article) listed {
	return listed{
		ID: a.ID, Revision: a.Revision, Title: a.Title, Outlet: a.Outlet, Author: a.Author, Date: day(a.Published),
		Language: a.Language, URL: a.URL, Added: a.Added.Format("2006-01-02T15:04:05Z07:00"), Passages: len(a.Passages), Quotes: len(render.Said(a)),
	}
}

type showCmd struct {
	ID   string `arg:"" help:"The article's id, as list prints it."`
	JSON bool   `help:"Print one line of JSON, with the text."`
}

func (c *showCmd) Run(s *session) error {
	lib, err := s.open()
	if err != nil {
		return err
	}
	a, err := lib.Article(s.community, c.ID)
	if err != nil {
		return err
	}
	if c.JSON {
		l := list(a)
		l.Text = a.Text()
		return printJSON(s.Out, l)
	}
	t := render.NewTerminal(s.Out, s.ink())
	lines := []string{t.Line(a)}
	if a.Author != "" {
		lines = append(lines, say.By(render.Clean(a.Author)))
	}
	if a.URL != "" {
		lines = append(lines, render.Clean(a.URL))
	}
	lines = append(lines,
		say.Kept(a.ID, a.Revision, a.Added)+", "+say.Count(len(a.Passages), "passage", "passages")+", "+say.Count(len(render.Said(a)), "quotation", "quotations"),
		"", render.Clean(strings.TrimRight(a.Text(), "\n")), "")
	for _, i := range render.Said(a) {
		lines = append(lines, t.Inline(answer.Whole(a, i)))
	}
	return s.line("%s", strings.Join(lines, "\n"))
}

type removeCmd struct {
	ID string `arg:"" help:"The article's id, as list prints it."`
}

func (c *removeCmd) Run(s *session) error {
	lib, err := s.open()
	if err != nil {
		return err
	}
	a, err := lib.Remove(s.ctx, s.community, c.ID)
	if err != nil {
		return err
	}
	return s.line("%s", say.Removed(a.ID, render.Clean(render.Title(a))))
}

type searchCmd struct {
	Question []string `arg:"" help:"The question."`
	Articles string   `help:"Search the files of this folder instead of the articles kept." placeholder:"DIR" type:"path"`
	JSON     bool     `help:"Print one line of JSON."`
}

// A hit is something that a question found.
type hit struct {
	Doc   string  `json:"doc"`
	Start int     `json:"start"`
	End   int     `json:"end"`
	Score float64 `json:"score"`
	Why   string  `json:"why"`
	Text  string  `json:"text"`
}

func (c *searchCmd) Run(s *session) error {
	lib, err := s.library(c.Articles)
	if err != nil {
		return err
	}
	question := strings.Join(c.Question, " ")
	ev, err := lib.Find(s.ctx, s.community, question)
	if err != nil {
		return err
	}
	passages, quotes := []hit{}, []hit{}
	for _, h := range ev.Passages {
		sp := h.Article.Passages[h.Passage].Span
		passages = append(passages, hit{lib.doc(h.Article), sp.Start, sp.End, h.Score, h.Why, h.Words()})
	}
	for _, h := range ev.Quotes {
		sp := h.Article.Quotes[h.Quote].Span
		quotes = append(quotes, hit{lib.doc(h.Article), sp.Start, sp.End, h.Score, h.Why, sp.Of(h.Article.Text())})
	}
	q := ev.Understood
	if c.JSON {
		return printJSON(s.Out, map[string]any{
			"understood": understood{q.Text, q.Speaker, q.About, q.Outlet, day(q.Since), day(q.Until)},
			"covered":    ev.Covered, "passages": passages, "quotes": quotes,
		})
	}
	if err := s.line("%s", render.Clean(say.Searched(q.Speaker, q.About, 0, ev.Articles))); err != nil {
		return err
	}
	for _, group := range [][]hit{quotes, passages} {
		for _, h := range group {
			if err := s.line("\n%.2f  %s  %s\n  %s", h.Score, h.Doc, s.ink().Dim(h.Why), render.Clean(strings.ReplaceAll(h.Text, "\n", "\n  "))); err != nil {
				return err
			}
		}
	}
	return nil
}

type versionCmd struct{}

func (versionCmd) Run(s *session) error { return s.line("verbatim %s", version()) }
