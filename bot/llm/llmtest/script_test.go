package llmtest

import (
	"strings"
	"testing"

	"verbatim/prompts"
)

const script = `# the first question meets a busy server
when: (?i)ferry
times: 1
fault: refuse
status: 429
retry-after: 0
---
when: (?i)ferry
split: 3
reply:
The ferry is late. {{source "puts off"}}
---
delay: 5ms
reply:
{{quote "half an engine"}} {{quote "never said"}} {{source "no such"}}`

func request() Request {
	p := prompts.Answer("Where is the ferry?", []prompts.Source{
		{Title: "Rope mill closes"},
		{Title: "Council puts off ferry", Quotes: []prompts.Quoted{{Key: 4, Speaker: "Edda Quill", Words: "We will not sail on half an engine"}}},
	})
	return Request{Messages: p.Messages}
}

func TestParse(t *testing.T) {
	turns, err := Parse(script)
	if err != nil {
		t.Fatal(err)
	}
	if len(turns) != 3 || turns[0].Status != 429 || turns[0].Times != 1 || turns[1].Split != 3 {
		t.Fatalf("%+v", turns)
	}
	req := request()
	if !turns[0].When.MatchString(req.Question()) {
		t.Errorf("the question is %q", req.Question())
	}
	if got := turns[1].Reply(req); got != "The ferry is late. [2]" {
		t.Errorf("%q", got)
	}
	if got := turns[2].Reply(req); got != "{q4} {q0} [0]" {
		t.Errorf("%q", got)
	}
}

func TestParseErrors(t *testing.T) {
	for _, bad := range []string{"fault: none such", "colour: red", "times: many", "when: (", "reply:\n{{quote", "delay: soon"} {
		_, err := Parse("times: 1\n---\n" + bad)
		if err == nil || !strings.HasPrefix(err.Error(), "turn 2: ") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
