// Package marks pairs quotation marks: it finds the runs of words between them.
package marks

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/text"
)

// A Run is what stands between an opening mark and the one that closes it.
type Run struct {
	Span   text.Span // marks excluded, white space trimmed
	Outer  text.Span // marks included
	In     int       // index of the run around this one, -1 if none
	Para   int
	GoesOn bool // not closed: the next run, in the next paragraph, takes it up again
}

// lookahead is how many marks further on are read to decide about one.
const lookahead = 32

// A matcher pairs the marks of an article, a paragraph at a time.
type matcher struct {
	words   string
	british bool // single marks are speech, double ones stand inside them
	runs    []Run
	open    []opened // marks that wait for theirs, outermost first
	next    []mark   // those of the paragraph behind
}

type opened struct {
	mark
	run int // its place in runs
}

// Find returns the runs of a text, given its paragraphs, in the order in which they open.
func Find(words string, paras []text.Span) []Run {
	perPara := make([][]mark, len(paras))
	all := make([]mark, 0, 8+len(words)/128)
	ends := make([]int, len(paras))
	for i, p := range paras {
		all = marksIn(all, words, p)
		ends[i] = len(all)
	}
	from := 0
	for i, end := range ends {
		perPara[i], from = all[from:end], end
	}
	m := matcher{words: words, british: speaksInSingles(words, perPara), runs: make([]Run, 0, len(all)/2+1)}
	for i, p := range paras {
		var next []mark
		if i+1 < len(paras) {
			next = perPara[i+1]
		}
		m.paragraph(i, p, perPara[i], next)
	}
	return m.finish()
}

func (m *matcher) paragraph(para int, p text.Span, marks, next []mark) {
	m.next = next
	for i, k := range marks {
		m.take(para, k, marks[i+1:min(len(marks), i+1+lookahead)])
	}
	m.leave(p)
}

// take gives one mark its role.
func (m *matcher) take(para int, k mark, rest []mark) {
	f := family(k.shape)
	if f == single && !m.british && !m.waits(double) && !m.waits(angle) {
		return
	}
	if k.closes && m.waits(f) {
		if k.opens && m.reopens(k, f) {
			m.drop(f)
		} else if !(k.apostrophe && k.closersLeft > 1 && closesLater(rest, f)) {
			m.shut(k, f)
			return
		} else {
			return
		}
	}
	if !k.opens {
		return
	}
	if m.waits(f) && (f != double || !m.nests(k, rest)) {
		m.drop(f)
	}
	in := -1
	if n := len(m.open); n > 0 {
		in = m.open[n-1].run
	}
	m.open = append(m.open, opened{k, len(m.runs)})
	m.runs = append(m.runs, Run{Para: para, Span: text.Span{Start: k.at + k.size}, Outer: text.Span{Start: k.at}, In: in})
}

// closesLater reports whether another mark can close the family before the marks around it close.
func closesLater(rest []mark, f rune) bool {
	for _, k := range rest {
		switch g := family(k.shape); {
		case g == f:
			return k.closes && !k.opens
		case k.closes:
			return false
		}
	}
	return false
}

// reopens reports whether a mark that could do both opens a new run, since the one that waits lacks its closer.
func (m *matcher) reopens(k mark, f rune) bool {
	if k.shape == '“' { // closes „ always, and “ where it was typed for ”
		top := m.open[len(m.open)-1]
		return top.shape != '„' && k.closersLeft > 1
	}
	return false
}

// nests reports whether a second opening mark of one shape stands inside the first, since both are closed.
func (m *matcher) nests(k mark, rest []mark) bool {
	if top := m.open[len(m.open)-1]; k.shape == '“' && top.shape == '"' {
		return closedInside(rest) || top.startsPara && m.takenUp() && m.next[0].shape == '"' && staysCurly(rest)
	}
	depth := 1
	for _, r := range rest {
		if family(r.shape) != double {
			continue
		}
		if r.shape == '”' {
			depth--
		} else if r.shape == '“' && depth > 0 {
			depth++
		}
		if depth < 0 {
			return true
		}
	}
	return false
}

// closedInside reports whether a curly run closes, and then the straight one around it.
func closedInside(rest []mark) bool {
	depth := 1
	for _, r := range rest {
		switch {
		case r.shape == '”':
			depth--
		case r.shape == '“':
			depth++
		case r.shape == '"':
			return depth == 0 && r.closes
		}
	}
	return false
}

// staysCurly reports whether curly runs close, and no straight mark follows: the straight one around them goes on behind
// the paragraph.
func staysCurly(rest []mark) bool {
	depth := 1
	for _, r := range rest {
		switch r.shape {
		case '”':
			depth--
		case '“':
			depth++
		case '"':
			return false
		}
	}
	return depth == 0
}

func (m *matcher) waits(f rune) bool {
	for _, o := range m.open {
		if family(o.shape) == f {
			return true
		}
	}
	return false
}

// shut closes the innermost run of the family; runs inside it that wait still never were any.
func (m *matcher) shut(k mark, f rune) {
	for i := len(m.open) - 1; i >= 0; i-- {
		o := m.open[i]
		if family(o.shape) != f {
			continue
		}
		m.close(o.run, k.at, k.at+k.size, i)
		m.open = m.open[:i]
		return
	}
}

// close sets where a run ends; depth is its place among the open ones.
func (m *matcher) close(i, end, outer, depth int) {
	r := &m.runs[i]
	r.Span.End, r.Outer.End = end, outer
	if depth > 0 {
		r.In = m.open[depth-1].run
	}
}

// drop forgets an open run of the family that lacks its closer, and what waits inside it.
func (m *matcher) drop(f rune) {
	for i := range m.open {
		if family(m.open[i].shape) == f {
			m.open = m.open[:i]
			return
		}
	}
}

// leave ends a paragraph: what is open at its end is a quotation where the next paragraph opens with a mark again, or
// where it filled the paragraph from its start.
func (m *matcher) leave(p text.Span) {
	if len(m.open) > 0 {
		o := m.open[0]
		again := m.takenUp() && family(m.next[0].shape) == family(o.shape)
		if end := m.attributionIn(o, p); end > 0 {
			m.close(o.run, end, end, 0)
		} else if again || o.startsPara {
			m.close(o.run, p.End, p.End, 0)
			m.runs[o.run].GoesOn = again
		}
	}
	m.open = m.open[:0]
}

// takenUp reports whether the paragraph behind opens with a mark.
func (m *matcher) takenUp() bool {
	return len(m.next) > 0 && m.next[0].startsPara && m.next[0].opens
}

// attributionIn returns where an open run ends since its paragraph ends with an attribution (“…, Smith said.) and so
// lacks the mark before it; 0 if it doesn't.
func (m *matcher) attributionIn(o opened, p text.Span) int {
	s := m.words[o.at+o.size : p.End]
	i := strings.LastIndexByte(s, ',')
	if i < 0 {
		return 0
	}
	ws := strings.Fields(strings.TrimSuffix(s[i+1:], "."))
	n := len(ws)
	if n < 2 || n > 4 || lexicon.Of(ws[n-1])&lexicon.Say == 0 {
		return 0
	}
	first, _ := utf8.DecodeRuneInString(ws[0])
	if !unicode.IsUpper(first) && lexicon.Of(ws[0])&lexicon.Pronoun == 0 {
		return 0
	}
	return o.at + o.size + i + 1
}

// finish leaves out runs that were never closed or hold no word, trims the others, and sets the indexes right.
func (m *matcher) finish() []Run {
	kept := make([]Run, 0, len(m.runs))
	to := make([]int, len(m.runs))
	for i, r := range m.runs {
		to[i] = -1
		if r.Outer.End == 0 {
			continue
		}
		in := r.Span.Of(m.words)
		r.Span.Start += len(in) - len(strings.TrimLeftFunc(in, unicode.IsSpace))
		r.Span.End = max(r.Span.Start, r.Span.Start+len(strings.TrimSpace(in)))
		if strings.IndexFunc(in, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) < 0 {
			continue
		}
		for r.In >= 0 && to[r.In] < 0 {
			r.In = m.runs[r.In].In // that one was left out
		}
		if r.In >= 0 {
			r.In = to[r.In]
		}
		to[i] = len(kept)
		kept = append(kept, r)
	}
	return kept
}
