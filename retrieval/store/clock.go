package store

import (
	"context"
	"sync"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/redis/go-redis/v9"
)

// tick is how often keys of an embedded Redis expire. Left to itself, it goes through all keys at every command.
const tick = time.Minute

// A clock lets the keys of an embedded Redis expire, before a command that follows a tick.
type clock struct {
	redis *miniredis.Miniredis
	mu    sync.Mutex
	at    time.Time
}

func (c *clock) catchUp() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if past := time.Since(c.at); past >= tick {
		c.redis.FastForward(past)
		c.at = c.at.Add(past)
	}
}

// DialHook changes nothing.
func (c *clock) DialHook(next redis.DialHook) redis.DialHook { return next }

// ProcessHook catches up before a command.
func (c *clock) ProcessHook(next redis.ProcessHook) redis.ProcessHook {
	return func(ctx context.Context, cmd redis.Cmder) error {
		c.catchUp()
		return next(ctx, cmd)
	}
}

// ProcessPipelineHook catches up before a pipeline.
func (c *clock) ProcessPipelineHook(next redis.ProcessPipelineHook) redis.ProcessPipelineHook {
	return func(ctx context.Context, cmds []redis.Cmder) error {
		c.catchUp()
		return next(ctx, cmds)
	}
}
