// Package answer makes an answer from evidence: block by block, each proven before it is shown.
package answer

import (
	"verbatim/retrieval"
)

// A Block is one finished, proven piece of an answer, or what is to be known about it.
type Block interface{ block() }

// Found is the first block: what was understood, searched and found.
type Found struct{ Evidence retrieval.Evidence }

// A Source is an article as numbered in one answer. It comes before the first block that cites it.
type Source struct {
	N       int // from 1, in the order of first use
	Article *retrieval.Article
	Words   retrieval.Verified // what the answer shows of it first: where its link opens
}

// A Sentence was written by a model and proven against the sources that it cites.
type Sentence struct {
	Runs  []Run
	Cites []int
	Lead  bool // it only leads to the quotation that follows: "Trump said of Putin:"
}

// A Run is a piece of a sentence: the model's words, or an article's between quotation marks.
type Run struct {
	Words  string
	Quoted retrieval.Verified // instead of Words
	Quote  int                // the quotation of the article that Quoted is of; -1 for the article's own words
}

// A Quotation is a whole quotation, shown with who said it.
type Quotation struct {
	Parts   []retrieval.Verified // the runs that its attribution breaks, each shown between its own marks
	Cut     bool                 // it goes on after the last part
	Speaker string               // full name; "" if the article doesn't say for sure
	Mention string               // how the article names the speaker where the words are attributed; may be ""
	Source  int
}

// An Excerpt is a sentence of an article, or a few in a row, as the article has them.
type Excerpt struct {
	Words   retrieval.Verified
	Quotes  []int  // of the article, inside Words
	Speaker string // whose words the excerpt is shown for; "" if it is shown for what it tells
	Source  int
}

// FromArticles says that what follows is the evidence itself, since what the model wrote doesn't answer.
type FromArticles struct{}

// A Withheld sentence was written by the model and failed its proof.
type Withheld struct {
	Sentence string
	Rule     Rule
}

// Trouble says that the model's reply failed, and how.
type Trouble struct{ Err error }

// Done is the last block.
type Done struct{ Model string } // "" when the answer came from the evidence

func (Found) block()        {}
func (Source) block()       {}
func (Sentence) block()     {}
func (Quotation) block()    {}
func (Excerpt) block()      {}
func (FromArticles) block() {}
func (Withheld) block()     {}
func (Trouble) block()      {}
func (Done) block()         {}

// A Rule is what a withheld sentence failed.
type Rule string

const (
	RuleQuote         Rule = "quote"          // words between marks that stand in no cited source
	RuleSpeaker       Rule = "speaker"        // a name beside a quotation that isn't its speaker's
	RuleSourceUnknown Rule = "source-unknown" // a citation of a source that wasn't shown
	RuleSourceMissing Rule = "source-missing" // no citation
	RuleName          Rule = "name"           // a name that stands in no cited source
	RuleNumber        Rule = "number"         // a number that stands in no cited source
	RuleUngrounded    Rule = "ungrounded"     // says what no cited source is about
	RuleLeans         Rule = "leans"          // leans on a withheld sentence
)
