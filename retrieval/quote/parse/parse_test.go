package parse

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"verbatim/retrieval/quote/marks"
	"verbatim/retrieval/text"
)

// TestSentences cuts a text with quotations, abbreviations and a dateline into sentences.
func TestSentences(t *testing.T) {
	const words = "NORWICK (RP) — Sen. Ada Orr left. “It leaks. It always did,” she said. “No.” He laughed.\n\nThe U.S. team won 3.5 points."
	var got []string
	toks := tokens(words)
	for _, i := range SentenceStarts(toks) {
		got = append(got, toks[i].Of(words))
	}
	want := []string{"NORWICK", "Sen.", "“It leaks. It always did,”", "“No.”", "He", "The"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestPeople finds who is named, and who a surname alone means.
func TestPeople(t *testing.T) {
	const words = "Mayor Ada Orr met Gov. Simon Orr and Calder County Recorder Helen Orr of Norwick. But Gov. Orr left early."
	toks := tokens(words)
	lowered := LowerCased(words, toks)
	ms := NamesIn(nil, words, toks, lowered)
	folk := NewPeople(len(ms), lowered)
	folk.Meet(words, toks, ms)
	folk.Resolve(words, toks, ms)
	var got []string
	for _, m := range ms {
		got = append(got, m.Of(words)+" = "+folk.All[m.Person].Full)
	}
	want := []string{"Ada Orr = Ada Orr", "Simon Orr = Simon Orr", "Helen Orr = Helen Orr", "Norwick = Norwick", "Orr = Simon Orr"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func tokens(words string) []Token {
	paras := text.Paragraphs(words)
	return OuterTokens(words, paras, marks.Find(words, paras))
}
