package extract

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"verbatim/retrieval"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestPages reads testdata/*.txtar: a page, perhaps the address it came from, and what must come out: facts and text, or
// the kind of the error.
func TestPages(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			golden(t, name)
		})
	}
}

func golden(t *testing.T, name string) {
	ar, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	in := make(map[string]string)
	var given []txtar.File
	for _, f := range ar.Files {
		in[f.Name] = string(f.Data)
		if f.Name == "from" || f.Name == "page.html" {
			given = append(given, f)
		}
	}
	got := outcome(HTML([]byte(in["page.html"]), strings.TrimSpace(in["from"])))
	if *update {
		ar.Files = append(given, got...)
		if err := os.WriteFile(name, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want := ar.Files[len(given):]
	if d := cmp.Diff(string(txtar.Format(&txtar.Archive{Files: want})), string(txtar.Format(&txtar.Archive{Files: got}))); d != "" {
		t.Errorf("-want +got; go test -update writes it:\n%s", d)
	}
}

func outcome(d retrieval.Draft, err error) []txtar.File {
	if e, ok := errors.AsType[*Error](err); ok {
		return []txtar.File{{Name: "error", Data: []byte(string(e.Kind) + "\n")}}
	}
	return []txtar.File{
		{Name: "facts", Data: []byte(showFacts(d.Facts))},
		{Name: "text", Data: []byte(d.Text + "\n")},
	}
}

func showFacts(f retrieval.Facts) string {
	var b strings.Builder
	show := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	if f.Claimed {
		show("claims", f.URL)
	} else {
		show("url", f.URL)
	}
	show("title", f.Title)
	show("outlet", f.Outlet)
	show("author", f.Author)
	show("language", f.Language)
	if !f.Published.IsZero() {
		show("published", f.Published.Format(time.RFC3339))
	}
	return b.String()
}
