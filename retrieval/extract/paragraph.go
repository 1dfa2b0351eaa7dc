package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/retrieval/text"
)

// blocks are the elements that begin and end a paragraph.
var blocks = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true, atom.Caption: true,
	atom.Dd: true, atom.Details: true, atom.Div: true, atom.Dl: true, atom.Dt: true, atom.Figcaption: true,
	atom.Figure: true, atom.Footer: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true,
	atom.H6: true, atom.Header: true, atom.Hr: true, atom.Li: true, atom.Main: true, atom.Nav: true, atom.Ol: true,
	atom.P: true, atom.Pre: true, atom.Section: true, atom.Summary: true, atom.Table: true, atom.Tr: true, atom.Ul: true,
}

// paragraphs returns the blocks of words in n, in order, each without empty lines; what skip holds for is left out.
func paragraphs(n *html.Node, skip func(*html.Node) bool) []string {
	w := writer{skip: skip}
	w.node(n)
	w.end()
	return w.done
}

// A writer collects the words of a tree, block by block.
type writer struct {
	skip func(*html.Node) bool // nil skips nothing
	done []string
	open strings.Builder
}

func (w *writer) node(n *html.Node) {
	tag := atom.Lookup([]byte(n.Data)) // the library renames elements, and leaves DataAtom as it was
	switch {
	case n.Type == html.TextNode:
		w.open.WriteString(strings.ReplaceAll(n.Data, "\n", " "))
		return
	case tag == atom.Br:
		w.open.WriteByte('\n')
		return
	case w.skip != nil && w.skip(n):
		return
	}
	if blocks[tag] {
		w.end()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
	switch {
	case blocks[tag]:
		w.end()
	case tag == atom.Td || tag == atom.Th:
		w.open.WriteByte(' ')
	}
}

// end ends the block, if it has words.
func (w *writer) end() {
	var lines []string
	for l := range strings.SplitSeq(visible(w.open.String()), "\n") {
		if l = strings.Join(strings.Fields(l), " "); l != "" {
			lines = append(lines, l)
		}
	}
	w.open.Reset()
	if block := strings.Join(lines, "\n"); text.CountWords(block) > 0 {
		w.done = append(w.done, block)
	}
}

// main returns the element that holds the article: <main>, the only <article>, or the body.
func (p *page) main() *html.Node {
	found := make(map[atom.Atom][]*html.Node)
	for _, n := range p.own {
		found[n.DataAtom] = append(found[n.DataAtom], n)
	}
	for _, tag := range []atom.Atom{atom.Main, atom.Article, atom.Body} {
		if len(found[tag]) == 1 {
			return found[tag][0]
		}
	}
	return p.root
}

// passed reports whether n is passed over where paragraphs are taken as they stand: the head, buttons, what lies aside,
// and lines that are mostly links.
func passed(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Head, atom.Button, atom.Label, atom.H1, atom.Time:
		return true
	case atom.P, atom.Li, atom.H2, atom.H3, atom.Td:
		links := 0
		for c := range n.Descendants() {
			if c.DataAtom == atom.A {
				links += len(innerText(c))
			}
		}
		if links > 0 && 2*links > len(innerText(n)) {
			return true
		}
	}
	return n.Type == html.ElementNode && aside(n, true)
}
