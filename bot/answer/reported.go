package answer

import (
	"slices"
	"strings"

	"verbatim/retrieval"
	"verbatim/retrieval/text"
	"verbatim/retrieval/told"
)

// alike is how much of what a sentence reports, by its words, a sentence of an article must have to be what it reports;
// nearlyAlike is how much less another may have to be taken for it, too.
const alike, nearlyAlike = 0.5, 0.15

// reported checks that nobody is told to have said what a cited article has from another: "Orr said that the ferry was
// late" where Marsh said so; nor what no two sentences in a row of an article come near to, its names left out: names stand
// all over. Who said a quotation is checked apart.
func (d *draft) reported(cited []*source) Rule {
	if len(d.quotes) > 0 {
		return ""
	}
	who := teller(d.text)
	if who == "" {
		return ""
	}
	claimed := content(withoutNames(d.text), who)
	if said, _ := found(claimed, cited); len(claimed) >= minContent && said < inReport {
		return RuleUngrounded
	}
	claimed = content(d.text, who)
	best, others := 0.0, 0.0 // how alike a sentence is that another says, and one that isn't
	for _, src := range cited {
		for _, s := range src.sentences() {
			if n := s.share(claimed); n < alike {
				continue
			} else if s.another(who) {
				others = max(others, n)
			} else {
				best = max(best, n)
			}
		}
	}
	if others > 0 && best < others-nearlyAlike {
		return RuleSpeaker
	}
	return ""
}

// withoutNames is words without those in upper case.
func withoutNames(words string) string {
	var b strings.Builder
	for w := range text.Words(words) {
		if word := w.Of(words); !isName(word) {
			b.WriteString(word + " ")
		}
	}
	return b.String()
}

// another reports whether another than who says a sentence of an article, and who doesn't, too.
func (s stated) another(who string) bool {
	return len(s.by) > 0 && !slices.ContainsFunc(s.by, func(n string) bool { return retrieval.Called(who, n) })
}

// tellers are those whose words a sentence of an article has, or who it tells to have said something. They are nobody
// where the article leaves one open.
func tellers(a *retrieval.Article, s text.Span) []string {
	var names []string
	for _, q := range a.Quotes {
		if q.In < 0 && q.Span.Overlaps(s) {
			if !q.Sure {
				return nil
			}
			names = append(names, q.Speaker)
		}
	}
	for _, n := range people(a) {
		if told.By(n, s.Of(a.Text()), true) {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// teller is the name of whom a sentence tells to have said something, as it has the name; "" if it tells so of nobody.
func teller(sentence string) string {
	first := ""
	end := 0
	for w := range text.Words(sentence) {
		word := w.Of(sentence)
		if !isName(word) {
			first = ""
			continue
		}
		if strings.TrimSpace(sentence[end:w.Start]) != "" {
			first = ""
		}
		end = w.End
		if !isPronoun(word) && told.By(word, sentence, true) {
			return strings.TrimSpace(first + " " + word)
		}
		first = word
	}
	return ""
}
