package prompts

import (
	_ "embed"
	"fmt"
	"strings"
)

// Budget is how many bytes of passages and quotations a prompt should hold: about 2,000 tokens of English, so that the
// prompt with its rules and example, and the reply, fit into half of the 8,192 tokens of a small model.
const Budget = 8000

// answerTokens leaves room for a reasoning model's thoughts; the answer itself is under 300.
const answerTokens = 2000

//go:embed answer.txt
var answerRules string

// Answer asks for an answer to a question from sources: the rules, a worked example, the question. Without the example
// a small model types quotations itself, and answers what the sources don't. What articles and members wrote stands on
// lines of its own, each marked, and holds nothing that could read as a mark of ours.
func Answer(question string, sources []Source) Prompt {
	return Prompt{
		Messages: []Message{
			{"system", strings.TrimSpace(answerRules)},
			{"user", ask(exampleUncovered, exampleSources[:1])},
			{"assistant", nothing},
			{"user", ask(exampleQuestion, exampleSources)},
			{"assistant", exampleReply},
			{"user", ask(question, sources)},
		},
		MaxTokens: answerTokens,
	}
}

// The longest runs of foreign text around the passages, in characters. The question's is about a message's length.
const (
	maxName     = 80
	maxTitle    = 200
	maxQuestion = 1000
)

// ask writes the turn that holds the sources and, last, the question.
func ask(question string, sources []Source) string {
	var b strings.Builder
	for i, s := range sources {
		writeSource(&b, i+1, s)
	}
	fmt.Fprintf(&b, "Question: %s", clip(fence(question), maxQuestion))
	return b.String()
}

func writeSource(b *strings.Builder, n int, s Source) {
	fmt.Fprintf(b, "[%d] %s\n", n, heading(s))
	for _, p := range s.Passages {
		fmt.Fprintf(b, "| %s\n", fence(p))
	}
	for _, q := range s.Quotes {
		fmt.Fprintf(b, "q%d: ", q.Key)
		if speaker := clip(fence(q.Speaker), maxName); speaker != "" {
			fmt.Fprintf(b, "%s: ", speaker)
		}
		fmt.Fprintf(b, "“%s”\n", fence(q.Words))
	}
	b.WriteByte('\n')
}

// heading says where a source stands: "Tarnwick Tide, 7 May 2019: Council puts off new ferry".
func heading(s Source) string {
	where := clip(fence(s.Outlet), maxName)
	if !s.Date.IsZero() {
		where = strings.TrimPrefix(where+", "+s.Date.Format("2 January 2006"), ", ")
	}
	return strings.TrimPrefix(where+": "+clip(fence(s.Title), maxTitle), ": ")
}

// clip cuts s to n characters, between words where it can.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	cut := string(runes[:n-1])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimSpace(cut) + "…"
}
