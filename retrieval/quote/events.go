package quote

import (
	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/text"
)

// An event is a place where an article says that somebody says something: a subject and the verb beside it.
type event struct {
	who    int // mention
	cue    text.Span
	verb   int // token
	from   int // first and last token of subject and cue together
	to     int
	how    manner
	strong bool // a verb of saying, and not one that may attribute
	rel    int  // the "who" that stands for the subject before the verb, 0 if none does
}

type manner uint8

const (
	before    manner = iota // Smith said
	after                   // said Smith
	according               // according to Smith
	owns                    // Smith’s call for
)

// findEvents reads every cue outside quotations and looks for its subject.
func (r *reader) findEvents() {
	for i, t := range r.toks {
		if t.kind != word {
			continue
		}
		switch {
		case !t.upper && t.is&lexicon.Utterance != 0 && i > 0 && r.together(i-1, i) && (t.is&lexicon.Cue == 0 || r.isNoun(i)):
			r.owned(i)
		case t.is&lexicon.Cue != 0:
			r.verb(i)
		case !t.upper && t.Of(r.words) == "according" || t.upper && t.Of(r.words) == "According":
			if i+2 < len(r.toks) && r.toks[i+1].Of(r.words) == "to" {
				r.object(i, i+1)
			}
		case t.Of(r.words) == "per":
			r.object(i, i)
		case !t.upper && t.is&lexicon.Function == 0:
			r.unlisted(i)
		}
	}
}

// object is the event of a phrase like "according to", which ends at token to: its subject follows.
func (r *reader) object(from, to int) {
	m := r.rightSubject(to + 1)
	if m < 0 {
		return
	}
	cueSpan := text.Span{Start: r.toks[from].Start, End: r.toks[to].End}
	r.events = append(r.events, event{m, cueSpan, from, from, r.mentions[m].last, according, true, 0})
}

// unlisted is the event of a verb that no list has, right between a quotation and a name: “Splendid!” trumpeted Smith.
func (r *reader) unlisted(i int) {
	if i == 0 || r.toks[i-1].kind != quoted || r.toks[i-1].para != r.toks[i].para || !r.nameEnds(i+1) {
		return
	}
	switch lastSign(r.runs[r.toks[i-1].quote].Span.Of(r.words)) {
	case 1, 3:
		m := int(r.at[i+1]) - 1
		r.events = append(r.events, event{m, r.toks[i].Span, i, i, r.mentions[m].last, after, true, 0})
	}
}

// possessive reports whether t is "his" or "her", as an owner.
func possessive(t token) bool {
	return t.has(lexicon.Determiner) && t.is&(lexicon.Masculine|lexicon.Feminine) != 0
}

// owned are the events of nouns that stand for saying, where the speaker owns them: "Smith’s call for", "his claim that".
func (r *reader) owned(i int) {
	k := i - 1
	for n := 0; n < 3 && k > 0 && r.together(k, i) && r.toks[k].kind != genitive && r.toks[k].kind == word &&
		r.toks[k].is&(lexicon.Determiner|lexicon.Preposition|lexicon.Conjunction|lexicon.Auxiliary) == 0; n++ {
		k--
	}
	if k < 0 || !r.together(k, i) {
		return
	}
	if r.toks[k].kind == genitive && k > 0 {
		k--
	} else if !possessive(r.toks[k]) {
		return
	}
	if m := int(r.at[k]) - 1; m >= 0 {
		r.events = append(r.events, event{m, r.toks[i].Span, i, min(k, r.mentions[m].first), i, owns, false, 0})
	}
}

func (r *reader) verb(i int) {
	t := r.toks[i]
	if t.upper && i+1 < len(r.toks) && r.toks[i+1].upper && (i == 0 || r.toks[i-1].sent != t.sent) {
		if m := r.rightSubject(i + 1); m >= 0 && t.is&lexicon.Say != 0 { // Said Smith: “…”
			r.events = append(r.events, event{m, t.Span, i, i, r.mentions[m].last, after, true, 0})
		}
		return
	}
	if t.upper && !allCaps(t.Of(r.words)) && i > 0 && r.toks[i-1].upper && r.toks[i-1].sent == t.sent {
		return // inside a name or a headline
	}
	if i > 0 && r.toks[i-1].sent == t.sent && r.isNoun(i) {
		return
	}
	if r.passive(i) {
		return
	}
	strong := t.is&lexicon.Say != 0
	if r.inverted(i) {
		if m := r.rightSubject(i + 1); m >= 0 {
			r.events = append(r.events, event{m, t.Span, i, i, r.mentions[m].last, after, strong, 0})
			return
		}
	}
	r.who = 0
	if m := r.leftSubject(i); m >= 0 {
		r.events = append(r.events, event{m, t.Span, i, min(i, r.phraseStart(m)), i, before, strong, r.who})
	}
}

// passive reports whether what stands before the verb at i was told rather than tells; "was quoted as saying" is left.
func (r *reader) passive(i int) bool {
	if r.toks[i].is&lexicon.Inflected != 0 || r.toks[i].Of(r.words) == "quoted" {
		return false
	}
	k := i - 1
	for k > 0 && r.toks[k].has(lexicon.Adverb) {
		k--
	}
	if k < 0 || r.toks[k].kind != word || !r.together(k, i) {
		return false
	}
	switch r.toks[k].Of(r.words) {
	case "was", "were", "been", "is", "are", "be", "being":
		return true
	}
	return false
}

// isNoun reports whether the cue at i is a noun or an adjective here: "his claim", "in remarks", "the stated aim".
func (r *reader) isNoun(i int) bool {
	p := r.toks[i-1]
	if p.kind == genitive {
		return true
	}
	if p.has(lexicon.Determiner) && p.is&lexicon.Conjunction == 0 && r.at[i-1] == 0 {
		w := p.Of(r.words)
		return w != "that" && w != "both" && w != "one" && (!standsForSome(w) || r.toks[i].is&lexicon.NounToo != 0)
	}
	if r.toks[i].is&lexicon.NounToo == 0 || p.kind != word || p.has(lexicon.Conjunction|lexicon.Auxiliary) || p.Of(r.words) == "to" {
		return false
	}
	k := i - 1
	for k > 0 && r.toks[k].has(lexicon.Adverb) {
		k--
	}
	m := int(r.at[k]) - 1
	return m < 0 || r.mentions[m].kind == description && r.mentions[m].is&lexicon.Role == 0
}

// isPerson reports whether a name is somebody's rather than an organization's or a place's.
func (p *people) isPerson(m *mention) bool {
	if m.kind != name || m.person < 0 {
		return m.kind == pronounMention
	}
	who := &p.all[m.person]
	return !who.body && (len(who.parts) > 1 || m.is&lexicon.Title != 0)
}
