package llmtest

import (
	"net/http"
	"regexp"
	"strings"
	"time"
)

// A Turn is how the server answers a request.
type Turn struct {
	When  *regexp.Regexp       // finds itself in the question; nil: any question
	Times int                  // how many requests it answers; 0: all
	Reply func(Request) string // what the model writes; nil: nothing

	Fault      Fault
	At         int           // how many bytes of the reply come before the fault
	Status     int           // of a refusal
	RetryAfter string        // its header; "": none
	To         string        // where a redirect leads
	Delay      time.Duration // before the first byte
	Thought    string        // what the model thinks before it writes
	Word       int           // bytes of the reply in one event; 0: 4
	Split      int           // bytes in one write, wherever an event ends; 0: an event
}

// Says is a reply that is the same whatever was asked.
func Says(reply string) func(Request) string { return func(Request) string { return reply } }

// A Fault is a way in which servers fail.
type Fault string

const (
	None     Fault = ""
	Refuse   Fault = "refuse"    // an error with Status
	Picky    Fault = "picky"     // 400 for stream_options, a good answer without
	Redirect Fault = "redirect"  // 307 to To
	Stall    Fault = "stall"     // nothing more, until the client goes away
	Silent   Fault = "silent"    // no status line either
	Cut      Fault = "cut"       // the connection breaks
	NoFinish Fault = "no-finish" // the stream ends in order, but the reply has no finish_reason
	Length   Fault = "length"    // the model had no more tokens
	Broken   Fault = "broken"    // an event that says that there was an error
	Garbage  Fault = "garbage"   // an event that is no JSON
	Noise    Fault = "noise"     // bytes that are no events
	HugeLine Fault = "huge-line" // a line that never ends
	Endless  Fault = "endless"   // comments that never end
	Whole    Fault = "whole"     // the answer at once, as JSON
	Page     Fault = "page"      // a web page
)

// play answers one request.
func (t Turn) play(w http.ResponseWriter, r *http.Request, req Request, closing <-chan struct{}) {
	if !t.wait(r, closing) {
		return
	}
	reply := ""
	if t.Reply != nil {
		reply = t.Reply(req)
	}
	switch t.Fault {
	case Refuse:
		if t.RetryAfter != "" {
			w.Header().Set("Retry-After", t.RetryAfter)
		}
		// As OpenAI does, the refusal repeats the key.
		refuse(w, t.Status, "scripted refusal of "+r.Header.Get("Authorization"))
	case Redirect:
		http.Redirect(w, r, t.To, http.StatusTemporaryRedirect)
	case Whole:
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(whole(reply))) // a client that left is no fault of ours
	case Page:
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte("<html><body>" + reply + "</body></html>"))
	default:
		if t.Fault == Picky && req.Options["stream_options"] != nil {
			refuse(w, http.StatusBadRequest, "unknown field stream_options")
			return
		}
		s := &stream{w: w, split: t.Split}
		t.stream(s, req, reply)
		if t.Fault == Stall {
			gone(r, closing)
		}
	}
}

// wait holds the first byte back. It reports whether there is still somebody to answer.
func (t Turn) wait(r *http.Request, closing <-chan struct{}) bool {
	if t.Fault == Silent {
		gone(r, closing)
		return false
	}
	timer := time.NewTimer(t.Delay)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-r.Context().Done():
	case <-closing:
	}
	return false
}

func gone(r *http.Request, closing <-chan struct{}) {
	select {
	case <-r.Context().Done():
	case <-closing:
	}
}

// stream writes the reply as events, up to the fault.
func (t Turn) stream(s *stream, req Request, reply string) {
	s.start()
	for word := range words(t.Thought, t.Word) {
		s.event(delta("reasoning_content", word))
	}
	if t.Fault != None && t.Fault != Picky {
		reply = strings.ToValidUTF8(reply[:min(t.At, len(reply))], "")
	}
	for word := range words(reply, t.Word) {
		s.event(delta("content", word))
	}
	t.end(s, req)
}

func (t Turn) end(s *stream, req Request) {
	switch t.Fault {
	case Stall:
		return
	case Cut:
		panic(http.ErrAbortHandler)
	case Broken:
		s.event(`{"error":{"message":"scripted error","type":"server_error"}}`)
		return
	case Garbage:
		s.event(`{"choices":[{"delta":`)
		return
	case Noise:
		s.write("\x00\xff\xfe not: an event\n\r\n\x01{}\n")
		return
	case HugeLine:
		s.forever("data: ", "x")
		return
	case Endless:
		s.forever("", ": still here"+strings.Repeat(".", 4<<10)+"\n\n")
		return
	case NoFinish:
	case Length:
		s.event(finish("length"))
	default:
		s.event(finish("stop"))
	}
	if req.Options["stream_options"] != nil {
		s.event(usage)
	}
	s.write("data: [DONE]\n\n")
}
