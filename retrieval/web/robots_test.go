package web

import (
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestRules(t *testing.T) {
	for name, tt := range map[string]struct {
		robots        string
		allow, forbid string // paths
	}{
		"none":                {"", "/ /a", ""},
		"all":                 {"User-agent: *\nDisallow: /", "", "/ /a /a?b /robots"},
		"nothing":             {"User-agent: *\nDisallow:", "/ /a", ""},
		"beginnings":          {"User-agent: *\nDisallow: /paid", "/ /news /Paid", "/paid /paid/a /paidfor /paid?x"},
		"the longest":         {"User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c", "/a/b /a/b/x", "/a /a/x /a/b/c"},
		"as long, allow":      {"User-agent: *\nDisallow: /a\nAllow: /a", "/a", ""},
		"stars":               {"User-agent: *\nDisallow: /*/print\nDisallow: /x*y*z", "/print /xyw /xzy", "/a/print /a/b/print/c /xyz /xaybzc"},
		"ends":                {"User-agent: *\nDisallow: /*.pdf$\nDisallow: /end$\nDisallow: /s*a$", "/a.pdf.html /a.pdf?x /end/ /x/end /sab", "/a.pdf /a/b.pdf /end /sa /saba"},
		"queries":             {"User-agent: *\nDisallow: /*?", "/a", "/a?b /?"},
		"us, not all":         {"User-agent: *\nDisallow: /\n\nUser-agent: Verbatim\nDisallow: /paid", "/news", "/paid"},
		"us in other letters": {"user-AGENT : verBATIM/2.0 # the bot\nDISALLOW : /", "", "/"},
		"us with others":      {"User-agent: Crawler\nUser-agent: Verbatim\nUser-agent: Else\nDisallow: /", "", "/"},
		"us twice":            {"User-agent: Verbatim\nDisallow: /a\nUser-agent: *\nDisallow: /b\nUser-agent: verbatim\nDisallow: /c", "/b", "/a /c"},
		"us, and no rules":    {"User-agent: *\nDisallow: /\nUser-agent: Verbatim", "/", ""},
		"another of our kind": {"User-agent: Verbatimizer\nDisallow: /\nUser-agent: Verb\nDisallow: /", "/", ""},
		"rules for nobody":    {"Disallow: /a\nUser-agent: *\nDisallow: /b", "/a", "/b"},
		"what isn't a rule":   {"\ufeffUser-agent: *\nCrawl-delay: 10s\nSitemap: https://x.example/\n\xff\xfe\nnonsense\nDisallow: /a", "/", "/a"},
		"Windows' line ends":  {"User-agent: *\r\nDisallow: /a\r\n", "/", "/a"},
		"escapes":             {"User-agent: *\nDisallow: /%7Ejoe/\nDisallow: /grün\nDisallow: /a%2fb\nDisallow: /100%", "/a/b /joe/", "/~joe/x /gr%C3%BCn /gr%c3%bcn /%67r%c3%bcn /a%2Fb /100%25x"},
		"a page":              {"<!doctype html><p>User-agent: *</p><p>Disallow: /</p>", "/", ""},
	} {
		t.Run(name, func(t *testing.T) {
			rs := readRules(tt.robots)
			for _, path := range strings.Fields(tt.allow) {
				if !rs.allow(address(t, path)) {
					t.Errorf("%s is forbidden", path)
				}
			}
			for _, path := range strings.Fields(tt.forbid) {
				if rs.allow(address(t, path)) {
					t.Errorf("%s is allowed", path)
				}
			}
		})
	}
}

func address(t testing.TB, path string) *url.URL {
	t.Helper()
	u, err := url.Parse("https://harbour-post.example" + path)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// FuzzRules holds that a pattern matches as the regular expression does that it stands for.
func FuzzRules(f *testing.F) {
	for _, pattern := range []string{"/", "/a*b", "/*a*b*c$", "*", "$", "/**$", "/a$b", "/*ab$", "**********(***uuuuu*"} {
		f.Add(pattern, "/aabbcabc")
	}
	f.Fuzz(func(t *testing.T, pattern, path string) {
		if got, want := (rule{pattern: pattern}).matches(path), expression(pattern).MatchString(runes(path)); got != want {
			t.Errorf("%q on %q: %t, want %t", pattern, path, got, want)
		}
	})
}

func expression(pattern string) *regexp.Regexp {
	end := ""
	if p, ok := strings.CutSuffix(pattern, "$"); ok {
		pattern, end = p, `\z`
	}
	return regexp.MustCompile(`(?s)\A` + strings.ReplaceAll(regexp.QuoteMeta(runes(pattern)), `\*`, `.*`) + end)
}

// runes writes each byte as a rune of its own: rules compare bytes.
func runes(s string) string {
	rs := make([]rune, len(s))
	for i := range len(s) {
		rs[i] = rune(s[i])
	}
	return string(rs)
}

// BenchmarkRules asks a file that is meant to cost time.
func BenchmarkRules(b *testing.B) {
	line := "Disallow: /" + strings.Repeat("*a", 990) + "b\n"
	robots := "User-agent: *\n" + strings.Repeat(line, maxRobots/len(line))
	u := address(b, "/"+strings.Repeat("a", 1900))
	for b.Loop() {
		readRules(robots).allow(u)
	}
}

func TestRobots(t *testing.T) {
	page := says(200, "Content-Type: text/html", "<p>x")
	for name, tt := range map[string]struct {
		robots http.HandlerFunc
		kind   Kind
	}{
		"forbids": {func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "User-agent: *\nDisallow: /") }, Robots},
		"allows": {func(w http.ResponseWriter, _ *http.Request) {
			_, _ = io.WriteString(w, "User-agent: *\nDisallow: /paid")
		}, ""},
		"forbids elsewhere": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "https://www.harbour-post.example/rules", http.StatusMovedPermanently)
		}, Robots},
		"leads nowhere": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://127.0.0.1/", http.StatusFound)
		}, ""},
		"not there":  {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(404) }, ""},
		"not for us": {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(403) }, ""},
		"fails":      {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(503) }, ""},
		"stalls":     {func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, ""},
		"has no end": {func(w http.ResponseWriter, _ *http.Request) {
			_, _ = io.WriteString(w, "User-agent: *\nDisallow: /\n"+strings.Repeat("#\n", maxRobots))
		}, Robots},
		"cuts the connection": {func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			o := Options{}
			if name == "stalls" {
				o.Timeout = 2 * time.Second
			}
			site := http.NewServeMux()
			site.Handle("/robots.txt", tt.robots)
			site.Handle("/", page)
			elsewhere := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "User-agent: *\nDisallow: /") })
			f, _ := startWeb(t, map[string]http.Handler{"harbour-post.example": site, "www.harbour-post.example": elsewhere}, o)
			if _, err := f.Fetch(t.Context(), "https://harbour-post.example/ferry"); KindOf(err) != tt.kind {
				t.Errorf("%v, want %q", err, tt.kind)
			}
		})
	}
}

// TestRobotsOfTarget holds that a redirect leads nowhere that robots.txt forbids.
func TestRobotsOfTarget(t *testing.T) {
	shut := func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, "User-agent: Verbatim\nDisallow: /")
	}
	f, w := startWeb(t, map[string]http.Handler{
		"short.example":        says(302, "Location: https://harbour-post.example/ferry", ""),
		"harbour-post.example": http.HandlerFunc(shut),
	}, Options{})
	if _, err := f.Fetch(t.Context(), "https://short.example/f"); KindOf(err) != Robots {
		t.Errorf("%v, want %s", err, Robots)
	}
	if asked := w.Asked(); asked[len(asked)-1] != "https://harbour-post.example/robots.txt" {
		t.Errorf("asked %q", asked)
	}
}

// A script answers by path.
type script map[string]func() (int, string)

func (s script) RoundTrip(req *http.Request) (*http.Response, error) {
	status, body := s[req.URL.Path]()
	return &http.Response{StatusCode: status, Header: http.Header{"Content-Type": {"text/plain"}}, Body: io.NopCloser(strings.NewReader(body))}, nil
}

func TestRobotsAge(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		status, asked := 200, 0
		f := New(slog.New(slog.DiscardHandler), Options{Transport: script{
			"/robots.txt": func() (int, string) { asked++; return status, "User-agent: *\nDisallow: /paid" },
			"/news":       func() (int, string) { return 200, "The ferry stays in port." },
		}})
		var got []int
		for _, step := range []struct {
			wait   time.Duration
			status int
		}{{0, 200}, {robotsAge, 200}, {1, 503}, {robotsMiss, 503}, {1, 200}, {robotsAge, 200}} {
			time.Sleep(step.wait)
			status = step.status
			if _, err := f.Fetch(t.Context(), "https://harbour-post.example/news"); err != nil {
				t.Fatal(err)
			}
			got = append(got, asked)
		}
		if diff := cmp.Diff([]int{1, 1, 2, 2, 3, 3}, got); diff != "" {
			t.Errorf("times that robots.txt was asked for (-want +got):\n%s", diff)
		}
	})
}

func TestRobotsKept(t *testing.T) {
	f := New(slog.New(slog.DiscardHandler), Options{Transport: script{
		"/robots.txt": func() (int, string) { return 404, "" },
		"/":           func() (int, string) { return 200, "The ferry stays in port." },
	}})
	for i := range 3 * maxSites {
		if _, err := f.Fetch(t.Context(), "https://s"+string(rune('a'+i%26))+string(rune('a'+i/26))+".example/"); err != nil {
			t.Fatal(err)
		}
	}
	if n := f.sites.Len(); n != maxSites {
		t.Errorf("%d sites are kept, want %d", n, maxSites)
	}
	if n := len(readRules("User-agent: *\n" + strings.Repeat("Disallow: /a\n", 2*maxRules))); n != maxRules {
		t.Errorf("%d rules are kept, want %d", n, maxRules)
	}
}
