package render

import (
	"regexp"
	"slices"

	"verbatim/bot/answer"
	"verbatim/bot/say"
	"verbatim/retrieval"
	"verbatim/retrieval/text"
)

// Sources is the proof of an answer: each passage that it quotes, with the sentences around the words, which are bold;
// what was understood and searched; and what was withheld, and why.
func Sources(a answer.Answer, id string) []Message {
	var ps []paragraph
	for _, s := range a.Sources {
		heads := numbered(s)
		for _, quoted := range proven(a, s) {
			link := opened(s, quoted[0])
			room := MaxContent - units(heads) - units(link) - 50
			ps = append(ps, paragraph{lead: heads, markup: blockquote(surrounded(s.Article, quoted, room) + " " + link)})
			heads = ""
		}
	}
	ms := pages(append(ps, stacked(append(understood(a), withheld(a)...))...))
	ms[len(ms)-1].Buttons = []Button{
		{Label: say.ButtonWrong, ID: "wrong:" + id, Style: Plain},
		{Label: say.ButtonDelete, ID: "delete:" + id, Style: Risky},
	}
	return ms
}

// opened is a source's number, linked to words of it.
func opened(s answer.Source, at text.Span) string {
	v, _ := s.Article.Excerpt(at)
	return cite(s.N, v)
}

// proven returns what an answer shows of a source, block by block: runs in the order of the text.
func proven(a answer.Answer, of answer.Source) [][]text.Span {
	var all [][]text.Span
	for _, b := range a.Blocks {
		var vs []retrieval.Verified
		switch b := b.(type) {
		case answer.Quotation:
			vs = b.Parts
		case answer.Excerpt:
			vs = []retrieval.Verified{b.Words}
		case answer.Sentence:
			for _, r := range b.Runs {
				vs = append(vs, r.Quoted)
			}
		}
		var spans []text.Span
		for _, v := range vs {
			if v.Article() == of.Article && !v.Span().Zero() {
				spans = append(spans, v.Span())
			}
		}
		if len(spans) > 0 {
			all = append(all, merged(of.Article.Text(), spans))
		}
	}
	if len(all) == 0 { // it proves what a model wrote in other words
		return [][]text.Span{{of.Words.Span()}}
	}
	return all
}

// merged returns spans in order, those in one between which nothing is seen.
func merged(words string, spans []text.Span) []text.Span {
	slices.SortFunc(spans, func(a, b text.Span) int { return a.Start - b.Start })
	out := spans[:1]
	for _, sp := range spans[1:] {
		last := &out[len(out)-1]
		if sp.Start <= last.End || legible(words[last.End:sp.Start]) == "" {
			last.End = max(last.End, sp.End)
		} else {
			out = append(out, sp)
		}
	}
	return out
}

// understood says what a question was understood as, what was searched, and who wrote the answer.
func understood(a answer.Answer) []string {
	q := a.Evidence.Understood
	lines := []string{say.Understood(unquoted(q.Speaker, maxName), unquoted(q.About, maxName), unquoted(q.Outlet, maxName), q.Since, q.Until)}
	lines = append(lines, say.Searched("", "", len(a.Sources), a.Evidence.Articles)+".")
	switch {
	case a.Trouble != nil:
		lines = append(lines, failed(a))
	case a.Model != "":
		lines = append(lines, say.WrittenBy(code(a.Model, maxName)))
	}
	return lines
}

// maxWithheld is how many withheld sentences are shown.
const maxWithheld = 12

// key is how a model points at a quotation.
var key = regexp.MustCompile(`\{q\d+\}`)

// withheld lists the sentences that failed their proof, and what each failed.
func withheld(a answer.Answer) []string {
	if len(a.Withheld) == 0 {
		return nil
	}
	lines := []string{bold(say.Withheld(len(a.Withheld)))}
	for _, w := range a.Withheld[:min(len(a.Withheld), maxWithheld)] {
		if s := code(key.ReplaceAllString(w.Sentence, say.AQuotation), maxTyped); s != "" {
			lines = append(lines, "- "+s+" "+say.Rule(string(w.Rule)))
		}
	}
	if n := len(a.Withheld) - maxWithheld; n > 0 {
		lines = append(lines, say.AndMore(n))
	}
	return lines
}
