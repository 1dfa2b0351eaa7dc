package render

import (
	"slices"
	"strings"

	"verbatim/bot/answer"
	"verbatim/bot/say"
	"verbatim/retrieval"
)

// The longest words of one block in a message, in units. Sixty words have 350 on average.
const (
	maxQuotation = 700
	maxSentence  = 600
	maxCites     = 6
)

// cut says that an article's words go on.
const cut = `\[…\]`

// layout turns an answer's blocks into paragraphs. What only leads to the next block waits for it.
func layout(a answer.Answer) []paragraph {
	var ps []paragraph
	lead := ""
	for _, b := range a.Blocks {
		var p paragraph
		switch b := b.(type) {
		case answer.FromArticles:
			lead = say.FromArticles
		case answer.Sentence:
			if p = sentence(a, b); b.Lead {
				lead, p = p.markup, paragraph{}
			}
		case answer.Quotation:
			p = quotation(b)
		case answer.Excerpt:
			p = asPrinted(b)
		}
		if p.markup != "" {
			p.lead, lead = lead, ""
			ps = append(ps, p)
		}
	}
	return ps
}

// sentence is what a model wrote, with the numbers of the sources that prove it.
func sentence(a answer.Answer, s answer.Sentence) paragraph {
	var b strings.Builder
	left := maxSentence
	for _, r := range s.Runs {
		words, quoted := withoutDoubles(headOf(r.Words, left)), r.Quoted.Article() != nil
		if quoted {
			words = headOf(r.Quoted.String(), left)
		}
		words, whole := clip(strings.ReplaceAll(legible(words), "\n", " "), left)
		b.WriteString(run(words, quoted))
		if left -= cost(words) + len("“”"); !whole {
			b.WriteString(" " + cut)
			break
		}
	}
	p := paragraph{markup: strings.TrimSpace(b.String()), runsOn: true, cites: s.Cites}
	if p.markup != "" && !s.Lead { // what it leads to is cited
		p.markup += " " + cites(a, s)
	}
	return p
}

// run is a model's words, or an article's between quotation marks.
func run(words string, quoted bool) string {
	if !quoted || strings.TrimSpace(words) == "" {
		return literal(words)
	}
	return isolate("“" + literal(words) + "”")
}

// cites are the numbers of a sentence's sources, linked as far as there is room.
func cites(a answer.Answer, s answer.Sentence) string {
	const room = 2 * maxLink
	links := ""
	for _, n := range s.Cites[:min(len(s.Cites), maxCites)] {
		link := cite(n, opening(a, s, n))
		if units(links)+units(link) > room {
			link = cite(n, retrieval.Verified{})
		}
		links += link
	}
	return links
}

// opening returns the words on which a sentence's link to a source opens: what it quotes of it, or what the answer shows
// of it first.
func opening(a answer.Answer, s answer.Sentence, n int) retrieval.Verified {
	i := slices.IndexFunc(a.Sources, func(src answer.Source) bool { return src.N == n })
	if i < 0 {
		return retrieval.Verified{}
	}
	for _, r := range s.Runs {
		if r.Quoted.Article() == a.Sources[i].Article {
			return r.Quoted
		}
	}
	return a.Sources[i].Words
}

// quotation is a whole quotation, its parts each between its own marks, with the number of its source.
func quotation(q answer.Quotation) paragraph {
	markup := quotes(q)
	if markup == "" {
		return paragraph{}
	}
	return paragraph{
		markup: blockquote(markup + " " + cite(q.Source, q.Parts[0])),
		quoted: true, speaker: name(q), cites: []int{q.Source},
	}
}

// quotes is the parts of a quotation.
func quotes(q answer.Quotation) string {
	var parts []string
	room, short := maxQuotation, q.Cut
	for _, v := range q.Parts {
		words, whole := clip(v.String(), room)
		if strings.TrimSpace(words) != "" {
			parts = append(parts, isolate("“"+literal(words)+"”"))
		}
		if room -= cost(words) + len("“” … "); !whole {
			short = true
			break
		}
	}
	s := strings.Join(parts, " … ")
	if s != "" && short {
		s += " " + cut
	}
	return s
}

// asPrinted is an article's sentences, set off as its words. Quotation marks in them are the article's own.
func asPrinted(e answer.Excerpt) paragraph {
	words, whole := clip(e.Words.String(), maxQuotation)
	if strings.TrimSpace(words) == "" {
		return paragraph{}
	}
	words = isolate(literal(words))
	if !whole {
		words += " " + cut
	}
	return paragraph{
		markup: blockquote(words + " " + cite(e.Source, e.Words)),
		quoted: true, speaker: bold(unquoted(e.Speaker, maxName)), cites: []int{e.Source},
	}
}

// name is what stands above a quotation: the speaker or, where the article leaves that open, its own mention.
func name(q answer.Quotation) string {
	if s := bold(unquoted(q.Speaker, maxName)); s != "" {
		return s
	}
	if s := italic(unquoted(q.Mention, maxName)); s != "" {
		return s
	}
	return italic(say.Unnamed)
}
