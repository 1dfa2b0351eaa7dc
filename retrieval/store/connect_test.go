package store

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/redis/go-redis/v9"

	"verbatim/retrieval"
	"verbatim/retrieval/store/storetest"
)

const secret = "hunter2"

// TestAddresses: what is no address is refused, and no error shows a password, however it was mistyped.
func TestAddresses(t *testing.T) {
	for address, want := range map[string]error{
		"":                                                      ErrURL,
		"localhost:7000":                                        ErrURL,
		"http://:" + secret + "@localhost":                      ErrURL,
		"redis://:" + secret + "/@localhost":                    ErrURL,
		"redis://:" + secret + "?@localhost":                    ErrURL,
		"redis://:" + secret + "#@localhost":                    ErrURL,
		"redis://u:1?" + secret + "@localhost":                  ErrURL,
		"redis://:" + secret + "@[::1":                          ErrURL,
		"redis://:" + secret + "@h:1/x":                         ErrURL,
		"redis://:" + secret + "@h:1?what=no":                   ErrURL,
		"redis://:" + secret + "\x7f@h:1":                       ErrURL,
		"redis://:" + secret + "@127.0.0.1:1":                   retrieval.ErrUnavailable,
		"redis://u:" + secret + "@127.0.0.1:1?addr=127.0.0.1:2": retrieval.ErrUnavailable,
		"rediss://:" + secret + "@127.0.0.1:1":                  retrieval.ErrUnavailable,
	} {
		var log strings.Builder
		_, err := Connect(t.Context(), slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})), address)
		if !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", address, err, want)
		}
		if err != nil && strings.Contains(err.Error()+log.String(), secret) {
			t.Errorf("%q: the error or the log shows the password: %v\n%s", address, err, log.String())
		}
	}
	redis.SetLogger(libraryLog{slog.New(slog.DiscardHandler)})
}

func TestRealDenied(t *testing.T) {
	t.Parallel()
	r := storetest.Start(t, "--requirepass", secret)
	lg := slog.New(slog.DiscardHandler)
	for _, user := range []string{"", ":wrong" + secret + "@", "nobody:wrong@"} {
		if _, err := Connect(t.Context(), lg, "redis://"+user+r.Addr); !errors.Is(err, ErrDenied) || strings.Contains(err.Error(), secret) {
			t.Errorf("as %q: %v, want %v", user, err, ErrDenied)
		}
	}
	put(t, connected(t, "redis://:"+secret+"@"+r.Addr+"/3"), "town", article(1, 1))
	two := "redis://:" + secret + "@" + r.Addr + "?addr=" + r.Addr
	if _, err := Connect(t.Context(), lg, two); !errors.Is(err, ErrNotCluster) {
		t.Errorf("two addresses: %v, want %v", err, ErrNotCluster)
	}
}

func TestRealFindings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		args []string
		want []Finding
	}{
		{nil, nil},
		{[]string{"--maxmemory", "100mb", "--maxmemory-policy", "noeviction"}, nil},
		{[]string{"--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru", "--appendfsync", "everysec"},
			[]Finding{{Evicts, "", "allkeys-lru"}, {Forgets, "", "everysec"}}},
		{[]string{"--maxmemory-policy", "allkeys-lru", "--appendonly", "no"}, []Finding{{Forgets, "", "never"}}},
		{[]string{"--appendonly", "no", "--rename-command", "CONFIG", ""}, nil},
	} {
		r := storetest.Start(t, c.args...)
		got := connected(t, r.URL()).Findings(t.Context())
		for i := range c.want {
			c.want[i].Node = r.Addr
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%v: %s", c.args, diff)
		}
	}
	if got := open(t, t.TempDir()).Findings(t.Context()); got != nil {
		t.Errorf("embedded: %v", got)
	}
}

// TestSilent: a Redis that takes connections and says nothing is asked once, and then left alone.
func TestSilent(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var asked atomic.Int32
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			asked.Add(1)
			defer c.Close()
		}
	}()
	o := &redis.Options{Addr: l.Addr().String()}
	bound(o)
	o.ReadTimeout = 10 * time.Millisecond
	s := New(redis.NewClient(o))
	for range 5 {
		if _, _, err = s.Claim(t.Context(), "town", "1", nil, time.Now()); !errors.Is(err, retrieval.ErrUnavailable) {
			t.Errorf("%v, want %v", err, retrieval.ErrUnavailable)
		}
	}
	s.Close()
	l.Close()
	<-done
	if n := asked.Load(); n != 1 {
		t.Errorf("it was asked %d times, want once", n)
	}
}

func TestBreaker(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var b breaker
		for _, quick := range []error{nil, redis.Nil, context.Canceled, &net.OpError{Op: "dial", Err: os.ErrNotExist}} {
			b.ReportResult(quick)
			if err := b.Allow(); err != nil {
				t.Errorf("after %v: %v", quick, err)
			}
		}
		for _, slow := range []error{context.DeadlineExceeded, os.ErrDeadlineExceeded, &net.OpError{Op: "dial", Err: os.ErrDeadlineExceeded}} {
			b.ReportResult(slow)
			if err := b.Allow(); !errors.Is(err, slow) {
				t.Errorf("after %v: %v", slow, err)
			}
			time.Sleep(silence)
			if err := b.Allow(); err != nil {
				t.Errorf("a second after %v: %v", slow, err)
			}
		}
	})
}
