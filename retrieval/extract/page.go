package extract

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

// maxPage is the largest page that is read, in bytes. Pages saved whole, with their pictures inside, stay under it.
const maxPage = 16 << 20

// A page is a web page, parsed: what it says of itself, and its tree without what nobody reads.
type page struct {
	root    *html.Node
	meta    map[string]string // content of <meta> by its name or property, in lower case; the first of each
	links   linked            // JSON-LD
	article object            // the JSON-LD of the article; nil if there is none
	head    string            // the <title>
	h1      string            // the headline as a reader sees it
	own     []*html.Node      // the elements that may say something of the article
	script  bool              // the page says that it needs JavaScript
}

// parse reads a page in whatever encoding it declares.
func parse(data []byte) (*page, error) {
	if len(data) > maxPage {
		return nil, &Error{Kind: TooLarge}
	}
	l, err := thin(decode(data))
	if err != nil {
		return nil, err
	}
	root, err := html.Parse(bytes.NewReader(l.markup))
	if err != nil {
		return nil, &Error{Kind: Broken, Err: err}
	}
	p := &page{root: root, meta: make(map[string]string), script: l.script}
	p.links.read(l.data)
	drop(root)
	if cost(root, 0) > maxCost {
		return nil, &Error{Kind: TooLarge, Err: errDeep}
	}
	eachOwn(root, false, func(n *html.Node) {
		if n.Type == html.ElementNode {
			p.own = append(p.own, n)
			p.note(n)
		}
	})
	p.article = p.links.article(p.headlines(), []string{p.meta["canonical"], p.meta["og:url"]})
	return p, nil
}

// decode returns the page in UTF-8. What is valid UTF-8 beyond ASCII is UTF-8, whatever the page declares: no other
// encoding looks like it by chance.
func decode(data []byte) []byte {
	if utf8.Valid(data) && bytes.ContainsFunc(data, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return data
	}
	enc, _, _ := charset.DetermineEncoding(data[:min(len(data), 1024)], "")
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		out = data
	}
	return bytes.ToValidUTF8(out, []byte("\ufffd"))
}

// note keeps what an element says of the page.
func (p *page) note(n *html.Node) {
	switch n.DataAtom {
	case atom.Meta:
		for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
			name := strings.ToLower(strings.TrimSpace(attr(n, key)))
			if content := attr(n, "content"); name != "" && content != "" && p.meta[name] == "" {
				p.meta[name] = content
			}
		}
	case atom.Link:
		if strings.EqualFold(attr(n, "rel"), "canonical") && p.meta["canonical"] == "" {
			p.meta["canonical"] = attr(n, "href")
		}
	case atom.Html:
		p.meta["lang"] = attr(n, "lang")
	case atom.Title:
		if p.head == "" {
			p.head = ofPage(innerText(n), maxTitle)
		}
	case atom.H1:
		if p.h1 == "" {
			p.h1 = oneLine(innerText(n), maxTitle)
		}
	}
}

// headlines are what the page calls itself outside JSON-LD, each as it stands and without its last part.
func (p *page) headlines() []string {
	var all []string
	for _, h := range []string{p.h1, p.meta["og:title"], p.meta["twitter:title"], p.head} {
		h = ofPage(h, maxTitle)
		short, _, _ := lastPart(h)
		all = append(all, h, short)
	}
	return all
}

// language is the language that the page declares, as ISO 639-1.
func (p *page) language() string {
	code, _ := p.article.text("inLanguage")
	code = first(code, p.meta["lang"], p.meta["og:locale"], p.meta["content-language"])
	code, _, _ = strings.Cut(strings.ReplaceAll(code, "_", "-"), "-")
	code = strings.ToLower(strings.TrimSpace(code))
	if len(code) != 2 || strings.Trim(code, "abcdefghijklmnopqrstuvwxyz") != "" {
		return ""
	}
	return code
}

// unread reports whether nobody reads what stands in n, whether it is shown or not.
func unread(n *html.Node) bool {
	if n.Type == html.CommentNode {
		return true
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Svg, atom.Math,
		atom.Canvas, atom.Select, atom.Textarea, atom.Del, atom.Video, atom.Audio:
		return true
	case atom.Html, atom.Body:
		return false
	}
	if n.Type != html.ElementNode {
		return false
	}
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	return has(n, "hidden") || strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// drop removes what is unread from the tree.
func drop(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if unread(c) {
			n.RemoveChild(c)
		} else {
			drop(c)
		}
		c = next
	}
}

// unwrap puts n's children in its place.
func unwrap(n *html.Node) {
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
		n.Parent.InsertBefore(c, n)
	}
	n.Parent.RemoveChild(n)
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// innerText returns the words in n, a space between two blocks.
func innerText(n *html.Node) string {
	s, _ := brief(n, maxPage)
	return s
}

// brief returns the words in n if they are at most max bytes long. It reads no further, so that asking each element of a
// page costs little.
func brief(n *html.Node, max int) (string, bool) {
	var b strings.Builder
	space := true // white space here says nothing more
	write := func(s string) {
		for _, r := range s {
			if unicode.IsSpace(r) {
				if !space {
					b.WriteByte(' ')
				}
				space = true
				continue
			}
			b.WriteRune(r)
			space = false
		}
	}
	for c := range n.Descendants() {
		switch {
		case c.Type == html.TextNode:
			write(c.Data)
		case blocks[c.DataAtom] || c.DataAtom == atom.Br:
			write(" ")
		}
		if b.Len() > max {
			return "", false
		}
	}
	return strings.TrimSpace(b.String()), true
}

// first returns the first string that is not blank.
func first(ss ...string) string {
	for _, s := range ss {
		if strings.TrimSpace(s) != "" {
			return s
		}
	}
	return ""
}
