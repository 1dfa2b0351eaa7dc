package cli

import (
	"slices"

	"verbatim/bot/render"
	"verbatim/bot/say"
	"verbatim/retrieval"
	"verbatim/retrieval/library"
	"verbatim/retrieval/quote"
	"verbatim/retrieval/text"
)

type quotesCmd struct {
	Paths    []string `arg:"" optional:"" name:"path" help:"Files or folders instead of the articles kept; - for standard input."`
	Speaker  string   `help:"Only what this speaker said." placeholder:"NAME" xor:"speaker"`
	About    string   `help:"Only what is about this: a name, or words." placeholder:"WORDS" xor:"about"`
	Since    string   `help:"Only from this day on: 2026-03-01, March 2026, 2026, last week." placeholder:"DAY" xor:"since"`
	Until    string   `help:"Only up to this day." placeholder:"DAY" xor:"until"`
	Outlet   string   `help:"Only of this outlet." placeholder:"NAME" xor:"outlet"`
	Sort     string   `help:"newest or relevant first; relevant where --about is given." enum:",newest,relevant" default:"" placeholder:"ORDER"`
	Speakers bool     `help:"List who is quoted instead, those with the most quotations first." xor:"speaker,about,since,until,outlet"`
	JSON     bool     `help:"Print a line of JSON for each quotation, or each speaker."`
}

// A found is a quotation as a program reads it. Offsets are bytes of the article's text.
type found struct {
	Doc     string   `json:"doc"`
	Start   int      `json:"start"`
	End     int      `json:"end"`
	Text    string   `json:"text"`
	Kind    string   `json:"kind"`
	Mention *[2]int  `json:"mention"`
	Cue     *[2]int  `json:"cue"`
	Speaker string   `json:"speaker"`
	Sure    bool     `json:"sure"`
	About   []string `json:"about"`
}

func (c *quotesCmd) Run(s *session) error {
	wish := retrieval.Wish{
		Speaker: c.Speaker, About: c.About, Since: c.Since, Until: c.Until, Outlet: c.Outlet, Sort: retrieval.Sort(c.Sort),
	}
	if c.JSON && !c.Speakers && wish == (retrieval.Wish{}) {
		return c.printAll(s)
	}
	lib, err := c.library(s)
	switch {
	case err != nil:
		return err
	case lib.Len(s.community) == 0 && !c.JSON:
		return s.line("%s", say.NoArticles)
	case c.Speakers:
		return c.printSpeakers(s, lib)
	}
	l, err := lib.Said(s.community, wish)
	if err != nil {
		return err
	}
	if !c.JSON {
		return render.NewTerminal(s.Out, s.ink()).List(l)
	}
	for _, h := range l.Quotes {
		for _, q := range h.Article.Quotes[h.Quote:] {
			if q.Whole != h.Quote {
				continue
			}
			if err := printJSON(s.Out, describeQuote(lib.doc(h.Article), h.Article, q)); err != nil {
				return err
			}
		}
	}
	return nil
}

// library returns the articles of all paths or, without one, those that are kept.
func (c *quotesCmd) library(s *session) (shelved, error) {
	if len(c.Paths) == 0 {
		return s.library("")
	}
	var all []file
	for _, path := range c.Paths {
		files, err := s.readPath(path)
		if err != nil {
			return shelved{}, err
		}
		all = append(all, files...)
	}
	return s.shelve(library.New(s.lg, nil), all)
}

// printAll prints every quotation of every article or file, each part of a broken one for itself, also what is inside
// another and what a list leaves out as too short.
func (c *quotesCmd) printAll(s *session) error {
	if len(c.Paths) == 0 {
		lib, err := s.open()
		if err != nil {
			return err
		}
		for _, a := range lib.Articles(s.community) {
			if err := printQuotes(s, a.ID, a); err != nil {
				return err
			}
		}
		return nil
	}
	reader := library.New(s.lg, nil)
	for _, path := range c.Paths {
		files, err := s.readPath(path)
		if err != nil {
			return err
		}
		for _, f := range files {
			if f.err != nil {
				s.lg.Warn("left out", "file", f.doc, "err", f.err)
				continue
			}
			a, err := reader.Read(f.draft)
			if err != nil {
				return err
			}
			if err := printQuotes(s, f.doc, a); err != nil {
				return err
			}
		}
	}
	return nil
}

func printQuotes(s *session, doc string, a *retrieval.Article) error {
	for _, q := range a.Quotes {
		if q.Kind == quote.Scare {
			continue
		}
		if err := printJSON(s.Out, describeQuote(doc, a, q)); err != nil {
			return err
		}
	}
	return nil
}

// A quoted is a speaker as a program reads it.
type quoted struct {
	Name     string   `json:"name"`
	Variants []string `json:"variants"`
	Count    int      `json:"count"`
}

func (c *quotesCmd) printSpeakers(s *session, lib shelved) error {
	for _, p := range lib.Speakers(s.community) {
		var err error
		if c.JSON {
			err = printJSON(s.Out, quoted{p.Name, p.Variants, p.Count})
		} else {
			others := slices.DeleteFunc(slices.Clone(p.Variants), func(v string) bool { return v == p.Name })
			err = s.line("%5d  %s", p.Count, render.Clean(say.Called(s.ink().Bold(p.Name), others)))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func describeQuote(doc string, a *retrieval.Article, q quote.Quote) found {
	about := q.About
	if about == nil {
		about = []string{}
	}
	return found{
		Doc: doc, Start: q.Span.Start, End: q.Span.End, Text: q.Span.Of(a.Text()), Kind: q.Kind.String(),
		Mention: offsets(q.Mention), Cue: offsets(q.Cue), Speaker: q.Speaker, Sure: q.Sure, About: about,
	}
}

// offsets are a span's, nil for the zero span.
func offsets(sp text.Span) *[2]int {
	if sp.Zero() {
		return nil
	}
	return &[2]int{sp.Start, sp.End}
}
