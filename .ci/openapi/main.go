// Command openapi holds recorded request bodies against Discord's OpenAPI 3.1 description.
//
//	openapi DESCRIPTION BODIES
//
// BODIES is what bot/discord/discordtest records: JSON objects of a method, a path as the description names it, and a
// body. It exits 1 when a body breaks its route's schema, when the description has no such route, or when there is none.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
)

// A request is a recorded one.
type request struct {
	Method string          `json:"method"`
	Path   string          `json:"path"`
	Body   json.RawMessage `json:"body"`
}

func (r request) route() string { return r.Method + " " + r.Path }

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: openapi DESCRIPTION BODIES")
		os.Exit(2)
	}
	if err := run(os.Stdout, os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "openapi:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, description, bodies string) error {
	d, err := open(description)
	if err != nil {
		return err
	}
	f, err := os.Open(bodies)
	if err != nil {
		return err
	}
	defer f.Close()
	r := newReport()
	if err := checkAll(d, json.NewDecoder(f), r); err != nil {
		return fmt.Errorf("reading %s: %w", bodies, err)
	}
	return r.print(w)
}

func checkAll(d *description, bodies *json.Decoder, to *report) error {
	for {
		var r request
		if err := bodies.Decode(&r); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		breaches, err := d.check(r)
		if err != nil {
			return fmt.Errorf("%s: %w", r.route(), err)
		}
		to.add(r, breaches)
	}
}
