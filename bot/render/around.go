package render

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/retrieval"
	"verbatim/retrieval/passage"
	"verbatim/retrieval/text"
)

// How much of quoted words, and of what stands around and between them, is shown; the cost of each.
const (
	maxAround  = 350
	maxBetween = 200
	maxParts   = 3
)

// surrounded is quoted words in bold, with the sentences around them. It costs at most room.
func surrounded(a *retrieval.Article, quoted []text.Span, room int) string {
	words := a.Text()
	around := neighbourhood(a, quoted)
	quoted = quoted[:min(len(quoted), maxParts)]
	var b strings.Builder
	left := room - 100
	for i, sp := range quoted {
		if i > 0 {
			between := clipped(words[quoted[i-1].End:sp.Start], min(maxBetween, left))
			b.WriteString(between)
			left -= units(between)
		}
		part, whole := clip(sp.Of(words), min(maxQuotation, left))
		b.WriteString(boldLines(part))
		if left -= cost(part); !whole {
			b.WriteString(" " + cut)
			around.End = sp.End // nothing is shown behind what is cut
			break
		}
	}
	bold := b.String()
	side := min(maxAround, (room-units(bold)-2*strings.Count(bold, "\n"))/2-2*len(cut))
	before, whole := clipStart(words[around.Start:quoted[0].Start], side)
	if before = literal(before); !whole {
		before = cut + " " + before
	}
	if last := quoted[len(quoted)-1]; around.End > last.End {
		bold += clipped(words[last.End:around.End], side)
	}
	return before + bold
}

// neighbourhood returns the sentences that quoted words touch and one on each side, within their passage. What would
// open a quotation and not close it stays out: half of one misleads.
func neighbourhood(a *retrieval.Article, quoted []text.Span) text.Span {
	own := text.Span{Start: quoted[0].Start, End: quoted[len(quoted)-1].End}
	i := slices.IndexFunc(a.Passages, func(p passage.Passage) bool { return p.Span.Contains(quoted[0]) })
	if i < 0 {
		return own
	}
	var touched, before, after text.Span
	for _, s := range sentencesOf(a, a.Passages[i].Span) {
		switch {
		case s.End <= own.Start:
			before = s
		case s.Start >= own.End:
			if after.Zero() {
				after = s
			}
		default:
			touched = spanning(touched, s)
		}
	}
	touched = spanning(own, touched)
	for _, run := range []text.Span{spanning(spanning(touched, before), after), spanning(touched, before), spanning(touched, after), touched} {
		if run = wholeQuotes(a, run); balanced(run.Of(a.Text())) {
			return run
		}
	}
	return own
}

func sentencesOf(a *retrieval.Article, within text.Span) []text.Span {
	sentences := text.Sentences(within.Of(a.Text()))
	for i := range sentences {
		sentences[i].Start += within.Start
		sentences[i].End += within.Start
	}
	return sentences
}

// spanning returns the run from the start of one to the end of the other; a zero span adds nothing.
func spanning(a, b text.Span) text.Span {
	switch {
	case a.Zero():
		return b
	case b.Zero():
		return a
	}
	return text.Span{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}

// wholeQuotes widens a run so that it cuts no quotation that was found.
func wholeQuotes(a *retrieval.Article, run text.Span) text.Span {
	words := a.Text()
	for _, q := range a.Quotes {
		if q.Span.Overlaps(run) && !run.Contains(q.Span) {
			_, mark := utf8.DecodeRuneInString(words[q.Span.End:])
			run = text.Span{Start: min(run.Start, q.Span.Start), End: max(run.End, q.Span.End+mark)}
		}
	}
	return run
}

// balanced reports whether as many quotation marks open as close.
func balanced(s string) bool {
	return strings.Count(s, "“") == strings.Count(s, "”") && strings.Count(s, "«") == strings.Count(s, "»") &&
		strings.Count(s, "\"")%2 == 0
}

// clipped is an article's words, escaped; at most room units.
func clipped(words string, room int) string {
	words, whole := clip(words, room)
	if whole {
		return literal(words)
	}
	return literal(words) + " " + cut + " "
}

// clipStart is clip that keeps the end.
func clipStart(s string, room int) (string, bool) {
	rs := []rune(s)
	whole := len(rs) <= room
	s = string(rs[max(0, len(rs)-max(room, 0)):])
	for over := cost(s) - room; over > 0; over = cost(s) - room {
		rs = []rune(s)
		s = string(rs[min(len(rs), 1+over/8):])
		whole = false
	}
	if whole {
		return s, true
	}
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 && i < len(s)/2 {
		s = s[i:]
	}
	return strings.TrimLeftFunc(s, unicode.IsSpace), false
}

// boldLines is words in bold, line by line: a mark must stand beside what can be seen.
func boldLines(words string) string {
	lines := strings.Split(words, "\n")
	for i, l := range lines {
		lines[i] = bold(literal(strings.TrimSpace(l)))
	}
	return strings.Join(lines, "\n")
}
