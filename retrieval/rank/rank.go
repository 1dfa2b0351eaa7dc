// Package rank orders what an engine proposed for a question, says why, and says whether it answers at all.
package rank

import (
	"cmp"
	"slices"
	"strings"

	"verbatim/retrieval"
	"verbatim/retrieval/quote"
)

// How much evidence is kept: what a prompt has room for, and a reader patience.
const (
	maxPassages = 8
	maxQuotes   = 12
)

// The cut-off: how much of a question's subject, by weight, the best evidence must be about.
const (
	passageCovers = 0.60 // one passage, with the title above it
	quoteCovers   = 0.45 // a quotation of the speaker asked for, with what stands around it
	near          = 0.55 // a passage that is named where nothing answers
)

// Order ranks candidates for a query.
func Order(q retrieval.Query, c retrieval.Candidates) retrieval.Evidence {
	o := order{query: q, subject: newSubject(q, c.Rarity), asks: newAsks(q.Text), pages: make(map[string]*page), quoted: make(map[string]bool)}
	for _, h := range c.Quotes {
		o.quoted[h.Article.ID] = true
	}
	ev := retrieval.Evidence{Understood: q, Articles: c.Articles}
	ev.Passages = o.passages(c.Passages)
	ev.Quotes = o.quotes(c.Quotes)
	switch {
	case len(o.subject.terms) == 0: // "What did Sanders say?"
		ev.Covered = q.Speaker != "" && len(ev.Quotes) > 0
	case q.Speaker != "" && len(ev.Quotes) > 0 && ev.Quotes[0].Score >= quoteCovers:
		ev.Covered = true
	case q.Speaker != "":
		// Without a quotation on the subject, a sentence must name the speaker and be about nothing less.
		ev.Covered = slices.ContainsFunc(ev.Passages, func(h retrieval.PassageHit) bool {
			return len(h.Focus) > 0 && h.Focus[0].Score >= passageCovers
		})
	default:
		ev.Covered = slices.ContainsFunc(ev.Passages, o.covers) && (o.answered || !o.asks.plain())
		ev.Quotes = about(ev.Quotes)
	}
	if !ev.Covered {
		ev.Quotes = nil
		ev.Passages = slices.DeleteFunc(ev.Passages, func(h retrieval.PassageHit) bool { return !o.isNear(h) })
	}
	ev.Quotes = nearBest(ev.Quotes)
	return ev
}

// isNear reports whether a passage comes close to a question that none answers: it is about much of it, or names whom it
// asks for.
func (o *order) isNear(h retrieval.PassageHit) bool {
	return len(o.subject.terms) > 0 && o.passageShare(h) >= near || o.query.Speaker != "" && naming(o.query.Speaker, h.Words())
}

// nearBest keeps the quotations that stand beside the best.
func nearBest(hits []retrieval.QuoteHit) []retrieval.QuoteHit {
	return slices.DeleteFunc(hits, func(h retrieval.QuoteHit) bool { return h.Score < beside*hits[0].Score })
}

// about keeps the quotations that are themselves about what was asked, where no speaker was.
func about(hits []retrieval.QuoteHit) []retrieval.QuoteHit {
	return slices.DeleteFunc(hits, func(h retrieval.QuoteHit) bool { return h.Score < passageCovers })
}

// An order is one question's ranking, with what it read of each article.
type order struct {
	query   retrieval.Query
	subject subject
	asks    asks
	pages   map[string]*page
	quoted  map[string]bool // by article id: it has words of the speaker's
	// answered: a sentence has the kind of thing that was asked for.
	answered bool
}

// A page is what the ranking reads of an article once.
type page struct {
	title      set
	inFull     bool        // the subject's full name stands in the article
	paragraphs []paragraph // in order; nil until a quotation is looked at
}

func (o *order) page(a *retrieval.Article) *page {
	p := o.pages[a.ID]
	if p == nil {
		p = &page{}
		p.inFull = o.subject.phrase != "" && (strings.Contains(strings.ToLower(a.Text()), o.subject.phrase) || o.query.Person && o.alone(a))
		p.title = o.subject.widen(o.subject.in(a.Title), p.inFull)
		o.pages[a.ID] = p
	}
	return p
}

// alone reports whether an article quotes nobody else of the last name that the question is about.
func (o *order) alone(a *retrieval.Article) bool {
	last := retrieval.NameWords(o.query.About)
	return !slices.ContainsFunc(a.Quotes, func(q quote.Quote) bool {
		ws := retrieval.NameWords(q.Speaker)
		return len(ws) > 1 && ws[len(ws)-1] == last[len(last)-1] && ws[0] != last[0]
	})
}

// passages orders passages by the engine's score, weighed by how much of the subject each holds.
func (o *order) passages(hits []retrieval.PassageHit) []retrieval.PassageHit {
	ranked := slices.Clone(hits)
	for i := range ranked {
		share := o.passageShare(ranked[i])
		ranked[i].Score *= 0.3 + share
	}
	slices.SortStableFunc(ranked, func(a, b retrieval.PassageHit) int { return cmp.Compare(b.Score, a.Score) })
	ranked = ranked[:min(len(ranked), maxPassages)]
	for i := range ranked {
		ranked[i].Focus = o.focus(ranked[i])
	}
	return ranked
}

// passageShare returns how much of the subject a passage is about.
func (o *order) passageShare(h retrieval.PassageHit) float64 {
	return o.subject.share(o.passageHolds(h))
}

// passageHolds returns which of the subject's terms a passage is about, its article's title counted as its own words.
func (o *order) passageHolds(h retrieval.PassageHit) set {
	p := o.page(h.Article)
	return o.subject.widen(o.subject.in(h.Words())|p.title, p.inFull)
}

// covers reports whether a passage tells of what is asked.
func (o *order) covers(h retrieval.PassageHit) bool {
	holds, event := o.passageHolds(h), o.asks.event(o.subject)
	return o.subject.share(holds) >= passageCovers && holds&event == event
}
