package library

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"verbatim/retrieval"
	"verbatim/retrieval/extract"
	"verbatim/retrieval/web"
	"verbatim/retrieval/web/webtest"
)

func TestIntake(t *testing.T) {
	const body = "The ferry between Hollin Quay and Sarn will sail twice a day from Monday, the operator told a meeting in the school hall."
	page := func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `<!DOCTYPE html><html><head><title>Ferry cut</title><meta property="og:site_name" content="Quay Herald">
			<link rel="canonical" href="https://qh.example/ferry"></head><body><article><h1>Ferry cut</h1><p>%s</p><p>%s</p></article></body></html>`, body, strings.Repeat("It is late again. ", 30))
	}
	w := webtest.Start(map[string]http.Handler{
		"qh.example": http.HandlerFunc(page),
		"other.example": http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/plain; charset=utf-8")
			fmt.Fprint(w, "Ferry late\n\n"+body)
		}),
	})
	defer w.Close()
	i := NewIntake(New(quiet(), nil), web.New(quiet(), web.Options{Transport: w}))

	added, err := i.AddLink(t.Context(), community, "mod", "https://www.qh.example/ferry?utm_source=x")
	if err == nil {
		t.Fatalf("a host that isn't there: %+v", added.Article)
	}
	added, err = i.AddLink(t.Context(), community, "mod", "https://qh.example/ferry?utm_source=x")
	if err != nil {
		t.Fatal(err)
	}
	if a := added.Article; a.URL != "https://qh.example/ferry" || a.Claimed || a.Outlet != "Quay Herald" || !strings.Contains(a.Text(), body) {
		t.Errorf("added %+v", a)
	}
	if again, err := i.AddLink(t.Context(), community, "mod", "https://qh.example/ferry"); err != nil || again.Outcome != retrieval.Unchanged {
		t.Errorf("again: %v, %v", again.Outcome, err)
	}
	added, err = i.AddLink(t.Context(), community, "mod", "https://other.example/late")
	if err != nil || added.Article.URL != "https://other.example/late" || added.Article.Title != "Ferry late" {
		t.Errorf("a plain text: %+v, %v", added.Article, err)
	}
	if _, err := i.AddLink(t.Context(), community, "mod", "http://127.0.0.1/"); web.KindOf(err) != web.NotPublic {
		t.Errorf("an address of this machine: %v", err)
	}
	if _, err := i.AddFile(t.Context(), community, "mod", "x.pdf", []byte("%PDF-1.7"), retrieval.Facts{}); extract.KindOf(err) != extract.PDF {
		t.Errorf("a PDF: %v", err)
	}
	for given, want := range map[string]string{"HTTPS://QH.example/x?utm_source=y#z": "https://qh.example/x", "javascript:alert(1)": ""} {
		added, err := i.AddFile(t.Context(), community, "mod", "x.txt", []byte("Typed in\n\n"+body), retrieval.Facts{URL: given})
		if want == "" && web.KindOf(err) != web.Invalid || want != "" && (err != nil || added.Article.URL != want || !added.Article.Claimed) {
			t.Errorf("a file with the link %s: %+v, %v", given, added.Article, err)
		}
	}
	if _, err := i.AddFile(t.Context(), community, "mod", "x.txt", []byte(" "), retrieval.Facts{}); err == nil || errors.Is(err, retrieval.ErrUnavailable) {
		t.Errorf("an empty file: %v", err)
	}
}
