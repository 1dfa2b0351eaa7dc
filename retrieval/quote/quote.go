// Package quote finds the quotations in an article, who said them, and how the article says so.
package quote

import (
	"strings"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/marks"
	"verbatim/retrieval/quote/parse"
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
	Sure    bool      // Speaker may be shown; otherwise it is for ranking only, and without a Mention no more than a guess
	About   []string  // whom and what it is about
	Kind    Kind
}

// Find returns the quotations of an article's text, in the order in which they open. It reads in stages: what stands
// between marks, names, places where somebody says something, who said which quotation by rules, whom pronouns mean; then
// learned weights reconsider who said it, whether it is speech at all, and what is sure.
func Find(words string) []Quote {
	r := read(words)
	if r == nil {
		return nil
	}
	r.weigh(learned())
	return r.quotes()
}

// read takes all stages but the weighing; it returns nil where nothing is quoted.
func read(words string) *reader {
	paras := text.Paragraphs(words)
	runs := marks.Find(words, paras)
	if len(runs) == 0 {
		return nil
	}
	r := &reader{words: words, runs: runs, toks: parse.OuterTokens(words, paras, runs), inner: parse.InnerTokens(words, runs)}
	r.starts = parse.SentenceStarts(r.toks)
	r.events = make([]event, 0, 8+len(r.toks)/32)
	r.cands = make([]candidate, 0, maxBefore+maxBehind+2)
	r.points = make([]float64, 0, cap(r.cands))
	r.stands = make([]stand, 0, maxStands+1)
	r.buf = make([]feature, 0, 64)
	r.paraStart = make([]int, len(paras)+1)
	for i := len(r.toks) - 1; i >= 0; i-- {
		r.paraStart[r.toks[i].Para] = i
	}
	r.findMentions()
	r.findEvents()
	r.attribute()
	r.arrange()
	r.resolveRest()
	r.countSeen()
	r.main = r.folk.Main()
	return r
}

// quotes puts together what the stages found.
func (r *reader) quotes() []Quote {
	qs := make([]Quote, len(r.runs))
	tok := make([]int, len(r.runs))
	for i := range tok {
		tok[i] = -1
	}
	for p, t := range r.toks {
		if t.Kind == parse.Quoted {
			tok[t.Quote] = p
		}
	}
	whole, names := r.link(), 0
	for i, q := range r.runs {
		var inside []parse.Mention
		inside, names = r.namesWithin(q.Span, names)
		qs[i] = Quote{Span: q.Span, Whole: whole[i], In: q.In, Kind: r.kindOf(i, tok[i])}
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

// credited reports whether a choice is said to be who said it.
func (c choice) credited() bool {
	return c.who >= 0 && (c.right >= creditFrom || c.beside && c.agreed == 1)
}

// ranks reports whether a choice is not said to be who said it, but likely enough to rank the quotation among a name's.
func (r *reader) ranks(c choice) bool {
	return c.who >= 0 && c.right >= rankFrom && r.mentions[c.who].Kind == parse.Name && r.mentions[c.who].Person >= 0
}

// credit fills in who said the i-th quotation.
func (r *reader) credit(q *Quote, i int) {
	c := r.choices[i]
	if !c.credited() {
		if r.ranks(c) {
			q.Speaker = r.folk.All[r.mentions[c.who].Person].Full
		}
		return
	}
	m := r.mentions[c.who]
	if c.event < 0 && m.Kind == parse.PronounMention && m.Is&lexicon.Neuter != 0 {
		return // "It rained."
	}
	q.Mention, q.Cue = r.shown(m), c.cue
	if m.Person < 0 {
		return
	}
	q.Speaker = r.folk.All[m.Person].Full
	q.Sure = r.sure(c)
	if c.event >= 0 && q.Sure {
		if e := r.events[c.event]; e.who == c.who && e.rel > 0 {
			q.Mention = r.toks[e.rel].Span // the words beside the verb: "Smith, who said"
		}
	}
}

// longestMention is the longest mention that is shown, in bytes: what is longer explains rather than names.
const longestMention = 60

// shown returns the words that stand for a mention: a description with whom or what it is of.
func (r *reader) shown(m parse.Mention) text.Span {
	i := m.Last + 1
	if m.Kind != parse.Description || i+2 >= len(r.toks) {
		return m.Span
	}
	if w := r.toks[i].Of(r.words); r.toks[i].Kind != parse.Word || w != "for" && w != "of" {
		return m.Span
	}
	if r.toks[i+1].Is&lexicon.Determiner != 0 && r.at[i+1] == 0 {
		i++
	}
	of := int(r.at[i+1]) - 1
	if of < 0 || r.mentions[of].Kind == parse.PronounMention || !r.together(i+1, m.Last) {
		return m.Span
	}
	if whole := (text.Span{Start: m.Start, End: r.mentions[of].End}); whole.Len() <= longestMention {
		return whole
	}
	return m.Span
}

// What is shown, credited and taken for speech, from which likelihood on. Set on the articles that taught the weights, each
// third weighed by what the other two teach (TestTrain): of the names shown there, 1.4 % are wrong where the article
// attributes by name, and 15 % where by a pronoun, most of which the annotation has wrong.
const (
	sureName    = .9
	surePronoun = .9
	surePlain   = .8  // where the rules are as sure: it stands beside a verb of saying, and both beside the quotation,
	leastShare  = .9  // and no other candidate comes near,
	meantPlain  = .8  // and a pronoun can mean nobody else,
	plainlyHe   = .75 // for which less will do
	creditFrom  = .42
	rankFrom    = .25 // a name as Speaker without a Mention: costs nothing where all that is found counts, and finds more of a speaker's
	speechFrom  = .5
)

// sure reports whether the speaker of a choice may be shown.
func (r *reader) sure(c choice) bool {
	m := &r.mentions[c.who]
	switch m.Kind {
	case parse.Name:
		if words := m.Of(r.words); parse.AllCaps(words) && strings.Contains(words, " ") && (c.event >= 0 || !c.beside) {
			return false // a heading, but for who opens a turn
		}
		if who := &r.folk.All[m.Person]; len(who.Parts) == 1 && !who.Body && m.Is&lexicon.Title == 0 && who.Spoke < 2 {
			return false // it may be no name at all
		}
		if m.Is&(lexicon.Masculine|lexicon.Feminine) == 0 && r.folk.Bearers(m.Person) > 1 && !strings.Contains(m.Of(r.words), " ") &&
			!r.folk.OnlyBearer(m.Person, parse.TitleOf(r.words, r.toks, m)) {
			return false // it may be the other one
		}
		return c.sure >= sureName || c.sure >= surePlain && c.beside && c.agreed == 1 && c.share >= leastShare
	case parse.PronounMention:
		return c.sure >= surePronoun || c.sure >= plainlyHe && m.Plain && c.beside && c.agreed == 1 && c.meant >= meantPlain
	}
	return false
}

// Guessed reports whether the article names nobody for the quotation, so that its Speaker is no answer to what somebody said.
func (q Quote) Guessed() bool { return !q.Sure && q.Mention.Zero() }

func (k Kind) String() string {
	switch k {
	case Direct:
		return "direct"
	case Partial:
		return "partial"
	}
	return "scare"
}

// Says reports whether a word is a form of a verb of saying.
func Says(word string) bool { return lexicon.Of(word)&lexicon.Cue != 0 }
