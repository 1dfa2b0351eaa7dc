package faulttest

import (
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"verbatim/retrieval/store/storetest"
)

// TestKilledBot kills one of two processes amid adds and questions, again and again.
func TestKilledBot(t *testing.T) {
	t.Parallel()
	w := found(t, storetest.Start(t))
	ps := w.open(2)
	for range points() {
		dies := rand.IntN(2)
		w.amid(func() {
			ps[dies].kill()
		}, func() {
			// When the other process has answered those who came later, it has acknowledged what it ever will.
			for range 2 {
				w.help()
			}
			w.Advance(discordAnswers)
		})
		ps[dies] = w.again()
	}
	w.settle(ps)
	w.once()
	w.verdict(points(), "a bot killed")
}

// TestKilledAlone kills a process that keeps all by itself amid adds and questions, again and again. What it leaves is
// ended by the next start, without any deadline's passing.
func TestKilledAlone(t *testing.T) {
	t.Parallel()
	w := found(t, nil)
	p := w.open(1)[0]
	for range points() {
		w.amid(func() { p.kill() }, func() {
			p = w.open(1)[0]
			w.Advance(discordAnswers) // what came while there was none
		})
		var all sync.WaitGroup
		all.Go(func() { w.end(w.ask(w.any(true), command)) })
		all.Go(func() { w.told(w.add(rand.IntN(2) == 0)) })
		all.Wait()
	}
	w.await()
	p.leave()
	w.once()
	w.verdict(points(), "the only bot killed")
}

// TestKilledRedis kills the Redis of two processes amid adds and questions, again and again.
func TestKilledRedis(t *testing.T) {
	t.Parallel()
	r := storetest.Start(t)
	w := found(t, r)
	ps := w.open(2)
	for range points() {
		w.amid(r.Kill, func() {
			// The processes go on without it.
			w.ask(w.any(true), command)
			w.ask(w.any(true), mention)
			w.add(false)
			r.Restart()
		})
		w.recover()
	}
	w.settle(ps)
	w.verdict(points(), "redis-server killed")
}

// discordAnswers is how long Discord waits for an acknowledgement.
const discordAnswers = 3 * time.Second

// amid lets a fault come about at a point that is drawn by lot, while members ask and the moderator adds, and then what
// follows. It returns when all has been acknowledged. Where there is one process alone, nobody mentions it: what nobody
// hears can't be answered.
func (w *town) amid(fault, then func()) {
	w.t.Helper()
	ways := []way{command, private, command, private, command}
	if w.redis != nil {
		ways = []way{command, mention, command, private, mention}
	}
	due := w.strike()
	var all sync.WaitGroup
	for _, how := range ways {
		all.Go(func() { w.ask(w.any(true), how) })
	}
	for _, form := range []bool{false, true, false} {
		all.Go(func() { w.add(form) })
	}
	if err := due.wait(); err != nil {
		w.t.Error(err)
	}
	fault()
	due.after()
	then()
	all.Wait()
	if w.t.Failed() {
		w.t.FailNow()
	}
}

// again starts a process while the other one is used, and waits until a question is answered that was asked meanwhile: by
// then the other one has answered what it was at.
func (w *town) again() *process {
	w.t.Helper()
	var all sync.WaitGroup
	all.Go(func() { w.ask(w.any(false), way(rand.IntN(3))) })
	all.Go(func() { w.add(rand.IntN(2) == 0) })
	all.Go(func() { w.end(w.ask(w.any(true), command)) })
	p := w.open(1)[0]
	all.Wait()
	return p
}

// recover adds an article, until one is taken, and holds that this is before long. Meanwhile questions are answered.
func (w *town) recover() {
	w.t.Helper()
	for late := time.Now().Add(ceiling); time.Now().Before(late) && !w.t.Failed(); {
		if m := w.told(w.add(false)); isConfirmed(m) {
			return
		}
		w.end(w.ask(w.any(true), command))
	}
	w.t.Error("nothing is added although the Redis is back")
}

// help lets somebody ask for help, and waits for it.
func (w *town) help() {
	w.t.Helper()
	by, in := w.newcomer()
	if _, err := by.Slash(in, "help"); err != nil {
		w.t.Error(err)
	}
}

// settle lets two processes finish what they are at, lets the deadlines of what was left behind pass, and lets them come
// again, which ends it.
func (w *town) settle(ps []*process) {
	w.t.Helper()
	for _, p := range ps {
		p.leave()
	}
	w.pass()
	ps = w.open(2)
	w.await()
	for _, p := range ps {
		p.leave()
	}
}

// pass lets the deadlines of all that nobody has ended pass.
func (w *town) pass() {
	open := "verbatim:1:open:{" + w.guild.ID + ".0}"
	w.redis.Command("ZUNIONSTORE", open, "1", open, "WEIGHTS", "0")
}
