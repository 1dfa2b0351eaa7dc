// Package render shows answers and articles to people: as terminal text, and as Discord messages.
package render

import (
	"net/url"
	"strings"

	"verbatim/retrieval"
	"verbatim/retrieval/text"
)

// fragmentWords is how many words a link's text fragment names at each end of what it points at: few enough that a
// word the page sets differently seldom breaks the link, and enough to be met once.
const fragmentWords = 3

// Link returns the address of the article that v stands in, with a text fragment that opens it on v's words; "" where
// the article has no address.
// See https://wicg.github.io/scroll-to-text-fragment/.
func Link(v retrieval.Verified) string {
	a := v.Article()
	if a == nil || a.URL == "" {
		return ""
	}
	start, end := ends(v.String())
	if start == "" {
		return a.URL
	}
	base, fragment, ok := strings.Cut(a.URL, "#")
	if ok {
		fragment = "#" + fragment
	} else {
		fragment = "#"
	}
	link := base + fragment + ":~:text=" + escape(start)
	if end != "" {
		link += "," + escape(end)
	}
	return link
}

// ends returns the first and the last words of what a link points at, or all of it as start where it is short.
func ends(s string) (start, end string) {
	var ws []text.Span
	for w := range text.Words(s) {
		ws = append(ws, w)
	}
	if len(ws) == 0 {
		return "", ""
	}
	n := len(ws)
	if n <= 2*fragmentWords && !strings.ContainsAny(s, "\n\r") {
		return s[ws[0].Start:ws[n-1].End], ""
	}
	k := min(fragmentWords, n)
	start, _, _ = strings.Cut(s[ws[0].Start:ws[k-1].End], "\n")
	last := s[ws[n-k].Start:ws[n-1].End]
	return start, last[strings.LastIndexByte(last, '\n')+1:]
}

// escape percent-encodes the words of a text fragment, in which "-", "," and "&" have a meaning.
func escape(s string) string {
	return strings.NewReplacer("+", "%20", "-", "%2D").Replace(url.QueryEscape(s))
}
