// Package quote finds the quotations in an article, who said them, and how the article says so.
package quote

import (
	"strings"

	"verbatim/retrieval/text"
)

// Kind tells speech from the other things that stand between quotation marks.
type Kind uint8

const (
	Direct  Kind = iota // somebody's words, a sentence or more of them
	Partial             // a few of somebody's words inside a paraphrase
	Scare               // scare quotes, titles of works, nicknames, defined terms: nobody's statement
)

// A Quote is a quotation in an article: what was said, who said it, and how the article says so. Every span is a
// range of bytes of the text that Find was given; indexes are into the slice that Find returned.
type Quote struct {
	Span    text.Span // the words between the marks, marks excluded
	Whole   int       // index of the first part of a quotation broken by its attribution; its own index if unbroken
	In      int       // index of the quotation around this one; -1 if none
	Mention text.Span // names the speaker where the words are attributed: "Trump", "he"; zero if the article names nobody
	Cue     text.Span // attributes: "said", "according to"; zero if there is none
	Speaker string    // full name; "" if it can't be resolved
	Sure    bool      // Speaker may be shown; otherwise it is for ranking only
	About   []string  // whom and what it is about
	Kind    Kind
}

// Find returns the quotations of an article's text, in the order in which they open. It reads in stages: what stands
// between marks, names, places where somebody says something, who said which quotation, and whom pronouns mean.
func Find(words string) []Quote {
	paras := text.Paragraphs(words)
	runs := findRuns(words, paras)
	if len(runs) == 0 {
		return nil
	}
	r := &reader{words: words, runs: runs, toks: outerTokens(words, paras, runs), inner: innerTokens(words, runs)}
	r.starts = sentenceStarts(r.toks)
	r.findMentions()
	r.findEvents()
	r.attribute()
	r.resolveRest()
	return r.quotes()
}

// quotes puts together what the stages found.
func (r *reader) quotes() []Quote {
	qs := make([]Quote, len(r.runs))
	tok := make([]int, len(r.runs))
	for i := range tok {
		tok[i] = -1
	}
	for p, t := range r.toks {
		if t.kind == quoted {
			tok[t.quote] = p
		}
	}
	whole, names := r.link(), 0
	for i, q := range r.runs {
		var inside []mention
		inside, names = r.namesWithin(q.span, names)
		qs[i] = Quote{Span: q.span, Whole: whole[i], In: q.in, Kind: r.kindOf(i, tok[i])}
		if first := qs[whole[i]].Kind; whole[i] != i && first != Scare {
			qs[i].Kind = min(qs[i].Kind, first)
		}
		if qs[i].Kind != Scare {
			qs[i].About = r.about(i, tok[i], inside)
			r.credit(&qs[i], i)
		}
	}
	return qs
}

// credit fills in who said the i-th quotation.
func (r *reader) credit(q *Quote, i int) {
	c := r.choices[i]
	if c.who < 0 {
		return
	}
	m := r.mentions[c.who]
	q.Mention, q.Cue = r.shown(m), c.cue
	if m.person >= 0 {
		q.Speaker = r.folk.all[m.person].full
		q.Sure = r.sure(c)
	}
}

// longestMention is the longest mention that is shown, in bytes: what is longer explains rather than names.
const longestMention = 60

// shown returns the words that stand for a mention: a description with whom or what it is of.
func (r *reader) shown(m mention) text.Span {
	i := m.last + 1
	if m.kind != description || i+2 >= len(r.toks) {
		return m.Span
	}
	if w := r.toks[i].Of(r.words); r.toks[i].kind != word || w != "for" && w != "of" {
		return m.Span
	}
	if r.toks[i+1].is&determiner != 0 && r.at[i+1] == 0 {
		i++
	}
	of := int(r.at[i+1]) - 1
	if of < 0 || r.mentions[of].kind == pronounMention || !r.together(i+1, m.last) {
		return m.Span
	}
	if whole := (text.Span{Start: m.Start, End: r.mentions[of].End}); whole.Len() <= longestMention {
		return whole
	}
	return m.Span
}

// sure reports whether the speaker of a choice may be shown.
func (r *reader) sure(c choice) bool {
	m := &r.mentions[c.who]
	if !c.beside {
		return false
	}
	switch m.kind {
	case name:
		if who := &r.folk.all[m.person]; len(who.parts) == 1 && !who.body && m.is&title == 0 && who.spoke < 2 {
			return false // it may be no name at all
		}
		return m.is&(masculine|feminine) != 0 || r.folk.bearers(m.person) < 2 || strings.Contains(m.Of(r.words), " ")
	case pronounMention:
		return m.plain
	}
	return false
}

func (k Kind) String() string {
	switch k {
	case Direct:
		return "direct"
	case Partial:
		return "partial"
	}
	return "scare"
}
