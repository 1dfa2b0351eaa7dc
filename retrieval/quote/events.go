package quote

import (
	"strings"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/parse"
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
	by                      // called so by Smith
)

// findEvents reads every cue outside quotations and looks for its subject.
func (r *reader) findEvents() {
	for i, t := range r.toks {
		if t.Kind != parse.Word {
			continue
		}
		switch {
		case !t.Upper && t.Is&lexicon.Utterance != 0 && i > 0 && r.together(i-1, i) && (t.Is&lexicon.Cue == 0 || r.isNoun(i)):
			r.owned(i)
		case t.Is&lexicon.Cue != 0:
			r.verb(i)
		case !t.Upper && t.Of(r.words) == "according" || t.Upper && t.Of(r.words) == "According":
			if i+2 < len(r.toks) && r.toks[i+1].Of(r.words) == "to" {
				r.object(i, i+1)
			}
		case t.Of(r.words) == "per":
			r.object(i, i)
		case !t.Upper && t.Is&lexicon.Function == 0:
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
	r.events = append(r.events, event{m, cueSpan, from, from, r.mentions[m].Last, according, true, 0})
}

// unlisted is the event of a verb that no list has, right between a quotation and a name: “Splendid!” trumpeted Smith.
func (r *reader) unlisted(i int) {
	if i == 0 || r.toks[i-1].Kind != parse.Quoted || r.toks[i-1].Para != r.toks[i].Para || !r.nameEnds(i+1) {
		return
	}
	switch lastSign(r.runs[r.toks[i-1].Quote].Span.Of(r.words)) {
	case 1, 3:
		m := int(r.at[i+1]) - 1
		r.events = append(r.events, event{m, r.toks[i].Span, i, i, r.mentions[m].Last, after, true, 0})
	}
}

func (r *reader) verb(i int) {
	t := r.toks[i]
	if t.Upper && i+1 < len(r.toks) && r.toks[i+1].Upper && (i == 0 || r.toks[i-1].Sent != t.Sent) {
		if m := r.rightSubject(i + 1); m >= 0 && t.Is&lexicon.Say != 0 { // Said Smith: “…”
			r.events = append(r.events, event{m, t.Span, i, i, r.mentions[m].Last, after, true, 0})
		}
		return
	}
	if t.Upper && !parse.AllCaps(t.Of(r.words)) && i > 0 && r.toks[i-1].Upper && r.toks[i-1].Sent == t.Sent {
		return // inside a name or a headline
	}
	if i > 0 && r.toks[i-1].Sent == t.Sent && r.isNoun(i) {
		return
	}
	if r.passive(i) || i+1 < len(r.toks) && r.toks[i+1].Of(r.words) == "by" {
		r.agent(i)
		return
	}
	strong := t.Is&lexicon.Say != 0
	if r.inverted(i) {
		if m := r.rightSubject(i + 1); m >= 0 {
			r.events = append(r.events, event{m, t.Span, i, i, r.mentions[m].Last, after, strong, 0})
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
	if r.toks[i].Is&lexicon.Inflected != 0 || r.toks[i].Of(r.words) == "quoted" {
		return false
	}
	k := i - 1
	for k > 0 && r.toks[k].Has(lexicon.Adverb) {
		k--
	}
	if k < 0 || r.toks[k].Kind != parse.Word || !r.together(k, i) {
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
	if p.Kind == parse.Genitive {
		return !r.contracted(i - 1)
	}
	if p.Has(lexicon.Determiner) && p.Is&lexicon.Conjunction == 0 && r.at[i-1] == 0 {
		w := p.Of(r.words)
		return w != "that" && w != "both" && w != "one" && (!standsForSome(w) || r.toks[i].Is&lexicon.NounToo != 0)
	}
	if r.toks[i].Is&lexicon.NounToo == 0 || p.Kind != parse.Word || p.Has(lexicon.Conjunction|lexicon.Auxiliary) || p.Of(r.words) == "to" {
		return false
	}
	k := i - 1
	for k > 0 && r.toks[k].Has(lexicon.Adverb) {
		k--
	}
	if r.at[k] == 0 && k == i-1 && r.toks[i].Is&lexicon.Say != 0 && i+1 < len(r.toks) && r.together(i, i+1) {
		if w := r.toks[i+1].Of(r.words); w == "that" || w == "to" || r.toks[i+1].Kind == parse.Quoted {
			return false // "her plan promises to"
		}
	}
	m := int(r.at[k]) - 1
	if m < 0 || r.mentions[m].Kind == parse.Description && r.mentions[m].Is&lexicon.Role == 0 {
		return true
	}
	w := r.toks[i].Of(r.words)
	return k == i-1 && r.mentions[m].Kind == parse.Name && r.folk.IsPerson(&r.mentions[m]) && !strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ed") // "a Smith tweet"
}
