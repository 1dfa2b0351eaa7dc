package quote

import (
	"slices"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/marks"
	"verbatim/retrieval/quote/parse"
	"verbatim/retrieval/text"
)

// A reader holds what one reading of an article builds up, stage by stage.
type reader struct {
	words    string
	runs     []marks.Run
	toks     []parse.Token   // outside quotations
	starts   []int           // first token of each sentence
	mentions []parse.Mention // outside quotations, in order
	at       []int32         // for each token the mention it belongs to, plus 1
	inside   []parse.Mention // names inside quotations, in order
	inner    []parse.Token
	folk     parse.People
	events   []event
	choices  []choice

	order     []int32        // mentions by place
	says      []int32        // for each mention its first event, plus 1
	also      []int32        // for each event the next one of its mention, plus 1
	roles     []role         // of each mention, as far as they are read
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
func (r *reader) together(i, j int) bool { return r.toks[i].Sent == r.toks[j].Sent }

// findMentions lists names, pronouns and descriptions outside quotations, and resolves the names.
func (r *reader) findMentions() {
	lowered := parse.LowerCased(r.words, r.toks)
	names, headings := r.namesOutside(lowered)
	r.inside = parse.NamesIn(make([]parse.Mention, 0, len(r.inner)/16), r.words, r.inner, lowered)
	known := parse.Knows(r.words, r.toks, names)
	known.Unweld(r.words, r.toks, names, lowered)
	known.Unweld(r.words, r.inner, r.inside, lowered)
	r.folk = parse.NewPeople(len(names)/4+1, lowered)
	r.folk.Meet(r.words, r.toks, names)
	r.folk.Meet(r.words, r.inner, r.inside)
	r.meetInside(append(headings, r.inner), names)
	names = r.commonSurnames(names)
	r.folk.Resolve(r.words, r.toks, names)
	r.folk.Resolve(r.words, r.inner, r.inside)
	r.merge(slices.DeleteFunc(names, r.opensOnly))
}

// namesOutside leaves out the headings, whose capitals name nobody, and returns their tokens apart.
func (r *reader) namesOutside(lowered map[string]bool) (names []parse.Mention, headings [][]parse.Token) {
	names = make([]parse.Mention, 0, len(r.toks)/12)
	for from := 0; from < len(r.toks); {
		to := from + 1
		for to < len(r.toks) && r.toks[to].Para == r.toks[from].Para {
			to++
		}
		if parse.IsHeadline(r.toks[from:to], from > 0) {
			headings = append(headings, r.toks[from:to])
		} else {
			n := len(names)
			names = parse.NamesIn(names, r.words, r.toks[from:to], lowered)
			for i := n; i < len(names); i++ {
				names[i].First, names[i].Last = names[i].First+from, names[i].Last+from
			}
		}
		from = to
	}
	return names, headings
}

// meetInside takes full names out of runs of capitals that hold more than a name, headings and titles of works: a first
// name, and a surname that the text uses alone and for nobody else.
func (r *reader) meetInside(capitals [][]parse.Token, names []parse.Mention) {
	alone := map[string]bool{}
	for _, m := range names {
		if m.Kind == parse.Name && m.First == m.Last {
			alone[m.Of(r.words)] = true
		}
	}
	for _, toks := range capitals {
		for i := 0; i+1 < len(toks); i++ {
			a, b := toks[i].Of(r.words), toks[i+1].Of(r.words)
			if lexicon.Sex(a) != 0 && alone[b] && len(r.folk.Named(b)) == 0 {
				r.folk.Register(a+" "+b, []string{a, b}, "", false)
			}
		}
	}
}

// commonSurnames adds the names that are a word of the language, too, where the article names their bearer in full:
// "George Will", then "Will urged", "Jane Fleming", then "Fleming urged".
func (r *reader) commonSurnames(names []parse.Mention) []parse.Mention {
	var found []parse.Mention
	k := 0
	for i := range r.toks {
		for k < len(names) && names[k].Last < i {
			k++
		}
		if k < len(names) && names[k].First <= i || !r.namesBearer(i) {
			continue
		}
		t := r.toks[i]
		found = append(found, parse.Mention{Span: t.Span, First: i, Last: i, Person: -1, Owner: i+1 < len(r.toks) && r.toks[i+1].Kind == parse.Genitive})
	}
	if found == nil {
		return names
	}
	names = append(names, found...)
	slices.SortFunc(names, func(a, b parse.Mention) int { return a.First - b.First })
	return names
}

// namesBearer reports whether the word at i is the surname of somebody who was named in full, rather than what else it
// means: it stands inside a sentence, or before a verb.
func (r *reader) namesBearer(i int) bool {
	t := r.toks[i]
	if !parse.NameWord(t) || t.Is&lexicon.Day != 0 || t.Len() < 3 {
		return false
	}
	w := t.Of(r.words)
	bears := slices.ContainsFunc(r.folk.Named(w), func(k int) bool {
		who := &r.folk.All[k]
		return !who.Body && len(who.Parts) > 1 && who.Parts[len(who.Parts)-1] == w && lexicon.MayBeFirst(who.Parts[0])
	})
	if !bears || i+1 < len(r.toks) && r.together(i, i+1) && parse.NameWord(r.toks[i+1]) || r.isBehindName(i) {
		return false
	}
	next := parse.Token{}
	if i+1 < len(r.toks) && r.together(i, i+1) {
		next = r.toks[i+1]
	}
	return !parse.OpensSentence(r.toks, i) || next.Kind == parse.Comma || next.Kind == parse.Genitive || next.Has(lexicon.Cue|lexicon.Auxiliary)
}

// isBehindName reports whether a capitalised word stands right before the one at i: other than in "While Will urged".
func (r *reader) isBehindName(i int) bool {
	return !parse.OpensSentence(r.toks, i) && parse.NameWord(r.toks[i-1]) &&
		(r.toks[i-1].Is&lexicon.Function == 0 || !parse.OpensSentence(r.toks, i-1))
}

// merge puts pronouns and descriptions between the names.
func (r *reader) merge(names []parse.Mention) {
	r.at = make([]int32, len(r.toks))
	r.mentions = make([]parse.Mention, 0, 2*len(names))
	for i, k := 0, 0; i < len(r.toks); i++ {
		if k < len(names) && names[k].First <= i {
			m := names[k]
			k++
			r.add(m)
			i = max(i, m.Last)
			continue
		}
		t := r.toks[i]
		if t.Kind != parse.Word {
			continue
		}
		if t.Is&lexicon.Pronoun != 0 || possessive(t) && r.ownsUtterance(i) {
			r.add(parse.Mention{Span: t.Span, First: i, Last: i, Kind: parse.PronounMention, Is: t.Is, Person: -1})
		} else if t.Is&(lexicon.Role|lexicon.Body) != 0 && (!t.Upper || parse.OpensSentence(r.toks, i)) {
			if m, ok := r.describe(i); ok {
				r.add(m)
			}
		}
	}
}

// ownsUtterance reports whether a noun for what somebody said follows the possessive at i: "her frequent claim".
func (r *reader) ownsUtterance(i int) bool {
	for k := i + 1; k < len(r.toks) && k < i+4 && r.together(k, i) && r.toks[k].Kind == parse.Word; k++ {
		if t := r.toks[k]; t.Is&lexicon.Utterance != 0 {
			return true
		} else if t.Is&(lexicon.Preposition|lexicon.Conjunction|lexicon.Auxiliary|lexicon.Pronoun) != 0 {
			return false
		}
	}
	return false
}

func (r *reader) add(m parse.Mention) {
	r.mentions = append(r.mentions, m)
	for k := m.First; k <= m.Last; k++ {
		r.at[k] = int32(len(r.mentions))
	}
}

// leadsOn reports whether a noun before t is a title or a part of a longer noun.
func leadsOn(t parse.Token) bool {
	return t.Kind == parse.Word && (t.Upper && t.Is&lexicon.Day == 0 || t.Is&(lexicon.Role|lexicon.Body) != 0 && t.Is&lexicon.Cue == 0)
}

// Longest description in words.
const maxDescription = 7

// describe makes a description of the noun at i with the words before it back to its determiner, owner or the sentence's
// start. A noun right before a name is a title, and no description.
func (r *reader) describe(i int) (parse.Mention, bool) {
	if i+1 < len(r.toks) && leadsOn(r.toks[i+1]) {
		return parse.Mention{}, false
	}
	first := i
	for k := i - 1; k >= 0 && i-k < maxDescription && r.together(k, i) && r.at[k] == 0; k-- {
		t := r.toks[k]
		if t.Kind == parse.Genitive || t.Kind == parse.Number {
			first = k
			continue
		}
		if t.Kind != parse.Word || t.Is&lexicon.Function != 0 && t.Is&lexicon.Determiner == 0 || t.Is&lexicon.Cue != 0 && t.Is&lexicon.Determiner == 0 {
			break
		}
		first = k
		if t.Is&lexicon.Determiner != 0 {
			break
		}
	}
	if first > 0 && r.toks[first].Kind == parse.Genitive { // the owner belongs to it: "Smith’s lawyer"
		if o := r.at[first-1]; o > 0 {
			first = r.mentions[o-1].First
		}
	}
	start := first
	if first == i && r.afterQualifier(i) { // "a Smith supporter"
		start = r.mentions[r.at[i-1]-1].First - 1
	}
	m := parse.Mention{First: i, Last: i, Kind: parse.Description, Is: r.toks[i].Is, Person: -1}
	m.Span = text.Span{Start: r.toks[start].Start, End: r.toks[i].End}
	if r.at[first] == 0 {
		m.First = first
	}
	m.Owner = i+1 < len(r.toks) && r.toks[i+1].Kind == parse.Genitive
	return m, true
}
