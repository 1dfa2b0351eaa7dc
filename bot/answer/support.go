package answer

import (
	"verbatim/retrieval"
	"verbatim/retrieval/text"
)

// support returns the words of a source that a sentence rests on: those that it quotes or, where it quotes none of
// this source, the sentence of the shown passages that shares the most terms with it.
func (src *source) support(s Sentence) (retrieval.Verified, bool) {
	for _, r := range s.Runs {
		if a := r.Quoted.Article(); a != nil && a.ID == src.article.ID {
			return r.Quoted, true
		}
	}
	want := make(map[string]bool)
	for _, t := range text.Terms(plain(s)) {
		want[t] = true
	}
	words := src.article.Text()
	best, most := text.Span{}, -1
	for _, i := range src.passages {
		passage := src.article.Passages[i].Span
		for _, sp := range text.Sentences(passage.Of(words)) {
			n := 0
			seen := make(map[string]bool)
			for _, t := range text.Terms(sp.Of(passage.Of(words))) {
				if want[t] && !seen[t] {
					seen[t] = true
					n++
				}
			}
			if n > most {
				best, most = text.Span{Start: passage.Start + sp.Start, End: passage.Start + sp.End}, n
			}
		}
	}
	return src.article.Excerpt(best)
}
