package extract

import (
	"fmt"
	"strings"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/retrieval"
	"verbatim/retrieval/text"
)

// maxTop is how many paragraphs at the top may be headline, byline and date.
const maxTop = 4

// body returns the article's text, "" if the page has none, without title and byline at its top; and the byline that the
// library sees.
func (p *page) body(title, author string) (words, byline string, err error) {
	p.mend()
	content, byline, err := p.content()
	if err != nil {
		return "", "", err
	}
	var ps []string
	for i, para := range p.best(content) {
		if i < maxTop && (same(para, title) || same(para, p.h1) || isByline(para, author)) {
			byline = first(byline, named(para))
			continue
		}
		ps = append(ps, para)
	}
	words = strings.Join(ps, "\n\n")
	if told := p.told(); text.CountWords(words) < minWords && len(told) > len(words) {
		words = told
	}
	if len(words) > retrieval.MaxText {
		return "", "", &Error{Kind: TooLarge, Err: retrieval.ErrTooLong}
	}
	return words, byline, nil
}

// minFound is the length of a text, in bytes, below which the library takes another way.
const minFound = 300

// best returns the paragraphs that the library found. Where it finds little, it gives up paragraphs and runs together
// all words of the page: then those are taken that simply stand there.
func (p *page) best(content *html.Node) []string {
	var ps []string
	if content != nil {
		ps = paragraphs(content, nil)
	}
	if words := strings.Join(ps, "\n"); len(ps) > 1 && len(words) > minFound {
		return ps
	}
	if simple := paragraphs(p.main(), passed); text.CountWords(strings.Join(simple, "\n")) >= minWords {
		return simple
	}
	return ps
}

// mend takes the <time> tags off words inside sentences: the library drops such elements with their words.
func (p *page) mend() {
	for _, n := range p.own {
		if n.DataAtom == atom.Time && inSentence(n) {
			unwrap(n)
		}
	}
}

// inSentence reports whether n is part of a paragraph's words, not a line of its own.
func inSentence(n *html.Node) bool {
	for a := n.Parent; a != nil; a = a.Parent {
		switch a.DataAtom {
		case atom.P, atom.Li, atom.Blockquote, atom.Td, atom.H2, atom.H3:
			return true
		}
	}
	return false
}

// content asks the library for the article's part of the page; nil if there is none. The library is given to panic on
// trees that no browser would make, and a page is whatever a stranger wrote, so that its panics end here.
func (p *page) content() (n *html.Node, byline string, err error) {
	defer func() {
		if v := recover(); v != nil {
			n, byline, err = nil, "", &Error{Kind: Broken, Err: fmt.Errorf("%v", v)}
		}
	}()
	res, err := trafilatura.ExtractDocument(p.root, trafilatura.Options{
		EnableFallback:  true,
		ExcludeComments: true,
		HtmlDateMode:    trafilatura.Disabled, // it guesses
	})
	if err != nil {
		return nil, "", nil // it found no text
	}
	return res.ContentNode, res.Metadata.Author, nil
}

// isByline reports whether a paragraph at the top is no more than author and date.
func isByline(para, author string) bool {
	if len(para) > maxHinted {
		return false
	}
	_, rest, dated := publication(para)
	name := person(oneLine(rest, maxName))
	return dated && text.CountWords(rest) <= 3 || author != "" && same(name, author) || named(para) != ""
}

// told returns the article's words as the page's data has them: those of pages that JavaScript draws. A paid article's
// are left where they are.
func (p *page) told() string {
	s, _ := p.article.text("articleBody")
	if s == "" || !p.article.free() || len(s) > retrieval.MaxText {
		return ""
	}
	if strings.Contains(s, "<") && strings.Contains(s, ">") {
		s = untagged(strings.NewReplacer("</p>", "\n</p>", "<br", "\n<br").Replace(s))
	}
	var ps []string
	for l := range strings.SplitSeq(visible(html.UnescapeString(s)), "\n") {
		if l = strings.Join(strings.Fields(l), " "); l != "" {
			ps = append(ps, l)
		}
	}
	return strings.Join(ps, "\n\n")
}
