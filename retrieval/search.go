package retrieval

import (
	"context"
	"errors"
	"strings"
	"time"

	"verbatim/retrieval/text"
)

// A Query is what to look for. Speaker, About, Since, Until and Outlet narrow it; all may be zero.
type Query struct {
	Text    string // the question, as asked
	Speaker string // who said it
	About   string // about whom or what
	Person  bool   // About is the full name of somebody whom the articles quote
	Outlet  string
	Since   time.Time // published on or after
	Until   time.Time // published before
	Limit   int       // of passages and of quotations; 0 leaves it to the engine
}

// Admits reports whether an article is of the outlet and the days that are asked for.
func (q Query) Admits(a *Article) bool {
	switch {
	case q.Outlet != "" && !strings.EqualFold(q.Outlet, a.Outlet) && !Called(q.Outlet, a.Outlet):
		return false
	case !q.Since.IsZero() && a.Published.Before(q.Since):
		return false
	case !q.Until.IsZero() && (a.Published.IsZero() || !a.Published.Before(q.Until)):
		return false
	}
	return true
}

// A PassageHit is a passage that was found.
type PassageHit struct {
	Article *Article
	Passage int // index into Article.Passages
	Focus   []Focus
	Score   float64
	Why     string // the reason for the rank, for people who tune it
}

// Words returns the passage's words.
func (h PassageHit) Words() string { return h.Article.Passages[h.Passage].Span.Of(h.Article.text) }

// A Focus is a sentence of a passage that is about what was asked.
type Focus struct {
	Span  text.Span
	Score float64 // compares among all of one question's
}

// A QuoteHit is a quotation that was found: the first part of a whole one.
type QuoteHit struct {
	Article *Article
	Quote   int // index into Article.Quotes
	Score   float64
	Why     string
}

// Candidates are what an engine proposes. Scores are the engine's own: they compare within one list alone.
type Candidates struct {
	Passages []PassageHit
	Quotes   []QuoteHit
	Articles int                // how many articles the community has
	Rarity   map[string]float64 // of each term of the question: ln(1 + passages / passages with the term)
}

// Evidence is what was found for a question, best first.
type Evidence struct {
	Understood Query
	Covered    bool // rank's cut-off was passed; if not, Passages are the nearest coverage
	Articles   int  // how many articles were searched
	Passages   []PassageHit
	Quotes     []QuoteHit
}

// A Searcher proposes candidates in one community's articles.
type Searcher interface {
	Search(ctx context.Context, community string, q Query) (Candidates, error)
}

// Outcome is what became of an article that was added.
type Outcome uint8

const (
	New       Outcome = iota
	Unchanged         // the same text stood there already
	Revised           // the article was known with another text or other facts
)

// Added says what became of an article that was added.
type Added struct {
	Article *Article
	Outcome Outcome
	Change  Change // of a revised article
}

// A Change is what tells a revision from the one before it.
type Change struct {
	Facts   []string // names of the facts that differ: "title", "outlet", "author", "date", "link"
	Words   bool     // the text differs, if only in its white space
	Added   []string // sentences that are new
	Removed []string // sentences that are gone
}

// Errors of libraries and stores.
var (
	ErrNotFound    = errors.New("no such article")
	ErrUnavailable = errors.New("the store is unavailable")
)
