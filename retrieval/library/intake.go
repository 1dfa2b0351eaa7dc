package library

import (
	"context"

	"verbatim/retrieval"
	"verbatim/retrieval/extract"
	"verbatim/retrieval/web"
)

// An Intake is a library that takes links and files.
type Intake struct {
	*Library
	pages *web.Fetcher
	slots chan struct{} // one for each page under way
}

// atOnce is how many pages are read at one time: one takes up to 20 MB until its words are found.
const atOnce = 4

// NewIntake returns the intake of a library, which opens links with pages.
func NewIntake(l *Library, pages *web.Fetcher) *Intake {
	return &Intake{l, pages, make(chan struct{}, atOnce)}
}

// AddLink opens a link, and adds the article that it leads to. Beside the errors of Add there are those of retrieval/web
// and retrieval/extract, which have a Reason.
func (i *Intake) AddLink(ctx context.Context, community, by, url string) (retrieval.Added, error) {
	select {
	case i.slots <- struct{}{}:
		defer func() { <-i.slots }()
	case <-ctx.Done():
		return retrieval.Added{}, ctx.Err()
	}
	d, err := i.open(ctx, url)
	if err != nil {
		return retrieval.Added{}, err
	}
	return i.Add(ctx, community, by, d)
}

func (i *Intake) open(ctx context.Context, url string) (retrieval.Draft, error) {
	page, err := i.pages.Fetch(ctx, url)
	if err != nil {
		return retrieval.Draft{}, err
	}
	if page.Type != "text/plain" {
		return extract.HTML(page.Body, page.URL)
	}
	d, err := extract.Plain(page.Body, retrieval.Facts{})
	if address, ok := extract.Canonical(page.URL); ok {
		d.URL, d.Claimed = address, false
	}
	return d, err
}

// AddFile adds the article in a file: a page or a text, by its name or, where that says nothing, its content. What is
// known goes before what the file says; a link that is known is what somebody says of it.
func (i *Intake) AddFile(ctx context.Context, community, by, name string, data []byte, known retrieval.Facts) (retrieval.Added, error) {
	if known.URL != "" {
		address, ok := extract.Canonical(known.URL)
		if !ok {
			return retrieval.Added{}, &web.Error{Kind: web.Invalid}
		}
		known.URL, known.Claimed = address, true
	}
	d, err := extract.File(name, data, known)
	if err != nil {
		return retrieval.Added{}, err
	}
	return i.Add(ctx, community, by, d)
}
