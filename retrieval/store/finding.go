package store

import (
	"context"
	"sync"

	"github.com/redis/go-redis/v9"
)

// A Finding is a setting of a Redis by which it may lose what was confirmed.
type Finding struct {
	Risk  Risk
	Node  string // host:port
	Value string // of the setting
}

// A Risk is how something may get lost.
type Risk string

const (
	Evicts  Risk = "evicts"  // a full Redis throws keys away; Value is its policy, as "allkeys-lru"
	Forgets Risk = "forgets" // a crash loses what was just confirmed; Value is how often it syncs, as "everysec", or "never"
)

// Findings looks at the settings of the Redis, or of each master of a Cluster. It finds nothing where they can't be read,
// as with many providers, and on an embedded store.
func (s *Store) Findings(ctx context.Context) []Finding {
	switch c := s.rdb.(type) {
	case *redis.ClusterClient:
		var (
			mu  sync.Mutex // masters are asked at once
			all []Finding
		)
		c.ForEachMaster(ctx, func(ctx context.Context, node *redis.Client) error {
			found := findings(ctx, node)
			mu.Lock()
			defer mu.Unlock()
			all = append(all, found...)
			return nil
		})
		return all
	case *redis.Client:
		if s.embedded == nil {
			return findings(ctx, c)
		}
	}
	return nil
}

func findings(ctx context.Context, c *redis.Client) []Finding {
	setting := func(name string) string {
		pairs, _ := c.ConfigGet(ctx, name).Result()
		return pairs[name]
	}
	var fs []Finding
	policy := setting("maxmemory-policy")
	if most := setting("maxmemory"); most != "" && most != "0" && policy != "noeviction" {
		fs = append(fs, Finding{Evicts, c.Options().Addr, policy})
	}
	switch syncs := setting("appendfsync"); {
	case setting("appendonly") == "no":
		fs = append(fs, Finding{Forgets, c.Options().Addr, "never"})
	case syncs != "" && syncs != "always":
		fs = append(fs, Finding{Forgets, c.Options().Addr, syncs})
	}
	return fs
}
