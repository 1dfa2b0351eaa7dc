package bot

import (
	"context"
	"sync"
	"time"
)

// allow counts a member's question, and refuses it beyond the limit.
func (b *Bot) allow(ctx context.Context, q Question) error {
	return b.allowOne(ctx, q.Community, "questions-"+q.Member)
}

// allowOne counts one more of a name, and refuses it beyond what a member may ask for.
func (b *Bot) allowOne(ctx context.Context, community, name string) error {
	if b.limits.PerMember == 0 {
		return nil
	}
	n, reset := b.count(ctx, community, name, time.Hour)
	if n > b.limits.PerMember {
		return &LimitError{b.limits.PerMember, reset}
	}
	return nil
}

// modelAllowed counts a call of the model, and reports whether the community may still make one today.
func (b *Bot) modelAllowed(ctx context.Context, community string) bool {
	if b.limits.ModelCalls == 0 {
		return true
	}
	n, _ := b.count(ctx, community, "model", 24*time.Hour)
	return n <= b.limits.ModelCalls
}

// count counts one more of a name. Where the keeper is away, what this process has counted holds.
func (b *Bot) count(ctx context.Context, community, name string, window time.Duration) (int, time.Duration) {
	n, reset := b.counts.add(community+"\n"+name, window, time.Now())
	if b.keeper == nil {
		return n, reset
	}
	all, until, err := b.keeper.Count(ctx, community, name, window)
	if err != nil {
		b.lg.Warn("count", "name", name, "err", err)
		return n, reset
	}
	return max(n, all), until
}

// counts are counters of this process, each in its own window.
type counts struct {
	mu     sync.Mutex
	by     map[string]*counter
	sweeps time.Time // when counters that ended are forgotten next
}

type counter struct {
	n   int
	end time.Time
}

func (c *counts) add(name string, window time.Duration, now time.Time) (n int, reset time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.sweep(now)
	k := c.by[name]
	if k == nil || !now.Before(k.end) {
		k = &counter{end: now.Add(window)}
		c.by[name] = k
	}
	k.n++
	return k.n, k.end.Sub(now)
}

// sweep forgets the counters whose window is over, once in a while.
func (c *counts) sweep(now time.Time) {
	if now.Before(c.sweeps) {
		return
	}
	c.sweeps = now.Add(time.Hour)
	if c.by == nil {
		c.by = make(map[string]*counter)
	}
	for name, k := range c.by {
		if !now.Before(k.end) {
			delete(c.by, name)
		}
	}
}
