package answer

import (
	"context"
	"iter"
	"slices"

	"verbatim/prompts"
	"verbatim/retrieval"
)

// maxRepeats is how often a model may write one and the same sentence before it is taken to be going round in circles. It
// is shown, or withheld, once.
const maxRepeats = 4

// withModel lets the model write, proves what it writes, and falls back on the evidence for what it doesn't answer.
func (a *Answerer) withModel(ctx context.Context, question string, w *writer) {
	p := &prover{exhibits: newExhibits(w.evidence)}
	model := ""
	before := make(map[string]int)
	reply := a.model.Stream(ctx, prompts.Answer(question, p.prompt()))
	for seg, err := range prompts.Parse(noting(&model, reply)) {
		if err != nil {
			a.lg.Warn("model", "err", err)
			w.put(Trouble{err})
			break
		}
		if before[seg.Raw]++; before[seg.Raw] == maxRepeats {
			break
		}
		if before[seg.Raw] > 1 {
			continue
		}
		w.segment(p, seg)
		if w.left {
			return
		}
	}
	switch {
	case w.blocks == 0:
		model = ""
		w.fromEvidence()
	case w.evidence.Understood.Speaker != "" && w.missesBest():
		w.put(FromArticles{})
		w.quotations(maxQuotations)
	}
	w.put(Done{model})
}

// missesBest reports whether a question for somebody's words was answered without the quotation that answers it best, be
// it by others of the same speaker: a small model points at what it likes.
func (w *writer) missesBest() bool {
	if len(w.evidence.Quotes) == 0 {
		return false
	}
	h := w.evidence.Quotes[0]
	return !w.seen(h.Article, h.Article.Quotes[h.Quote].Whole)
}

// noting passes a reply on and notes who wrote it.
func noting(model *string, reply iter.Seq2[prompts.Chunk, error]) iter.Seq2[prompts.Chunk, error] {
	return func(yield func(prompts.Chunk, error) bool) {
		for c, err := range reply {
			if c.Model != "" {
				*model = c.Model
			}
			if !yield(c, err) {
				return
			}
		}
	}
}

// segment shows one proven piece of a reply, or withholds it.
func (w *writer) segment(p *prover, seg prompts.Segment) {
	if seg.Nothing {
		return
	}
	pr, rule := p.prove(seg)
	if rule != "" {
		w.put(Withheld{seg.Raw, rule})
		return
	}
	s := pr.sentence
	if pr.bare && !slices.ContainsFunc(pr.show, w.isAsked) {
		w.put(Withheld{seg.Raw, RuleSpeaker})
		return
	}
	if s.Lead && w.seen(pr.show[len(pr.show)-1].article, pr.show[len(pr.show)-1].quote) {
		return // it leads to what was shown before
	}
	if len(s.Runs) > 0 {
		for _, src := range pr.cited {
			if v, ok := src.support(s); ok {
				s.Cites = append(s.Cites, w.cite(v))
			}
		}
		w.blocks++
		for _, r := range s.Runs {
			if r.Quoted.Article() != nil && r.Quote >= 0 {
				w.quoted++
			}
		}
		w.put(s)
	}
	for _, k := range pr.show {
		w.showQuotation(k.article, k.quote)
	}
	for _, r := range s.Runs {
		if a := r.Quoted.Article(); a != nil && r.Quote >= 0 {
			w.mark(a, r.Quote)
		}
	}
}

// isAsked reports whether a quotation is whose words were asked for, by anything that the article says; any is where
// nobody's were. Below such a question, a quotation that stands alone reads as the answer.
func (w *writer) isAsked(k key) bool {
	asked, q := w.evidence.Understood.Speaker, k.article.Quotes[k.quote]
	return asked == "" || retrieval.Called(asked, q.Speaker) || q.Speaker != "" && retrieval.Called(q.Speaker, asked)
}
