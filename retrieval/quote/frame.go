package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/parse"
)

// A frame is a quotation as its surroundings show it; the numbers are classes, each under 16.
type frame struct {
	p      int    // its token
	before uint64 // what stands before it
	after  uint64
	ends   uint64 // its last sign
	size   uint64 // its length
	upper  uint64 // 1 if it starts with a capital
	alone  uint64 // 1 if its sentence is nothing else, 2 if its paragraph is
	has    content
	facts  []float32 // with room for those of candidates behind them
}

// all is everything but the size.
func (f frame) all() uint64 {
	return f.before<<16 | f.after<<12 | f.ends<<8 | f.upper<<4 | f.alone
}

func (r *reader) frameOf(p int, h past) frame {
	in := r.runs[r.toks[p].Quote].Span.Of(r.words)
	f := frame{p: p, has: r.contentOf(r.toks[p].Quote), before: r.classBefore(p), after: r.classAfter(p), size: sizeOf(in), ends: lastSign(in)}
	if c := parse.RuneAt(in, 0); !unicode.IsLower(c) {
		f.upper = 1
	}
	if r.alone(p) {
		f.alone = 1
		if f.before == 0 && f.after == 0 {
			f.alone = 2
		}
	}
	f.facts = r.frameFacts(r.facts[:0], f, h)
	return f
}

// sizeOf counts words, coarsely.
func sizeOf(s string) uint64 {
	n := wordCount(s)
	switch {
	case n < 5:
		return uint64(n)
	case n < 8:
		return 5
	case n < 15:
		return 6
	}
	return 7
}

func wordCount(s string) int {
	n := 0
	for range strings.FieldsSeq(s) {
		n++
	}
	return n
}

func lastSign(s string) uint64 {
	c, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "\"'”’ "))
	switch {
	case c == ',':
		return 1
	case c == '.' || c == '…':
		return 2
	case c == '?' || c == '!':
		return 3
	case unicode.IsLetter(c):
		return 4
	}
	return 5
}

// classBefore says what stands before token p in its paragraph; 0 nothing, 1 another sentence.
func (r *reader) classBefore(p int) uint64 {
	switch {
	case r.opensParagraph(p):
		return 0
	case !r.together(p-1, p):
		return 1
	}
	return r.signClass(p - 1)
}

func (r *reader) classAfter(p int) uint64 {
	i := p + 1
	switch {
	case i >= len(r.toks) || r.toks[i].Para != r.toks[p].Para:
		return 0
	case !r.together(i, p):
		return 1
	}
	return r.signClass(i)
}

// The classes of tokens as frames and paths see them; 0 and 1 are for what parts them.
const (
	aComma = iota + 2
	aColon
	aQuotation
	aStop
	aSign
	aMention
	aSaying
	aCue
	anAuxiliary
	aJoiner
	aPreposition
	aSideWord
	aDeterminer
	aWord
)

// signClass is the class of one token.
func (r *reader) signClass(i int) uint64 {
	switch r.toks[i].Kind {
	case parse.Word:
		return r.wordClass(i)
	case parse.Comma:
		return aComma
	case parse.Colon:
		return aColon
	case parse.Quoted:
		return aQuotation
	case parse.Stop:
		return aStop
	}
	return aSign
}

func (r *reader) wordClass(i int) uint64 {
	t := &r.toks[i]
	switch {
	case r.at[i] > 0:
		return aMention
	case t.Is&lexicon.Say != 0 && t.Is&lexicon.NounToo == 0:
		return aSaying
	case t.Is&lexicon.Cue != 0:
		return aCue
	case t.Is&lexicon.Auxiliary != 0:
		return anAuxiliary
	case t.Is&lexicon.Conjunction != 0 || t.Of(r.words) == "that" || t.Of(r.words) == "as":
		return aJoiner
	case t.Is&lexicon.Preposition != 0:
		return aPreposition
	case t.Is&(lexicon.Adverb|lexicon.Day) != 0:
		return aSideWord
	case t.Is&lexicon.Determiner != 0:
		return aDeterminer
	}
	return aWord
}
