package web

import (
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"verbatim/retrieval/web/webtest"
)

// startWeb returns a fetcher on a web of some sites.
func startWeb(t *testing.T, sites map[string]http.Handler, o Options) (*Fetcher, *webtest.Web) {
	t.Helper()
	w := webtest.Start(sites)
	t.Cleanup(w.Close)
	o.Transport = w
	return New(slog.New(slog.DiscardHandler), o), w
}

func says(status int, header, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		for line := range strings.SplitSeq(header, "\n") {
			if name, value, ok := strings.Cut(line, ": "); ok {
				w.Header().Set(name, value)
			}
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

func TestPage(t *testing.T) {
	f, w := startWeb(t, map[string]http.Handler{
		"harbour-post.example":     says(301, "Location: https://www.harbour-post.example/ferry?id=7#top", ""),
		"www.harbour-post.example": says(200, "Content-Type: text/html; charset=utf-8\nSet-Cookie: reader=1", "<p>Grüße</p>"),
	}, Options{})
	got, err := f.Fetch(t.Context(), " HTTP://Harbour-Post.example:80/ferry#part ")
	if err != nil {
		t.Fatal(err)
	}
	want := Page{URL: "https://www.harbour-post.example/ferry?id=7", Type: "text/html", Body: []byte("<p>Grüße</p>")}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("page (-want +got):\n%s", diff)
	}
	asked := []string{
		"http://harbour-post.example/robots.txt", "http://harbour-post.example/ferry",
		"https://www.harbour-post.example/robots.txt", "https://www.harbour-post.example/ferry?id=7",
	}
	if diff := cmp.Diff(asked, w.Asked()); diff != "" {
		t.Errorf("requests (-want +got):\n%s", diff)
	}
}

// TestHeaders holds that requests tell who asks, and nothing else: no cookies, no credentials, no Referer.
func TestHeaders(t *testing.T) {
	var got http.Header
	site := func(w http.ResponseWriter, r *http.Request) {
		got = r.Header.Clone()
		http.SetCookie(w, &http.Cookie{Name: "reader", Value: "1"})
		if r.URL.Path == "/ferry" {
			http.Redirect(w, r, "/there", http.StatusFound)
		}
	}
	f, _ := startWeb(t, map[string]http.Handler{"harbour-post.example": http.HandlerFunc(site)}, Options{Contact: "ops@lisker.example\r\nX: (é)"})
	if _, err := f.Fetch(t.Context(), "https://harbour-post.example/ferry"); KindOf(err) != "" {
		t.Fatal(err)
	}
	want := http.Header{
		"User-Agent":      {"Verbatim/1 (Discord bot; opens a page that a community's moderator links; ops@lisker.exampleX:)"},
		"Accept":          {"text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1"},
		"Accept-Encoding": {"gzip"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("headers (-want +got):\n%s", diff)
	}
}

func TestStatus(t *testing.T) {
	for _, tt := range []struct {
		status int
		header string
		want   Error
	}{
		{401, "", Error{Kind: Unauthorized}},
		{402, "", Error{Kind: Payment}},
		{403, "", Error{Kind: Forbidden}},
		{404, "", Error{Kind: Missing}},
		{410, "", Error{Kind: Missing}},
		{429, "Retry-After: 90", Error{Kind: Busy, After: 90 * time.Second}},
		{429, "", Error{Kind: Busy}},
		{429, "Retry-After: -1", Error{Kind: Busy}},
		{429, "Retry-After: 99999999999", Error{Kind: Busy, After: maxWait}},
		{429, "Retry-After: Fri, 31 Dec 2100 23:59:59 GMT", Error{Kind: Busy, After: maxWait}},
		{429, "Retry-After: Sat, 01 Jan 2000 00:00:00 GMT", Error{Kind: Busy}},
		{429, "Retry-After: soon", Error{Kind: Busy}},
		{451, "", Error{Kind: Legal}},
		{500, "", Error{Kind: Failing}},
		{503, "Retry-After: 5", Error{Kind: Failing, After: 5 * time.Second}},
		{599, "", Error{Kind: Failing}},
		{204, "", Error{Kind: Status}},
		{206, "", Error{Kind: Status}},
		{300, "Location: /there", Error{Kind: Status}},
		{304, "", Error{Kind: Status}},
		{418, "", Error{Kind: Status}},
	} {
		t.Run(fmt.Sprint(tt.status, tt.header), func(t *testing.T) {
			f, _ := startWeb(t, map[string]http.Handler{"harbour-post.example": says(tt.status, tt.header, "")}, Options{})
			_, err := f.Fetch(t.Context(), "http://harbour-post.example/")
			tt.want.Host, tt.want.Status = "harbour-post.example", tt.status
			if diff := cmp.Diff(error(&tt.want), err); diff != "" {
				t.Errorf("error (-want +got):\n%s", diff)
			}
		})
	}
}

func TestTypes(t *testing.T) {
	for _, tt := range []struct{ header, body, want string }{
		{"text/html", "x", "text/html"},
		{"Text/HTML;charset=utf-8", "x", "text/html"},
		{"text/html; charset", "x", "text/html"},
		{"application/xhtml+xml", "x", "application/xhtml+xml"},
		{"text/plain", "<html>", "text/plain"},
		{"", "<!doctype html><p>x", "text/html"},
		{"", "The ferry stays in port.", "text/plain"},
		{"", "", "text/plain"},
		{"application/octet-stream", "<html><p>x", "text/html"},
		{"no type at all", "<html><p>x", "text/html"},
		{"application/pdf", "%PDF-1.7", "pdf"},
		{"", "%PDF-1.7", "pdf"},
		{"application/octet-stream", "%PDF-1.7", "pdf"},
		{"image/png", "\x89PNG\r\n\x1a\n", "wrong-type image/png"},
		{"", "\x89PNG\r\n\x1a\n", "wrong-type image/png"},
		{"application/octet-stream", "\x00\x01\x02", "wrong-type application/octet-stream"},
		{"application/json", "{}", "wrong-type application/json"},
		{"application/rss+xml", "<rss/>", "wrong-type application/rss+xml"},
		{"text/css", "p{}", "wrong-type text/css"},
		{"video/mp4", "x", "wrong-type video/mp4"},
	} {
		f, _ := startWeb(t, map[string]http.Handler{"harbour-post.example": says(200, "Content-Type: "+tt.header, tt.body)}, Options{})
		p, err := f.Fetch(t.Context(), "http://harbour-post.example/")
		got := p.Type
		if e, failed := err.(*Error); failed {
			got = strings.TrimSpace(string(e.Kind) + " " + e.Type)
		}
		if got != tt.want {
			t.Errorf("%q %q: %s, want %s", tt.header, tt.body, got, tt.want)
		}
	}
}

func TestCharset(t *testing.T) {
	for name, tt := range map[string]struct{ header, body, want string }{
		"named":                     {"text/html; charset=iso-8859-1", "Gr\xfc\xdfe \x93ja\x94", "Grüße “ja”"},
		"named in quotes":           {`text/html; charset="windows-1251"`, "\xcf\xf0\xe8\xe2\xe5\xf2", "Привет"},
		"named, and wrong":          {"text/html; charset=iso-8859-1", "Grüße", "Grüße"},
		"named UTF-8, and wrong":    {"text/html; charset=utf-8", "<meta charset=windows-1252>Gr\xfc\xdfe", "<meta charset=windows-1252>Gr\xfc\xdfe"},
		"not named":                 {"text/html", "<meta charset=windows-1252>Gr\xfc\xdfe", "<meta charset=windows-1252>Gr\xfc\xdfe"},
		"unknown":                   {"text/html; charset=martian", "Gr\xfc\xdfe", "Gr\xfc\xdfe"},
		"ASCII that hides another":  {"text/plain; charset=iso-2022-jp", "\x1b$B4A;z\x1b(B", "漢字"},
		"Japanese":                  {"text/html; charset=shift_jis", "\x8a\xbf\x8e\x9a", "漢字"},
		"UTF-16":                    {"text/html; charset=utf-16le", "f\x00e\x00r\x00r\x00y\x00", "ferry"},
		"a byte order mark":         {"text/html; charset=iso-8859-1", "\xff\xfef\x00e\x00r\x00r\x00y\x00", "\ufeffferry"},
		"the page says otherwise":   {"text/html; charset=windows-1251", "<meta charset=windows-1252>\xcf", "<meta charset=windows-1252>П"},
		"an encoding nobody writes": {"text/html; charset=hz-gb-2312", "ferry", "\ufffd"},
	} {
		t.Run(name, func(t *testing.T) {
			f, _ := startWeb(t, map[string]http.Handler{"harbour-post.example": says(200, "Content-Type: "+tt.header, tt.body)}, Options{})
			p, err := f.Fetch(t.Context(), "http://harbour-post.example/")
			if err != nil || string(p.Body) != tt.want {
				t.Errorf("%q, %v, want %q", p.Body, err, tt.want)
			}
		})
	}
}

// TestDowngrade holds that from https a redirect is followed over https alone.
func TestDowngrade(t *testing.T) {
	f, w := startWeb(t, map[string]http.Handler{
		"short.example":        says(301, "Location: http://harbour-post.example:80/ferry", ""),
		"harbour-post.example": says(200, "Content-Type: text/html", "<p>x"),
	}, Options{})
	p, err := f.Fetch(t.Context(), "https://short.example/f")
	if err != nil || p.URL != "https://harbour-post.example/ferry" {
		t.Errorf("%s, %v; asked %q", p.URL, err, w.Asked())
	}
}
