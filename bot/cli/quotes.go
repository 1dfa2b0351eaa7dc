package cli

import (
	"verbatim/bot/answer"
	"verbatim/bot/render"
	"verbatim/retrieval"
	"verbatim/retrieval/library"
	"verbatim/retrieval/quote"
	"verbatim/retrieval/text"
)

type quotesCmd struct {
	Paths []string `arg:"" optional:"" name:"path" help:"Files or folders instead of the articles kept; - for standard input."`
	JSON  bool     `help:"Print a line of JSON for each quotation."`
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
	if len(c.Paths) == 0 {
		lib, err := s.open()
		if err != nil {
			return err
		}
		for _, a := range lib.Articles(s.community) {
			if err := c.print(s, a.ID, a); err != nil {
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
			if err := c.print(s, f.doc, a); err != nil {
				return err
			}
		}
	}
	return nil
}

// print prints an article's quotations.
func (c *quotesCmd) print(s *session, doc string, a *retrieval.Article) error {
	t := render.NewTerminal(s.Out, s.ink())
	if c.JSON {
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
	for n, i := range render.Said(a) {
		if n == 0 {
			if err := s.line("%s", t.Line(a)); err != nil {
				return err
			}
		}
		if err := s.line("  %s", t.Inline(answer.Whole(a, i))); err != nil {
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
