package markdowntest

import (
	"strings"
	"time"
)

// text prints what can be read.
func text(tree []node) string {
	var b strings.Builder
	for i, n := range tree {
		switch n.kind {
		case pre:
			onOwnLines(&b, n.text, i+1 < len(tree))
		case item:
			b.WriteString(n.what + " " + text(n.children))
		case moment:
			b.WriteString(n.moment())
		default:
			b.WriteString(n.text + text(n.children))
		}
	}
	return b.String()
}

func onOwnLines(b *strings.Builder, block string, more bool) {
	if b.Len() > 0 && !strings.HasSuffix(b.String(), "\n") {
		b.WriteByte('\n')
	}
	b.WriteString(block)
	if more {
		b.WriteByte('\n')
	}
}

// moment is a timestamp in one form and UTC, whatever form and zone a member would see.
func (n node) moment() string { return time.Unix(n.unix, 0).UTC().Format("2 January 2006 15:04") }
