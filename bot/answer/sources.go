package answer

import (
	"slices"
	"strings"

	"verbatim/prompts"
	"verbatim/retrieval"
	"verbatim/retrieval/passage"
	"verbatim/retrieval/quote"
	"verbatim/retrieval/text"
)

// How much evidence a model is shown. More costs time and hides what matters.
const (
	maxSources  = 6
	maxKeys     = 20
	perSource   = 3 // passages
	quoteMargin = 400
)

// Exhibits are the sources of one prompt, and what its keys stand for.
type exhibits struct {
	sources []source
	keys    []key // q1 is keys[0]
	bytes   int
}

// A source is an article as a model is shown it.
type source struct {
	article  *retrieval.Article
	passages []int
	normal   *text.Normal       // made when something is first proven against it
	words    map[string]written // folded, likewise
	counted  []number           // likewise
	days     map[day]bool       // likewise
	stated   []stated           // likewise
}

// A key is a whole quotation that the model can point at.
type key struct {
	article *retrieval.Article
	quote   int // index of its first part
}

// newExhibits chooses what a model is shown: the articles of the best quotations and passages, within the prompt's
// budget.
func newExhibits(ev retrieval.Evidence) *exhibits {
	s := &exhibits{}
	for _, h := range ev.Quotes[:min(len(ev.Quotes), maxSources)] {
		s.add(h.Article, passageAt(h.Article, h.Article.Quotes[h.Quote].Span.Start))
	}
	for _, h := range ev.Passages {
		s.add(h.Article, h.Passage)
	}
	for i := range s.sources {
		slices.Sort(s.sources[i].passages)
	}
	for _, h := range ev.Quotes { // those that were asked for come before those that stand beside them
		s.key(h.Article, h.Quote)
	}
	for _, src := range s.sources {
		for i, q := range src.article.Quotes {
			if q.Whole == i && slices.Contains(src.passages, passageAt(src.article, q.Span.Start)) {
				s.key(src.article, i)
			}
		}
	}
	slices.SortStableFunc(s.keys, func(a, b key) int { return s.position(a.article) - s.position(b.article) })
	return s
}

// add shows a passage, if there is room.
func (s *exhibits) add(a *retrieval.Article, passage int) {
	if passage < 0 {
		return
	}
	n := a.Passages[passage].Span.Len()
	if s.bytes > 0 && s.bytes+n > prompts.Budget-maxKeys*quoteMargin/4 {
		return
	}
	at := s.position(a)
	if at < 0 {
		if len(s.sources) == maxSources {
			return
		}
		s.sources = append(s.sources, source{article: a})
		at = len(s.sources) - 1
	}
	src := &s.sources[at]
	if len(src.passages) < perSource && !slices.Contains(src.passages, passage) {
		src.passages = append(src.passages, passage)
		s.bytes += n
	}
}

// key gives a whole quotation of a shown article a key.
func (s *exhibits) key(a *retrieval.Article, i int) {
	k := key{a, a.Quotes[i].Whole}
	q := a.Quotes[k.quote]
	if len(s.keys) < maxKeys && s.position(a) >= 0 && q.Kind != quote.Scare && q.In < 0 && !slices.Contains(s.keys, k) {
		s.keys = append(s.keys, k)
	}
}

// position returns where an article stands among the sources, -1 if it doesn't.
func (s *exhibits) position(a *retrieval.Article) int {
	return slices.IndexFunc(s.sources, func(src source) bool { return src.article.ID == a.ID })
}

// prompt returns the sources as a prompt shows them.
func (s *exhibits) prompt() []prompts.Source {
	var ps []prompts.Source
	for _, src := range s.sources {
		a := src.article
		p := prompts.Source{Outlet: a.Outlet, Title: a.Title, Date: a.Published}
		for _, i := range src.passages {
			p.Passages = append(p.Passages, a.Passages[i].Span.Of(a.Text()))
		}
		for i, k := range s.keys {
			if k.article.ID == a.ID {
				p.Quotes = append(p.Quotes, prompts.Quoted{Key: i + 1, Speaker: named(a, k.quote), Words: whole(a, k.quote)})
			}
		}
		ps = append(ps, p)
	}
	return ps
}

// named is the name that stands beside a quotation where it is shown.
func named(a *retrieval.Article, i int) string {
	if q := a.Quotes[i]; q.Sure {
		return q.Speaker
	}
	return a.Quotes[i].Mention.Of(a.Text())
}

// whole is what is shown of a whole quotation, without the marks of its parts.
func whole(a *retrieval.Article, first int) string {
	var ps []string
	for _, p := range Whole(a, first).Parts {
		ps = append(ps, p.String())
	}
	return strings.Join(ps, " … ")
}

// passageAt returns the passage that a byte of the text lies in, -1 if it lies in none.
func passageAt(a *retrieval.Article, at int) int {
	return slices.IndexFunc(a.Passages, func(p passage.Passage) bool { return p.Span.Start <= at && at < p.Span.End })
}
