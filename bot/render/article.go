package render

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/bot/say"
	"verbatim/retrieval"
	"verbatim/retrieval/text"
)

// titleWords is how many words name an article that has no title.
const titleWords = 12

// Title returns an article's title without quotation marks, which belong to quotations; its first words where it has
// none.
func Title(a *retrieval.Article) string {
	if a.Title != "" {
		return withoutMarks(strings.Join(strings.Fields(a.Title), " "))
	}
	words, n, end := a.Text(), 0, 0
	for w := range text.Words(words) {
		if n++; n > titleWords {
			return withoutMarks(strings.Join(strings.Fields(words[:end]), " ")) + "…"
		}
		end = w.End
	}
	return withoutMarks(strings.Join(strings.Fields(words), " "))
}

// Origin returns outlet, host and date of an article, without the outlet's quotation marks: "Voice of America (voanews.com), 18 Jan 2018".
func Origin(a *retrieval.Article) string {
	host := host(a)
	if a.Claimed && host != "" {
		host += ", " + say.FromFile
	}
	var s string
	outlet := withoutDoubles(a.Outlet)
	switch {
	case outlet != "" && host != "":
		s = outlet + " (" + host + ")"
	case outlet != "":
		s = outlet
	case host != "":
		s = host
	default:
		s = say.FromFile
	}
	if !a.Published.IsZero() {
		s += ", " + a.Published.Format("2 Jan 2006")
	}
	return s
}

func host(a *retrieval.Article) string {
	u, err := url.Parse(a.URL)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// doubles are the quotation marks that are nothing else.
const doubles = "\"＂“”„‟«»「」『』〝〞〟"

// withoutDoubles takes those quotation marks out of words that no article has.
func withoutDoubles(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(doubles, r) {
			return -1
		}
		return r
	}, s)
}

// withoutMarks takes the quotation marks out of a title. An apostrophe stays: it has a letter before it, and no
// opening mark of its shape stands open.
func withoutMarks(s string) string {
	var b strings.Builder
	open := false
	var before rune
	s = strings.ToValidUTF8(s, "")
	for i, r := range s {
		after, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		inside := unicode.IsLetter(before) && unicode.IsLetter(after)
		switch {
		case strings.ContainsRune(doubles+"‹›‘‛‚", r):
			open = open || strings.ContainsRune("‘‛‚", r)
		case (r == '\'' || r == '’') && !inside && (open || !unicode.IsLetter(before) && unicode.IsLetter(after)):
			open = r == '\'' && !open
		default:
			b.WriteRune(r)
		}
		before = r
	}
	return b.String()
}
