package cli

import (
	"errors"

	"verbatim/retrieval"
	"verbatim/retrieval/quote"
	"verbatim/retrieval/text"
)

type evalSaidCmd struct {
	Queries  string `arg:"" type:"existingfile" help:"A file with a line {\"id\",\"question\"} for each question."`
	Articles string `required:"" help:"The folder of the articles." placeholder:"DIR" type:"path"`
	Quotes   string `help:"Quotations, as quotes --json prints them, in place of those found in the articles." placeholder:"FILE" type:"existingfile"`
}

// maxSaid is how many quotations are printed for a question.
const maxSaid = 10

// A saidLine is what was found for one question, best first.
type saidLine struct {
	ID     string       `json:"id"`
	Quotes []foundQuote `json:"quotes"`
}

type foundQuote struct {
	Doc     string  `json:"doc"`
	Start   int     `json:"start"`
	End     int     `json:"end"`
	Speaker string  `json:"speaker"`
	Text    string  `json:"text"`
	Score   float64 `json:"score"`
}

func (c *evalSaidCmd) Run(s *session) error {
	lib, err := s.fromFolder(c.Articles)
	if err != nil {
		return err
	}
	if c.Quotes != "" {
		if err := s.requote(lib, c.Quotes); err != nil {
			return err
		}
	}
	return eachLine(c.Queries, func(q queryLine) error {
		ev, err := lib.Find(s.ctx, s.community, q.Question)
		if err != nil {
			return err
		}
		return printJSON(s.Out, saidLine{q.ID, saidIn(ev, lib)})
	})
}

// saidIn returns the quotations of some evidence, each part of a broken one for itself.
func saidIn(ev retrieval.Evidence, lib shelved) []foundQuote {
	all := []foundQuote{}
	for _, h := range ev.Quotes {
		for i, q := range h.Article.Quotes {
			if q.Whole != h.Quote && i != h.Quote {
				continue
			}
			all = append(all, foundQuote{
				Doc: lib.doc(h.Article), Start: q.Span.Start, End: q.Span.End,
				Speaker: q.Speaker, Text: q.Span.Of(h.Article.Text()), Score: h.Score,
			})
		}
	}
	return all[:min(len(all), maxSaid)]
}

// requote takes the quotations of a file for those of all articles.
func (s *session) requote(lib shelved, path string) error {
	given := make(map[string][]quote.Quote) // by doc
	err := eachLine(path, func(g givenQuote) error {
		of := given[g.Doc]
		given[g.Doc] = append(of, g.quote(len(of)))
		return nil
	})
	if err != nil {
		return err
	}
	for id, doc := range lib.docs {
		if rerr := lib.Requote(s.community, id, given[doc]); rerr != nil {
			err = errors.Join(err, rerr)
		}
	}
	return err
}

// A givenQuote is a line as quotes --json prints it. What it leaves out is taken for the best: a speaker is sure, and a
// quotation direct.
type givenQuote struct {
	Doc        string
	Start, End int
	Kind       string
	Mention    *[2]int
	Cue        *[2]int
	Speaker    string
	Sure       *bool
	About      []string
}

// quote is the line's quotation, the i-th of its article.
func (g givenQuote) quote(i int) quote.Quote {
	q := quote.Quote{
		Span: text.Span{Start: g.Start, End: g.End}, Whole: i, In: -1, Mention: span(g.Mention), Cue: span(g.Cue),
		Speaker: g.Speaker, Sure: g.Speaker != "" && (g.Sure == nil || *g.Sure), About: g.About,
	}
	if g.Kind == quote.Partial.String() {
		q.Kind = quote.Partial
	}
	return q
}

// span is what offsets made of one.
func span(at *[2]int) text.Span {
	if at == nil {
		return text.Span{}
	}
	return text.Span{Start: at[0], End: at[1]}
}
