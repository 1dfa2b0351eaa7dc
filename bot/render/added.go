package render

import (
	"strings"

	"verbatim/bot/answer"
	"verbatim/bot/say"
	"verbatim/retrieval"
	"verbatim/retrieval/quote"
)

// An Outcome is what became of one thing that was to be added.
type Outcome struct {
	Given   string          // a link, or a file's name; "" for words that were typed
	Added   retrieval.Added // unless there was a problem
	Problem string          // why nothing was added: the kind of an error of web or extract, or one of say's
}

// fewOutcomes is up to how many outcomes each is shown with its first quotation.
const fewOutcomes = 2

// Added says what became of what was to be added, one by one.
func Added(outcomes []Outcome) []Message {
	var ps []paragraph
	public, pasting := false, false
	for _, o := range outcomes {
		if o.Problem != "" {
			ps = append(ps, paragraph{markup: refused(o)})
			pasting = pasting || say.Pasteable(o.Problem)
			continue
		}
		public = true
		ps = append(ps, paragraph{markup: added(o.Added)})
		if q := FirstQuotation(o.Added.Article); q != nil && len(outcomes) <= fewOutcomes && o.Added.Outcome != retrieval.Unchanged {
			p := quotation(*q)
			p.cites = nil
			ps = append(ps, p)
		}
	}
	var foot []string
	if pasting {
		foot = append(foot, small(say.HowToPaste))
	}
	if public {
		foot = append(foot, small(say.EverybodyReads))
	}
	return pages(append(ps, stacked(foot)...))
}

func refused(o Outcome) string {
	given := unquoted(o.Given, maxTyped)
	if given == "" {
		given = say.TypedText
	}
	return bold(say.NotAdded) + ": " + given + "\n" + say.Problem(o.Problem)
}

func added(d retrieval.Added) string {
	a := d.Article
	lines := []string{bold(say.Outcome(d.Outcome == retrieval.New, d.Outcome == retrieval.Revised)) + ": " + source(a)}
	switch d.Outcome {
	case retrieval.Unchanged:
		lines = append(lines, small(say.Unchanged))
	case retrieval.Revised:
		c := d.Change
		lines = append(lines, small(say.Revised(a.Revision, c.Facts, len(c.Added), len(c.Removed))))
	default:
		lines = append(lines, small(counted(a)))
	}
	return strings.Join(lines, "\n")
}

// counted is what an article holds, and its id.
func counted(a *retrieval.Article) string {
	return say.Count(len(a.Passages), "passage", "passages") + ", " + say.Count(len(Said(a)), "quotation", "quotations") + " · " + code(a.ID, maxName)
}

// Said returns the quotations of an article that somebody said, each by its first part, none inside another.
func Said(a *retrieval.Article) []int {
	var is []int
	for i, q := range a.Quotes {
		if q.Kind != quote.Scare && q.Whole == i && q.In < 0 {
			is = append(is, i)
		}
	}
	return is
}

// FirstQuotation is the first quotation of an article with a sure speaker, or else the first; nil if it has none.
func FirstQuotation(a *retrieval.Article) *answer.Quotation {
	first := -1
	for _, i := range Said(a) {
		if a.Quotes[i].Sure && a.Quotes[i].Kind == quote.Direct {
			first = i
			break
		}
		if first < 0 {
			first = i
		}
	}
	if first < 0 {
		return nil
	}
	q := answer.Whole(a, first)
	q.Source = 1
	return &q
}

// Problem is one sentence that says what is wrong and what to do; request is the id that the log knows it by, "" where
// the log has nothing to say of it.
func Problem(kind, request string) Message {
	if request == "" {
		return Note(say.Problem(kind))
	}
	return Note(say.Problem(kind) + "\n" + small(say.Request(code(request, maxName))))
}

// Help says what the bot does, and how to ask it.
func Help() Message { return Note(say.Help) }

// Privacy says what is kept, and how long.
func Privacy() Message { return Note(say.Privacy) }
