package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/alicebob/miniredis/v2"
)

// The files of a ledger, in the folder of its store.
const (
	ledgerName    = "verbatim.claims"     // what was written since the last turn
	oldLedgerName = "verbatim.claims.old" // and before it
)

// A ledger is where an embedded store writes its claims, for the process that comes after this one: it may be killed. Every
// 15 minutes it begins a new file, and drops the one before the last: what stood there alone was ended as long ago, or
// is being ended by this process. The ledger stands apart from the journal because it isn't synced, so that a question
// doesn't wait for the disk: a killed process leaves what it wrote, and after a loss of power a few claims are missing.
type ledger struct {
	dir string

	mu    sync.Mutex
	f     *os.File
	size  int64     // up to where the file is good
	began time.Time // when the file was
}

// A noted is a line of a ledger: a claim, that its event was ended, or both.
type noted struct {
	At        time.Time `json:"at"`
	Community string    `json:"community"`
	Event     string    `json:"event"`
	Stands    []byte    `json:"stands,omitempty"` // in the claim, in base64
	Done      bool      `json:"done,omitempty"`
}

// left is how long the claim still lives.
func (e noted) left(now time.Time) time.Duration {
	life := openLives
	if e.Done {
		life = endedLives
	}
	return min(life, e.At.Add(life).Sub(now))
}

// openLedger opens the ledger of a folder and brings what it says into an empty Redis. Who made its claims is gone, so
// those that were not ended are due at once.
func openLedger(ctx context.Context, lg *slog.Logger, dir string, m *miniredis.Miniredis) (*ledger, error) {
	now := time.Now()
	l := &ledger{dir: dir, began: now}
	claims, unread, err := l.read()
	if err != nil {
		return nil, err
	}
	if unread > 0 {
		lg.WarnContext(ctx, "claims that can't be read are dropped", "folder", dir, "lines", unread)
	}
	for c, e := range claims {
		if e.left(now) <= 0 {
			delete(claims, c)
		} else if err := e.load(m, c, now); err != nil {
			return nil, err
		}
	}
	if err := l.rewrite(claims); err != nil {
		return nil, err
	}
	return l, nil
}

// read reads what the files say of each claim, and counts the lines that can't be read.
func (l *ledger) read() (claims map[claim]noted, unread int, err error) {
	claims = make(map[claim]noted)
	for _, name := range []string{oldLedgerName, ledgerName} {
		lines, err := os.ReadFile(l.path(name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, 0, err
		}
		for line := range bytes.Lines(lines) {
			e, err := parseNoted(line)
			if err != nil {
				unread++
				continue
			}
			c := claim{tagOf(e.Community), e.Event}
			if len(e.Stands) == 0 {
				e.Stands = claims[c].Stands
			}
			if len(e.Stands) > 0 { // the claim's own line is there
				claims[c] = e
			}
		}
	}
	return claims, unread, nil
}

func (l *ledger) path(name string) string { return filepath.Join(l.dir, name) }

func parseNoted(line []byte) (noted, error) {
	var e noted
	err := json.Unmarshal(line, &e)
	if err == nil {
		_, err = tagFor(e.Community, e.Event)
	}
	return e, err
}

// load brings a claim into Redis.
func (e noted) load(m *miniredis.Miniredis, c claim, now time.Time) error {
	key := claimKey(c.tag, c.event)
	if err := m.Set(key, string(e.Stands)); err != nil {
		return err
	}
	m.SetTTL(key, e.left(now))
	if e.Done {
		return nil
	}
	if _, err := m.SAdd(askingKey, e.Community); err != nil {
		return err
	}
	_, err := m.ZAdd(openKey(c.tag), float64(now.UnixMilli()), c.event)
	return err
}

// rewrite makes the ledger one file of these claims.
func (l *ledger) rewrite(claims map[claim]noted) error {
	var lines []byte
	for _, e := range claims {
		line, err := e.line()
		if err != nil {
			return err
		}
		lines = append(lines, line...)
	}
	if err := os.WriteFile(l.path(ledgerName+".new"), lines, 0o600); err != nil {
		return err
	}
	if err := os.Rename(l.path(ledgerName+".new"), l.path(ledgerName)); err != nil {
		return err
	}
	if err := os.Remove(l.path(oldLedgerName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	var err error
	l.f, err = os.OpenFile(l.path(ledgerName), os.O_WRONLY, 0o600)
	l.size = int64(len(lines))
	return err
}

func (e noted) line() ([]byte, error) {
	b, err := encode(e)
	return append(b, '\n'), err
}

// write writes a line, which then outlives this process.
func (l *ledger) write(e noted) error {
	e.At = time.Now()
	line, err := e.line()
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if e.At.Sub(l.began) >= endedLives {
		if err := l.turn(e.At); err != nil {
			return fmt.Errorf("turn claims: %w", err)
		}
	}
	if _, err := l.f.WriteAt(line, l.size); err != nil {
		return fmt.Errorf("write claim: %w", err)
	}
	l.size += int64(len(line))
	return nil
}

// turn begins a new file, and drops the older one of the two.
func (l *ledger) turn(now time.Time) error {
	if err := os.Rename(l.path(ledgerName), l.path(oldLedgerName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err // it doesn't exist where an earlier turn went half the way
	}
	f, err := os.OpenFile(l.path(ledgerName), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	old := l.f
	l.f, l.size, l.began = f, 0, now
	return old.Close()
}
