package markdowntest

import (
	"regexp"
	"strings"
)

var (
	address  = regexp.MustCompile(`^(?i)(?:https?|discord)://[^\s<]{2,}`)
	anywhere = regexp.MustCompile(`(?i)https?://`)
	target   = regexp.MustCompile(`^(?i)(?:https?|discord)://[^\s/]`)
	inviteTo = regexp.MustCompile(`^(?i)(?:discord\.gg|discord(?:app)?\.com/invite)/[a-z0-9-]{2,}`)
)

// bare reads an address that stands in the text. What ends a sentence, and a bracket that opens outside, is not part of it.
func (p *parser) bare(src string, in state) (node, int) {
	m := address.FindString(src)
	if m == "" || in.inLink {
		return node{}, 0
	}
	m = strings.TrimRight(m, `.,:;"']`)
	for strings.HasSuffix(m, ")") && strings.Count(m, ")") > strings.Count(m, "(") {
		m = m[:len(m)-1]
	}
	if !address.MatchString(m) {
		return node{}, 0
	}
	return node{kind: link, target: m, preview: true, children: []node{{text: m}}}, len(m)
}

// invite reads an invitation without a scheme: no link in the text, but its server is shown below the message.
func (p *parser) invite(src string, in state) (node, int) {
	m := inviteTo.FindString(src)
	if m == "" || in.inLink {
		return node{}, 0
	}
	return node{kind: link, target: m, preview: true, children: []node{{text: m}}}, len(m)
}

// masked reads [label](target) and [label](<target>), the latter without a preview. It stays as typed if the target is no
// web address or the label holds one.
func (p *parser) masked(src string, in state) (node, int) {
	if in.inLink || !strings.HasPrefix(src, "[") {
		return node{}, 0
	}
	for end := strings.LastIndex(src, "]("); end > 0; end = strings.LastIndex(src[:end+1], "](") {
		// The cheap test first: a message of brackets alone has a million pairs.
		if !target.MatchString(strings.TrimLeft(src[end+2:], "< \t\n")) || !isLabel(src, end) {
			continue
		}
		to, size, angled := destination(src[end+2:])
		label := src[1:end]
		if size == 0 || !target.MatchString(to) || anywhere.MatchString(label) || strings.TrimSpace(label) == "" {
			continue
		}
		in.inLink = true
		return node{kind: link, target: to, preview: !angled, children: p.inline(label, in)}, end + 2 + size
	}
	return node{}, 0
}

// isLabel reports whether src[1:end] can be a label: brackets inside it are paired, or close while another that closes
// follows.
func isLabel(src string, end int) bool {
	for i := 1; i < end; i++ {
		switch src[i] {
		case '[':
			n := strings.IndexByte(src[i:end], ']')
			if n < 0 {
				return false
			}
			i += n
		case ']':
			next := strings.IndexAny(src[i+1:], "[]")
			if next < 0 || src[i+1+next] == '[' {
				return false
			}
		}
	}
	return true
}

var tail = regexp.MustCompile(`^>?(?:\s+['"](?s:.)*?['"])?\s*\)`)

// destination reads the target and the closing bracket after "](": the shortest that fits, where brackets in pairs belong
// to it.
func destination(src string) (to string, size int, angled bool) {
	start := len(src) - len(strings.TrimLeft(src, " \t\n"))
	if strings.HasPrefix(src[start:], "<") {
		angled = true
		start++
	}
	for i := start; i < len(src); {
		if end := tail.FindString(src[i:]); end != "" {
			return unescape(src[start:i]), i + len(end), angled && end[0] == '>'
		}
		switch {
		case src[i] == '(' && strings.Contains(src[i:], ")"):
			i += strings.IndexByte(src[i:], ')') + 1
		case src[i] == '\\' && i+1 < len(src) && src[i+1] != '\n':
			i += 2
		case space(src[i]) || src[i] == '\\':
			return "", 0, false
		default:
			i++
		}
	}
	return "", 0, false
}

func unescape(to string) string { return escapedMark.ReplaceAllString(to, "$1") }

var escapedMark = regexp.MustCompile(`\\([^0-9A-Za-z\s])`)
