package extract

import (
	"net/url"
	"strings"

	"verbatim/retrieval"
	"verbatim/retrieval/text"
)

// facts returns what the page says of itself: JSON-LD before OpenGraph, Twitter's cards and other <meta>, and these before
// what a reader sees.
func (p *page) facts(from string) retrieval.Facts {
	var f retrieval.Facts
	f.URL, f.Claimed = p.url(from)
	f.Outlet = p.outlet(f.URL)
	f.Title = p.title(f.Outlet)
	f.Author = p.author()
	f.Published = p.published(f.URL)
	return f
}

// url returns the page's canonical address. What the page claims counts in a file, which has nothing better, and on the
// site that served the page. A claim without a path names the outlet's front page, not the article.
func (p *page) url(from string) (canonical string, claimed bool) {
	served, fetched := Canonical(from)
	base, err := url.Parse(served)
	if err != nil {
		base = &url.URL{}
	}
	ofArticle, _ := p.article.text("url")
	main, _ := p.article.text("mainEntityOfPage")
	for _, claim := range []string{p.meta["canonical"], p.meta["og:url"], ofArticle, main, p.meta["twitter:url"]} {
		if ref, err := url.Parse(strings.TrimSpace(claim)); err == nil {
			claim = base.ResolveReference(ref).String()
		}
		c, ok := Canonical(claim)
		if !ok || frontPage(c) || fetched && !sameSite(served, c) {
			continue
		}
		return c, !fetched
	}
	return served, false
}

func frontPage(canonical string) bool {
	u, err := url.Parse(canonical)
	return err != nil || u.Path == "/" && u.RawQuery == ""
}

// outlet returns the name of who published the page; "" where it has no name but its host's.
func (p *page) outlet(address string) string {
	var names []string
	names = append(names, p.meta["og:site_name"])
	names = append(names, p.links.names(p.article, "publisher")...)
	names = append(names, p.links.names(p.links.typed(webSites), "name")...)
	names = append(names, p.meta["application-name"], p.meta["dc.publisher"], p.meta["twitter:app:name:iphone"], p.tail())
	hostLike := ""
	for _, n := range names {
		n = ofPage(n, maxName)
		switch {
		case n == "" || strings.Contains(n, "://"):
		case !strings.Contains(n, " ") && strings.Contains(n, "."):
			hostLike = first(hostLike, n)
		default:
			return n
		}
	}
	handle := strings.TrimPrefix(ofPage(p.meta["twitter:site"], maxName), "@")
	if u, err := url.Parse(address); err == nil && strings.EqualFold(strings.TrimPrefix(u.Hostname(), "www."), strings.TrimPrefix(hostLike, "www.")) {
		hostLike = "" // the host stands beside the outlet anyway
	}
	return first(hostLike, handle)
}

// separators stand between a headline and the outlet in a <title>.
var separators = []string{" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » "}

// lastPart cuts s at its last separator.
func lastPart(s string) (head, tail string, ok bool) {
	at, width := -1, 0
	for _, sep := range separators {
		if i := strings.LastIndex(s, sep); i > at {
			at, width = i, len(sep)
		}
	}
	if at <= 0 {
		return s, "", false
	}
	return s[:at], s[at+width:], true
}

// tail returns what the <title> appends to the headline that the page gives elsewhere: the outlet.
func (p *page) tail() string {
	known := ofPage(first(p.meta["og:title"], p.meta["twitter:title"], p.h1), maxTitle)
	head, tail, ok := lastPart(p.head)
	if ok && known != "" && same(head, known) && text.CountWords(tail) <= 6 {
		return tail
	}
	return ""
}

// title returns the headline, without the outlet behind it.
func (p *page) title(outlet string) string {
	ofArticle, _ := p.article.text("headline")
	name, _ := p.article.text("name")
	titles := []string{ofArticle, p.meta["og:title"], p.meta["twitter:title"], name, p.h1, p.head}
	for _, t := range titles {
		t = withoutOutlet(ofPage(t, maxTitle), outlet, p.h1)
		if t == "" || same(t, outlet) {
			continue
		}
		if beginning(t) && strings.HasPrefix(p.h1, strings.TrimRight(t, "….")) {
			return p.h1
		}
		return t
	}
	return ""
}

// beginning reports whether a title was cut short, as search engines ask for.
func beginning(title string) bool {
	return strings.HasSuffix(title, "…") || strings.HasSuffix(title, "...")
}

// withoutOutlet cuts what follows the headline: the outlet's name, or all that the visible headline lacks.
func withoutOutlet(title, outlet, h1 string) string {
	for range 3 { // "Headline | Politics | The Ledger"
		head, tail, ok := lastPart(title)
		if !ok || !(same(tail, outlet) || h1 != "" && same(head, h1)) {
			break
		}
		title = strings.TrimSpace(head)
	}
	return title
}
