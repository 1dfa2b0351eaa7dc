package bot

import (
	"context"
	"sync"
	"time"

	"verbatim/bot/answer"
)

// pace is the shortest time between two edits of a message. Discord allows five in five seconds a channel; this leaves
// room for what else is written there.
const pace = 1200 * time.Millisecond

// A writer shows a growing answer, one state at a time: while a state is on its way, newer ones wait in a mailbox for
// one, where the newest wins. So a slow Discord never slows a model.
type writer struct {
	ctx   context.Context
	reply Reply
	box   chan answer.Answer // holds one
	done  sync.WaitGroup
}

// newWriter starts a writer; close must follow.
func newWriter(ctx context.Context, r Reply) *writer {
	w := &writer{ctx: ctx, reply: r, box: make(chan answer.Answer, 1)}
	w.done.Add(1)
	go w.run()
	return w
}

func (w *writer) run() {
	defer w.done.Done()
	for a := range w.box {
		if w.reply.Show(w.ctx, a, false) != nil {
			for range w.box { // it grows no more; whether the last state can be shown, showing it tells
			}
			return
		}
		wait := time.NewTimer(pace)
		select {
		case <-wait.C:
		case <-w.ctx.Done():
		}
		wait.Stop()
	}
}

// show has a state shown when its turn comes, unless a newer one takes its place.
func (w *writer) show(a answer.Answer) {
	for {
		select {
		case w.box <- a:
			return
		default:
		}
		select {
		case <-w.box:
		default:
		}
	}
}

// close ends the writer, and waits for what is on its way.
func (w *writer) close() {
	if w.box != nil {
		close(w.box)
		w.done.Wait()
		w.box = nil
	}
}

// last shows the answer as it stays, after what is on its way.
func (w *writer) last(a answer.Answer) error {
	select {
	case <-w.box: // an older state that was never shown
	default:
	}
	w.close()
	return w.reply.Show(w.ctx, a, true)
}
