package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"verbatim/bot"
	"verbatim/bot/answer"
	"verbatim/bot/render"
	"verbatim/retrieval"
	"verbatim/retrieval/library"
)

type askCmd struct {
	Question []string `arg:"" help:"The question."`
	Articles string   `help:"Ask the files of this folder instead of the articles kept." placeholder:"DIR" type:"path"`
	JSON     bool     `help:"Print one line of JSON."`
}

func (c *askCmd) Run(s *session) error {
	lib, err := s.library(c.Articles)
	if err != nil {
		return err
	}
	b := s.bot(lib.Library)
	question := strings.Join(c.Question, " ")
	if c.JSON {
		return s.askJSON(b, lib, retrieval.ID("", question), question)
	}
	return s.ask(b, question)
}

// library returns the articles of a folder or, without one, those that are kept.
func (s *session) library(dir string) (shelved, error) {
	if dir != "" {
		return s.fromFolder(dir)
	}
	lib, err := s.open()
	return shelved{Library: lib}, err
}

// ask answers a question on the terminal, as the blocks come.
func (s *session) ask(b *bot.Bot, question string) error {
	blocks, err := b.Ask(s.ctx, s.community, question)
	if err != nil {
		return err
	}
	t := render.NewTerminal(s.Out, s.ink())
	for block := range blocks {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		if err := t.Show(block); err != nil {
			return err
		}
	}
	return s.ctx.Err()
}

// An answered is an answer as a program reads it.
type answered struct {
	ID         string         `json:"id"`
	Question   string         `json:"question"`
	Understood understood     `json:"understood"`
	Covered    bool           `json:"covered"`
	Text       string         `json:"text"`
	Quotes     []shownQuote   `json:"quotes"`
	Sources    []shownSource  `json:"sources"`
	Withheld   []heldSentence `json:"withheld"`
	Model      string         `json:"model"`
}

type understood struct {
	Text    string `json:"text"`
	Speaker string `json:"speaker"`
	About   string `json:"about"`
	Outlet  string `json:"outlet"`
	Since   string `json:"since"`
	Until   string `json:"until"`
}

type shownQuote struct {
	Doc     string `json:"doc"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Speaker string `json:"speaker"`
	Mention string `json:"mention"`
	Text    string `json:"text"`
}

type shownSource struct {
	N      int    `json:"n"`
	Doc    string `json:"doc"`
	Title  string `json:"title"`
	Outlet string `json:"outlet"`
	Date   string `json:"date"`
	URL    string `json:"url"`
}

type heldSentence struct {
	Sentence string      `json:"sentence"`
	Rule     answer.Rule `json:"rule"`
}

// askJSON answers a question in one line.
func (s *session) askJSON(b *bot.Bot, lib shelved, id, question string) error {
	blocks, err := b.Ask(s.ctx, s.community, question)
	if err != nil {
		return err
	}
	var shown strings.Builder
	t := render.NewTerminal(&shown, render.Ink{})
	for block := range blocks {
		t.Show(block) // a builder doesn't fail
	}
	if err := s.ctx.Err(); err != nil {
		return err
	}
	return printJSON(s.Out, describe(id, question, shown.String(), t.Answer(), lib))
}

func describe(id, question, shown string, a answer.Answer, lib shelved) answered {
	q := a.Evidence.Understood
	d := answered{
		ID: id, Question: question, Covered: a.Evidence.Covered, Text: shown, Model: a.Model,
		Understood: understood{q.Text, q.Speaker, q.About, q.Outlet, day(q.Since), day(q.Until)},
		Quotes:     []shownQuote{}, Sources: []shownSource{}, Withheld: []heldSentence{},
	}
	for _, v := range a.Quoted() {
		d.Quotes = append(d.Quotes, shownQuote{
			Doc: lib.doc(v.Words.Article()), Start: v.Words.Span().Start, End: v.Words.Span().End,
			Speaker: v.Speaker, Mention: v.Mention, Text: v.Words.String(),
		})
	}
	for _, src := range a.Sources {
		d.Sources = append(d.Sources, shownSource{
			N: src.N, Doc: lib.doc(src.Article), Title: src.Article.Title, Outlet: src.Article.Outlet,
			Date: day(src.Article.Published), URL: render.Link(src.Words),
		})
	}
	for _, w := range a.Withheld {
		d.Withheld = append(d.Withheld, heldSentence{w.Sentence, w.Rule})
	}
	return d
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// printJSON prints one line.
func printJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

var _ bot.Library = (*library.Library)(nil)

// line prints a line.
func (s *session) line(format string, args ...any) error {
	_, err := fmt.Fprintf(s.Out, format+"\n", args...)
	return err
}
