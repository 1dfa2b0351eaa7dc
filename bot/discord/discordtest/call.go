package discordtest

import (
	"encoding/json"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"os"
	"strings"
)

// Record is the environment variable that names a file to which every JSON body is appended that reaches a Discord's REST
// API: one Request a line. It must be an absolute path; processes may share it.
const Record = "VERBATIM_DISCORD_BODIES"

// A Request is what was asked of the REST API.
type Request struct {
	Method string          `json:"method"`
	Path   string          `json:"path"` // the template, as in the OpenAPI description
	Body   json.RawMessage `json:"body,omitempty"`
}

// A call is a request on its way.
type call struct {
	*http.Request
	route string
	body  json.RawMessage
	files []File
}

// readCall reads a request's body, JSON or multipart with files.
func readCall(r *http.Request, route string) (*call, error) {
	c := &call{Request: r, route: route}
	kind, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind == "multipart/form-data" {
		return c, c.readParts(multipart.NewReader(r.Body, params["boundary"]))
	}
	body, err := io.ReadAll(r.Body)
	if err != nil || len(body) == 0 {
		return c, err
	}
	c.body = body
	return c, json.Unmarshal(body, new(any))
}

func (c *call) readParts(parts *multipart.Reader) error {
	for {
		part, err := parts.NextPart()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return err
		}
		if part.FormName() == "payload_json" {
			c.body = data
			continue
		}
		c.files = append(c.files, File{Name: part.FileName(), Type: part.Header.Get("Content-Type"), Data: data})
	}
}

// record keeps a request, and appends it to the file that the environment names.
func (d *Discord) record(c *call) {
	method, path, _ := strings.Cut(c.route, " ")
	r := Request{Method: method, Path: path, Body: c.body}
	d.requests = append(d.requests, r)
	name := os.Getenv(Record)
	if name == "" || c.body == nil {
		return
	}
	if err := appendLine(name, r); err != nil {
		panic("discordtest: recording: " + err.Error()) // a check of bodies that missed some would prove nothing
	}
}

func appendLine(name string, r Request) error {
	line, err := json.Marshal(r)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	if _, err := f.Write(append(line, '\n')); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// Requests returns what was asked so far, in order, also what was refused or met a fault: of one route, as
// "POST /channels/{channel_id}/messages", or, for "", of all.
func (d *Discord) Requests(route string) []Request {
	d.mu.Lock()
	defer d.mu.Unlock()
	var of []Request
	for _, r := range d.requests {
		if route == "" || r.Method+" "+r.Path == route {
			of = append(of, r)
		}
	}
	return of
}
