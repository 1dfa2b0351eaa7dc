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

// A ledger is where an embedded store writes its claims, for the process that comes after this one: it may be killed.
// Claims live for 15 minutes, and so does each of the two files: what stands in neither has ended, and they never hold
// more than half an hour's claims. The ledger stands apart from the journal because it isn't synced, so that a question
// doesn't wait for the disk: a killed process leaves what it wrote, and after a loss of power a few claims are missing.
type ledger struct {
	dir string

	mu    sync.Mutex
	f     *os.File
	size  int64     // up to where the file is good
	began time.Time // when the file was
}

// A noted is a line of a ledger: a claim, or that its event was ended.
type noted struct {
	At        time.Time `json:"at"`
	Community string    `json:"community"`
	Event     string    `json:"event"`
	Stands    []byte    `json:"stands,omitempty"` // in the claim, in base64
	Done      bool      `json:"done,omitempty"`
}

// openLedger opens the ledger of a folder and brings what it says into an empty Redis. Who made its claims is gone, so
// those that were not ended are due at once.
func openLedger(ctx context.Context, lg *slog.Logger, dir string, m *miniredis.Miniredis) (*ledger, error) {
	now := time.Now()
	l := &ledger{dir: dir, began: now}
	var alive []noted
	unread := 0
	for _, name := range []string{oldLedgerName, ledgerName} {
		lines, err := os.ReadFile(l.path(name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		for line := range bytes.Lines(lines) {
			e, err := parseNoted(line)
			if err != nil {
				unread++
			} else if now.Sub(e.At) < claimsLive {
				alive = append(alive, e)
			}
		}
	}
	if unread > 0 {
		lg.WarnContext(ctx, "claims that can't be read are dropped", "folder", dir, "lines", unread)
	}
	for _, e := range alive {
		if err := e.load(m, now); err != nil {
			return nil, err
		}
	}
	if err := l.rewrite(alive); err != nil {
		return nil, err
	}
	return l, nil
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

// load brings a line into Redis.
func (e noted) load(m *miniredis.Miniredis, now time.Time) error {
	c := claim{tagOf(e.Community), e.Event}
	key, open := claimKey(c.tag, c.event), openKey(c.tag)
	if e.Done {
		if _, err := m.ZRem(open, e.Event); err != nil && !errors.Is(err, miniredis.ErrKeyNotFound) {
			return err
		}
		return nil
	}
	if err := m.Set(key, string(e.Stands)); err != nil {
		return err
	}
	m.SetTTL(key, min(claimsLive, e.At.Add(claimsLive).Sub(now)))
	if _, err := m.SAdd(askingKey, e.Community); err != nil {
		return err
	}
	_, err := m.ZAdd(open, float64(now.UnixMilli()), e.Event)
	return err
}

// rewrite makes the ledger one file of these lines.
func (l *ledger) rewrite(alive []noted) error {
	var lines []byte
	for _, e := range alive {
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
	if e.At.Sub(l.began) >= claimsLive {
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
