// Package say holds every fixed sentence that a person may read.
package say

import (
	"fmt"
	"strings"
)

// Words above and below an answer.
const (
	FromArticles = "From the articles:"
	Nearest      = "The nearest coverage:"
	FromFile     = "from a file"
	Unanswered   = "The articles touch on this, but nothing in them answers it for sure."
	Unnamed      = "The article names nobody:"
)

// NotCovered declines a question about a speaker, a subject, both or neither ("" each).
func NotCovered(articles int, speaker, about string) string {
	return fmt.Sprintf("%s %s.", none(articles), what(speaker, about))
}

func none(articles int) string {
	switch articles {
	case 0:
		return "There is no article here yet that covers"
	case 1:
		return "The one article here does not cover"
	}
	return fmt.Sprintf("None of the %s articles here covers", count(articles))
}

func what(speaker, about string) string {
	switch {
	case speaker != "" && about != "":
		return "what " + speaker + " said about " + about
	case speaker != "":
		return "what " + speaker + " said"
	case about != "":
		return "what was said about " + about
	}
	return "that"
}

// Searched says what was understood of a question, and how much of the coverage the answer rests on.
func Searched(speaker, about string, cited, articles int) string {
	var b strings.Builder
	b.WriteString("Searched: ")
	switch {
	case speaker != "" && about != "":
		b.WriteString(speaker + " on " + about + " · ")
	case speaker != "":
		b.WriteString(speaker + " · ")
	case about != "":
		b.WriteString("what was said about " + about + " · ")
	}
	if cited > 0 {
		fmt.Fprintf(&b, "%s of ", count(cited))
	}
	b.WriteString(Count(articles, "article", "articles"))
	return b.String()
}

// Withheld says how many of a model's sentences were not shown.
func Withheld(n int) string {
	return Count(n, "sentence", "sentences") + " withheld: not proven by the articles"
}

// ModelFailed says that an answer came from the evidence.
const ModelFailed = "The model failed, so this is what the articles say."

// ModelBroke says that a model's answer ends early.
const ModelBroke = "The model broke off before its answer was complete."

// Count is a number and its noun.
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return count(n) + " " + many
}

// count writes a number with a comma for thousands.
func count(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
