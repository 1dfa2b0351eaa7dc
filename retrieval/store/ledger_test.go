package store

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"verbatim/retrieval"
)

// ledgers are the sizes of the files of a ledger, the older one first; -1 where one is missing.
func ledgers(dir string) (sizes [2]int64) {
	for i, name := range []string{oldLedgerName, ledgerName} {
		sizes[i] = -1
		if f, err := os.Stat(filepath.Join(dir, name)); err == nil {
			sizes[i] = f.Size()
		}
	}
	return sizes
}

// TestLedgerTurns holds that claims are known for as long as they live, over starts and turns, and that their files don't
// grow.
func TestLedgerTurns(t *testing.T) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		s := open(t, dir)
		most := [2]int64{}
		for n := range 60 { // a claim a minute, and a start now and then
			if won, _, err := s.Claim(t.Context(), "town", fmt.Sprint(n), make([]byte, 100), time.Now()); !won || err != nil {
				t.Fatal(won, err)
			}
			if err := s.Done(t.Context(), "town", fmt.Sprint(n)); err != nil {
				t.Fatal(err)
			}
			if n%25 == 24 {
				if err := s.Close(); err != nil {
					t.Fatal(err)
				}
				s = open(t, dir)
			}
			for old := max(0, n-13); old <= n; old++ {
				if won, _, err := s.Claim(t.Context(), "town", fmt.Sprint(old), nil, time.Now()); won || err != nil {
					t.Fatalf("event %d at %d: won %t, %v", old, n, won, err)
				}
			}
			for i, size := range ledgers(dir) {
				most[i] = max(most[i], size)
			}
			time.Sleep(time.Minute)
		}
		if line := int64(500); most[0] <= 0 || most[0] > 30*line || most[1] > 30*line {
			t.Errorf("files of up to %v bytes", most)
		}
	})
}

// TestLedgerWaits holds that what a process left is still found by one that comes an hour later, and not for ever.
func TestLedgerWaits(t *testing.T) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		s := open(t, dir)
		for _, event := range []string{"1", "2"} {
			if won, _, err := s.Claim(t.Context(), "town", event, []byte("by "+event), time.Now().Add(time.Minute)); !won || err != nil {
				t.Fatal(won, err)
			}
		}
		if err := s.Done(t.Context(), "town", "2"); err != nil {
			t.Fatal(err)
		}
		for _, want := range [][]string{{"town 1 by 1"}, nil} {
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(openLives * 3 / 4)
			s = open(t, dir)
			if diff := cmp.Diff(want, unfinished(t, s, time.Now())); diff != "" {
				t.Error(diff)
			}
		}
		if sizes := ledgers(dir); sizes != [2]int64{-1, 0} {
			t.Errorf("files of %v bytes are left", sizes)
		}
	})
}

// TestLedgerUnread holds that what a loss of power leaves of a ledger costs no more than the lines that it hit.
func TestLedgerUnread(t *testing.T) {
	dir := t.TempDir()
	var lines bytes.Buffer
	for n := range 3 {
		line, err := noted{At: time.Now(), Community: "town", Event: fmt.Sprint(n), Stands: []byte(strings.Repeat("t", tokenSize) + "x")}.line()
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(line)
		lines.WriteString([]string{"\x00\x00\x00\n", `{"at":"2026-01-01T00:00:00Z","community":"a:b","event":"1"}` + "\n", `{"at":`}[n])
	}
	if err := os.WriteFile(filepath.Join(dir, ledgerName), lines.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	s, err := Open(t.Context(), slog.New(slog.NewTextHandler(&log, nil)), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if diff := cmp.Diff([]string{"town 0 x", "town 1 x", "town 2 x"}, unfinished(t, s, time.Now())); diff != "" {
		t.Error(diff)
	}
	if n := strings.Count(log.String(), "level=WARN"); n != 1 || !strings.Contains(log.String(), "lines=3") {
		t.Errorf("%d warnings:\n%s", n, log.String())
	}
}

// TestLedgerFails: who can't write down a claim is told so, and may answer all the same, as where there is no Redis.
func TestLedgerFails(t *testing.T) {
	s := open(t, t.TempDir())
	if err := s.embedded.ledger.f.Close(); err != nil {
		t.Fatal(err)
	}
	if won, _, err := s.Claim(t.Context(), "town", "1", nil, time.Now()); won || !errors.Is(err, retrieval.ErrUnavailable) {
		t.Errorf("claim: %t, %v", won, err)
	}
	if err := s.Done(t.Context(), "town", "1"); !errors.Is(err, retrieval.ErrUnavailable) {
		t.Errorf("done: %v", err)
	}
}
