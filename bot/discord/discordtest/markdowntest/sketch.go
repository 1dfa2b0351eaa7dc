package markdowntest

import "strings"

// tags are how a sketch shows form.
var tags = map[kind]string{
	bold: "b", italic: "i", underline: "u", strike: "s", spoiler: "spoiler", code: "code", small: "small", mention: "mention",
}

// sketch prints a message with its form: <b>bold</b> and the like, "│ " before each line of a quotation, a link's target as
// label⟨target⟩, with a plus sign if its page is shown below the message.
func sketch(tree []node) string {
	var b strings.Builder
	for i, n := range tree {
		inside := n.text + sketch(n.children)
		switch n.kind {
		case plain, emoji:
			b.WriteString(inside)
		case quote:
			b.WriteString("│ " + strings.ReplaceAll(inside, "\n", "\n│ "))
		case heading:
			b.WriteString("<" + n.what + ">" + inside + "</" + n.what + ">")
		case item:
			b.WriteString(n.what + " " + inside)
		case pre:
			onOwnLines(&b, "<pre>"+inside+"</pre>", i+1 < len(tree))
		case moment:
			b.WriteString("<time>" + n.moment() + "</time>")
		case link:
			b.WriteString(n.link(inside))
		default:
			b.WriteString("<" + tags[n.kind] + ">" + inside + "</" + tags[n.kind] + ">")
		}
	}
	return b.String()
}

func (n node) link(label string) string {
	to := n.target
	if label == to {
		to = ""
	}
	if n.preview {
		to += "+"
	}
	return label + "⟨" + to + "⟩"
}
