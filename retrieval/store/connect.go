package store

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/maintnotifications"
)

// Errors of Connect. None of them shows the address that was given: it may hold a password.
var (
	ErrURL        = errors.New("no redis:// or rediss:// address")
	ErrDenied     = errors.New("the Redis denies access")
	ErrNotCluster = errors.New("several addresses, and no Cluster behind them")
)

// How long a Redis elsewhere is waited for. It answers within milliseconds; the longest script takes 0.3 s, and 32 of
// the longest articles are 32 MB.
const (
	dialTimeout  = 2 * time.Second
	replyTimeout = 3 * time.Second
	quickTimeout = 1500 * time.Millisecond // of what stands between a question and its acknowledgement, due in 3 s
)

// Connect returns the store on the Redis at an address: redis://user:password@host:port/db or, with TLS, rediss://; more
// nodes of a Cluster as ?addr=host:port. Whether it is a Cluster, the server tells. Errors: ErrURL, ErrDenied,
// ErrNotCluster, retrieval.ErrUnavailable.
func Connect(ctx context.Context, lg *slog.Logger, address string) (*Store, error) {
	redis.SetLogger(libraryLog{lg})
	one, all, err := parse(address)
	if err != nil {
		return nil, fmt.Errorf("connect to redis: %w", err)
	}
	s, err := connect(ctx, one, all)
	if err != nil {
		return nil, fmt.Errorf("connect to redis: %w", err)
	}
	return s, nil
}

func connect(ctx context.Context, one *redis.Options, all *redis.ClusterOptions) (*Store, error) {
	first, cluster, err := ask(ctx, one, all.Addrs)
	if err != nil {
		return nil, err
	}
	if !cluster && len(all.Addrs) == 1 {
		return New(first), nil
	}
	defer first.Close()
	if !cluster {
		return nil, ErrNotCluster
	}
	s := New(redis.NewClusterClient(all))
	if err := s.rdb.Ping(ctx).Err(); err != nil {
		return nil, errors.Join(denied(ctx, err), s.Close())
	}
	return s, nil
}

// parse reads the address twice: as one server's, and as a Cluster's.
func parse(address string) (*redis.Options, *redis.ClusterOptions, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	// An @ behind the host is the end of a password with a / or ? that is not percent-encoded.
	if err != nil || u.Host == "" || strings.Contains(u.Path+u.RawQuery+u.Fragment, "@") {
		return nil, nil, ErrURL // the library's error would show the password
	}
	all, err := redis.ParseClusterURL(u.String())
	if err != nil {
		return nil, nil, ErrURL
	}
	q := u.Query()
	q.Del("addr")
	u.RawQuery = q.Encode()
	one, err := redis.ParseURL(u.String())
	if err != nil {
		return nil, nil, ErrURL
	}
	bound(one)
	boundAll(all)
	return one, all, nil
}

func bound(o *redis.Options) {
	o.DialTimeout, o.ReadTimeout, o.WriteTimeout = dialTimeout, replyTimeout, replyTimeout
	o.DialerRetries, o.MaxRetries = 1, 2
	o.ContextTimeoutEnabled = true
	o.Limiter = &breaker{}
	o.MaintNotificationsConfig = &maintnotifications.Config{Mode: maintnotifications.ModeDisabled}
}

func boundAll(o *redis.ClusterOptions) {
	o.DialTimeout, o.ReadTimeout, o.WriteTimeout = dialTimeout, replyTimeout, replyTimeout
	o.DialerRetries, o.MaxRetries = 1, 2
	o.ContextTimeoutEnabled = true
	o.NewClient = func(node *redis.Options) *redis.Client {
		node.Limiter = &breaker{} // one silent node is no reason to leave the others alone
		return redis.NewClient(node)
	}
	o.MaintNotificationsConfig = &maintnotifications.Config{Mode: maintnotifications.ModeDisabled}
}

// ask returns a client of the first address that answers, and whether it belongs to a Cluster.
func ask(ctx context.Context, one *redis.Options, addrs []string) (*redis.Client, bool, error) {
	var errs []error
	for _, addr := range addrs {
		o := *one
		o.Addr = addr
		c := redis.NewClient(&o)
		err := c.Ping(ctx).Err()
		if err == nil {
			info, _ := c.Info(ctx, "cluster").Result() // who mustn't ask has a single server
			return c, strings.Contains(info, "cluster_enabled:1"), nil
		}
		errs = append(errs, denied(ctx, err), c.Close())
	}
	return nil, false, errors.Join(errs...)
}

// denied tells a Redis that doesn't let us in from one that can't be reached.
func denied(ctx context.Context, err error) error {
	if redis.IsAuthError(err) || redis.IsPermissionError(err) {
		return fmt.Errorf("%w: %w", ErrDenied, err)
	}
	return unavailable(ctx, err)
}

// soon bounds what must be quick. An embedded Redis is never away, and a busy machine is no reason to give up.
func (s *Store) soon(ctx context.Context) (context.Context, context.CancelFunc) {
	if s.embedded != nil {
		return context.WithCancel(ctx)
	}
	return context.WithTimeout(ctx, quickTimeout)
}

// libraryLog takes what the library would print: none of it is anything an operator must act on.
type libraryLog struct{ lg *slog.Logger }

// Printf logs a line.
func (l libraryLog) Printf(ctx context.Context, format string, args ...any) {
	l.lg.DebugContext(ctx, "redis client", "says", fmt.Sprintf(format, args...))
}
