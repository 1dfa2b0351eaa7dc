package discordtest

import "fmt"

// An Event is something that a test may wait for.
type Event string

const (
	Connected    Event = "connected"    // a gateway connection was made
	Identified   Event = "identified"   // a session began
	Resumed      Event = "resumed"      // a session went on after a break
	Disconnected Event = "disconnected" // a gateway connection ended
	Heartbeat    Event = "heartbeat"    // the bot sent one
	Registered   Event = "registered"   // the bot's commands were put in place
	Typing       Event = "typing"       // the bot is typing
	Posted       Event = "posted"       // the bot posted a message, also a private one
	Edited       Event = "edited"       // the bot edited a message
	Deleted      Event = "deleted"      // a message was deleted
	Acknowledged Event = "acknowledged" // an interaction was answered in time
	Refused      Event = "refused"      // a request was refused by Discord's rules
	Failed       Event = "failed"       // a request met a fault
)

// Wait waits until an event has happened at least so many times since the start.
func (d *Discord) Wait(event Event, times int) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.await(fmt.Sprintf("%q %d times", event, times), func() bool { return d.happened[event] >= times })
}

// Count returns how often an event has happened.
func (d *Discord) Count(event Event) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.happened[event]
}

// happens counts an event and wakes who waits. The lock is held.
func (d *Discord) happens(event Event) {
	d.happened[event]++
	d.changed.Broadcast()
}
