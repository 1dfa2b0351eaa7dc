package bot

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"verbatim/bot/answer"
	"verbatim/prompts"
	"verbatim/retrieval"
	"verbatim/retrieval/store"
)

// A board is a reply that a test reads back: each state that was shown, and when.
type board struct {
	start time.Time
	slow  time.Duration // of each Show

	mu     sync.Mutex
	states []state
	failed error
}

type state struct {
	at     time.Duration
	blocks int
	last   bool
}

func (b *board) Show(_ context.Context, a answer.Answer, last bool) error {
	<-time.After(b.slow)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.states = append(b.states, state{time.Since(b.start), len(a.Blocks), last})
	return nil
}

func (b *board) Fail(_ context.Context, err error) error {
	b.failed = err
	return nil
}

// A writing model writes a sentence every so often.
type writing struct {
	sentences int
	every     time.Duration
}

func (m writing) Stream(ctx context.Context, _ prompts.Prompt) iter.Seq2[prompts.Chunk, error] {
	return func(yield func(prompts.Chunk, error) bool) {
		for i := range m.sentences {
			<-time.After(m.every)
			said := "The ferry is late" + strings.Repeat(", late", i) + ". [1]\n" // no sentence twice
			if !yield(prompts.Chunk{Text: said, Model: "m"}, nil) {
				return
			}
		}
		yield(prompts.Chunk{Finish: "stop"}, nil)
	}
}

func ask(b *Bot, n int) error {
	return b.Begin(context.Background(), Question{ID: fmt.Sprint("q", n), Community: "c", Member: "sam", Text: "What did Marsh say?"})
}

// TestPace holds that a growing answer is shown at most every 1.2 seconds, in its newest state, and ends whole.
func TestPace(t *testing.T) {
	for _, slow := range []time.Duration{0, 5 * time.Second} {
		synctest.Test(t, func(t *testing.T) {
			lg := slog.New(slog.DiscardHandler)
			b := New(lg, shelf{1}, nil, answer.New(lg, writing{30, 100 * time.Millisecond}), time.Minute, Limits{})
			r := &board{start: time.Now(), slow: slow}
			q := Question{ID: "q", Community: "c", Text: "What did Marsh say?"}
			if err := b.Begin(t.Context(), q); err != nil {
				t.Fatal(err)
			}
			a, err := b.Answer(t.Context(), q, r)
			if err != nil {
				t.Fatal(err)
			}
			for i, s := range r.states[1:] {
				if gap := s.at - r.states[i].at; gap < pace {
					t.Errorf("slow %s: shown %s after the last", slow, gap)
				}
				if s.blocks < r.states[i].blocks {
					t.Errorf("slow %s: an older state came later", slow)
				}
			}
			end := r.states[len(r.states)-1]
			if !end.last || end.blocks != len(a.Blocks) || len(a.Blocks) < 30 {
				t.Errorf("slow %s: ended in %+v of %d blocks", slow, end, len(a.Blocks))
			}
			if took := time.Since(r.start); slow == 0 && took > 3*time.Second+2*pace {
				t.Errorf("took %s", took)
			}
		})
	}
}

// TestOneEdit holds that an answer from the evidence is one edit.
func TestOneEdit(t *testing.T) {
	lg := slog.New(slog.DiscardHandler)
	b := New(lg, shelf{1}, nil, answer.New(lg, nil), time.Minute, Limits{})
	r := &board{start: time.Now()}
	if _, err := b.Answer(t.Context(), Question{ID: "q", Community: "c", Text: "What did Marsh say?"}, r); err != nil {
		t.Fatal(err)
	}
	if len(r.states) != 1 || !r.states[0].last {
		t.Errorf("shown %+v", r.states)
	}
}

func TestClaims(t *testing.T) {
	lg := slog.New(slog.DiscardHandler)
	st, err := store.Open(t.Context(), lg, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	one := New(lg, shelf{1}, st, answer.New(lg, nil), time.Minute, Limits{})
	two := New(lg, shelf{1}, st, answer.New(lg, nil), time.Minute, Limits{})
	if err := ask(one, 1); err != nil {
		t.Fatal(err)
	}
	for _, b := range []*Bot{one, two} {
		if err := ask(b, 1); !errors.Is(err, ErrClaimed) {
			t.Errorf("the same event again: %v", err)
		}
	}
	// One that is answered is no longer unfinished; one whose process died is handed out once.
	if _, err := one.Answer(t.Context(), Question{ID: "q1", Community: "c", Text: "What did Marsh say?"}, &board{}); err != nil {
		t.Fatal(err)
	}
	if err := two.Begin(t.Context(), Question{ID: "q2", Community: "c", Text: "why?", Route: []byte("there")}); err != nil {
		t.Fatal(err)
	}
	var ended []string
	end := func(community, event string, value []byte) {
		ended = append(ended, community+" "+event+" "+string(value))
	}
	for _, at := range []time.Time{time.Now(), time.Now().Add(time.Hour), time.Now().Add(time.Hour)} {
		if err := st.Unfinished(t.Context(), at, end); err != nil {
			t.Fatal(err)
		}
	}
	if got := strings.Join(ended, "; "); got != "c q2 there" {
		t.Errorf("ended %q", got)
	}
}

// A stumbling board shows an answer only once it is whole.
type stumbling struct{ *board }

func (s stumbling) Show(ctx context.Context, a answer.Answer, last bool) error {
	if !last {
		return errors.New("an edit that failed")
	}
	return s.board.Show(ctx, a, last)
}

// TestFailedEdit holds that an answer is shown whole although it could not be shown while it grew.
func TestFailedEdit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		lg := slog.New(slog.DiscardHandler)
		b := New(lg, shelf{1}, nil, answer.New(lg, writing{30, 100 * time.Millisecond}), time.Minute, Limits{})
		r := &board{start: time.Now()}
		a, err := b.Answer(t.Context(), Question{ID: "q", Community: "c", Text: "What did Marsh say?"}, stumbling{r})
		if err != nil || len(r.states) != 1 || r.states[0].blocks != len(a.Blocks) || len(a.Blocks) < 30 {
			t.Errorf("%v; shown %+v of %d blocks", err, r.states, len(a.Blocks))
		}
	})
}

// stuck is a keeper that doesn't answer.
type stuck struct{ Keeper }

func (stuck) Claim(ctx context.Context, _, _ string, _ []byte, _ time.Time) (bool, []byte, error) {
	<-ctx.Done()
	return false, nil, ctx.Err()
}

func (stuck) Done(context.Context, string, string) error { return nil }

// TestStuckKeeper holds that a question is answered all the same once the time for its claim is over, and not that of
// somebody who has given up.
func TestStuckKeeper(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		lg := slog.New(slog.DiscardHandler)
		b := New(lg, shelf{1}, stuck{}, answer.New(lg, nil), time.Minute, Limits{})
		q := Question{ID: "q1", Community: "c", Member: "sam", Text: "What did Marsh say?"}
		soon, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := b.Begin(soon, q); err != nil {
			t.Error(err)
		}
		gone, cancel := context.WithCancel(t.Context())
		cancel()
		if err := b.Begin(gone, q); !errors.Is(err, context.Canceled) {
			t.Errorf("without anybody to answer: %v", err)
		}
	})
}

func TestLimits(t *testing.T) {
	lg := slog.New(slog.DiscardHandler)
	st, err := store.Open(t.Context(), lg, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	b := New(lg, shelf{1}, st, answer.New(lg, writing{1, 0}), time.Minute, Limits{PerMember: 3, AtOnce: 2, ModelCalls: 1})
	if err := errors.Join(ask(b, 1), ask(b, 2)); err != nil {
		t.Fatal(err)
	}
	if err := ask(b, 3); !errors.Is(err, ErrBusy) {
		t.Errorf("a third at once: %v", err)
	}
	models := make(map[string]int)
	for i := 1; i <= 2; i++ {
		a, err := b.Answer(t.Context(), Question{ID: fmt.Sprint("q", i), Community: "c", Text: "What did Marsh say?"}, &board{})
		if err != nil {
			t.Fatal(err)
		}
		models[a.Model]++
		if a.Model == "" && !errors.Is(a.Trouble, answer.ErrSpent) {
			t.Errorf("answered from the evidence, and doesn't say why: %v", a.Trouble)
		}
	}
	if models["m"] != 1 || models[""] != 1 {
		t.Errorf("answered by %v, want one call", models)
	}
	var limit *LimitError
	if err := ask(b, 4); !errors.As(err, &limit) || limit.Most != 3 || limit.Reset <= 0 {
		t.Errorf("a fourth question: %v", err)
	}
	if err := b.Begin(t.Context(), Question{ID: "q5", Community: "c", Member: "kim", Text: "why?"}); err != nil {
		t.Errorf("another member: %v", err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	// Without the keeper the process still counts.
	if err := ask(b, 6); !errors.As(err, &limit) {
		t.Errorf("with the store away: %v", err)
	}
}

// TestPanic holds that a fault costs one answer, and that the asker is told.
func TestPanic(t *testing.T) {
	lg := slog.New(slog.DiscardHandler)
	b := New(lg, broken{shelf{1}}, nil, answer.New(lg, nil), time.Minute, Limits{AtOnce: 1})
	for range 2 {
		q := Question{ID: "q", Community: "c", Text: "why?"}
		if err := b.Begin(t.Context(), q); err != nil {
			t.Fatal(err)
		}
		r := &board{}
		_, err := b.Answer(t.Context(), q, r)
		var p *PanicError
		if err == nil || !errors.As(r.failed, &p) || p.ID != "q" {
			t.Errorf("ended in %v, and said %v", err, r.failed)
		}
	}
}

type broken struct{ shelf }

func (broken) Find(context.Context, string, string) (retrieval.Evidence, error) { panic("broken") }
