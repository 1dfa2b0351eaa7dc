package llmtest

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"text/template"
	"time"
)

// Parse reads the turns of a script for a server. Turns are separated by lines of "---"; each has settings, one a line,
// and, last, the reply, which is a text/template:
//
//	when: (?i)ferry
//	times: 1
//	fault: refuse
//	status: 429
//	retry-after: 0
//	---
//	when: (?i)ferry
//	reply:
//	The ferry is late. {{source "Council puts off"}}
//	The mayor said: {{quote "half an engine"}} {{source "Council puts off"}}
//
// The settings are the fields of a Turn: when, times, fault, at, status, retry-after, to, delay, thought, word, split. In the
// reply, quote finds the key of a quotation by its words, source the number of a source by its heading; what the prompt
// doesn't hold becomes {q0} and [0].
func Parse(script string) ([]Turn, error) {
	var turns []Turn
	for i, text := range strings.Split("\n"+script, "\n---\n") {
		t, err := parseTurn(text)
		if err != nil {
			return nil, fmt.Errorf("turn %d: %w", i+1, err)
		}
		turns = append(turns, t)
	}
	return turns, nil
}

func parseTurn(text string) (Turn, error) {
	var t Turn
	settings, reply, replies := strings.Cut("\n"+text, "\nreply:\n")
	for line := range strings.Lines(settings) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, value, _ := strings.Cut(line, ":")
		if err := t.set(name, strings.TrimSpace(value)); err != nil {
			return t, fmt.Errorf("%s: %w", name, err)
		}
	}
	if !replies {
		return t, nil
	}
	return t, t.replies(strings.TrimSuffix(reply, "\n"))
}

func (t *Turn) set(name, value string) (err error) {
	switch name {
	case "when":
		t.When, err = regexp.Compile(value)
	case "times":
		t.Times, err = strconv.Atoi(value)
	case "fault":
		t.Fault = Fault(value)
		if !faults[t.Fault] {
			err = fmt.Errorf("no fault %q", value)
		}
	case "at":
		t.At, err = strconv.Atoi(value)
	case "status":
		t.Status, err = strconv.Atoi(value)
	case "retry-after":
		t.RetryAfter = value
	case "to":
		t.To = value
	case "delay":
		t.Delay, err = time.ParseDuration(value)
	case "thought":
		t.Thought = value
	case "word":
		t.Word, err = strconv.Atoi(value)
	case "split":
		t.Split, err = strconv.Atoi(value)
	default:
		err = fmt.Errorf("no such setting")
	}
	return err
}

var faults = map[Fault]bool{
	None: true, Refuse: true, Picky: true, Redirect: true, Stall: true, Silent: true, Cut: true, NoFinish: true,
	Length: true, Broken: true, Garbage: true, Noise: true, HugeLine: true, Endless: true, Whole: true, Page: true,
}

// replies makes a template the turn's reply.
func (t *Turn) replies(text string) error {
	// The functions are bound to a request when one is there.
	unbound := template.FuncMap{"quote": func(string) string { return "" }, "source": func(string) string { return "" }}
	tmpl, err := template.New("reply").Funcs(unbound).Parse(text)
	if err != nil {
		return err
	}
	t.Reply = func(req Request) string {
		var b strings.Builder
		bound := template.Must(tmpl.Clone()).Funcs(template.FuncMap{
			"quote":  func(words string) string { return fmt.Sprintf("{q%d}", req.Key(words)) },
			"source": func(words string) string { return fmt.Sprintf("[%d]", req.Source(words)) },
		})
		if err := bound.Execute(&b, req); err != nil {
			return fmt.Sprintf("scripted reply: %v", err)
		}
		return b.String()
	}
	return nil
}
