package answer

import (
	"slices"
	"strings"
	"unicode"

	"verbatim/prompts"
)

// A prover proves a model's sentences against the sources that the model was shown, one after the other.
type prover struct {
	*exhibits
	before   string // the sentences shown last, which "he" may refer to
	withheld bool   // the sentence before was withheld
}

// A proof is a sentence that holds.
type proof struct {
	sentence Sentence
	cited    []*source
	show     []key // the whole quotations that belong below it
	bare     bool  // the quotation is all, without a word of who said it
}

// prove proves one sentence, or says which rule it breaks.
func (p *prover) prove(seg prompts.Segment) (proof, Rule) {
	pr, rule := p.check(seg)
	p.withheld = rule != ""
	if rule == "" {
		p.before = lastWords(p.before+" "+plain(pr.sentence), 400)
	}
	return pr, rule
}

func (p *prover) check(seg prompts.Segment) (proof, Rule) {
	keys, rule := p.keysOf(seg)
	if rule != "" {
		return proof{}, rule
	}
	if words := wordsOf(seg); !strings.ContainsFunc(words, inWord) && len(keys) > 0 {
		return proof{show: keys, bare: true}, ""
	}
	if k, ok := p.copied(seg); ok && len(keys) == 0 && !seg.Cut {
		return proof{show: []key{k}, bare: !strings.Contains(wordsOf(seg), ": ")}, ""
	}
	cited, rule := p.cited(seg, keys)
	if rule != "" {
		return proof{}, rule
	}
	d := newDraft(seg, keys)
	if rule := d.locate(cited); rule != "" {
		return proof{}, rule
	}
	own := d.own()
	if d.unmarked() || d.spliced() || slices.ContainsFunc(d.quotes, d.turned) {
		return proof{}, RuleQuote
	}
	for _, check := range []func() Rule{
		func() Rule { return d.speakers(p.before) },
		func() Rule { return namesStand(own, cited) },
		func() Rule { return numbersStand(own, cited) },
		func() Rule { return grounded(d.text, cited) },
		func() Rule { return d.reported(cited) },
		func() Rule {
			if p.withheld && leans(own) {
				return RuleLeans
			}
			return ""
		},
	} {
		if rule := check(); rule != "" {
			return proof{}, rule
		}
	}
	s, below := d.sentence()
	return proof{sentence: s, cited: cited, show: below}, ""
}

// cited returns the sources that a sentence cites. A sentence that holds a quotation's key cites its source by that.
func (p *prover) cited(seg prompts.Segment, keys []key) ([]*source, Rule) {
	var cited []*source
	for _, n := range seg.Cites {
		if n < 1 || n > len(p.sources) {
			return nil, RuleSourceUnknown
		}
		cited = append(cited, &p.sources[n-1])
	}
	for _, k := range keys {
		if src := &p.sources[p.position(k.article)]; !slices.Contains(cited, src) && len(seg.Cites) == 0 {
			cited = append(cited, src)
		}
	}
	if len(cited) == 0 || seg.Cut {
		return nil, RuleSourceMissing
	}
	return cited, ""
}

// keysOf returns the quotations that a sentence points at.
func (p *prover) keysOf(seg prompts.Segment) ([]key, Rule) {
	var keys []key
	for _, part := range seg.Parts {
		if part.Quote == 0 {
			continue
		}
		if part.Quote > len(p.keys) {
			return nil, RuleQuote
		}
		keys = append(keys, p.keys[part.Quote-1])
	}
	return keys, ""
}

func wordsOf(seg prompts.Segment) string {
	var b strings.Builder
	for _, part := range seg.Parts {
		b.WriteString(part.Text)
	}
	return b.String()
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// lastWords returns the end of s, of about n bytes, from the start of a word.
func lastWords(s string, n int) string {
	if len(s) <= n {
		return s
	}
	s = s[len(s)-n:]
	return s[strings.IndexByte(s, ' ')+1:]
}
