package store

import (
	"context"
	"fmt"
	"time"
)

// Count counts one more under a name, among all processes, and returns how many there were in this window and how long it
// still lasts. A window begins with its first count. So one key does for each member, however many they ask, and
// the end can be told ("again in 12 minutes"); twice the limit may fall within one window's length, around a window's end.
// On an embedded store counts end with the process. Errors: ErrName, retrieval.ErrUnavailable.
func (s *Store) Count(ctx context.Context, community, name string, window time.Duration) (n int, reset time.Duration, err error) {
	tag, err := tagFor(community, name)
	if err == nil {
		n, reset, err = s.count(ctx, counting(tag, name, window))
	}
	if err != nil {
		return 0, 0, fmt.Errorf("count %.80q: %w", name, err)
	}
	return n, reset, nil
}

// counting is the call of count.lua.
func counting(tag, name string, window time.Duration) call {
	return call{countScript, []string{countKey(tag, name)}, []any{max(1, window.Milliseconds())}}
}

func (s *Store) count(ctx context.Context, c call) (int, time.Duration, error) {
	soon, cancel := s.soon(ctx)
	defer cancel()
	got, err := c.script.Run(soon, s.rdb, c.keys, c.args...).Int64Slice()
	if err != nil {
		return 0, 0, unavailable(ctx, err)
	}
	if len(got) != 2 {
		return 0, 0, fmt.Errorf("the script returned %d numbers", len(got))
	}
	return int(got[0]), time.Duration(got[1]) * time.Millisecond, nil
}
