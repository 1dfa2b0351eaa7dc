package library

import (
	"verbatim/retrieval"
	"verbatim/retrieval/quote"
)

// Requote takes other quotations for those that were found in an article, in memory alone: what finds them can then be
// measured apart from what finds answers. Errors: retrieval.ErrNotFound, and those of retrieval.Restore.
func (l *Library) Requote(community, id string, quotes []quote.Quote) error {
	a, err := l.Article(community, id)
	if err != nil {
		return err
	}
	b, err := retrieval.Restore(id, a.Revision, a.Facts, a.Text(), a.Passages, quotes)
	if err != nil {
		return err
	}
	b.Added, b.AddedBy = a.Added, a.AddedBy
	l.memory.Put(community, b)
	return nil
}
