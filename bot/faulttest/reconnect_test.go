package faulttest

import (
	"sync"
	"testing"

	"verbatim/bot/discord/discordtest"
)

// sessions is how many bots have their connections broken at once: after each break the library rests for a second.
const sessions = 5

// TestReconnects breaks the connection to the gateway, again and again, and asks before, during and after each break.
func TestReconnects(t *testing.T) {
	t.Parallel()
	n := points()
	for i := range min(n, sessions) {
		breaks := (n + i) / min(n, sessions)
		t.Run("", func(t *testing.T) {
			t.Parallel()
			w := found(t, nil)
			p := w.open(1)[0]
			for j := range breaks {
				w.reconnect(i + j)
			}
			w.await()
			p.leave()
			w.once()
			w.verdict(breaks, "reconnected")
		})
	}
}

// reconnect breaks the connection in one of the ways there are, and returns when the session goes on. What was on its way
// at the break, and what happens until the bot is back, comes again with the session.
func (w *town) reconnect(way int) {
	w.t.Helper()
	resumed := w.Count(discordtest.Resumed)
	w.ask(w.any(true), command)
	cut := []func(){w.Reconnect, w.Drop, func() { w.Disconnect(4000) }}[way%3]
	if way%3 == 1 { // a break without a word takes along what was on its way
		w.Lose(2)
		w.ask(w.any(true), mention)
		w.ask(w.any(false), mention)
	}
	w.Duplicate(2)
	cut()
	var all sync.WaitGroup
	for _, how := range []func(){
		func() { w.ask(w.any(true), mention) }, func() { w.ask(w.any(true), command) }, func() { w.ask(w.any(false), private) },
	} {
		all.Go(how)
	}
	if err := w.Wait(discordtest.Resumed, resumed+1); err != nil {
		w.t.Fatal(err)
	}
	all.Wait()
	w.ask(w.any(true), mention)
}

// await waits until every question and every add has ended. Where one hasn't, the others aren't waited for.
func (w *town) await() {
	w.t.Helper()
	for _, a := range w.asked {
		if w.end(a); w.t.Failed() {
			return
		}
	}
	for _, a := range w.added {
		if w.told(a); w.t.Failed() {
			return
		}
	}
}
