package llmtest

import (
	"encoding/json"
	"fmt"
	"iter"
	"net/http"
	"strings"
	"unicode/utf8"
)

// A stream writes server-sent events, cut wherever the turn says.
type stream struct {
	w     http.ResponseWriter
	split int
}

func (s *stream) start() {
	s.w.Header().Set("Content-Type", "text/event-stream")
	s.write(": a comment, as some servers send to keep the line\n\n")
	s.event(delta("role", "assistant"))
}

func (s *stream) event(json string) { s.write("data: " + json + "\n\n") }

// write reports whether the client still listens.
func (s *stream) write(text string) bool {
	size := s.split
	if size <= 0 {
		size = len(text)
	}
	for len(text) > 0 {
		n := min(size, len(text))
		if _, err := s.w.Write([]byte(text[:n])); err != nil {
			return false
		}
		s.w.(http.Flusher).Flush()
		text = text[n:]
	}
	return true
}

// forever writes first once and more until the client goes away.
func (s *stream) forever(first, more string) {
	s.split = 0
	block := strings.Repeat(more, 64<<10/len(more))
	for ok := s.write(first); ok; {
		ok = s.write(block)
	}
}

// words cuts a text into runs of about n bytes, never inside a character: JSON could not carry half of one.
func words(text string, n int) iter.Seq[string] {
	if n <= 0 {
		n = 4
	}
	return func(yield func(string) bool) {
		for len(text) > 0 {
			end := min(n, len(text))
			for end < len(text) && !utf8.RuneStart(text[end]) {
				end++
			}
			if !yield(text[:end]) {
				return
			}
			text = text[end:]
		}
	}
}

const usage = `{"id":"c1","object":"chat.completion.chunk","model":"` + Model +
	`","choices":[],"usage":{"prompt_tokens":101,"completion_tokens":23,"total_tokens":124}}`

func delta(field, text string) string {
	return choice(fmt.Sprintf(`"delta":{%q:%s},"finish_reason":null`, field, quoted(text)))
}

func finish(reason string) string {
	return choice(fmt.Sprintf(`"delta":{},"finish_reason":%q`, reason))
}

func choice(fields string) string {
	return `{"id":"c1","object":"chat.completion.chunk","model":"` + Model + `","choices":[{"index":0,` + fields + `}]}`
}

// whole is the answer of a server that doesn't stream.
func whole(reply string) string {
	return `{"id":"c1","object":"chat.completion","model":"` + Model +
		`","choices":[{"index":0,"message":{"role":"assistant","content":` + quoted(reply) + `},"finish_reason":"stop"}]}`
}

func quoted(text string) string {
	b, err := json.Marshal(text)
	if err != nil {
		panic(err) // a string always has a JSON form
	}
	return string(b)
}
