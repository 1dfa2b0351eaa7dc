package quote

import (
	"strings"
	"unicode"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/parse"
)

// kindOf tells speech from scare quotes, titles and the like. tok is the quotation's token, -1 for a nested one.
func (r *reader) ruleKind(i, tok int) Kind {
	q := r.runs[i]
	in := q.Span.Of(r.words)
	n := wordCount(in)
	if tok < 0 {
		if n < shortest {
			return Partial
		}
		return Direct
	}
	if q.Outer.Start > 0 && r.words[q.Outer.Start-1] == '=' {
		return Scare // an attribute of markup
	}
	c := r.choices[i]
	spoken := c.event >= 0 && c.score >= elsewhere-mayBe
	switch {
	case r.insideName(tok):
		return Scare
	case r.calledSo(tok) && !spoken:
		return Scare
	case titled(in) && n > 1 && (c.score < ahead-mayBe || r.namesThing(c)):
		return Scare
	case n < shortest && !spoken && c.score < goesOnWith && c.score != bySubject && !r.speaks(tok, n, in):
		return Scare
	}
	first := parse.RuneAt(in, 0)
	if n >= shortest && !unicode.IsLower(first) || c.beside && c.score >= ahead && unicode.IsUpper(first) || n > 1 && r.alone(tok) {
		return Direct
	}
	return Partial
}

// told reports whether a verb of saying stands in the quotation's sentence, be it without a subject: "was told".
func (r *reader) told(tok int) bool {
	from := max(r.starts[r.toks[tok].Sent], tok-window/4)
	for k := from; k < len(r.toks) && k < tok+window/4 && r.together(k, tok); k++ {
		if r.toks[k].Is&lexicon.Say != 0 && r.toks[k].Is&lexicon.NounToo == 0 {
			return true
		}
	}
	return false
}

// shortest is how many words are speech without anybody who says them.
const shortest = 4

// speaks reports whether a few words are speech all the same: a verb of saying stands with them, or they make a sentence.
func (r *reader) speaks(tok, n int, in string) bool {
	return r.told(tok) || n > 1 && r.opensSentence(tok) && sentenceLike(in)
}

// sentenceLike reports whether s starts and ends like a sentence, or like one that its attribution follows.
func sentenceLike(s string) bool {
	return unicode.IsUpper(parse.RuneAt(s, 0)) && strings.ContainsRune(",.?!", rune(s[len(s)-1]))
}

// insideName reports whether the quotation is a nickname: Gus “The Anchor” Melling.
func (r *reader) insideName(tok int) bool {
	return r.at[tok] > 0 && r.mentions[r.at[tok]-1].Kind == parse.Name
}

// calledSo reports whether a word before the quotation says that it is a term or a title.
func (r *reader) calledSo(tok int) bool {
	if tok == 0 {
		return false
	}
	var lower [parse.MaxLower]byte
	switch string(parse.LowerCase(lower[:0], r.toks[tok-1].Of(r.words))) {
	case "marked", "labelled", "labeled", "stamped", "so-called", "titled", "entitled", "named", "dubbed", "nicknamed", "album", "book", "film", "movie", "song",
		"show", "hit", "novel", "series", "play", "documentary", "program", "term", "word", "phrase", "word,":
		return true
	}
	return false
}

// namesThing reports whether the choice comes from "a play called “…”".
func (r *reader) namesThing(c choice) bool {
	return c.event >= 0 && r.toks[r.events[c.event].verb].Is&lexicon.Names != 0 && r.mentions[c.who].Kind == parse.Description &&
		r.mentions[c.who].Is&lexicon.Role == 0
}

// titled reports whether s is written like a title: capitals on all but the small words.
func titled(s string) bool {
	s = strings.TrimRight(s, ",.")
	up, low := 0, 0
	for w := range strings.FieldsSeq(s) {
		c := parse.RuneAt(w, 0)
		switch {
		case unicode.IsUpper(c):
			up++
		case unicode.IsLower(c) && lexicon.Of(w)&(lexicon.Preposition|lexicon.Determiner|lexicon.Conjunction) == 0:
			low++
		}
	}
	return up >= 2 && low == 0 && !strings.ContainsAny(s, ",.!?;")
}

// kindOf tells speech from scare quotes, titles and the like. tok is the quotation's token, -1 for a nested one.
func (r *reader) kindOf(i, tok int) Kind {
	if tok < 0 {
		return r.ruleKind(i, tok)
	}
	c := r.choices[i]
	in := r.runs[i].Span.Of(r.words)
	n := wordCount(in)
	plain := n > 1 && c.agreed == 1 && c.score == behind && unicode.IsUpper(parse.RuneAt(in, 0)) && !titled(in) // “It is not”, said Smith
	plain = plain || n > shortest && len(r.toks) == 1 && sentenceLike(in)                                       // nothing but a sentence
	if c.speech < speechFrom && !plain || n < shortest && r.calledSo(tok) && !c.credited() {
		return Scare
	}
	first := parse.RuneAt(in, 0)
	if n >= shortest && !unicode.IsLower(first) || c.beside && c.score >= ahead && unicode.IsUpper(first) || n > 1 && r.alone(tok) {
		return Direct
	}
	return Partial
}
