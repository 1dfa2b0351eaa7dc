package discord

import (
	"context"
	"sync"
	"time"
)

// perChannel is the shortest time between two posts or edits in one channel, which all answers there share. Discord
// allows five in five seconds.
const perChannel = 1200 * time.Millisecond

// A pacer gives turns in channels.
type pacer struct {
	mu   sync.Mutex
	free map[string]time.Time // when the channel is free again
}

// turn waits for a turn in a channel.
func (p *pacer) turn(ctx context.Context, channel string) error {
	return sleep(ctx, time.Until(p.reserve(channel, time.Now())))
}

func (p *pacer) reserve(channel string, now time.Time) time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.free == nil {
		p.free = make(map[string]time.Time)
	}
	at := now
	if free, ok := p.free[channel]; ok && free.After(now) {
		at = free
	}
	p.free[channel] = at.Add(perChannel)
	if len(p.free) > 1000 {
		for c, free := range p.free {
			if free.Before(now) {
				delete(p.free, c)
			}
		}
	}
	return at
}
