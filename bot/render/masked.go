package render

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"verbatim/bot/say"
	"verbatim/retrieval"
)

// maxLink is the longest link in a message, in bytes: those of a quotation and of its source fit with them.
const maxLink = 400

// cite is the number of a source, linked to the words that it proves.
func cite(n int, words retrieval.Verified) string {
	label := fmt.Sprintf("[%d]", n)
	link := target(Link(words))
	if link == "" && words.Article() != nil {
		link = target(words.Article().URL)
	}
	if link == "" {
		return literal(label)
	}
	return "[" + label + "](<" + link + ">)"
}

// titled is an article's title, linked to the article.
func titled(a *retrieval.Article) string {
	title := Title(a)
	if link := target(a.URL); link != "" {
		return "[" + label(title) + "](<" + link + ">)"
	}
	return unquoted(title, maxTitle)
}

// source is an article in a line: "Voice of America (voanews.com), 18 Jan 2018: title".
func source(a *retrieval.Article) string { return origin(a) + ": " + italic(titled(a)) }

func origin(a *retrieval.Article) string { return unquoted(Origin(a), maxOrigin) }

// The longest names in a message, in units.
const (
	maxTitle  = 140
	maxOrigin = 140
	maxName   = 80
	maxTyped  = 200
)

// target is an address as a masked link takes it, "" where it can't be linked: no page of the web, a host that isn't
// ASCII, credentials, or too long.
func target(address string) string {
	u, err := url.Parse(strings.ToValidUTF8(address, ""))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || !plainHost(u.Host) {
		return ""
	}
	var b strings.Builder
	for i := 0; i < len(address); i++ {
		c := address[i]
		if c == '%' && !hexPair(address[i+1:]) || c == '@' && callsAll(address[i+1:]) || !linkable(c) {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	if b.Len() > maxLink {
		return ""
	}
	return b.String()
}

func plainHost(host string) bool {
	return !strings.ContainsFunc(host, func(r rune) bool {
		return r > unicode.MaxASCII || !alphanumeric(r) && !strings.ContainsRune("-.:_", r)
	})
}

// linkable reports whether a byte may stand in a masked link's target as it is: those of RFC 3986 that mean nothing in
// markdown.
func linkable(c byte) bool {
	return c < 0x80 && alphanumeric(rune(c)) || strings.IndexByte("%-._~:/?#@$&+,;=", c) >= 0
}

// callsAll reports whether an @ before s would be read as a call to everybody.
func callsAll(s string) bool { return strings.HasPrefix(s, "everyone") || strings.HasPrefix(s, "here") }

func hexPair(s string) bool {
	return len(s) >= 2 && strings.IndexByte("0123456789abcdefABCDEF", s[0]) >= 0 && strings.IndexByte("0123456789abcdefABCDEF", s[1]) >= 0
}

// label is a title as the words of a masked link. Discord leaves a link as it was typed where its words hold marks,
// emoji or an address, and escapes don't help there.
func label(title string) string {
	var ws []string
	for _, w := range strings.Fields(Line(headOf(title, maxTitle))) {
		if w = labelWord(w); w != "" {
			ws = append(ws, w)
		}
	}
	s, whole := clip(withoutMarks(strings.Join(ws, " ")), maxTitle)
	switch {
	case strings.TrimSpace(s) == "":
		return say.Untitled
	case !whole:
		s += "…"
	}
	return isolate(s)
}

// labelWord is a word of a label without what Discord would read, "" for an address.
func labelWord(w string) string {
	if strings.Contains(w, "://") || strings.Contains(w, "/") && strings.Contains(w, ".") {
		return ""
	}
	rs := []rune(w)
	var b strings.Builder
	for i, r := range rs {
		between := i > 0 && i < len(rs)-1 && alphanumeric(rs[i-1]) && alphanumeric(rs[i+1])
		switch {
		case r == ':' && between && unicode.IsDigit(rs[i-1]) && unicode.IsDigit(rs[i+1]):
			b.WriteRune('.') // a time of day
		case r == '.' && between && i > 1 && alphanumeric(rs[i-2]) && unicode.IsLetter(rs[i+1]),
			r == ':' && i < len(rs)-1, r == '#' && i == 0, (r == '-' || r == '+') && len(rs) == 1,
			strings.ContainsRune("[]()*_~|`<>\\@", r), emoji(r):
			if between {
				b.WriteRune(' ')
			}
		default:
			b.WriteRune(r)
		}
	}
	return strings.TrimSpace(b.String())
}

// emoji reports whether a character is one, or part of one.
func emoji(r rune) bool {
	return unicode.Is(unicode.So, r) && r > 0xff || unicode.In(r, unicode.Variation_Selector) || r == joiner ||
		0x1f3fb <= r && r <= 0x1f3ff || r == '\u20e3'
}
