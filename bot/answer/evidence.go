package answer

import (
	"cmp"
	"slices"
	"strings"

	"verbatim/retrieval"
	"verbatim/retrieval/quote"
	"verbatim/retrieval/text"
)

// How much an answer from the evidence shows, and how near to the best the rest must come.
const (
	maxQuotations = 4
	maxExcerpts   = 3
	nearBest      = 0.62
)

// fromEvidence answers with the articles' own words: the right speaker's quotations first, or the best sentences.
func (w *writer) fromEvidence() {
	q := w.evidence.Understood
	if q.Speaker != "" && len(w.evidence.Quotes) > 0 {
		w.told(1)
		if w.quotations(maxQuotations); w.blocks > 0 {
			return
		}
	}
	w.excerpts(maxExcerpts)
	if w.blocks < maxExcerpts {
		w.quotations(maxExcerpts - w.blocks)
	}
}

// quotations shows the best quotations, those of one speaker together.
func (w *writer) quotations(most int) {
	hits := w.evidence.Quotes
	if len(hits) == 0 {
		return
	}
	least := hits[0].Score * nearBest
	var speakers []string
	by := make(map[string][]retrieval.QuoteHit)
	sure := 0
	for _, h := range hits[:min(len(hits), most)] {
		if h.Score < least {
			break
		}
		if h.Article.Quotes[h.Quote].Sure {
			sure++
		} else if sure >= enoughSure || sure > 0 && nobodyNamed(h.Article, h.Quote) {
			continue
		}
		s := h.Article.Quotes[h.Quote].Speaker
		if by[s] == nil {
			speakers = append(speakers, s)
		}
		by[s] = append(by[s], h)
	}
	for _, s := range speakers {
		for _, h := range by[s] {
			w.showQuotation(h.Article, h.Quote)
		}
	}
}

// minFragment is how many words of a quotation that is part of an article's sentence may stand without that.
const minFragment = 4

// enoughSure is how many quotations under a speaker's name leave no room for those that only may be the speaker's. One is
// enough for those whose speaker is "he" or nobody: below a name, a reader takes them for that person's.
const enoughSure = 2

// nobodyNamed reports whether an article attributes a quotation to "he" or to nobody.
func nobodyNamed(a *retrieval.Article, i int) bool {
	mention := a.Quotes[i].Mention.Of(a.Text())
	return mention == "" || isPronoun(mention)
}

// showQuotation shows a whole quotation once. One that says too little by itself, or whose
// speaker is "he" or nobody, is shown in the article's sentence.
func (w *writer) showQuotation(a *retrieval.Article, i int) {
	i = a.Quotes[i].Whole
	if w.seen(a, i) {
		return
	}
	speaker := shownSpeaker(a, i)
	if fragment(a, i) || speaker == "" && nobodyNamed(a, i) {
		if v, ok := understood(a, a.Quotes[i].Span); ok && (speaker != "" || !leans(v.String())) {
			if !w.overlapsShown(v) {
				w.showExcerpt(v, speaker)
			}
			return
		}
		if text.CountWords(a.Quotes[i].Span.Of(a.Text())) < minFragment {
			return
		}
	}
	b := Whole(a, i)
	w.mark(a, i)
	b.Source = w.cite(b.Parts[0])
	w.blocks++
	w.quoted++
	w.put(b)
}

func shownSpeaker(a *retrieval.Article, i int) string {
	if a.Quotes[i].Sure {
		return a.Quotes[i].Speaker
	}
	return ""
}

// showExcerpt shows an article's sentence, and counts the quotations in it as shown.
func (w *writer) showExcerpt(v retrieval.Verified, speaker string) {
	a := v.Article()
	b := Excerpt{Words: v, Speaker: speaker, Quotes: quotesIn(a, v.Span())}
	for _, i := range b.Quotes {
		if shownSpeaker(a, i) != speaker {
			b.Speaker = "" // no one's name stands above another's words
		}
		w.mark(a, a.Quotes[i].Whole)
		w.quoted++
	}
	w.shown[words{a.ID, v.Span().Start}] = true
	b.Source = w.cite(v)
	w.blocks++
	w.put(b)
}

func (w *writer) seen(a *retrieval.Article, whole int) bool {
	return w.shown[words{a.ID, a.Quotes[whole].Span.Start}]
}

func (w *writer) mark(a *retrieval.Article, whole int) {
	w.shown[words{a.ID, a.Quotes[whole].Span.Start}] = true
}

// told shows sentences that tell in the article's words what the speaker said on the subject.
func (w *writer) told(most int) {
	for _, f := range w.foci(0.9) {
		a := f.article
		sentence := f.Span.Of(a.Text())
		if leans(sentence) || opensLower(sentence) || touchesQuote(a, f.Span) || !saysSo(sentence, w.evidence.Understood.Speaker) {
			continue
		}
		if v, ok := excerpt(a, f.Span); ok && most > 0 {
			w.showExcerpt(v, "")
			most--
		}
	}
}

// nearCue is how many words may stand between a name and the verb of saying that it governs: a title in apposition.
const nearCue = 8

// saysSo reports whether a sentence tells what a speaker said: the name stands near a verb of saying.
func saysSo(sentence, speaker string) bool {
	last := retrieval.LastName(speaker)
	since, cue := nearCue+1, nearCue+1
	for w := range text.Words(sentence) {
		word := w.Of(sentence)
		since, cue = since+1, cue+1
		if text.Fold(word) == last {
			since = 0
		}
		if quote.Says(word) {
			cue = 0
		}
		if since == 0 && cue <= 2 || cue == 0 && since <= nearCue {
			return true
		}
	}
	return false
}

// excerpts shows the best sentences of the best passages.
func (w *writer) excerpts(most int) {
	foci := w.foci(0)
	if len(foci) == 0 {
		return
	}
	best := foci[0].Score
	for _, f := range foci {
		if most == 0 || f.Score < best*nearBest {
			break
		}
		if w.showFocus(f) {
			most--
		}
	}
}

// showFocus shows a sentence as the article has it, with the one before it where it leans on that; or, where it is
// somebody's words, as their quotation.
func (w *writer) showFocus(f focus) bool {
	a, sp := f.article, f.Span
	for i, q := range a.Quotes {
		if q.Kind == quote.Direct && q.In < 0 && q.Span.Overlaps(sp) && 2*q.Span.Len() > sp.Len() {
			before := w.blocks
			w.showQuotation(a, i)
			return w.blocks > before
		}
	}
	v, ok := understood(a, sp)
	if !ok || w.overlapsShown(v) {
		return false
	}
	w.showExcerpt(v, "")
	return true
}

// overlapsShown reports whether part of v was shown before.
func (w *writer) overlapsShown(v retrieval.Verified) bool {
	for at := range w.shown {
		if at.article == v.Article().ID && v.Span().Start <= at.at && at.at < v.Span().End {
			return true
		}
	}
	return false
}

// A focus is a sentence of an article that is about what was asked.
type focus struct {
	retrieval.Focus
	article *retrieval.Article
}

// foci returns the sentences of all passages whose score is at least so much, best first.
func (w *writer) foci(least float64) []focus {
	var fs []focus
	for _, h := range w.evidence.Passages {
		for _, f := range h.Focus {
			if f.Score >= least {
				fs = append(fs, focus{f, h.Article})
			}
		}
	}
	slices.SortStableFunc(fs, func(a, b focus) int { return cmp.Compare(b.Score, a.Score) })
	return fs
}

// maxLeaning is how many sentences before one are shown for it to be understood.
const maxLeaning = 2

// understood returns the excerpt around sp, with the sentences before it that it leans on where there is room. They may
// be the paragraph's before.
func understood(a *retrieval.Article, sp text.Span) (retrieval.Verified, bool) {
	v, ok := excerpt(a, sp)
	for n := 0; ok && n < maxLeaning && leans(v.String()); n++ {
		prev, found := sentenceBefore(a, v.Span())
		if !found {
			break
		}
		start, found := excerpt(a, prev)
		wider := text.Span{Start: start.Span().Start, End: v.Span().End}
		if !found || !showable(wider.Of(a.Text())) {
			break
		}
		v, ok = a.Excerpt(wider)
	}
	return v, ok
}

// touchesQuote reports whether a sentence has words of a quotation.
func touchesQuote(a *retrieval.Article, sp text.Span) bool {
	return slices.ContainsFunc(a.Quotes, func(q quote.Quote) bool { return q.Span.Overlaps(sp) })
}

// sentenceBefore returns the sentence of the article's body that stands before sp.
func sentenceBefore(a *retrieval.Article, sp text.Span) (text.Span, bool) {
	before := strings.TrimRight(a.Text()[:sp.Start], " \n“\"‘'«")
	block := blockAround(a.Text(), text.Span{Start: len(before), End: len(before)})
	var prev text.Span
	for _, s := range text.Sentences(before[block.Start:]) {
		prev = text.Span{Start: s.Start + block.Start, End: s.End + block.Start}
	}
	return prev, !prev.Zero() && passageAt(a, prev.Start) >= 0
}
