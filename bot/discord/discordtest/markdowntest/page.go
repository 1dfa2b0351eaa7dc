// Package markdowntest reads a Discord message as a member sees it: the text on the screen, and what in it is alive.
//
// It follows the rules by which Discord's client cuts a message (those of simple-markdown, with Discord's own blocks,
// mentions and masked links), also where they surprise. Where clients differ or the rule is not public, it takes more for
// alive rather than less: a test that finds nothing alive can rely on it.
package markdowntest

// A Page is a message as it is drawn.
type Page struct {
	Text     string    // what can be read, spoilers opened, without any form
	Sketch   string    // the same with its form, for golden files: see sketch.go
	Mentions []Mention // in order, also those that notify nobody
	Links    []Link    // in order
	Emoji    []string  // names of custom emoji and of what may be drawn as one, as "smile" for :smile:
	Times    []int64   // of timestamps, in Unix seconds
}

// A Mention is what is drawn as a name that can be clicked.
type Mention struct {
	Kind string // "user", "role", "everyone", "here", "channel", "command" or "guide" (a page of the server)
	ID   string // "" for everyone and here
}

// A Link is what opens a page when it is clicked. Preview: its page is shown below the message, too.
type Link struct {
	Label, Target string
	Preview       bool
}

// Parse reads a message's content. Names holds what mentions show, by id, without the sign before it; nil for none.
func Parse(content string, names map[string]string) Page {
	tree := (&parser{names: names}).blocks(content, state{})
	var page Page
	page.collect(tree)
	page.Text, page.Sketch = text(tree), sketch(tree)
	return page
}

func (p *Page) collect(tree []node) {
	for _, n := range tree {
		switch n.kind {
		case mention:
			p.Mentions = append(p.Mentions, Mention{n.what, n.target})
		case link:
			p.Links = append(p.Links, Link{text(n.children), n.target, n.preview})
		case emoji:
			p.Emoji = append(p.Emoji, n.target)
		case moment:
			p.Times = append(p.Times, n.unix)
		}
		p.collect(n.children)
	}
}
