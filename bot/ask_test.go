package bot

import (
	"context"
	"errors"
	"iter"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"verbatim/bot/answer"
	"verbatim/prompts"
	"verbatim/retrieval"
)

// shelf is a library with one article.
type shelf struct{ articles int }

func (s shelf) Find(_ context.Context, _, question string) (retrieval.Evidence, error) {
	if question == "broken" {
		return retrieval.Evidence{}, retrieval.ErrUnavailable
	}
	a, err := retrieval.Seal(retrieval.Facts{}, "“The ferry is late,” said Una Marsh.")
	if err != nil {
		return retrieval.Evidence{}, err
	}
	return retrieval.Evidence{
		Covered: true, Articles: s.articles, Understood: retrieval.Query{Speaker: "Una Marsh"},
		Quotes: []retrieval.QuoteHit{{Article: a, Score: 1}},
	}, nil
}

func (s shelf) Len(string) int { return s.articles }

// A silent model writes nothing until it is given up.
type silent struct{}

func (silent) Stream(ctx context.Context, _ prompts.Prompt) iter.Seq2[prompts.Chunk, error] {
	return func(yield func(prompts.Chunk, error) bool) {
		<-ctx.Done()
		yield(prompts.Chunk{}, ctx.Err())
	}
}

func TestAskRefuses(t *testing.T) {
	lg := slog.New(slog.DiscardHandler)
	b := New(lg, shelf{1}, nil, answer.New(lg, nil), time.Minute, Limits{})
	for question, want := range map[string]error{
		" \n":                              ErrNoQuestion,
		"?!":                               ErrNoQuestion,
		"\xff":                             ErrNotReadable,
		"broken":                           retrieval.ErrUnavailable,
		strings.Repeat("é", MaxQuestion+1): ErrTooLong,
	} {
		if _, err := b.Ask(context.Background(), "c", question); !errors.Is(err, want) {
			t.Errorf("%.20q: %v, want %v", question, err, want)
		}
	}
	if _, err := b.Ask(context.Background(), "c", strings.Repeat("é", MaxQuestion)); err != nil {
		t.Errorf("the longest question: %v", err)
	}
	if _, err := New(lg, shelf{0}, nil, answer.New(lg, nil), time.Minute, Limits{}).Ask(context.Background(), "c", "why?"); !errors.Is(err, ErrNoArticles) {
		t.Errorf("no articles: %v", err)
	}
}

// TestDeadline holds that a model that is silent costs the deadline, and that the evidence answers then.
func TestDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		lg := slog.New(slog.DiscardHandler)
		start := time.Now()
		blocks, err := New(lg, shelf{1}, nil, answer.New(lg, silent{}), time.Minute, Limits{}).Ask(context.Background(), "c", "What did Marsh say?")
		if err != nil {
			t.Fatal(err)
		}
		a := answer.Collect(blocks)
		if took := time.Since(start); took != time.Minute {
			t.Errorf("took %s", took)
		}
		if len(a.Quoted()) != 1 || a.Model != "" || !errors.Is(a.Trouble, context.DeadlineExceeded) {
			t.Errorf("answered %+v", a)
		}
	})
}
