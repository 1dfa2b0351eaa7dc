package answer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/retrieval"
	"verbatim/retrieval/quote"
	"verbatim/retrieval/text"
)

// speakers checks that no quotation in the sentence stands beside a name that isn't its speaker's. The sentence is read
// as an article would be, behind what was shown before it.
func (d *draft) speakers(before string) Rule {
	before = introduce(d.quotes) + before
	words, inside := d.curled(before)
	read := quote.Find(words)
	for i := range d.quotes {
		q := &d.quotes[i]
		mention, resolved := "", ""
		for _, r := range read {
			if r.In < 0 && r.Span.Overlaps(inside[i]) {
				mention, resolved = r.Mention.Of(words), r.Speaker
				if q.marked && r.Mention.Start < len(before) {
					mention = "" // who spoke before doesn't speak in a term that the article marks
				}
				break
			}
		}
		if !q.saidBy(mention, resolved, d.own()) {
			return RuleSpeaker
		}
		q.named = mention != ""
	}
	return ""
}

// saidBy reports whether a sentence may put mention beside the quotation; resolved is whom it means there, own the
// sentence's words outside its quotations.
func (q quoted) saidBy(mention, resolved, own string) bool {
	if q.quote < 0 { // the article's own words, which nobody said
		return mention == "" || retrieval.Called(mention, q.article.Outlet) || q.marked && !startsUpper(mention)
	}
	a := q.article
	as := a.Quotes[q.quote]
	theirs := as.Mention.Of(a.Text())
	switch {
	case mention == "":
		return !q.namesAnother(own)
	case !as.Sure:
		return strings.EqualFold(mention, theirs) && !isPronoun(mention)
	case isPronoun(mention):
		return resolved != "" && (retrieval.Called(resolved, as.Speaker) || retrieval.Called(as.Speaker, resolved))
	}
	return retrieval.Called(mention, as.Speaker) || strings.EqualFold(mention, theirs) || q.described(mention)
}

func isPronoun(mention string) bool {
	return len(strings.Fields(mention)) == 1 && pronoun[strings.ToLower(mention)]
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// introduce names the people of the quotations' articles, so that a surname in the sentence is read as theirs.
func introduce(quotes []quoted) string {
	var b strings.Builder
	seen := make(map[string]bool)
	for _, q := range quotes {
		for _, n := range people(q.article) {
			if !seen[n] {
				seen[n] = true
				b.WriteString(n + " was there. ")
			}
		}
	}
	return b.String()
}

// people returns those whom an article quotes, and those whom its quotations are about.
func people(a *retrieval.Article) []string {
	var names []string
	for _, q := range a.Quotes {
		names = append(append(names, q.Speaker), q.About...)
	}
	slices.Sort(names)
	return slices.DeleteFunc(slices.Compact(names), func(n string) bool { return n == "" })
}

// namesAnother reports whether words name one of the article's people, and not the quotation's speaker.
func (q quoted) namesAnother(words string) bool {
	ours := lastName(q.article.Quotes[q.quote].Speaker)
	others := make(map[string]bool)
	for _, n := range people(q.article) {
		others[lastName(n)] = true
	}
	another := false
	for w := range text.Words(words) {
		word := text.Fold(w.Of(words))
		if ours != "" && word == ours {
			return false
		}
		another = another || startsUpper(w.Of(words)) && others[word]
	}
	return another
}

func lastName(name string) string {
	ws := retrieval.NameWords(name)
	if len(ws) == 0 {
		return ""
	}
	return ws[len(ws)-1]
}

// nearName is how many words may stand between a name and what describes it: "Rex Tillerson, who is the secretary of
// state".
const nearName = 3

// described reports whether the article gives a description to the quotation's speaker: its words stand in a row next
// to the name ("the secretary of state" where "Secretary of State Rex Tillerson" stands), and name nobody else.
func (q quoted) described(description string) bool {
	a := q.article
	speaker := retrieval.NameWords(a.Quotes[q.quote].Speaker)
	want := folded(description)
	for len(want) > 0 && (want[0] == "the" || want[0] == "a" || want[0] == "an") {
		want = want[1:]
	}
	if len(speaker) == 0 || len(want) == 0 {
		return false
	}
	for _, n := range people(a) {
		if last := lastName(n); last != speaker[len(speaker)-1] && slices.Contains(want, last) {
			return false
		}
	}
	for _, s := range text.Sentences(a.Text()) {
		ws := folded(s.Of(a.Text()))
		for i := 0; i+len(want) <= len(ws); i++ {
			if slices.Equal(ws[i:i+len(want)], want) &&
				(slices.ContainsFunc(ws[max(0, i-nearName-1):i], isOneOf(speaker)) ||
					slices.ContainsFunc(ws[i+len(want):min(len(ws), i+len(want)+2)], isOneOf(speaker))) {
				return true
			}
		}
	}
	return false
}

func isOneOf(names []string) func(string) bool {
	return func(w string) bool { return slices.Contains(names, w) }
}

func folded(s string) []string {
	var ws []string
	for w := range text.Words(s) {
		ws = append(ws, text.Fold(w.Of(s)))
	}
	return ws
}
