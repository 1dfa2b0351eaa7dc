package web

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

func TestAttachment(t *testing.T) {
	api := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/away":
			http.Redirect(w, r, "http://169.254.169.254/", http.StatusFound)
		case "/large":
			_, _ = io.WriteString(w, strings.Repeat(" ", maxBody+1))
		default:
			_, _ = io.WriteString(w, "The ferry stays in port.")
		}
	}))
	defer api.Close()
	base, err := url.Parse(api.URL + "/api/v9/")
	if err != nil {
		t.Fatal(err)
	}
	f, _ := startWeb(t, map[string]http.Handler{
		"cdn.discordapp.com":   says(200, "Content-Type: image/png", "\x89PNG"),
		"media.discordapp.net": says(404, "", ""),
		"harbour-post.example": says(200, "", "x"),
	}, Options{API: base})
	for _, tt := range []struct {
		url, want string
		kind      Kind
	}{
		{"https://cdn.discordapp.com/attachments/1/2/a.txt?ex=1&is=2&hm=3", "\x89PNG", ""},
		{"https://media.discordapp.net/attachments/1/2/a.txt", "", Missing},
		{api.URL + "/files/a.txt", "The ferry stays in port.", ""},
		{api.URL + "/away", "", Status},
		{api.URL + "/large", "", TooLarge},
		{"http://cdn.discordapp.com/attachments/1/2/a.txt", "", Elsewhere},
		{"https://harbour-post.example/a.txt", "", Elsewhere},
		{"https://cdn.discordapp.com.harbour-post.example/a.txt", "", Elsewhere},
		{"https://cdn.discordapp.com@harbour-post.example/a.txt", "", Credentials},
		{"https://cdn.discordapp.com:8443/a.txt", "", Port},
		{strings.Replace(api.URL, "http://", "http://user@", 1) + "/a.txt", "", Credentials},
		{strings.Replace(api.URL, "http://", "https://", 1) + "/a.txt", "", NotPublic},
		{"http://127.0.0.1/a.txt", "", NotPublic},
		{"http://localhost/a.txt", "", NotPublic},
		{"file:///etc/passwd", "", Invalid},
	} {
		got, err := f.Attachment(t.Context(), tt.url)
		if string(got) != tt.want || KindOf(err) != tt.kind || tt.kind == "" && err != nil {
			t.Errorf("%s: %.20q, %v, want %q, %q", tt.url, got, err, tt.want, tt.kind)
		}
	}
}

// TestAPIHostIsNoPage holds that the API's address serves attachments alone: it is no way for a link.
func TestAPIHostIsNoPage(t *testing.T) {
	api := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("asked") }))
	defer api.Close()
	base, err := url.Parse(api.URL)
	if err != nil {
		t.Fatal(err)
	}
	f, _ := startWeb(t, nil, Options{API: base})
	if _, err := f.Fetch(t.Context(), api.URL); KindOf(err) != NotPublic {
		t.Errorf("%v, want %s", err, NotPublic)
	}
	f, _ = startWeb(t, nil, Options{})
	if _, err := f.Attachment(t.Context(), api.URL); KindOf(err) != NotPublic {
		t.Errorf("without an API: %v, want %s", err, NotPublic)
	}
}
