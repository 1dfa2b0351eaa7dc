package faulttest

import (
	"fmt"
	"math/rand/v2"
	"time"

	"verbatim/bot/discord/discordtest"
)

// A strike is a point at which a fault is due.
type strike struct {
	wait  func() error
	after func() // to be called when the fault has come about
}

// held are the requests during which a process may end, before Discord has carried them out or after.
var held = []string{
	"POST /interactions/{interaction_id}/{interaction_token}/callback",
	"PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original",
	"POST /channels/{channel_id}/messages",
}

// strike draws a point by lot out of those that the next round will reach: a thing that Discord sees, a request that is
// on its way, the end of an answer, or a call of the model.
func (w *town) strike() strike {
	sure, reached := 6, held // so many of each event are sure to come
	if w.redis == nil {      // nobody mentions the bot
		sure, reached = 8, held[:2]
	}
	switch rand.IntN(4) {
	case 0:
		event := []discordtest.Event{discordtest.Acknowledged, discordtest.Posted, discordtest.Edited}[rand.IntN(3)]
		n := w.Count(event) + 1 + rand.IntN(sure)
		return strike{func() error { return w.Wait(event, n) }, func() {}}
	case 1:
		hold, n := discordtest.NewHold(), w.Count(discordtest.Failed)+1
		w.Fault(discordtest.Fault{Route: reached[rand.IntN(len(reached))], Times: 1, Done: rand.IntN(2) == 0, Hold: hold})
		return strike{func() error { return w.Wait(discordtest.Failed, n) }, hold.Release}
	case 2:
		return strike{func() error { w.end(w.ask(w.any(true), command)); return nil }, func() {}}
	}
	w.calls.Store(int64(1 + rand.IntN(4)))
	return strike{w.called, func() {}}
}

// called waits until the call of the model comes at which a fault is due.
func (w *town) called() error {
	select {
	case <-w.due:
		return nil
	case <-time.After(ceiling):
		return fmt.Errorf("the model was not asked %d more times", w.calls.Load())
	}
}
