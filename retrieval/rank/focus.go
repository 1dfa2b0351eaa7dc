package rank

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/retrieval"
	"verbatim/retrieval/text"
	"verbatim/retrieval/told"
)

// minFocus is how much of the subject a sentence must hold, its title's share counted for a part.
const minFocus = 0.3

// focus finds the sentences of a passage that are about what was asked, best first.
func (o *order) focus(h retrieval.PassageHit) []retrieval.Focus {
	a := h.Article
	p := o.page(a)
	passage := a.Passages[h.Passage].Span
	words := passage.Of(a.Text())
	var found []retrieval.Focus
	alone := o.query.Speaker == "" || o.bears(a)
	var before set
	for _, s := range text.Sentences(words) {
		sentence := s.Of(words)
		here := o.subject.widen(o.subject.in(withoutSpeaker(sentence, o.query.Speaker)), p.inFull)
		score := o.subject.share(here) + 0.4*o.subject.share((p.title|before)&^here)
		before = here
		if o.query.Speaker != "" && !told.By(o.query.Speaker, sentence, alone) || score < minFocus || here == 0 && len(o.subject.terms) > 0 {
			continue
		}
		kind := o.asks.in(sentence)
		score += kind
		o.answered = o.answered || kind > 0 && score-kind >= minFocus
		found = append(found, retrieval.Focus{Span: text.Span{Start: passage.Start + s.Start, End: passage.Start + s.End}, Score: score})
	}
	slices.SortStableFunc(found, func(a, b retrieval.Focus) int { return cmp.Compare(b.Score, a.Score) })
	return found
}

// bears reports whether an article means the speaker asked for by the last name alone: it quotes them or has their full
// name, and has nobody else who is called so.
func (o *order) bears(a *retrieval.Article) bool {
	name := o.query.Speaker
	for _, q := range a.Quotes {
		for _, n := range append([]string{q.Speaker}, q.About...) {
			if retrieval.LastName(n) == retrieval.LastName(name) && len(retrieval.NameWords(n)) > 1 && !retrieval.Called(n, name) && !retrieval.Called(name, n) {
				return false
			}
		}
	}
	full := strings.TrimPrefix(strings.ToLower(name), "the ")
	return o.quoted[a.ID] || strings.Contains(strings.ToLower(a.Title+"\n"+a.Text()), full)
}

// naming reports whether words name somebody by the last word of their name.
func naming(name, words string) bool {
	last := retrieval.LastName(name)
	for w := range text.Words(words) {
		if last != "" && text.Fold(w.Of(words)) == last {
			return true
		}
	}
	return false
}

func startsUpper(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}
