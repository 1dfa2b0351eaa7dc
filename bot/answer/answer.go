package answer

import (
	"context"
	"errors"
	"iter"
	"log/slog"

	"verbatim/prompts"
	"verbatim/retrieval"
)

// A Model writes a reply a chunk at a time. The request lives as long as the loop over it.
type Model interface {
	Stream(ctx context.Context, p prompts.Prompt) iter.Seq2[prompts.Chunk, error]
}

// An Answerer answers questions from evidence.
type Answerer struct {
	lg    *slog.Logger
	model Model // nil: answers are made from the evidence alone
}

// New returns an answerer that writes with model or, where that is nil, from the evidence alone.
func New(lg *slog.Logger, model Model) *Answerer { return &Answerer{lg, model} }

// Answer yields the blocks of an answer, each proven. What the evidence doesn't cover yields Found and Done alone. A
// model that fails costs nothing but its sentences: the answer then comes from the evidence.
func (a *Answerer) Answer(ctx context.Context, question string, ev retrieval.Evidence) iter.Seq[Block] {
	return func(yield func(Block) bool) {
		w := newWriter(yield, ev)
		w.put(Found{ev})
		switch {
		case !ev.Covered:
			w.put(Done{})
		case a.model == nil:
			w.fromEvidence()
			w.put(Done{})
		default:
			a.withModel(ctx, question, w)
		}
	}
}

// ErrSpent says that the model was not asked, since its calls are used up.
var ErrSpent = errors.New("model calls are used up")

// Writes reports whether a model writes the answers.
func (a *Answerer) Writes() bool { return a.model != nil }

// Quote yields an answer from the evidence alone, and why no model wrote it.
func (a *Answerer) Quote(ev retrieval.Evidence, why error) iter.Seq[Block] {
	return func(yield func(Block) bool) {
		w := newWriter(yield, ev)
		w.put(Found{ev})
		if ev.Covered {
			w.put(Trouble{why})
			w.fromEvidence()
		}
		w.put(Done{})
	}
}

func newWriter(yield func(Block) bool, ev retrieval.Evidence) *writer {
	return &writer{yield: yield, evidence: ev, numbers: make(map[string]int), shown: make(map[words]bool)}
}

// A writer yields blocks, numbers the sources as they are first cited, and remembers what it has shown.
type writer struct {
	yield    func(Block) bool
	left     bool // the reader left the loop
	evidence retrieval.Evidence
	numbers  map[string]int // article id → number
	shown    map[words]bool
	blocks   int // blocks shown to the reader
	quoted   int // quotations among them
}

// A words names what was shown: a whole quotation by its first part, an excerpt by its first byte.
type words struct {
	article string
	at      int
}

func (w *writer) put(b Block) bool {
	if !w.left && !w.yield(b) {
		w.left = true
	}
	return !w.left
}

// cite returns the number of the source that v stands in.
func (w *writer) cite(v retrieval.Verified) int {
	a := v.Article()
	n, ok := w.numbers[a.ID]
	if !ok {
		n = len(w.numbers) + 1
		w.numbers[a.ID] = n
		w.put(Source{N: n, Article: a, Words: v})
	}
	return n
}

// An Answer is a whole answer, collected.
type Answer struct {
	Evidence retrieval.Evidence
	Blocks   []Block // those that are shown: sentences, quotations, excerpts, FromArticles
	Sources  []Source
	Withheld []Withheld
	Trouble  error
	Model    string
}

// Collect collects an answer.
func Collect(blocks iter.Seq[Block]) Answer {
	var a Answer
	for b := range blocks {
		a.Add(b)
	}
	return a
}

// Add adds the next block.
func (a *Answer) Add(b Block) {
	switch b := b.(type) {
	case Found:
		a.Evidence = b.Evidence
	case Source:
		a.Sources = append(a.Sources, b)
	case Withheld:
		a.Withheld = append(a.Withheld, b)
	case Trouble:
		a.Trouble = b.Err
	case Done:
		a.Model = b.Model
	default:
		a.Blocks = append(a.Blocks, b)
	}
}

// A Quoted is a run of a quotation that an answer shows, and whose it is.
type Quoted struct {
	Words   retrieval.Verified
	Speaker string // "" if only a mention is shown
	Mention string
}

// Quoted returns the quotations that the answer shows, part by part, in the order in which they are shown.
func (a *Answer) Quoted() []Quoted {
	var qs []Quoted
	for _, b := range a.Blocks {
		switch b := b.(type) {
		case Quotation:
			for _, v := range b.Parts {
				qs = append(qs, Quoted{v, b.Speaker, b.Mention})
			}
		case Excerpt:
			for _, i := range b.Quotes {
				qs = append(qs, newQuoted(b.Words.Article().Quotation(i), i))
			}
		case Sentence:
			for _, r := range b.Runs {
				if r.Quoted.Article() != nil && r.Quote >= 0 {
					qs = append(qs, newQuoted(r.Quoted, r.Quote))
				}
			}
		}
	}
	return qs
}

func newQuoted(v retrieval.Verified, i int) Quoted {
	a := v.Article()
	return Quoted{v, shownSpeaker(a, i), a.Quotes[i].Mention.Of(a.Text())}
}
