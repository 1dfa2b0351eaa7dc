package library

import (
	"slices"

	"verbatim/retrieval"
	"verbatim/retrieval/quote"
	"verbatim/retrieval/text"
)

// A statement is a whole quotation that may be listed: somebody's words, in no other quotation.
type statement struct {
	parts []int    // indexes into the article's quotations, in order
	about []string // of all parts
}

// minWords is how many words of a paraphrase must be quoted for them to be shown by themselves.
const minWords = 4

// statements returns the quotations of an article that may be listed, in order.
func statements(a *retrieval.Article) []statement {
	var all []statement
	at := make(map[int]int) // by the first part
	for i, q := range a.Quotes {
		if q.Kind == quote.Scare || q.In >= 0 {
			continue
		}
		if q.Whole == i {
			at[i] = len(all)
			all = append(all, statement{})
		}
		k, ok := at[q.Whole]
		if !ok {
			continue
		}
		all[k].parts = append(all[k].parts, i)
		all[k].add(q.About, a.Quotes[q.Whole].Speaker)
	}
	return slices.DeleteFunc(all, func(s statement) bool { return s.fragment(a) })
}

// add adds names of what a part is about, without the speaker's, which may stand beside another part.
func (s *statement) add(names []string, speaker string) {
	for _, name := range names {
		if name != speaker && !slices.Contains(s.about, name) {
			s.about = append(s.about, name)
		}
	}
}

// first is the quotation that has the speaker.
func (s statement) first(a *retrieval.Article) quote.Quote { return a.Quotes[s.parts[0]] }

// fragment reports whether so little is quoted that it says nothing by itself: "a lot" in a paraphrase, or no word.
func (s statement) fragment(a *retrieval.Article) bool {
	least := minWords
	if s.first(a).Kind == quote.Direct {
		least = 1
	}
	n := 0
	for _, i := range s.parts {
		for range text.Words(a.Quotes[i].Span.Of(a.Text())) {
			if n++; n == least {
				return false
			}
		}
		if n == 0 { // what is shown of it begins with its first part
			break
		}
	}
	return true
}
