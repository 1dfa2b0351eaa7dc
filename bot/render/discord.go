package render

import (
	"fmt"
	"slices"
	"strings"

	"verbatim/bot/answer"
	"verbatim/bot/say"
	"verbatim/retrieval"
)

// How much of an answer stands in the channel: what a phone shows without scrolling. The rest is behind a button.
const (
	maxShown  = 900 // characters that are seen, with the sources
	maxQuoted = 3   // quotations and excerpts
	maxLines  = 22  // with the sources; with name, last lines and buttons, the 650 pixels that a phone of 390 by 844 has
	maxAsked  = 120 // of the question, in units
)

// footRoom is what the last lines of a message may take, in units.
const footRoom = 350

// A Frame is what stands around an answer.
type Frame struct {
	ID       string // of the answer, in its buttons
	Question string // shown above the answer; "" where the member's own message stands there
	Done     bool   // the answer is complete
}

// Answer is the message in the channel, also while the answer grows: what one message shows, the next one does too.
func Answer(a answer.Answer, frame Frame) Message {
	top, all := code(frame.Question, maxAsked), layout(a)
	ps := shown(a, top, all)
	if !frame.Done {
		return Message{Content: join("\n\n", top, body(ps), small(progress(a)))}
	}
	m := Message{Buttons: []Button{
		{Label: say.ButtonSources, ID: "sources:" + frame.ID, Style: Plain},
		{Label: say.ButtonAsk, ID: "ask:" + frame.ID, Style: Plain},
	}}
	if len(ps) < len(all) {
		m.Buttons = slices.Insert(m.Buttons, 0, Button{Label: say.ButtonMore, ID: "more:" + frame.ID, Style: Plain})
	}
	words := body(ps)
	switch {
	case !a.Evidence.Covered:
		m.Content = join("\n\n", top, notCovered(a.Evidence))
		return m
	case len(all) == 0:
		words = say.NothingProven
	case len(ps) == 0:
		words = say.LongAnswer
	}
	m.Content = join("\n\n", top, words, strings.Join(append(sources(a, ps), foot(a)...), "\n"))
	return m
}

// progress is the last line of an answer that grows.
func progress(a answer.Answer) string {
	if len(a.Blocks) == 0 {
		return say.Reading(a.Evidence.Articles)
	}
	return say.Writing
}

// shown returns the paragraphs that stand in the channel: the first ones, as many as fit with their sources. More of an
// answer never takes away one that fitted.
func shown(a answer.Answer, top string, all []paragraph) []paragraph {
	n, quoted := 0, 0
	for _, p := range all {
		if p.quoted {
			quoted++
		}
		if quoted > maxQuoted || !fits(a, top, all[:n+1]) {
			break
		}
		n++
	}
	return all[:n]
}

func fits(a answer.Answer, top string, ps []paragraph) bool {
	s := join("\n\n", top, body(ps), strings.Join(sources(a, ps), "\n"))
	return units(s) <= MaxContent-footRoom && (len(ps) == 1 || seen(s) <= maxShown && lines(s) <= maxLines)
}

// sources are the lines of those articles that the paragraphs cite.
func sources(a answer.Answer, ps []paragraph) []string {
	var each []string
	for _, s := range a.Sources {
		if slices.ContainsFunc(ps, func(p paragraph) bool { return slices.Contains(p.cites, s.N) }) {
			each = append(each, numbered(s))
		}
	}
	return each
}

// numbered is a source with its number.
func numbered(s answer.Source) string { return fmt.Sprintf(`\[%d\] `, s.N) + source(s.Article) }

// foot is the last lines of an answer: what failed, what was searched, and what was withheld.
func foot(a answer.Answer) []string {
	if a.Trouble != nil {
		return []string{small(failed(a)), small(searched(a))}
	}
	return []string{small(searched(a))}
}

// failed says what became of an answer whose model failed.
func failed(a answer.Answer) string {
	for _, b := range a.Blocks {
		if _, ok := b.(answer.Sentence); ok {
			return say.ModelBroke
		}
	}
	return say.ModelFailed
}

// searched says what was understood and searched, and counts what was withheld.
func searched(a answer.Answer) string {
	q := a.Evidence.Understood
	s := say.Searched(unquoted(q.Speaker, maxName), unquoted(q.About, maxName), len(a.Sources), a.Evidence.Articles)
	if n := len(a.Withheld); n > 0 {
		s += " · " + say.HeldBack(n)
	}
	return s
}

// notCovered declines a question, and names what comes closest.
func notCovered(ev retrieval.Evidence) string {
	const most = 3
	q := ev.Understood
	parts := []string{say.NotCovered(ev.Articles, unquoted(q.Speaker, maxName), unquoted(q.About, maxName))}
	var named []string
	for _, h := range ev.Passages {
		if len(named) == most || slices.Contains(named, h.Article.ID) {
			continue
		}
		if len(named) == 0 {
			parts = append(parts, "", say.Nearest)
		}
		named = append(named, h.Article.ID)
		line := "- " + source(h.Article)
		if units(strings.Join(parts, "\n"))+units(line) > MaxContent-footRoom {
			break
		}
		parts = append(parts, line)
	}
	return strings.Join(parts, "\n")
}

// More is the whole answer, in as many messages as it takes.
func More(a answer.Answer) []Message {
	ps := layout(a)
	return pages(append(ps, stacked(append(sources(a, ps), foot(a)...))...))
}
