package markdowntest

import (
	"regexp"
	"strings"
)

// emphasis reads *italic*, _italic_, **bold** and __underline__; of those that fit, the longest, and italic before bold
// before underline.
func (p *parser) emphasis(src string, in state) (node, int) {
	var best node
	size := 0
	for _, e := range []struct {
		kind  kind
		marks int
		end   int
	}{{italic, 1, starred(src)}, {italic, 1, scored(src)}, {bold, 2, doubled(src, "**")}, {underline, 2, doubled(src, "__")}} {
		if e.end > size {
			size = e.end
			best = node{kind: e.kind, text: src[e.marks : e.end-e.marks]}
		}
	}
	if size == 0 {
		return node{}, 0
	}
	best.children, best.text = p.inline(best.text, in), ""
	return best, size
}

// starred returns the length of *italic* at the start: no space inside either mark; ** inside stays whole.
func starred(src string) int {
	if len(src) < 3 || src[0] != '*' || space(src[1]) {
		return 0
	}
	for i := 1; i < len(src); {
		switch {
		case strings.HasPrefix(src[i:], "**"):
			i += 2
		case src[i] == '*':
			if i == 1 || space(src[i-1]) {
				return 0
			}
			return i + 1
		case src[i] == '\\':
			i += 2
		default:
			i++
		}
	}
	return 0
}

// scored returns the length of _italic_ at the start: the closing mark stands at a word's end; __ inside stays whole.
func scored(src string) int {
	if len(src) < 3 || src[0] != '_' {
		return 0
	}
	for i := 1; i < len(src); {
		switch {
		case strings.HasPrefix(src[i:], "__"):
			i += 2
		case src[i] == '_':
			if i == 1 || i+1 < len(src) && word(src[i+1]) {
				return 0
			}
			return i + 1
		case src[i] == '\\':
			i += 2
		default:
			i++
		}
	}
	return 0
}

// doubled returns the length of a run between double marks, of which the closing one is not followed by a third.
func doubled(src, mark string) int {
	if !strings.HasPrefix(src, mark) {
		return 0
	}
	for i := 2; i < len(src); {
		closes := i > 2 && strings.HasPrefix(src[i:], mark) && (i+2 == len(src) || src[i+2] != mark[0])
		switch {
		case closes:
			return i + 2
		case src[i] == '\\':
			i += 2
		default:
			i++
		}
	}
	return 0
}

func space(c byte) bool {
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f'
}

func word(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

var (
	struckRun = regexp.MustCompile(`^~~((?s:.)+?)~~(?:[^_]|$)`)
	hiddenRun = regexp.MustCompile(`^\|\|((?s:.)+?)\|\|`)
)

func (p *parser) struck(src string, in state) (node, int) {
	return p.between(strike, struckRun, src, in)
}

func (p *parser) hidden(src string, in state) (node, int) {
	return p.between(spoiler, hiddenRun, src, in)
}

func (p *parser) between(k kind, re *regexp.Regexp, src string, in state) (node, int) {
	m := re.FindStringSubmatch(src)
	if m == nil {
		return node{}, 0
	}
	return node{kind: k, children: p.inline(m[1], in)}, len(m[1]) + 4
}

// code reads `code` between runs of equally many back-quotes.
func (p *parser) code(src string, _ state) (node, int) {
	ticks := len(src) - len(strings.TrimLeft(src, "`"))
	for n := ticks; n > 0; n-- {
		for i := n + 1; i+n <= len(src); i++ {
			closes := src[i:i+n] == src[:n] && src[i-1] != '`' && (i+n == len(src) || src[i+n] != '`')
			if closes {
				return node{kind: code, text: unpad(src[n:i])}, i + n
			}
		}
	}
	return node{}, 0
}

// unpad drops the space that keeps a back-quote inside apart from those outside.
func unpad(text string) string {
	if t := strings.TrimLeft(text, " "); len(t) < len(text) && strings.HasPrefix(t, "`") {
		text = text[1:]
	}
	if t := strings.TrimRight(text, " "); len(t) < len(text) && strings.HasSuffix(t, "`") {
		text = text[:len(text)-1]
	}
	return text
}
