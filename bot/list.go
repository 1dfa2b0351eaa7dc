package bot

import (
	"context"
	"fmt"

	"verbatim/retrieval"
)

// List lists the quotations that a member wants, from a community's articles. No model is asked. Lists count by themselves,
// up to as many in an hour as questions. Errors: ErrNoArticles, *LimitError, and those of Library.Said.
func (b *Bot) List(ctx context.Context, community, member string, w retrieval.Wish) (retrieval.Listing, error) {
	if b.library.Len(community) == 0 {
		return retrieval.Listing{}, ErrNoArticles
	}
	l, err := b.library.Said(community, w)
	if err != nil {
		return retrieval.Listing{}, fmt.Errorf("list: %w", err)
	}
	return l, b.allowOne(ctx, community, "lists-"+member)
}
