package quote

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the golden files from what Find returns")

// TestFind reads testdata/*.txtar: invented articles, each followed by what Find must make of it (see describe).
func TestFind(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	for _, path := range files {
		ar, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		changed := false
		for i := 0; i+1 < len(ar.Files); i += 2 {
			article, want := ar.Files[i], &ar.Files[i+1]
			name := filepath.Base(path) + "/" + article.Name
			got := describe(string(article.Data))
			if diff := cmp.Diff(string(want.Data), got); diff != "" {
				if changed = *update; !changed {
					t.Errorf("%s: (-want +got)\n%s", name, diff)
				}
				want.Data = []byte(got)
			}
		}
		if changed {
			if err := os.WriteFile(path, txtar.Format(ar), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestGoldenSize holds that what is hard to attribute is shown often enough for its share of right answers to mean something.
func TestGoldenSize(t *testing.T) {
	for _, kind := range []string{"surnames", "descriptions", "british", "transcripts"} {
		ar, err := txtar.ParseFile("testdata/" + kind + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for i := 0; i < len(ar.Files); i += 2 {
			n += len(Find(string(ar.Files[i].Data)))
		}
		if n < 40 {
			t.Errorf("%s: %d quotations", kind, n)
		}
	}
}

// describe writes what Find returns so that a person can check it: per quotation its number, kind and words; how it
// stands to others; who said it, with the mention and the cue in the article's words; what it is about.
func describe(words string) string {
	var b strings.Builder
	for i, q := range Find(words) {
		fmt.Fprintf(&b, "%d %s: %s\n", i, [...]string{"direct", "partial", "scare"}[q.Kind], strings.ReplaceAll(q.Span.Of(words), "\n", "¶"))
		if q.Whole != i {
			fmt.Fprintf(&b, "  goes on from %d\n", q.Whole)
		}
		if q.In >= 0 {
			fmt.Fprintf(&b, "  inside %d\n", q.In)
		}
		if !q.Mention.Zero() {
			sure := "unsure"
			if q.Sure {
				sure = "sure"
			}
			fmt.Fprintf(&b, "  %s, %s (%s | %s)\n", q.Speaker, sure, q.Mention.Of(words), q.Cue.Of(words))
		}
		if len(q.About) > 0 {
			fmt.Fprintf(&b, "  about %s\n", strings.Join(q.About, ", "))
		}
	}
	return b.String()
}
