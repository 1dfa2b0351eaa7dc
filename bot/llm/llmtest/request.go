package llmtest

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"verbatim/prompts"
)

// A Request is what the server was asked.
type Request struct {
	Header   http.Header
	Model    string
	Messages []prompts.Message
	Options  map[string]json.RawMessage // the whole body, by name
}

func readRequest(r *http.Request) (Request, error) {
	req := Request{Header: r.Header}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return req, err
	}
	if err := json.Unmarshal(body, &req.Options); err != nil {
		return req, fmt.Errorf("reading the request: %w", err)
	}
	if err := json.Unmarshal(body, &struct {
		Model    *string
		Messages *[]prompts.Message
	}{&req.Model, &req.Messages}); err != nil {
		return req, fmt.Errorf("reading the request: %w", err)
	}
	return req, nil
}

// Prompt returns the last message: the sources and the question.
func (r Request) Prompt() string {
	if len(r.Messages) == 0 {
		return ""
	}
	return r.Messages[len(r.Messages)-1].Content
}

// Question returns the question, which the prompt ends with.
func (r Request) Question() string {
	p := r.Prompt()
	return strings.TrimPrefix(p[strings.LastIndexByte(p, '\n')+1:], "Question: ")
}

var (
	quoteLine  = regexp.MustCompile(`(?m)^q(\d+): (.*)$`)
	sourceLine = regexp.MustCompile(`(?m)^\[(\d+)\] (.*)$`)
)

// Key returns the key of the first quotation in the prompt whose line, with its speaker, holds these words; 0 if there
// is none.
func (r Request) Key(words string) int { return numberOf(quoteLine, r.Prompt(), words) }

// Source returns the number of the first source in the prompt whose heading holds these words; 0 if there is none.
func (r Request) Source(words string) int { return numberOf(sourceLine, r.Prompt(), words) }

func numberOf(line *regexp.Regexp, prompt, words string) int {
	for _, m := range line.FindAllStringSubmatch(prompt, -1) {
		if strings.Contains(m[2], words) {
			n, _ := strconv.Atoi(m[1]) // digits by the pattern
			return n
		}
	}
	return 0
}
