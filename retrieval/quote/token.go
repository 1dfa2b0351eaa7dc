package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/marks"
	"verbatim/retrieval/text"
)

// A token is a word, a sign, or a whole quotation, as the sentence around quotations sees them.
type token struct {
	text.Span
	kind  tokenKind
	is    lexicon.Class
	upper bool // a word that starts with a capital
	sent  int  // number of its sentence
	para  int
	quote int // index of the run: of a quoted token itself, of what stands inside a run the innermost run; -1 outside
}

// has reports whether the token is a word of one of the classes.
func (t token) has(c lexicon.Class) bool { return t.kind == word && t.is&c != 0 }

type tokenKind uint8

const (
	word tokenKind = iota
	number
	quoted // a whole quotation of the outermost level
	comma
	stop // . ? !
	colon
	semicolon
	dash
	opening // bracket
	closing
	genitive // ’s after a word
	sign     // anything else
)

// A scanner cuts a stretch of text into tokens.
type scanner struct {
	words string
	runs  []marks.Run
	next  int // first run that opens at or behind the scanner
	toks  []token
}

// outerTokens cuts an article into tokens, each outermost quotation being one.
func outerTokens(words string, paras []text.Span, runs []marks.Run) []token {
	s := scanner{words: words, runs: runs, toks: make([]token, 0, len(words)/4)}
	for i, p := range paras {
		s.cut(p.Start, p.End, i, -1)
	}
	sentences(words, s.toks)
	return s.toks
}

// innerTokens cuts what stands inside the outermost quotations.
func innerTokens(words string, runs []marks.Run) []token {
	size := 0
	for _, r := range runs {
		size += r.Span.Len()
	}
	s := scanner{words: words, toks: make([]token, 0, size/4)}
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
			s.toks = append(s.toks, token{Span: r.Outer, kind: quoted, para: para, quote: s.next})
			at = max(at+1, r.Outer.End)
			continue
		}
		t := s.token(at, end)
		t.para, t.quote = para, quote
		if t.kind != sign || !blank(runeAt(s.words, t.Start)) {
			s.toks = append(s.toks, t)
		}
		at = t.End
	}
}

// blank reports whether r separates and shows nothing.
func blank(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u00ad' }

// token reads the token at at.
func (s *scanner) token(at, end int) token {
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
			k, n = genitive, 2
		} else if c == '-' && strings.HasPrefix(s.words[at:end], "--") {
			n = 2
		}
		return token{Span: text.Span{Start: at, End: at + n}, kind: k}
	}
	r, n := utf8.DecodeRuneInString(s.words[at:end])
	t := token{Span: text.Span{Start: at, End: at + n}, kind: sign}
	switch {
	case unicode.IsLetter(r):
		return s.word(at, end)
	case r == '’' && isGenitive(s.words[at+n:end]):
		t.kind, t.End = genitive, at+n+1
	case r == '—' || r == '–' || r == '―':
		t.kind = dash
	case r == '…':
		t.kind = stop
	}
	return t
}

// isGenitive reports whether rest, behind an apostrophe, is the s of a genitive (or of "he's").
func isGenitive(rest string) bool {
	return rest != "" && rest[0] == 's' && (len(rest) == 1 || !letter(rest[1]) && rest[1] < utf8.RuneSelf || rest[1] >= utf8.RuneSelf)
}

func letter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

func ascii(c byte) tokenKind {
	switch c {
	case ',':
		return comma
	case '.', '?', '!':
		return stop
	case ':':
		return colon
	case ';':
		return semicolon
	case '-':
		return dash
	case '(', '[':
		return opening
	case ')', ']':
		return closing
	}
	return sign
}

func (s *scanner) number(at, end int) token {
	i := at
	for i < end && ('0' <= s.words[i] && s.words[i] <= '9' || letter(s.words[i]) ||
		(s.words[i] == ',' || s.words[i] == '.') && i+1 < end && '0' <= s.words[i+1] && s.words[i+1] <= '9') {
		i++
	}
	return token{Span: text.Span{Start: at, End: i}, kind: number}
}

// word reads a word with the signs inside it (O’Reilly, Jae-in, U.S.) and the full stop of an abbreviation.
func (s *scanner) word(at, end int) token {
	i := at
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
		if !joins(r) || i+n >= end || !unicode.IsLetter(runeAt(s.words, i+n)) ||
			r != '.' && r != '-' && isGenitive(s.words[i+n:end]) {
			break
		}
		i += n
	}
	t := token{Span: text.Span{Start: at, End: i}, kind: word, upper: unicode.IsUpper(runeAt(s.words, at))}
	if i < end && s.words[i] == '.' && abbreviated(t.Of(s.words), t.upper) {
		t.End++
	}
	t.is = s.classOf(t)
	return t
}

func joins(r rune) bool {
	return r == '.' || r == '-' || r == '\'' || r == '’' || r == '‑' || r == '&'
}

func runeAt(s string, i int) rune { r, _ := utf8.DecodeRuneInString(s[i:]); return r }

// abbreviated reports whether a full stop behind w belongs to it: "Sen", "J", "U.S".
func abbreviated(w string, upper bool) bool {
	return upper && (len(w) == 1 && w != "I" || lexicon.Abbreviates(w)) || strings.IndexByte(w, '.') > 0 && len(w) < 6
}

// classOf looks a word up in the lexicon, in lower case.
func (s *scanner) classOf(t token) lexicon.Class {
	w := t.Of(s.words)
	if !t.upper {
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
