package quote

import (
	"sort"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/parse"
	"verbatim/retrieval/text"
)

// Most names that are kept of one quotation's subjects.
const maxAbout = 12

// about returns whom the quotation is about: the names inside it, then those in its sentence, then whom its pronouns plainly
// mean; never the speaker.
func (r *reader) about(i, tok int, inside []parse.Mention) []string {
	var found []string
	for k := range inside {
		found = r.addName(found, &inside[k], i)
	}
	if tok < 0 {
		return found
	}
	from := r.starts[r.toks[tok].Sent]
	for k := max(from, tok-window); k < len(r.toks) && k < tok+window && r.together(k, tok); k++ {
		if m := int(r.at[k]) - 1; m >= 0 && r.mentions[m].Last == k && !r.placesSpeaker(m, i) {
			found = r.addName(found, &r.mentions[m], i)
		}
	}
	he, she := r.pronounsIn(i)
	if he {
		found = r.addMeant(found, 1, i, tok, inside)
	}
	if she {
		found = r.addMeant(found, -1, i, tok, inside)
	}
	return found
}

// placesSpeaker reports whether the name m only tells where the speaker of the i-th quotation is from: "said Smith of Ohio".
func (r *reader) placesSpeaker(m, i int) bool {
	c := r.choices[i]
	if c.who < 0 || r.mentions[c.who].Last+2 != r.mentions[m].First {
		return false
	}
	t := r.toks[r.mentions[m].First-1]
	return t.Has(lexicon.Preposition) && isOneOf(t.Of(r.words), "of", "from", "in", "at")
}

// pronounsIn reports whether the words of the i-th quotation, an outermost one, speak of a he and of a she.
func (r *reader) pronounsIn(i int) (he, she bool) {
	sp := r.runs[i].Span
	from := sort.Search(len(r.inner), func(k int) bool { return r.inner[k].Start >= sp.Start })
	for k := from; k < len(r.inner) && r.inner[k].End <= sp.End; k++ {
		if t := r.inner[k]; t.Has(lexicon.Function) {
			he = he || t.Is&lexicon.Masculine != 0
			she = she || t.Is&lexicon.Feminine != 0
		}
	}
	return he, she
}

// addMeant adds whom a he (sex above 0) or she of the quotation means, where only one person of that sex, the speaker
// apart, is named inside it, in its paragraph before it, or in the paragraph before.
func (r *reader) addMeant(found []string, sex, quote, tok int, inside []parse.Mention) []string {
	var meant *parse.Mention
	speaker := -1
	if c := r.choices[quote]; c.who >= 0 {
		speaker = r.mentions[c.who].Person
	}
	fits := func(m *parse.Mention) bool { // and reports whether there is no second one
		if m.Person < 0 || m.Person == speaker || r.folk.All[m.Person].Sex*sex <= 0 || m.Kind == parse.Description {
			return true
		}
		if meant != nil && meant.Person != m.Person {
			return false
		}
		meant = m
		return true
	}
	for k := range inside {
		if !fits(&inside[k]) {
			return found
		}
	}
	for k := r.placeOf(tok) - 1; k >= 0 && k >= r.placeOf(tok)-maxBefore; k-- {
		m := &r.mentions[r.order[k]]
		if r.toks[m.First].Para < r.toks[tok].Para-1 {
			break
		}
		if !fits(m) {
			return found
		}
	}
	if meant == nil {
		return found
	}
	return r.addName(found, meant, quote)
}

func (r *reader) addName(found []string, m *parse.Mention, quote int) []string {
	if m.Person < 0 || m.Kind == parse.Description || len(found) == maxAbout || m.Doubtful && r.folk.All[m.Person].Named == 1 {
		return found
	}
	if c := r.choices[quote]; c.who >= 0 && r.mentions[c.who].Person == m.Person {
		return found
	}
	full := r.folk.All[m.Person].Full
	if found == nil {
		found = make([]string, 0, 4)
	}
	for _, f := range found {
		if f == full {
			return found
		}
	}
	return append(found, full)
}

// namesWithin returns the names inside quotations that stand in sp; from is where to start looking, and next where the
// following quotation may.
func (r *reader) namesWithin(sp text.Span, from int) (in []parse.Mention, next int) {
	for from < len(r.inside) && r.inside[from].Start < sp.Start {
		from++
	}
	to := from
	for to < len(r.inside) && r.inside[to].End <= sp.End {
		to++
	}
	return r.inside[from:to], from
}
