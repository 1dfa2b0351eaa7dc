package render

import (
	"slices"
	"strings"
)

// MaxContent is the longest content of a Discord message, in UTF-16 units.
const MaxContent = 2000

// A Message is what a Discord message shows.
type Message struct {
	Content string   // at most MaxContent, in Discord's markdown
	Buttons []Button // one row: at most five
}

// A Button is one under a message.
type Button struct {
	Label string
	ID    string // what it does and what to: "sources:ID"; at most 100 characters
	Style Style
}

// Style is the look of a button, as Discord numbers it.
type Style int

const (
	Plain Style = 2
	Go    Style = 3 // green: confirms what was asked
	Risky Style = 4 // red: takes something away
)

// Note is a message of one sentence of ours.
func Note(sentence string) Message { return Message{Content: sentence} }

// A paragraph is a piece of a message that is shown whole or not at all.
type paragraph struct {
	lead    string // what only leads to the rest
	speaker string // the name above it, once for all that follow each other
	markup  string
	runsOn  bool  // it is a sentence, and stands in one paragraph with the sentences before it
	quoted  bool  // it is an article's own words
	cites   []int // numbers of the sources that prove it
}

// after is the paragraph as it stands behind another one.
func (p paragraph) after(before *paragraph) string {
	switch {
	case before == nil:
		return join("\n", join("\n\n", p.lead, p.speaker), p.markup)
	case p.runsOn && before.runsOn && p.lead == "":
		return " " + p.markup
	case p.lead == "" && p.speaker == before.speaker:
		return "\n\n" + p.markup
	}
	return "\n\n" + p.after(nil)
}

// join joins those parts that aren't empty.
func join(between string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), between)
}

// body is paragraphs under each other.
func body(ps []paragraph) string {
	var b strings.Builder
	var before *paragraph
	for i := range ps {
		b.WriteString(ps[i].after(before))
		before = &ps[i]
	}
	return b.String()
}

// pages puts paragraphs into as few messages as hold them, in order. Each must fit a message.
func pages(ps []paragraph) []Message {
	var all []Message
	var page strings.Builder
	size := 0
	var before *paragraph
	for i := range ps {
		p := ps[i].after(before)
		if before != nil && size+units(p) > MaxContent {
			all = append(all, Message{Content: page.String()})
			page.Reset()
			p, size = ps[i].after(nil), 0
		}
		page.WriteString(p)
		size += units(p)
		before = &ps[i]
	}
	if page.Len() > 0 {
		all = append(all, Message{Content: page.String()})
	}
	return all
}

// stacked puts lines under each other, in as few paragraphs as messages hold.
func stacked(lines []string) []paragraph {
	var ps []paragraph
	for _, l := range lines {
		if n := len(ps); n > 0 && units(ps[n-1].markup)+len("\n")+units(l) <= MaxContent {
			ps[n-1].markup += "\n" + l
		} else {
			ps = append(ps, paragraph{markup: l})
		}
	}
	return ps
}

// maxParagraph is the longest piece of an article in one paragraph, in units: with what is said of it, it fits a
// message.
const maxParagraph = 1200

// paragraphs cuts words between two of them, so that each piece fits a paragraph.
func paragraphs(words string) []paragraph {
	var all []paragraph
	for _, p := range strings.Split(legible(words), "\n") {
		for p = strings.TrimSpace(p); p != ""; {
			piece, _ := clip(p, maxParagraph)
			all = append(all, paragraph{markup: isolate(literal(piece))})
			p = strings.TrimSpace(p[len(piece):])
		}
	}
	return all
}
