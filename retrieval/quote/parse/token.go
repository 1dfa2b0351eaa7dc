// Package parse cuts an article into tokens and sentences, and finds whom it names.
package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/marks"
	"verbatim/retrieval/text"
)

// A Token is a word, a sign, or a whole quotation, as the sentence around quotations sees them.
type Token struct {
	text.Span
	Kind  Kind
	Is    lexicon.Class
	Upper bool // a word that starts with a capital
	Sent  int  // number of its sentence
	Para  int
	Quote int // index of the run: of a quoted token itself, of what stands inside a run the innermost run; -1 outside
}

// Has reports whether the token is a word of one of the classes.
func (t Token) Has(c lexicon.Class) bool { return t.Kind == Word && t.Is&c != 0 }

// Kind tells words, quotations and signs apart.
type Kind uint8

const (
	Word Kind = iota
	Number
	Quoted // a whole quotation of the outermost level
	Comma
	Stop // . ? !
	Colon
	Semicolon
	Dash
	Opening // bracket
	Closing
	Genitive // ’s after a word
	Sign     // anything else
)

// A scanner cuts a stretch of text into tokens.
type scanner struct {
	words string
	runs  []marks.Run
	next  int // first run that opens at or behind the scanner
	toks  []Token
}

// OuterTokens cuts an article into tokens, each outermost quotation being one.
func OuterTokens(words string, paras []text.Span, runs []marks.Run) []Token {
	s := scanner{words: words, runs: runs, toks: make([]Token, 0, len(words)/4)}
	for i, p := range paras {
		s.cut(p.Start, p.End, i, -1)
	}
	sentences(words, s.toks)
	return s.toks
}

// InnerTokens cuts what stands inside the outermost quotations.
func InnerTokens(words string, runs []marks.Run) []Token {
	size := 0
	for _, r := range runs {
		size += r.Span.Len()
	}
	s := scanner{words: words, toks: make([]Token, 0, size/4)}
	for i, r := range runs {
		if r.In < 0 {
			s.cut(r.Span.Start, r.Span.End, r.Para, i)
		}
	}
	sentences(words, s.toks)
	return s.toks
}

func (s *scanner) cut(at, end, para, quote int) {
	for at < end {
		for s.next < len(s.runs) && s.runs[s.next].Outer.Start < at {
			s.next++
		}
		if s.next < len(s.runs) && s.runs[s.next].Outer.Start == at && s.runs[s.next].In < 0 {
			r := s.runs[s.next]
			s.toks = append(s.toks, Token{Span: r.Outer, Kind: Quoted, Para: para, Quote: s.next})
			at = max(at+1, r.Outer.End)
			continue
		}
		t := s.token(at, end)
		t.Para, t.Quote = para, quote
		if t.Kind != Sign || !blank(RuneAt(s.words, t.Start)) {
			s.toks = append(s.toks, t)
		}
		at = t.End
	}
}

// blank reports whether r separates and shows nothing.
func blank(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u00ad' }

// token reads the token at at.
func (s *scanner) token(at, end int) Token {
	c := s.words[at]
	if c < utf8.RuneSelf {
		if letter(c) {
			return s.word(at, end)
		}
		if '0' <= c && c <= '9' {
			return s.number(at, end)
		}
		k, n := ascii(c), 1
		if c == '\'' && isGenitive(s.words[at+1:end]) {
			k, n = Genitive, 2
		} else if c == '-' && strings.HasPrefix(s.words[at:end], "--") {
			n = 2
		}
		return Token{Span: text.Span{Start: at, End: at + n}, Kind: k}
	}
	r, n := utf8.DecodeRuneInString(s.words[at:end])
	t := Token{Span: text.Span{Start: at, End: at + n}, Kind: Sign}
	switch {
	case unicode.IsLetter(r):
		return s.word(at, end)
	case r == '’' && isGenitive(s.words[at+n:end]):
		t.Kind, t.End = Genitive, at+n+1
	case r == '—' || r == '–' || r == '―':
		t.Kind = Dash
	case r == '…':
		t.Kind = Stop
	}
	return t
}

// isGenitive reports whether rest, behind an apostrophe, is the s of a genitive (or of "he's").
func isGenitive(rest string) bool {
	return rest != "" && rest[0] == 's' && (len(rest) == 1 || !letter(rest[1]) && rest[1] < utf8.RuneSelf || rest[1] >= utf8.RuneSelf)
}

func letter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

func ascii(c byte) Kind {
	switch c {
	case ',':
		return Comma
	case '.', '?', '!':
		return Stop
	case ':':
		return Colon
	case ';':
		return Semicolon
	case '-':
		return Dash
	case '(', '[':
		return Opening
	case ')', ']':
		return Closing
	}
	return Sign
}

func (s *scanner) number(at, end int) Token {
	i := at
	for i < end && ('0' <= s.words[i] && s.words[i] <= '9' || letter(s.words[i]) ||
		(s.words[i] == ',' || s.words[i] == '.') && i+1 < end && '0' <= s.words[i+1] && s.words[i+1] <= '9') {
		i++
	}
	return Token{Span: text.Span{Start: at, End: i}, Kind: Number}
}

// word reads a word with the signs inside it (O’Reilly, Jae-in, U.S.) and the full stop of an abbreviation.
func (s *scanner) word(at, end int) Token {
	i, joined := at, false
	for i < end {
		c := s.words[i]
		if letter(c) || '0' <= c && c <= '9' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s.words[i:end])
		if unicode.IsLetter(r) || unicode.IsMark(r) {
			i += n
			continue
		}
		if !joins(r) || i+n >= end || !unicode.IsLetter(RuneAt(s.words, i+n)) ||
			r != '.' && r != '-' && isGenitive(s.words[i+n:end]) {
			break
		}
		joined = true
		i += n
	}
	t := Token{Span: text.Span{Start: at, End: i}, Kind: Word, Upper: unicode.IsUpper(RuneAt(s.words, at))}
	t.Upper = t.Upper || joined && articled(s.words[at:i])
	if i < end && s.words[i] == '.' && abbreviated(t.Of(s.words), t.Upper) {
		t.End++
	}
	t.Is = s.classOf(t)
	return t
}

// articled reports whether w is a name behind its article: al-Kindi, el-Amin, d’Arbois.
func articled(w string) bool {
	for _, article := range [...]string{"al-", "el-", "ul-", "ad-", "ar-", "ash-", "d'", "d’"} {
		if name, ok := strings.CutPrefix(w, article); ok {
			return unicode.IsUpper(RuneAt(name, 0))
		}
	}
	return false
}

func joins(r rune) bool {
	return r == '.' || r == '-' || r == '\'' || r == '’' || r == '‑' || r == '&'
}

func RuneAt(s string, i int) rune { r, _ := utf8.DecodeRuneInString(s[i:]); return r }

// abbreviated reports whether a full stop behind w belongs to it: "Sen", "J", "U.S".
func abbreviated(w string, upper bool) bool {
	return upper && (len(w) == 1 && w != "I" || lexicon.Abbreviates(w)) || strings.IndexByte(w, '.') > 0 && len(w) < 6
}

// classOf looks a word up in the lexicon, in lower case.
func (s *scanner) classOf(t Token) lexicon.Class {
	w := t.Of(s.words)
	if !t.Upper {
		c := lexicon.Of(w)
		if c == 0 && len(w) > 4 && strings.HasSuffix(w, "ly") {
			return lexicon.Adverb
		}
		return c
	}
	if c := lexicon.Of(w); c != 0 {
		return c
	}
	if contracted(w) {
		return lexicon.Function
	}
	if i := strings.LastIndexByte(w, '-'); i > 0 {
		return lexicon.Of(w[i+1:]) & (lexicon.Title | lexicon.Role | lexicon.Masculine | lexicon.Feminine)
	}
	return 0
}

// contracted reports whether w is two words in one: I’ve, They’re, Don’t.
func contracted(w string) bool {
	for _, end := range []string{"’ve", "’re", "’m", "’ll", "’d", "’t", "'ve", "'re", "'m", "'ll", "'d", "'t"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}
