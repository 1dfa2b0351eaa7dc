package cli

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"verbatim/retrieval/web"
	"verbatim/retrieval/web/webtest"
)

// TestLinks adds links: a page, one that isn't there, one behind a login, and one that leads to this machine.
func TestLinks(t *testing.T) {
	site := http.NewServeMux()
	site.HandleFunc("/ferry", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `<!DOCTYPE html><html><head><title>Ferry cut</title><meta property="og:site_name" content="Quay Herald"></head><body><article><h1>Ferry cut</h1><p>%s</p><p>“Two boats a day is a bus with a long walk to it,” said Una Marsh.</p></article></body></html>`, strings.Repeat("The ferry is late again. ", 40))
	})
	site.HandleFunc("/login", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusUnauthorized) })
	pages := webtest.Start(map[string]http.Handler{"qh.example": site})
	defer pages.Close()
	var out, errs bytes.Buffer
	links := []string{"https://qh.example/ferry", "https://qh.example/none", "https://qh.example/login", "http://127.0.0.1/x"}
	code := run(context.Background(), append([]string{"add"}, links...), Streams{In: strings.NewReader(""), Out: &out, Err: &errs},
		[]string{"VERBATIM_DATA=" + t.TempDir()}, web.Options{Transport: pages})
	if code != exitFailed || !strings.Contains(out.String(), "Quay Herald (qh.example): Ferry cut") || !strings.Contains(out.String(), "Una Marsh: “Two boats") {
		t.Errorf("exit code %d, printed %s", code, out.String())
	}
	for _, want := range []string{"/none: There is no such page", "/login: The web site wants a login", "127.0.0.1/x: The link leads to no public web site"} {
		if !strings.Contains(errs.String(), want) {
			t.Errorf("%q isn't said in %s", want, errs.String())
		}
	}
}
