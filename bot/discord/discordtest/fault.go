package discordtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// A Fault is what goes wrong with requests. Without Status and Cut, a request is only held.
type Fault struct {
	Route      string        // as "POST /channels/{channel_id}/messages"; "" for all
	Times      int           // how many requests it meets; 0: all until Heal
	Done       bool          // the request is carried out all the same
	Status     int           // the answer: 429, 500, 502 …
	RetryAfter time.Duration // of a 429
	Global     bool          // a 429 for all routes
	Cut        bool          // the connection breaks instead of an answer
	Hold       *Hold         // the request waits for it

	met int
}

// A Hold keeps requests waiting until it is released.
type Hold struct{ released chan struct{} }

// NewHold returns a hold that is not released.
func NewHold() *Hold { return &Hold{make(chan struct{})} }

// Release lets the requests go on that wait, and those that come. It must be called once.
func (h *Hold) Release() { close(h.released) }

// Fault lets requests fail from now on. A request meets the oldest fault that is for it.
func (d *Discord) Fault(f Fault) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.faults = append(d.faults, &f)
}

// Heal ends all faults.
func (d *Discord) Heal() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.faults = nil
}

// meet records a call and finds its fault; nil if it has none.
func (d *Discord) meet(c *call) *Fault {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.record(c)
	i := slices.IndexFunc(d.faults, func(f *Fault) bool { return f.Route == "" || f.Route == c.route })
	if i < 0 {
		return nil
	}
	f := d.faults[i]
	if f.met++; f.met == f.Times {
		d.faults = slices.Delete(d.faults, i, i+1)
	}
	d.happens(Failed)
	return f
}

// fail holds a request, and reports whether the fault answered it or broke its connection.
func (f *Fault) fail(d *Discord, w http.ResponseWriter, r *http.Request) bool {
	if f.Hold != nil {
		select {
		case <-f.Hold.released:
		case <-r.Context().Done():
		case <-d.closing:
		}
	}
	switch {
	case f.Cut:
		panic(http.ErrAbortHandler) // net/http breaks the connection, and logs nothing
	case f.Status == http.StatusTooManyRequests:
		f.limit(w)
	case f.Status == http.StatusBadGateway:
		http.Error(w, "<html>502 Bad Gateway</html>", f.Status)
	case f.Status != 0:
		(&refusal{f.Status, 0, fmt.Sprintf("%d: %s", f.Status, http.StatusText(f.Status)), nil}).write(w)
	}
	return f.Status != 0
}

// limit writes a 429 as Discord does: the wait in seconds, in the header rounded up, in the body to the millisecond.
func (f *Fault) limit(w http.ResponseWriter) {
	seconds := f.RetryAfter.Seconds()
	h := w.Header()
	h.Set("Retry-After", strconv.Itoa(int((f.RetryAfter+time.Second-1)/time.Second)))
	h.Set("X-RateLimit-Reset-After", strconv.FormatFloat(seconds, 'f', 3, 64))
	h.Set("X-RateLimit-Scope", "user")
	if f.Global {
		h.Set("X-RateLimit-Global", "true")
		h.Set("X-RateLimit-Scope", "global")
	} else {
		h.Set("X-RateLimit-Limit", "5")
		h.Set("X-RateLimit-Remaining", "0")
		h.Set("X-RateLimit-Bucket", "bucket")
	}
	body, _ := json.Marshal(object{"message": "You are being rate limited.", "retry_after": seconds, "global": f.Global})
	writeJSON(w, http.StatusTooManyRequests, body)
}
