// Package llmtest is an OpenAI-compatible chat server on loopback that does what a script says: it answers, rightly or
// not, and fails in the ways that servers fail.
package llmtest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
)

// Model is the name under which the server answers.
const Model = "scripted-1"

// A Server answers each request by the first of its turns that fits.
type Server struct {
	URL string // up to and with /v1

	http    *httptest.Server
	closing chan struct{}

	mu       sync.Mutex
	turns    []Turn
	used     []int // requests that each turn has answered
	requests []Request
}

// Start starts a server. Close it.
func Start(turns ...Turn) *Server {
	s := &Server{turns: turns, used: make([]int, len(turns)), closing: make(chan struct{})}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/chat/completions", s.chat)
	s.http = httptest.NewServer(mux)
	s.URL = s.http.URL + "/v1"
	return s
}

// Close ends all requests and the server.
func (s *Server) Close() {
	close(s.closing)
	s.http.Close()
}

// Requests returns what the server was asked so far, in order, also where it refused.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Request(nil), s.requests...)
}

func (s *Server) chat(w http.ResponseWriter, r *http.Request) {
	req, err := readRequest(r)
	if err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	turn, ok := s.turn(req)
	if !ok {
		refuse(w, http.StatusNotFound, fmt.Sprintf("no turn fits %q", req.Question()))
		return
	}
	turn.play(w, r, req, s.closing)
}

// turn records the request and finds what answers it.
func (s *Server) turn(req Request) (Turn, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests = append(s.requests, req)
	for i, t := range s.turns {
		if t.When != nil && !t.When.MatchString(req.Question()) || t.Times > 0 && s.used[i] >= t.Times {
			continue
		}
		s.used[i]++
		return t, true
	}
	return Turn{}, false
}

func refuse(w http.ResponseWriter, status int, says string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	fmt.Fprintf(w, `{"error":{"message":%q,"type":"scripted"}}`, says)
}
