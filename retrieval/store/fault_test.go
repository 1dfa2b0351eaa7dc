//go:build unix

package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"strconv"
	"syscall"
	"testing"

	"verbatim/retrieval"
)

// In a child of these tests, childDir names the folder of its store, and childLimit the most bytes of a file, if any.
// Where childClaims is set, it claims.
const (
	childDir    = "VERBATIM_STORE_CHILD"
	childLimit  = "VERBATIM_STORE_LIMIT"
	childClaims = "VERBATIM_STORE_CLAIMS"
)

// limited is how many steps a child with a limit makes.
const limited = 20

func TestMain(m *testing.M) {
	switch dir := os.Getenv(childDir); {
	case dir == "":
		os.Exit(m.Run())
	case os.Getenv(childClaims) != "":
		claimer(dir)
	default:
		child(dir)
	}
}

// A step is one change that the child makes.
type step struct {
	n, revision int // revision 0 removes
}

// steps adds 200 articles, corrects some and removes some.
func steps() []step {
	var all []step
	for n := range 200 {
		all = append(all, step{n, 1})
		if n%5 == 3 {
			all = append(all, step{n - 1, 2})
		}
		if n%7 == 5 {
			all = append(all, step{n - 4, 0})
		}
	}
	return all
}

// take makes the step, as the article is the same in parent and child.
func (st step) take(ctx context.Context, s *Store) error {
	if st.revision == 0 {
		return s.Remove(ctx, "town", article(st.n, 1).ID)
	}
	return s.Put(ctx, "town", article(st.n, st.revision))
}

// child makes steps, and prints the number of each that was confirmed. Where one isn't, it prints the error and goes on
// without a limit.
func child(dir string) {
	ctx := context.Background()
	plan := steps()
	signal.Ignore(syscall.SIGXFSZ)
	var old syscall.Rlimit
	if limit, err := strconv.ParseUint(os.Getenv(childLimit), 10, 64); err == nil {
		plan = plan[:limited]
		syscall.Getrlimit(syscall.RLIMIT_FSIZE, &old)
		syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: limit, Max: old.Max})
	}
	s, err := Open(ctx, slog.Default(), dir)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, st := range plan {
		if err := st.take(ctx, s); err == nil {
			fmt.Println(i)
			continue
		} else if !errors.Is(err, retrieval.ErrUnavailable) {
			fmt.Println("unexpected:", err)
		}
		fmt.Println("refused:", i, standing(ctx, s))
		syscall.Setrlimit(syscall.RLIMIT_FSIZE, &old)
		if err := st.take(ctx, s); err != nil {
			fmt.Println("unexpected:", err)
		}
		fmt.Println(i)
	}
	s.Close()
}

func standing(ctx context.Context, s *Store) int {
	n := 0
	for range s.Articles(ctx, "town") {
		n++
	}
	return n
}

func start(t *testing.T, dir string, env ...string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(append(os.Environ(), childDir+"="+dir), env...)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	return c, bufio.NewScanner(out)
}

// TestKilled kills a process amid its changes: each that was confirmed is there, the next is there whole or not at all.
func TestKilled(t *testing.T) {
	t.Parallel()
	lost := 0
	for range points() {
		dir := t.TempDir()
		at := rand.IntN(len(steps()))
		confirmed := killed(t, dir, at)
		s := open(t, dir)
		got := all(t, s, "town")
		if !same(got, after(confirmed)) && !same(got, after(min(confirmed+1, len(steps())))) {
			t.Errorf("killed after %d confirmed changes: %d articles, and not those that were left", confirmed, len(got))
			lost++
		}
		if confirmed < at {
			t.Errorf("the child ended after %d changes", confirmed)
		}
		s.Close()
	}
	t.Logf("killed at %d points, wrong after %d", points(), lost)
}

// killed lets a child confirm at least so many changes, kills it, and returns how many it confirmed.
func killed(t *testing.T, dir string, atLeast int) (confirmed int) {
	t.Helper()
	c, out := start(t, dir)
	for confirmed < atLeast && out.Scan() {
		confirmed = count(t, out.Text())
	}
	if err := c.Process.Kill(); err != nil {
		t.Error(err)
	}
	for out.Scan() { // what it confirmed before it died
		confirmed = count(t, out.Text())
	}
	c.Wait()
	return confirmed
}

func count(t *testing.T, line string) int {
	t.Helper()
	i, err := strconv.Atoi(line)
	if err != nil {
		t.Fatalf("child: %s", line)
	}
	return i + 1
}

// after returns the articles that stand after so many steps, in order.
func after(n int) []*retrieval.Article {
	at := map[int]int{}
	for _, st := range steps()[:n] {
		at[st.n] = st.revision
	}
	var as []*retrieval.Article
	for n := range 200 {
		if at[n] > 0 {
			as = append(as, article(n, at[n]))
		}
	}
	return as
}

// same reports whether the articles are the same, in every byte that is kept.
func same(got, want []*retrieval.Article) bool {
	if len(got) != len(want) {
		return false
	}
	for i := range got {
		a, errA := putOf("town", got[i], added)
		b, errB := putOf("town", want[i], added)
		lineA, _ := a.line()
		lineB, _ := b.line()
		if errA != nil || errB != nil || string(lineA) != string(lineB) {
			return false
		}
	}
	return true
}

// TestFullDisk: an add that doesn't fit is refused, seen neither before nor after a start, and possible once there is room.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	c, out := start(t, dir, childLimit+"=50000")
	refused := 0
	for out.Scan() {
		i, standing := 0, 0
		if _, err := fmt.Sscanf(out.Text(), "refused: %d %d", &i, &standing); err == nil {
			refused++
			if want := len(after(i)); standing != want {
				t.Errorf("refused change %d: %d articles stand, want %d", i, standing, want)
			}
		} else {
			count(t, out.Text())
		}
	}
	if err := c.Wait(); err != nil {
		t.Fatal(err)
	}
	if refused != 1 {
		t.Errorf("%d changes refused, want 1", refused)
	}
	if !same(all(t, open(t, dir), "town"), after(limited)) {
		t.Error("articles differ after the start")
	}
}
