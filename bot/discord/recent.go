package discord

// remembered is how many events are known again when they come twice, as after a break of the gateway.
const remembered = 10_000

// A recent remembers the ids of the last events.
type recent struct {
	known map[string]bool
	ring  []string
	next  int
}

// first reports whether an id comes for the first time.
func (r *recent) first(id string) bool {
	if r.known[id] {
		return false
	}
	if r.known == nil {
		r.known, r.ring = make(map[string]bool), make([]string, remembered)
	}
	delete(r.known, r.ring[r.next])
	r.known[id], r.ring[r.next] = true, id
	r.next = (r.next + 1) % len(r.ring)
	return true
}
