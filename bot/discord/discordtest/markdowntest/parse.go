package markdowntest

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// A kind is a kind of node.
type kind int

const (
	plain kind = iota
	bold
	italic
	underline
	strike
	spoiler
	code
	pre
	quote
	heading
	small
	item
	link
	mention
	emoji
	moment
)

// A node is a piece of a message. Plain, code and pre hold text; others hold children.
type node struct {
	kind     kind
	text     string
	children []node
	target   string // of a link, mention or emoji
	what     string // the kind of mention, the level of a heading, the bullet of an item
	preview  bool
	unix     int64
}

type parser struct{ names map[string]string }

// A rule reads a node from the start of src, and says how many bytes it took: 0 if it doesn't fit.
type rule func(p *parser, src string, in state) (node, int)

// A state is where a rule is tried.
type state struct {
	lineStart bool
	inQuote   bool
	inLink    bool
}

// lines are tried where a line starts, in a message or a quotation.
func lines() []rule {
	return []rule{(*parser).heading, (*parser).small, (*parser).quote, (*parser).item}
}

// runs are tried everywhere.
func runs() []rule {
	return []rule{
		(*parser).pre, (*parser).escape, (*parser).angle, (*parser).bare, (*parser).masked, (*parser).emphasis, (*parser).struck,
		(*parser).code, (*parser).hidden, (*parser).all, (*parser).shortcode, (*parser).invite,
	}
}

// starts are the bytes that runs can start with: nothing is tried at others.
const starts = "`\\<[*_~|@:hHdD"

// blocks reads what starts on a line of its own; inline reads what stands inside one.
func (p *parser) blocks(src string, in state) []node { return p.read(src, in, true) }

func (p *parser) inline(src string, in state) []node { return p.read(src, in, false) }

func (p *parser) read(src string, in state, blocks bool) (tree []node) {
	for i := 0; i < len(src); {
		in.lineStart = blocks && (i == 0 || src[i-1] == '\n')
		n, size := p.next(src[i:], in)
		if size == 0 {
			_, size = utf8.DecodeRuneInString(src[i:])
			n = node{text: src[i : i+size]}
		}
		tree = push(tree, n)
		i += size
		if n.kind >= quote && n.kind <= item && src[i-1] == '\n' {
			tree = push(tree, node{text: "\n"})
		}
	}
	return tree
}

// push joins plain text with the plain text before it.
func push(tree []node, n node) []node {
	if last := len(tree) - 1; n.kind == plain && last >= 0 && tree[last].kind == plain {
		tree[last].text += n.text
		return tree
	}
	return append(tree, n)
}

func (p *parser) next(src string, in state) (node, int) {
	var rules []rule
	if in.lineStart {
		rules = lines()
	}
	if strings.IndexByte(starts, src[0]) >= 0 {
		rules = append(rules, runs()...)
	}
	for _, r := range rules {
		if n, size := r(p, src, in); size > 0 {
			return n, size
		}
	}
	return node{}, 0
}

var (
	headingLine = regexp.MustCompile(`^(#{1,3}) +([^\n]+)(?:\n|$)`)
	smallLine   = regexp.MustCompile(`^-# +([^\n]+)(?:\n|$)`)
	quoteRest   = regexp.MustCompile(`^ *>>> +`)
	quoteLines  = regexp.MustCompile(`^(?: *> +[^\n]*(?:\n|$))+`)
	quoteMark   = regexp.MustCompile(`(?m)^ *> ?`)
	itemLine    = regexp.MustCompile(`^( *)([*-]|\d{1,10}\.) +([^\n]+)(?:\n|$)`)
	fence       = regexp.MustCompile("^(?i)```(?:[a-z0-9_+\\-.#]+\n)?\n*([^\n](?:(?s:.)*?))\n*```")
	escaped     = regexp.MustCompile(`^\\([^0-9A-Za-z\s])`)
)

func (p *parser) heading(src string, in state) (node, int) {
	m := headingLine.FindStringSubmatch(src)
	if m == nil {
		return node{}, 0
	}
	return node{kind: heading, what: "h" + string('0'+rune(len(m[1]))), children: p.blocks(m[2], in)}, len(m[0])
}

func (p *parser) small(src string, in state) (node, int) {
	m := smallLine.FindStringSubmatch(src)
	if m == nil {
		return node{}, 0
	}
	return node{kind: small, children: p.blocks(m[1], in)}, len(m[0])
}

// quote reads lines after ">", or all the rest after ">>>". There is none inside another.
func (p *parser) quote(src string, in state) (node, int) {
	if in.inQuote {
		return node{}, 0
	}
	in.inQuote = true
	if m := quoteRest.FindString(src); m != "" {
		return node{kind: quote, children: p.blocks(src[len(m):], in)}, len(src)
	}
	m := quoteLines.FindString(src)
	if m == "" {
		return node{}, 0
	}
	inside := quoteMark.ReplaceAllString(strings.TrimSuffix(m, "\n"), "")
	return node{kind: quote, children: p.blocks(inside, in)}, len(m)
}

func (p *parser) item(src string, in state) (node, int) {
	m := itemLine.FindStringSubmatch(src)
	if m == nil {
		return node{}, 0
	}
	bullet := m[2]
	if bullet == "*" || bullet == "-" {
		bullet = "•"
	}
	return node{kind: item, what: m[1] + bullet, children: p.blocks(m[3], in)}, len(m[0])
}

func (p *parser) pre(src string, _ state) (node, int) {
	m := fence.FindStringSubmatch(src)
	if m == nil {
		return node{}, 0
	}
	return node{kind: pre, text: m[1]}, len(m[0])
}

func (p *parser) escape(src string, _ state) (node, int) {
	m := escaped.FindStringSubmatch(src)
	if m == nil {
		return node{}, 0
	}
	return node{text: m[1]}, len(m[0])
}
