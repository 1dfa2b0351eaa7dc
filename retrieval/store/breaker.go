package store

import (
	"context"
	"errors"
	"fmt"
	"net"
	"sync"
	"time"
)

// silence is how long a Redis that didn't answer in time is left alone.
const silence = time.Second

// A breaker refuses, for a second, what a Redis would be asked that just now gave no answer in time: otherwise each
// question would wait anew. One that refuses connections costs no time, and is asked every time.
type breaker struct {
	mu    sync.Mutex
	until time.Time
	cause error
}

// Allow refuses while the Redis is left alone.
func (b *breaker) Allow() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if time.Now().Before(b.until) {
		return fmt.Errorf("left alone for a moment: %w", b.cause)
	}
	return nil
}

// ReportResult takes note of what became of a command.
func (b *breaker) ReportResult(err error) {
	var slow net.Error
	if !errors.Is(err, context.DeadlineExceeded) && !(errors.As(err, &slow) && slow.Timeout()) {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.until, b.cause = time.Now().Add(silence), err
}
