package quote

import (
	"slices"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/marks"
	"verbatim/retrieval/text"
)

// A reader holds what one reading of an article builds up, stage by stage.
type reader struct {
	words    string
	runs     []marks.Run
	toks     []token   // outside quotations
	starts   []int     // first token of each sentence
	mentions []mention // outside quotations, in order
	at       []int32   // for each token the mention it belongs to, plus 1
	inside   []mention // names inside quotations, in order
	inner    []token
	folk     people
	events   []event
	choices  []choice

	order     []int32        // mentions by place
	says      []int32        // for each mention its first event, plus 1
	also      []int32        // for each event the next one of its mention, plus 1
	paraStart []int          // first token of each paragraph
	main      int            // the person who is named most
	seen      map[string]int // how often the same few words stand between marks
	who       int            // the "who" through which the last subject was found, 0 if none

	// Room that is used again for each quotation.
	cands  []candidate
	stands []stand
	points []float64
	buf    []feature
	facts  facts
}

// together reports whether the tokens i and j, both of which exist, stand in one sentence.
func (r *reader) together(i, j int) bool { return r.toks[i].sent == r.toks[j].sent }

// findMentions lists names, pronouns and descriptions outside quotations, and resolves the names.
func (r *reader) findMentions() {
	lowered := lowerCased(r.words, r.toks)
	names, headings := r.namesOutside(lowered)
	r.inside = namesIn(make([]mention, 0, len(r.inner)/16), r.words, r.inner, lowered)
	few := len(names)/4 + 1
	r.folk = people{byLast: make(map[uint64][]int, few), byFirst: make(map[uint64][]int, few), byFull: make(map[string]int, few)}
	r.folk.all = make([]person, 0, few)
	r.folk.meet(r.words, r.toks, names)
	r.folk.meet(r.words, r.inner, r.inside)
	r.meetInside(append(headings, r.inner), names)
	names = r.commonSurnames(names)
	r.folk.resolve(r.words, r.toks, names)
	r.folk.resolve(r.words, r.inner, r.inside)
	r.merge(names)
}

// namesOutside leaves out the headings, whose capitals name nobody, and returns their tokens apart.
func (r *reader) namesOutside(lowered map[string]bool) (names []mention, headings [][]token) {
	names = make([]mention, 0, len(r.toks)/12)
	for from := 0; from < len(r.toks); {
		to := from + 1
		for to < len(r.toks) && r.toks[to].para == r.toks[from].para {
			to++
		}
		if isHeadline(r.toks[from:to], from > 0) {
			headings = append(headings, r.toks[from:to])
		} else {
			n := len(names)
			names = namesIn(names, r.words, r.toks[from:to], lowered)
			for i := n; i < len(names); i++ {
				names[i].first, names[i].last = names[i].first+from, names[i].last+from
			}
		}
		from = to
	}
	return names, headings
}

// meetInside takes full names out of runs of capitals that hold more than a name, headings and titles of works: a first
// name, and a surname that the text uses alone and for nobody else.
func (r *reader) meetInside(capitals [][]token, names []mention) {
	alone := map[string]bool{}
	for _, m := range names {
		if m.kind == name && m.first == m.last {
			alone[m.Of(r.words)] = true
		}
	}
	for _, toks := range capitals {
		for i := 0; i+1 < len(toks); i++ {
			a, b := toks[i].Of(r.words), toks[i+1].Of(r.words)
			if lexicon.Sex(a) != 0 && alone[b] && len(r.folk.byLast[key(b)]) == 0 {
				r.folk.register(a+" "+b, []string{a, b}, "", false)
			}
		}
	}
}

// commonSurnames adds the names that are a word of the language, too, where the article names their bearer in full:
// "George Will", then "Will urged".
func (r *reader) commonSurnames(names []mention) []mention {
	var found []mention
	k := 0
	for i := range r.toks {
		for k < len(names) && names[k].last < i {
			k++
		}
		if k < len(names) && names[k].first <= i || !r.namesBearer(i) {
			continue
		}
		t := r.toks[i]
		found = append(found, mention{Span: t.Span, first: i, last: i, person: -1, owner: i+1 < len(r.toks) && r.toks[i+1].kind == genitive})
	}
	if found == nil {
		return names
	}
	names = append(names, found...)
	slices.SortFunc(names, func(a, b mention) int { return a.first - b.first })
	return names
}

// namesBearer reports whether the word at i is the surname of somebody who was named in full, rather than what else it
// means: it stands inside a sentence, or before a verb.
func (r *reader) namesBearer(i int) bool {
	t := r.toks[i]
	if !nameWord(t) || t.is&(lexicon.Function|lexicon.Title|lexicon.Role|lexicon.Cue) == 0 || t.is&lexicon.Day != 0 || t.Len() < 3 {
		return false
	}
	w := t.Of(r.words)
	bears := slices.ContainsFunc(r.folk.byLast[key(w)], func(k int) bool {
		who := &r.folk.all[k]
		return !who.body && len(who.parts) > 1 && who.parts[len(who.parts)-1] == w && lexicon.Sex(who.parts[0]) != 0
	})
	if !bears || i+1 < len(r.toks) && r.together(i, i+1) && nameWord(r.toks[i+1]) || !opensSentence(r.toks, i) && nameWord(r.toks[i-1]) {
		return false
	}
	next := token{}
	if i+1 < len(r.toks) && r.together(i, i+1) {
		next = r.toks[i+1]
	}
	return !opensSentence(r.toks, i) || next.kind == comma || next.kind == genitive || next.has(lexicon.Cue|lexicon.Auxiliary)
}

// merge puts pronouns and descriptions between the names.
func (r *reader) merge(names []mention) {
	r.at = make([]int32, len(r.toks))
	r.mentions = make([]mention, 0, 2*len(names))
	for i, k := 0, 0; i < len(r.toks); i++ {
		if k < len(names) && names[k].first <= i {
			m := names[k]
			k++
			r.add(m)
			i = max(i, m.last)
			continue
		}
		t := r.toks[i]
		if t.kind != word {
			continue
		}
		if t.is&lexicon.Pronoun != 0 || possessive(t) && r.ownsUtterance(i) {
			r.add(mention{Span: t.Span, first: i, last: i, kind: pronounMention, is: t.is, person: -1})
		} else if t.is&(lexicon.Role|lexicon.Body) != 0 && (!t.upper || opensSentence(r.toks, i)) {
			if m, ok := r.describe(i); ok {
				r.add(m)
			}
		}
	}
}

// ownsUtterance reports whether a noun for what somebody said follows the possessive at i: "her frequent claim".
func (r *reader) ownsUtterance(i int) bool {
	for k := i + 1; k < len(r.toks) && k < i+4 && r.together(k, i) && r.toks[k].kind == word; k++ {
		if t := r.toks[k]; t.is&lexicon.Utterance != 0 {
			return true
		} else if t.is&(lexicon.Preposition|lexicon.Conjunction|lexicon.Auxiliary|lexicon.Pronoun) != 0 {
			return false
		}
	}
	return false
}

func (r *reader) add(m mention) {
	r.mentions = append(r.mentions, m)
	for k := m.first; k <= m.last; k++ {
		r.at[k] = int32(len(r.mentions))
	}
}

// leadsOn reports whether a noun before t is a title or a part of a longer noun.
func leadsOn(t token) bool {
	return t.kind == word && (t.upper && t.is&lexicon.Day == 0 || t.is&(lexicon.Role|lexicon.Body) != 0 && t.is&lexicon.Cue == 0)
}

// Longest description in words.
const maxDescription = 7

// describe makes a description of the noun at i with the words before it back to its determiner, owner or the sentence's
// start. A noun right before a name is a title, and no description.
func (r *reader) describe(i int) (mention, bool) {
	if i+1 < len(r.toks) && leadsOn(r.toks[i+1]) {
		return mention{}, false
	}
	first := i
	for k := i - 1; k >= 0 && i-k < maxDescription && r.together(k, i) && r.at[k] == 0; k-- {
		t := r.toks[k]
		if t.kind == genitive || t.kind == number {
			first = k
			continue
		}
		if t.kind != word || t.is&lexicon.Function != 0 && t.is&lexicon.Determiner == 0 || t.is&lexicon.Cue != 0 && t.is&lexicon.Determiner == 0 {
			break
		}
		first = k
		if t.is&lexicon.Determiner != 0 {
			break
		}
	}
	if first > 0 && r.toks[first].kind == genitive { // the owner belongs to it: "Smith’s lawyer"
		if o := r.at[first-1]; o > 0 {
			first = r.mentions[o-1].first
		}
	}
	m := mention{first: i, last: i, kind: description, is: r.toks[i].is, person: -1}
	m.Span = text.Span{Start: r.toks[first].Start, End: r.toks[i].End}
	if r.at[first] == 0 {
		m.first = first
	}
	m.owner = i+1 < len(r.toks) && r.toks[i+1].kind == genitive
	return m, true
}
