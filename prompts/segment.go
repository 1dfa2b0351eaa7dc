package prompts

import (
	"strings"
	"unicode"
)

// A Segment is one sentence of a reply with its citations, or a quotation that stands alone.
type Segment struct {
	Raw     string // as the model wrote it, without what can't be seen
	Parts   []Part // what it says, in order; the decoration of Markdown and the citations are gone
	Cites   []int  // numbers of sources, each once, in order; a number that no source can have is 1<<31 - 1
	Cut     bool   // the reply broke off inside it: what stands here may not be what the model meant
	Nothing bool   // the model says that the sources don't answer; Parts is empty then
}

// A Part is plain words, or, where Quote is above zero, the place of that quotation: 1 for {q1}.
type Part struct {
	Text  string
	Quote int
}

// nothing is the line by which a model says that the sources don't answer. The rules in answer.txt ask for it.
const nothing = "NOTHING"

// newSegment reads a sentence of a reply. First says that a line begins with it, whole that it is a line of its own.
func newSegment(raw string, first, whole bool) Segment {
	seg := Segment{Raw: raw}
	words := raw
	if first {
		words = lineMark.ReplaceAllString(words, "")
	}
	if whole {
		words = loneKey.ReplaceAllString(words, "{$1}$2")
	}
	seg.Parts, seg.Cites = readMarkup(words)
	if len(seg.Parts) == 1 && strings.Trim(seg.Parts[0].Text, " .!\"“”") == nothing {
		seg.Parts, seg.Nothing = nil, true
	}
	return seg
}

// speaks reports whether the segment says anything: a word, a number or a quotation.
func (s Segment) speaks() bool {
	for _, p := range s.Parts {
		if p.Quote > 0 || strings.ContainsFunc(p.Text, inWord) {
			return true
		}
	}
	return s.Nothing
}

// cite adds the citations of raw, which stood by themselves on the line after the sentence.
func (s *Segment) cite(raw string, cites []int) {
	s.Raw += " " + raw
	for _, n := range cites {
		s.Cites = addCite(s.Cites, n)
	}
}

func addCite(cites []int, n int) []int {
	for _, c := range cites {
		if c == n {
			return cites
		}
	}
	return append(cites, n)
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
