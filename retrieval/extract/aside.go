package extract

import (
	"regexp"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// eachOwn calls see with the nodes under n that may say something of the article, in order: not those in navigation, in
// the site's own header, in lists of other articles, among comments.
func eachOwn(n *html.Node, inArticle bool, see func(*html.Node)) {
	if n.Type == html.ElementNode && aside(n, inArticle) {
		return
	}
	see(n)
	inArticle = inArticle || n.DataAtom == atom.Article || n.DataAtom == atom.Main
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		eachOwn(c, inArticle, see)
	}
}

// aside reports whether n begins a part of the page that isn't the article. What holds the headline is the page itself,
// whatever it is called: many wrap all in a form, or in a class like "has-sidebar".
func aside(n *html.Node, inArticle bool) bool {
	switch n.DataAtom {
	case atom.Html, atom.Body:
		return false
	case atom.Nav, atom.Aside, atom.Footer, atom.Figure:
		return true
	case atom.Form:
		return !holds(n, atom.H1)
	case atom.Header:
		if !inArticle && !holds(n, atom.H1) {
			return true
		}
	}
	return elsewhere.MatchString(attr(n, "class")+" "+attr(n, "id")) && !holds(n, atom.H1) && !holds(n, atom.Main)
}

var elsewhere = regexp.MustCompile(`(?i)(?:^|[^a-z])(?:related|comments?|sidebar|footer|widget|recommended|popular|teasers?|masthead|topbar|today|trending|newsletter|promo|copyright|cookies?|consent|gdpr)(?:[^a-z]|$)`)

func holds(n *html.Node, tag atom.Atom) bool {
	for c := range n.Descendants() {
		if c.DataAtom == tag {
			return true
		}
	}
	return false
}
