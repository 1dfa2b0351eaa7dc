package bot

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"verbatim/bot/answer"
	"verbatim/retrieval"
)

func (s shelf) Said(_ string, w retrieval.Wish) (retrieval.Listing, error) {
	if w.Since != "" {
		return retrieval.Listing{}, &retrieval.DayError{Words: w.Since}
	}
	return retrieval.Listing{Sort: retrieval.Newest}, nil
}

// TestList holds that lists are limited, apart from questions, and that a mistake isn't counted.
func TestList(t *testing.T) {
	lg := slog.New(slog.DiscardHandler)
	ctx := context.Background()
	if _, err := New(lg, shelf{}, nil, answer.New(lg, nil), time.Minute, Limits{}).List(ctx, "c", "sam", retrieval.Wish{}); !errors.Is(err, ErrNoArticles) {
		t.Errorf("without articles: %v", err)
	}
	b := New(lg, shelf{1}, nil, answer.New(lg, nil), time.Minute, Limits{PerMember: 1})
	var day *retrieval.DayError
	if _, err := b.List(ctx, "c", "sam", retrieval.Wish{Since: "soon"}); !errors.As(err, &day) {
		t.Errorf("a day that is none: %v", err)
	}
	if l, err := b.List(ctx, "c", "sam", retrieval.Wish{}); err != nil || l.Sort != retrieval.Newest {
		t.Errorf("the first list: %+v, %v", l, err)
	}
	var limit *LimitError
	if _, err := b.List(ctx, "c", "sam", retrieval.Wish{}); !errors.As(err, &limit) {
		t.Errorf("the second list: %v", err)
	}
	if err := b.Begin(ctx, Question{ID: "1", Community: "c", Member: "sam", Text: "Why?"}); err != nil {
		t.Errorf("a question after the lists: %v", err)
	}
}
