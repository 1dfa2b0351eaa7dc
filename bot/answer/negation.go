package answer

import (
	"regexp"
	"slices"
	"strings"

	"verbatim/retrieval/quote"
	"verbatim/retrieval/text"
)

// turned reports whether a sentence says "not" of a run that it typed differently from the article: "ignored an alarm" is
// cut out of "Nobody ignored an alarm".
func (d *draft) turned(q quoted) bool {
	switch {
	case q.pointed:
		return false
	case q.negated():
		return !negates(d.own())
	case q.depends():
		return !slices.ContainsFunc(folded(d.own()), func(w string) bool { return condition[w] })
	}
	return q.quote >= 0 && q.partial() && negates(lastClause(d.text[:q.at.Start]))
}

// negated reports whether the article says "not" before a run.
func (q quoted) negated() bool { return negates(q.dropped()) }

// depends reports whether the article says "if" or "rather than" before a run.
func (q quoted) depends() bool {
	return slices.ContainsFunc(folded(q.dropped()), func(w string) bool { return condition[w] })
}

var condition = set(`if unless than instead whether`)

// dropped is what the article has before a run: what is cut from the quotation and, where the article itself puts a few
// words into a sentence of its own, that sentence's beginning.
func (q quoted) dropped() string {
	words, sp := q.article.Text(), q.words[0].Span()
	start := 0
	if !q.partial() {
		start = q.article.Quotes[q.outer()].Span.Start
	}
	return beginning(words[start:sp.Start], sp.Of(words))
}

// outer is the part of a quotation that the words lie in, -1 if nobody said them.
func (q quoted) outer() int {
	return slices.IndexFunc(q.article.Quotes, func(o quote.Quote) bool {
		return o.Kind != quote.Scare && o.In < 0 && o.Span.Contains(q.words[0].Span())
	})
}

// partial reports whether the words stand in a sentence of the article's own.
func (q quoted) partial() bool {
	i := q.outer()
	return i < 0 || q.article.Quotes[i].Kind == quote.Partial
}

// beginning returns what stands before a run in the last clause of its sentence.
func beginning(before, run string) string {
	if strings.HasPrefix(run, "but ") {
		return ""
	}
	before = lastWords(before[strings.LastIndexByte(before, '\n')+1:], maxSentence)
	start := 0
	for _, s := range text.Sentences(before + run) {
		if s.Start <= len(before) {
			start = s.Start
		}
	}
	return lastClause(before[start:])
}

// maxSentence is the longest sentence that is looked at, in bytes.
const maxSentence = 2000

// lastClause leaves out what has a "not" of its own: clauses inside commas, and those before "but" or "saying".
func lastClause(words string) string {
	words = aside.ReplaceAllString(words, "")
	if at := turn.FindAllStringIndex(words, -1); at != nil {
		return words[at[len(at)-1][1]:]
	}
	return words
}

var (
	aside = regexp.MustCompile(`, (?:which|who|whose|whom|where|when)\b[^,]*,`)
	turn  = regexp.MustCompile(`\bbut\b|, (?:saying|adding|calling|describing)\b`)
)

// negates reports whether words say "not". "No doubt" says yes.
func negates(words string) bool {
	ws := folded(words)
	for i, w := range ws {
		if (isNegative(w) || denying[w]) && !(w == "no" && i+1 < len(ws) && (ws[i+1] == "doubt" || ws[i+1] == "question")) {
			return true
		}
	}
	return false
}

func isNegative(folded string) bool { return negative[folded] || strings.HasSuffix(folded, "n't") }

var negative = set(`not never no nobody nothing none nowhere neither nor cannot without hardly scarcely`)

// unsaid reports whether what stands before a quotation or its cue says that it wasn't said, or was said to the one who
// is named: "never said", "refused to say", "was told".
func unsaid(before string) bool {
	ws := folded(before[strings.LastIndexAny(before, ".?!”")+1:])
	if n := len(ws); n > 1 && passive[ws[n-2]] && heard[ws[n-1]] {
		return true
	}
	if at := slices.IndexFunc(ws, isNegative); at >= 0 {
		if that := slices.Index(ws[at:], "that"); that >= 0 && slices.ContainsFunc(ws[at+that:], quote.Says) {
			return true // "it is not true that he said"
		}
	}
	ws = ws[max(0, len(ws)-nearTurn):]
	at := slices.IndexFunc(ws, withholds)
	return at >= 0 && slices.ContainsFunc(ws[at+1:], quote.Says)
}

func withholds(folded string) bool { return isNegative(folded) || withholding[folded] }

// nearTurn is in how many of the words before a quotation the "not" stands that turns it round: "did not even say".
const nearTurn = 4

var (
	passive     = set(`is are was were be been being get gets got`)
	heard       = set(`told asked informed advised warned assured reminded`)
	denying     = set(`deny denies denied denying`)
	withholding = set(`deny denies denied denying refuse refuses refused refusing decline declines declined declining
		might could should rumoured rumored alleged supposed stop stops stopped`)
)
