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
	introduced := introduce(d.quotes)
	before = introduced + before
	words, inside := d.curled(before)
	read := quote.Find(words)
	own := d.own()
	for i := range d.quotes {
		q := &d.quotes[i]
		var by attribution
		for _, r := range read {
			if r.In < 0 && r.Span.Overlaps(inside[i]) {
				by = attribution{mention: r.Mention.Of(words), resolved: r.Speaker, unsaid: unsaid(words[len(before):max(len(before), r.Cue.End)])}
				by.joined = joined(words[min(len(before), r.Mention.Start):r.Mention.Start], words[r.Mention.End:])
				if elsewhere := r.Mention.Start < len(before); elsewhere && (strings.ContainsFunc(own, inWord) || r.Mention.Start < len(introduced)) {
					by.mention = "" // who spoke before isn't named here
				}
				break
			}
		}
		by.certain = namesOne(by.resolved, before[len(introduced):]+own)
		by.unsaid = (by.unsaid || unsaid(d.text[:q.at.Start])) && !(q.partial() && q.negated())
		if by.unsaid || !q.saidBy(by, own) {
			return RuleSpeaker
		}
		q.named, q.alone = by.mention != "", !strings.ContainsFunc(own, inWord)
	}
	return ""
}

// An attribution is how a sentence says whose a quotation is.
type attribution struct {
	mention  string // "" if it names nobody by a verb of saying
	resolved string // whom the mention means there
	unsaid   bool   // it says that the words weren't said, or not by the one it names
	joined   string // who is named together with the one: "Orr" of "Orr and Berg said"
	certain  bool   // what was shown names the one whom the mention means by more than a last name
}

// joined returns the word that is joined to a name by what stands before and after it: "Orr and" before, "like Orr" behind.
func joined(before, after string) string {
	ws, next := slices.Collect(text.Words(before)), slices.Collect(text.Words(after[:min(len(after), maxApposed)]))
	if n := len(ws); n > 1 {
		switch first, last := ws[n-2].Of(before), ws[n-1].Of(before); {
		case last == "and" || last == "or":
			return first
		case strings.EqualFold(first, "like"):
			return last
		}
	}
	if len(next) > 1 {
		switch next[0].Of(after) {
		case "and", "or", "like":
			return next[1].Of(after)
		}
	}
	return ""
}

// namesOne reports whether words have the first word of a name that has several.
func namesOne(name, words string) bool {
	ws := retrieval.NameWords(name)
	return len(ws) > 1 && slices.Contains(folded(words), ws[0])
}

// saidBy reports whether a sentence may attribute the quotation so; own are the sentence's words outside its quotations.
func (q quoted) saidBy(by attribution, own string) bool {
	a := q.article
	if q.quote < 0 { // the article's own words, which nobody said
		return by.mention == "" && (q.marked || !q.names(own, "")) ||
			retrieval.Called(by.mention, a.Outlet) || q.marked && !startsUpper(by.mention)
	}
	as := a.Quotes[q.voice]
	theirs := as.Mention.Of(a.Text())
	switch {
	case by.mention == "":
		return q.leftOpen(own)
	case !as.Sure:
		return strings.EqualFold(by.mention, theirs) && !isPronoun(by.mention)
	case by.certain && retrieval.Called(by.mention, by.resolved) && !sameSpeaker(by.resolved, as.Speaker):
		return false // one of two who share a surname
	case by.joined != "" && q.names(by.joined, as.Speaker):
		return false
	case quoting(own) && q.names(own, as.Speaker):
		return false
	case isPronoun(by.mention):
		return by.resolved != "" && sameSpeaker(by.resolved, as.Speaker)
	}
	return retrieval.Called(by.mention, as.Speaker) || strings.EqualFold(by.mention, theirs) || q.described(by.mention)
}

func sameSpeaker(a, b string) bool { return retrieval.Called(a, b) || retrieval.Called(b, a) }

// leftOpen reports whether a sentence that attributes a quotation to nobody can't be read as attributing it to another:
// it is nothing but the quotation, or names its speaker and no one else.
func (q quoted) leftOpen(own string) bool {
	if !strings.ContainsFunc(own, inWord) {
		return true
	}
	as := q.article.Quotes[q.voice]
	last := retrieval.LastName(as.Speaker)
	return as.Sure && last != "" && slices.Contains(folded(own), last) && !q.names(own, as.Speaker)
}

// quoting reports whether words say that somebody quotes another.
func quoting(own string) bool {
	return slices.ContainsFunc(folded(own), func(w string) bool { return citing[w] })
}

var citing = set(`quote quotes quoted quoting cite cites cited citing`)

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

// names reports whether words name one of the article's people other than speaker: by a word of their name that
// isn't one of speaker's.
func (q quoted) names(words, speaker string) bool {
	others := make(map[string]bool)
	for _, n := range people(q.article) {
		if speaker != "" && sameSpeaker(n, speaker) {
			continue
		}
		for _, w := range retrieval.NameWords(n) {
			others[w] = true
		}
	}
	for _, w := range retrieval.NameWords(speaker) {
		delete(others, w)
	}
	for w := range text.Words(words) {
		if startsUpper(w.Of(words)) && others[text.Fold(w.Of(words))] {
			return true
		}
	}
	return false
}

func folded(s string) []string {
	var ws []string
	for w := range text.Words(s) {
		ws = append(ws, text.Fold(w.Of(s)))
	}
	return ws
}
