// Package demotest gives tests the sample coverage as a library.
package demotest

import (
	"io/fs"
	"log/slog"
	"testing"

	"verbatim/bot/demo"
	"verbatim/retrieval"
	"verbatim/retrieval/extract"
	"verbatim/retrieval/library"
)

// Library is a library that holds the sample coverage for a community, corrections too, and what became of each article.
func Library(t testing.TB, community string) (*library.Library, []retrieval.Added) {
	t.Helper()
	manifest, err := demo.Coverage().Open("articles.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer manifest.Close()
	entries, err := extract.Manifest(manifest)
	if err != nil {
		t.Fatal(err)
	}
	lib := library.New(slog.New(slog.DiscardHandler), nil)
	var all []retrieval.Added
	ids := make(map[string]string)
	for _, e := range entries {
		words, err := fs.ReadFile(demo.Coverage(), e.Doc+".txt")
		if err != nil {
			t.Fatal(err)
		}
		d, err := extract.File(e.Doc+".txt", words, e.Facts)
		if err != nil {
			t.Fatal(err)
		}
		d.Corrects = ids[e.Corrects]
		added, err := lib.Add(t.Context(), community, "", d)
		if err != nil {
			t.Fatal(err)
		}
		ids[e.Doc] = added.Article.ID
		all = append(all, added)
	}
	return lib, all
}
