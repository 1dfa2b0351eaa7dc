package store

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/gofrs/flock"
	"github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/maintnotifications"
)

// The files of an embedded store, in its folder.
const (
	fileName = "verbatim.jsonl"
	lockName = "verbatim.lock" // held while a process has the store open; it names the process
)

// An InUseError says that another process has the store of this folder open.
type InUseError struct {
	Dir string
	PID int // of the process; 0 if it couldn't be read
}

func (e *InUseError) Error() string {
	who := "another process"
	if e.PID != 0 {
		who = "process " + strconv.Itoa(e.PID)
	}
	return fmt.Sprintf("%s is in use by %s", e.Dir, who)
}

// embedded is what a store has besides a client when its Redis lives in this process.
type embedded struct {
	lock    *flock.Flock
	redis   *miniredis.Miniredis
	writing sync.Mutex // one edit at a time: Redis and the file have them in the same order
	journal *journal
	ledger  *ledger
}

// Open returns the store of a folder, which it makes where there is none. Its Redis lives in this process, where nobody
// else reaches it; what must last stands in a file in the folder. Errors: *InUseError, *LineError.
func Open(ctx context.Context, lg *slog.Logger, dir string) (*Store, error) {
	m := &embedded{redis: miniredis.NewMiniRedis()}
	err := m.open(ctx, lg, dir)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open store: %w", err), m.close())
	}
	return &Store{newClient(m.redis), m}, nil
}

func (m *embedded) open(ctx context.Context, lg *slog.Logger, dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	if err := m.acquire(dir); err != nil {
		return err
	}
	var err error
	if m.journal, err = replay(ctx, lg, filepath.Join(dir, fileName), m.redis); err != nil {
		return err
	}
	m.ledger, err = openLedger(ctx, lg, dir, m.redis)
	return err
}

// acquire takes the folder's lock, which the system takes back when this process ends, however it ends.
func (m *embedded) acquire(dir string) error {
	path := filepath.Join(dir, lockName)
	lock := flock.New(path, flock.SetFlag(os.O_CREATE|os.O_RDWR), flock.SetPermissions(0o600))
	got, err := lock.TryLock()
	if err != nil {
		return err
	}
	if !got {
		holder, _ := os.ReadFile(path)
		pid, _ := strconv.Atoi(strings.TrimSpace(string(holder)))
		return &InUseError{dir, pid}
	}
	m.lock = lock
	return os.WriteFile(path, []byte(strconv.Itoa(os.Getpid())+"\n"), 0o600)
}

// newClient returns a client of a Redis in this process.
func newClient(m *miniredis.Miniredis) *redis.Client {
	c := redis.NewClient(&redis.Options{
		Addr: "embedded",
		Dialer: func(context.Context, string, string) (net.Conn, error) {
			unused, err := m.Dial() // starts a server that listens nowhere
			if err != nil {
				return nil, err
			}
			client, server := pipe()
			m.Server().ServeConn(server)
			return client, unused.Close()
		},
		// Nothing gets lost on the way, and a busy machine is no reason to give up.
		MaxRetries: -1, ReadTimeout: -1, WriteTimeout: -1,
		DisableIdentity:          true,
		MaintNotificationsConfig: &maintnotifications.Config{Mode: maintnotifications.ModeDisabled},
	})
	c.AddHook(&clock{redis: m, at: time.Now()})
	return c
}

// keepEmbedded makes an edit in the file first, so that a confirmed one is there whatever happens, then in Redis. What
// Redis would refuse is refused before it reaches the file.
func (s *Store) keepEmbedded(ctx context.Context, e edit) error {
	line, err := e.line()
	if err != nil {
		return err
	}
	m := s.embedded
	m.writing.Lock()
	defer m.writing.Unlock()
	h, err := s.head(ctx, e.place)
	if err == nil {
		err = e.refused(h)
	}
	if err != nil {
		return err
	}
	return s.journaled(ctx, line, func(ctx context.Context) error { return s.apply(ctx, e) })
}

// journaled writes a line, then does what it says in Redis. The embedded store's writing is locked.
func (s *Store) journaled(ctx context.Context, line []byte, do func(ctx context.Context) error) error {
	j := s.embedded.journal
	before := j.size
	if err := j.append(line); err != nil {
		return unavailable(ctx, err)
	}
	if err := do(context.WithoutCancel(ctx)); err != nil {
		return errors.Join(err, j.cut(before))
	}
	return nil
}

// closeEmbedded waits for the edit under way.
func (s *Store) closeEmbedded() error {
	s.embedded.writing.Lock()
	defer s.embedded.writing.Unlock()
	return errors.Join(s.rdb.Close(), s.embedded.close())
}

// close ends what was opened so far. The lock comes last: until then the file is ours.
func (m *embedded) close() error {
	m.redis.Close()
	var errs []error
	if m.journal != nil {
		errs = append(errs, m.journal.f.Close())
	}
	if m.ledger != nil {
		errs = append(errs, m.ledger.f.Close())
	}
	if m.lock != nil {
		errs = append(errs, m.lock.Close())
	}
	return errors.Join(errs...)
}
