package render

import (
	"strings"
	"unicode/utf8"

	"verbatim/bot/answer"
	"verbatim/bot/say"
	"verbatim/retrieval"
)

// List prints a list of quotations, whole.
func (t *Terminal) List(l retrieval.Listing) error {
	if len(l.Quotes) == 0 {
		t.print(Clean(t.none(l)) + "\n")
		return t.err
	}
	q := l.Understood
	if w := say.Wanted(q.Speaker, q.About, q.Outlet, q.Since, q.Until); w != "" {
		t.print(t.ink.Bold(Clean(upper(w))) + "\n")
	}
	t.print(t.ink.Dim(say.Shown(1, len(l.Quotes), len(l.Quotes), len(l.Quotes)-l.Sure, l.Sort == retrieval.Relevant)) + "\n\n")
	for i, h := range l.Quotes {
		if i == l.Sure {
			t.under("")
			t.print(say.Perhaps + "\n\n")
		}
		b := answer.Whole(h.Article, h.Quote)
		t.under(t.name(b))
		t.indented(t.quoted(b) + "\n" + t.stands(b.Parts[0]))
	}
	return t.err
}

// stands is the article that words stand in, and where they open.
func (t *Terminal) stands(v retrieval.Verified) string {
	s := t.Line(v.Article())
	if link := Link(v); link != "" {
		s += "\n" + t.ink.Dim(Clean(link))
	}
	return s
}

// none says that nothing fits what was wanted, and what there is.
func (t *Terminal) none(l retrieval.Listing) string {
	in, q := l.Instead, l.Understood
	switch {
	case in.Quotes == 0:
		return say.QuoteNobody
	case !in.Speaker:
		return say.NobodyCalled(q.Speaker, in.Speakers)
	case len(in.Outlets) > 0:
		return say.NoOutlet(q.Outlet, in.Outlets)
	}
	return say.NoneWanted(say.Wanted(q.Speaker, q.About, q.Outlet, q.Since, q.Until), in.Quotes, q.Speaker, in.From, in.To, in.About)
}

// upper is a line that begins in upper case.
func upper(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:n]) + s[n:]
}
