package bot

import (
	"context"

	"verbatim/retrieval"
)

// Articles is how moderators change what a community's members can ask about, and what fields offer. Its errors are retrieval's, and those of
// pages and files that hold no article, which have a Reason.
type Articles interface {
	Add(ctx context.Context, community, by string, d retrieval.Draft) (retrieval.Added, error)
	// AddLink fetches a page; AddFile reads a file of that name.
	AddLink(ctx context.Context, community, by, url string) (retrieval.Added, error)
	AddFile(ctx context.Context, community, by, name string, data []byte, known retrieval.Facts) (retrieval.Added, error)
	// Correct changes the facts of an article that are not zero in f.
	Correct(ctx context.Context, community, by, id string, f retrieval.Facts) (retrieval.Added, error)
	// Remove removes an article; Undo brings it back within ten minutes.
	Remove(ctx context.Context, community, id string) (*retrieval.Article, error)
	Undo(ctx context.Context, community, id string) (*retrieval.Article, error)
	// Find is what a question finds, as for an answer.
	Find(ctx context.Context, community, question string) (retrieval.Evidence, error)
	Article(community, id string) (*retrieval.Article, error)
	Articles(community string) []*retrieval.Article // those added last first
	Outlets(community string) []string
	Said(community string, w retrieval.Wish) (retrieval.Listing, error)
	// SpeakersLike and SubjectsLike are at most so many of those whom the articles quote, and of whom and what the
	// quotations are about: those with the most first, of whose names a word begins with each word that was typed.
	SpeakersLike(community, typed string, most int) []string
	SubjectsLike(community, typed string, most int) []string
}

// A Reasoner is an error that says, in one word, why a page or a file is no article: "paywall", "pdf", "not-found". The
// words for people hang on it.
type Reasoner interface {
	error
	Reason() string
}
