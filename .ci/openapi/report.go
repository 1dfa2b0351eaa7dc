package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
)

// A report counts bodies by route, and breaches by what they are: scripts send the same body often.
type report struct {
	bodies   map[string]int
	breaches map[found]int
	examples map[found]json.RawMessage
}

// A found breach is one of a route, in one body or many.
type found struct {
	route string
	breach
}

func (f found) compare(g found) int {
	return cmp.Or(cmp.Compare(f.route, g.route), cmp.Compare(f.where, g.where), cmp.Compare(f.why, g.why))
}

func newReport() *report {
	return &report{make(map[string]int), make(map[found]int), make(map[found]json.RawMessage)}
}

func (r *report) add(req request, breaches []breach) {
	r.bodies[req.route()]++
	for _, b := range breaches {
		f := found{req.route(), b}
		if r.breaches[f]++; r.breaches[f] == 1 {
			r.examples[f] = req.Body
		}
	}
}

// print writes the report; its error says that something was wrong, or that there was nothing to check.
func (r *report) print(w io.Writer) error {
	all := 0
	for _, route := range slices.Sorted(maps.Keys(r.bodies)) {
		fmt.Fprintf(w, "%5d %s\n", r.bodies[route], route)
		all += r.bodies[route]
	}
	for _, f := range slices.SortedFunc(maps.Keys(r.breaches), found.compare) {
		fmt.Fprintf(w, "\n%s\n  %s: %s (bodies: %d)\n  %s\n", f.route, f.where, f.why, r.breaches[f], shorten(r.examples[f]))
	}
	fmt.Fprintf(w, "bodies against Discord's description: RAN %d\n", all)
	if all == 0 {
		return errors.New("no body was recorded")
	}
	if n := len(r.breaches); n > 0 {
		return fmt.Errorf("ways in which bodies break the description: %d", n)
	}
	return nil
}

// shorten cuts a body to what tells it from others.
func shorten(body []byte) string {
	const most = 300 // characters
	r := []rune(string(body))
	if len(r) <= most {
		return string(r)
	}
	return string(r[:most]) + " …"
}
