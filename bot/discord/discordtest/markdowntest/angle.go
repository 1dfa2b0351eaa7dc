package markdowntest

import (
	"regexp"
	"strconv"
	"strings"
)

// angles are what stands between < and >, and how it is read: by its groups.
var angles = []struct {
	form *regexp.Regexp
	read func(p *parser, m []string) node
}{
	{regexp.MustCompile(`^<@!?(\d+)>`), func(p *parser, m []string) node { return p.mention("user", m[1], "@", "unknown-user") }},
	{regexp.MustCompile(`^<@&(\d+)>`), func(p *parser, m []string) node { return p.mention("role", m[1], "@", "deleted-role") }},
	{regexp.MustCompile(`^<#(\d+)>`), func(p *parser, m []string) node { return p.mention("channel", m[1], "#", "unknown") }},
	{regexp.MustCompile(`^</([^:>\n]{1,100}):(\d+)>`), func(p *parser, m []string) node { return p.mention("command", m[2], "/", m[1]) }},
	{regexp.MustCompile(`^<id:(browse|customize|guide|home|linked-roles)[^>\n]*>`), func(p *parser, m []string) node { return p.mention("guide", m[1], "", m[1]) }},
	{regexp.MustCompile(`^<a?:(\w+):(\d+)>`), func(_ *parser, m []string) node {
		return node{kind: emoji, target: m[1], text: ":" + m[1] + ":"}
	}},
	{regexp.MustCompile(`^<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>`), func(_ *parser, m []string) node {
		unix, _ := strconv.ParseInt(m[1], 10, 64)
		return node{kind: moment, unix: unix}
	}},
	{regexp.MustCompile(`^(?i)<((?:https?|discord)://[^\s<>]+)>`), func(_ *parser, m []string) node {
		return node{kind: link, target: m[1], children: []node{{text: m[1]}}}
	}},
	{regexp.MustCompile(`^<((?:mailto:)?[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+)>`), func(_ *parser, m []string) node {
		return node{kind: link, target: "mailto:" + strings.TrimPrefix(m[1], "mailto:"), children: []node{{text: m[1]}}}
	}},
}

func (p *parser) angle(src string, _ state) (node, int) {
	if src[0] != '<' {
		return node{}, 0
	}
	for _, a := range angles {
		if m := a.form.FindStringSubmatch(src); m != nil {
			return a.read(p, m), len(m[0])
		}
	}
	return node{}, 0
}

func (p *parser) mention(what, id, sign, otherwise string) node {
	name, ok := p.names[id]
	if !ok {
		name = otherwise
	}
	return node{kind: mention, what: what, target: id, text: sign + name}
}

// all reads @everyone and @here, also inside a word.
func (p *parser) all(src string, _ state) (node, int) {
	for _, name := range []string{"everyone", "here"} {
		if strings.HasPrefix(src, "@"+name) {
			return node{kind: mention, what: name, text: "@" + name}, len(name) + 1
		}
	}
	return node{}, 0
}

// short is a name as emoji have them; one of digits alone would be a time of day.
var short = regexp.MustCompile(`^:((?:[0-9_+-]*[A-Za-z][A-Za-z0-9_+-]+)|[+-]1):`)

// shortcode reads what is drawn as an emoji if one has that name. The text stays, since the names are not known here.
func (p *parser) shortcode(src string, _ state) (node, int) {
	m := short.FindStringSubmatch(src)
	if m == nil {
		return node{}, 0
	}
	return node{kind: emoji, target: m[1], text: m[0]}, len(m[0])
}
