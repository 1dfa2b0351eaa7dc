package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"sync"
	"testing"
	"time"

	"verbatim/retrieval"
	"verbatim/retrieval/store/storetest"
)

// points is how often a test kills something.
func points() int {
	if n, err := strconv.Atoi(os.Getenv("VERBATIM_FAULTS")); err == nil {
		return n
	}
	return 3
}

// TestRealKilled kills a Redis under load, again and again: what two processes were told was kept is there, whole, and no
// event was won twice.
func TestRealKilled(t *testing.T) {
	t.Parallel()
	r := storetest.Start(t)
	l := &load{stores: [2]*Store{connected(t, r.URL()), connected(t, r.URL())}, confirmed: map[int]bool{}, won: map[int]int{}, step: make(chan bool)}
	stop := make(chan struct{})
	var workers sync.WaitGroup
	for i := range 4 {
		workers.Go(func() { l.work(i, stop) })
	}
	for range points() {
		for range 1 + rand.IntN(20) {
			<-l.step
		}
		r.Kill()
		r.Restart()
	}
	for range 20 { // it goes on
		<-l.step
	}
	close(stop)
	workers.Wait()
	l.check(t)
	t.Logf("killed %d times: %d articles confirmed, %d events won, %d calls failed", points(), len(l.confirmed), len(l.won), l.failed)
}

// A load is what two processes do at once.
type load struct {
	stores [2]*Store
	step   chan bool // something was confirmed

	mu        sync.Mutex
	next      int
	confirmed map[int]bool
	won       map[int]int // how often
	failed    int
	wrong     error
}

// work puts articles, and claims an event through both processes after each, until it is stopped.
func (l *load) work(i int, stop chan struct{}) {
	ctx := context.Background()
	for {
		n := l.number()
		kept := l.note(n, l.stores[i%2].Put(ctx, "town", article(n, 1)))
		for _, s := range l.stores {
			if won, _, err := s.Claim(ctx, "town", fmt.Sprint(n), nil, time.Now()); won && err == nil {
				l.win(n)
			}
		}
		step := l.step
		if !kept {
			step = nil
		}
		select {
		case <-stop:
			return
		case step <- true:
		default:
		}
	}
}

func (l *load) number() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.next++
	return l.next
}

func (l *load) win(n int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.won[n]++
}

func (l *load) note(n int, err error) (kept bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case err == nil:
		l.confirmed[n] = true
	case errors.Is(err, retrieval.ErrUnavailable):
		l.failed++
	default:
		l.wrong = err
	}
	return err == nil
}

func (l *load) check(t *testing.T) {
	t.Helper()
	if l.wrong != nil {
		t.Error(l.wrong)
	}
	there := map[string]bool{}
	for _, a := range all(t, l.stores[0], "town") { // an article by half is an error of all
		there[a.ID] = true
	}
	for n := range l.confirmed {
		if !there[article(n, 1).ID] {
			t.Errorf("article %d was confirmed, and is lost", n)
		}
	}
	for n, times := range l.won {
		if times > 1 {
			t.Errorf("event %d was won %d times", n, times)
		}
	}
}
