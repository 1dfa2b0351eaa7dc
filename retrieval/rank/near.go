package rank

import (
	"strings"

	"verbatim/retrieval"
	"verbatim/retrieval/quote"
	"verbatim/retrieval/text"
)

// How near a subject's word stands to a quotation, as a share of what it would be worth inside.
const (
	inside     = 1.0  // in the quotation's own words
	inSentence = 0.85 // in the sentence that attributes it
	isMeant    = 0.8  // named nowhere there, and yet what the quotation is about: "he" in it, the question before it
	inBlock    = 0.6  // in its paragraph
	justBefore = 0.5  // in the paragraph before it, which it often answers
	inTitle    = 0.45 // of the article
)

// near returns how much of the subject stands near a quotation. A place is read without what it says of the speaker only
// where it has a term that stands no nearer: most have none.
func (o *order) near(a *retrieval.Article, q quote.Quote, parts []text.Span) float64 {
	n := nearness{order: o, article: a, page: o.page(a), speaker: q.Speaker}
	at := make([]int, len(parts)) // the paragraph of each
	for i, part := range parts {
		at[i] = n.page.paragraphAt(a, part.Start)
		n.found |= o.subject.in(part.Of(a.Text()))
	}
	n.take(inside)
	var aside set // what is only told of the speaker
	for i, part := range parts {
		if n.more(at[i]) {
			said := sentenceAround(a.Text(), n.page.paragraphs[at[i]].Span, part).Of(a.Text())
			aside |= o.subject.in(said)
			n.found |= o.subject.in(withoutSpeaker(said, q.Speaker))
		}
	}
	aside &^= n.seen | n.found
	n.take(inSentence)
	n.found = o.subject.in(strings.Join(q.About, " ")) &^ aside
	n.take(isMeant)
	for _, k := range at {
		n.read(k)
	}
	n.take(inBlock)
	for _, k := range at {
		n.read(k - 1)
	}
	n.take(justBefore)
	n.found = n.page.title
	n.take(inTitle)
	return n.sum
}

// A nearness is how much of the subject was found near a quotation so far, from the nearest place on.
type nearness struct {
	*order
	article *retrieval.Article
	page    *page
	speaker string
	found   set // in the place that is read
	seen    set // in those before
	sum     float64
}

// take counts what was found in a place for what it is worth.
func (n *nearness) take(worth float64) {
	found := n.subject.widen(n.found, n.page.inFull) &^ n.seen
	n.sum += worth * n.subject.share(found)
	n.seen |= found
	n.found = 0
}

// more reports whether the kth paragraph, if there is one, has terms that were not seen.
func (n *nearness) more(k int) bool {
	if k < 0 || n.seen == n.subject.all() {
		return false
	}
	p := &n.page.paragraphs[k]
	if !p.read {
		p.holds, p.read = n.subject.in(p.Of(n.article.Text())), true
	}
	return p.holds&^n.seen != 0
}

// read takes what the kth paragraph says, without what it says of the speaker.
func (n *nearness) read(k int) {
	if n.more(k) {
		n.found |= n.subject.in(withoutSpeaker(n.page.paragraphs[k].Of(n.article.Text()), n.speaker))
	}
}

// A paragraph is one of an article, and, once it was read, the subject's terms that stand in it.
type paragraph struct {
	text.Span
	holds set
	read  bool
}

// paragraphAt returns the index of the paragraph that a byte lies in; -1 if it lies in none.
func (pg *page) paragraphAt(a *retrieval.Article, at int) int {
	if pg.paragraphs == nil {
		for _, p := range a.Paragraphs() {
			pg.paragraphs = append(pg.paragraphs, paragraph{Span: p})
		}
	}
	return a.ParagraphAt(at)
}

// sentenceAround returns the sentences of a paragraph that a quotation stands in, from the first to the last.
func sentenceAround(words string, block, quoted text.Span) text.Span {
	var s text.Span
	for _, sp := range text.Sentences(block.Of(words)) {
		sp = text.Span{Start: sp.Start + block.Start, End: sp.End + block.Start}
		if sp.Overlaps(quoted) {
			if s.Zero() {
				s.Start = sp.Start
			}
			s.End = sp.End
		}
	}
	return s
}
