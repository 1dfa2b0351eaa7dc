package render

import (
	"fmt"
	"strings"

	"verbatim/bot/answer"
	"verbatim/bot/say"
	"verbatim/retrieval"
)

// How much of a list of quotations stands on a page: fewer of long ones, since each is shown whole, and the page must fit
// a message and a phone.
const (
	perList   = 5
	listLines = 26 // as they are counted; with name and buttons what a phone of 390 by 844 shows without scrolling
)

// Quotations is the page of a list that begins with its from-th quotation, counted from 0. There must be one at least; id
// is the list's, in its buttons.
func Quotations(l retrieval.Listing, id string, from int) Message {
	from = min(max(from, 0), len(l.Quotes)-1)
	to := from + 1
	for to < len(l.Quotes) && to-from < perList && pageFits(l, from, to+1) {
		to++
	}
	m := Message{Content: listPage(l, from, to)}
	if from > 0 {
		before := from - 1
		for before > 0 && from-before < perList && pageFits(l, before-1, from) {
			before--
		}
		m.Buttons = append(m.Buttons, Button{say.ButtonPrevious, fmt.Sprintf("quotes:%s:%d", id, before), Plain})
	}
	if to < len(l.Quotes) {
		m.Buttons = append(m.Buttons, Button{say.ButtonNext, fmt.Sprintf("quotes:%s:%d", id, to), Plain})
	}
	return m
}

func pageFits(l retrieval.Listing, from, to int) bool {
	s := listPage(l, from, to)
	return units(s) <= MaxContent && lines(s) <= listLines
}

// listPage is the quotations of a list from one to before another, under what was wanted.
func listPage(l retrieval.Listing, from, to int) string {
	var b strings.Builder
	shown := say.Shown(from+1, to, len(l.Quotes), len(l.Quotes)-l.Sure, l.Sort == retrieval.Relevant)
	b.WriteString(bold(wanted(l.Understood)) + "\n" + small(shown))
	above := bold(unquoted(l.Understood.Speaker, maxName)) // whose words need no name above them
	for i, h := range l.Quotes[from:to] {
		q, at := answer.Whole(h.Article, h.Quote), from+i
		if at == l.Sure || at > l.Sure && i == 0 {
			b.WriteString("\n\n" + say.Perhaps)
			above = ""
		}
		if who := name(q); who != above {
			b.WriteString("\n" + who)
			above = who
		}
		b.WriteString("\n" + blockquote(quotes(q)) + "\n" + small(stands(q.Parts[0])))
	}
	return b.String()
}

// wanted says what a list is of.
func wanted(q retrieval.Query) string {
	s := say.Wanted(unquoted(q.Speaker, maxName), unquoted(q.About, maxName), unquoted(q.Outlet, maxName), q.Since, q.Until)
	if s == "" {
		return say.Quotations
	}
	return upper(s)
}

// stands says in a short line where words stand: outlet and date, which is linked to the words.
func stands(v retrieval.Verified) string {
	a := v.Article()
	where := withoutDoubles(a.Outlet)
	if where == "" {
		where = host(a)
	}
	where = unquoted(where, maxName)
	when := say.Untitled
	if !a.Published.IsZero() {
		when = a.Published.Format("2 Jan 2006")
	}
	link := target(Link(v))
	if link == "" {
		link = target(a.URL)
	}
	if link != "" {
		when = "[" + when + "](<" + link + ">)"
	}
	s := join(", ", where, when)
	if a.Claimed || a.URL == "" {
		s += ", " + say.FromFile
	}
	return s
}

// NoQuotations says that nothing fits what was wanted, and what there is.
func NoQuotations(l retrieval.Listing) Message {
	in, q := l.Instead, l.Understood
	switch {
	case in.Quotes == 0:
		return Note(say.QuoteNobody)
	case !in.Speaker:
		return Note(say.NobodyCalled(code(q.Speaker, maxName), namesOf(in.Speakers)))
	case len(in.Outlets) > 0:
		return Note(say.NoOutlet(code(q.Outlet, maxName), namesOf(in.Outlets)))
	}
	speaker := bold(unquoted(q.Speaker, maxName))
	wanted := say.Wanted(speaker, code(q.About, maxName), code(q.Outlet, maxName), q.Since, q.Until)
	return Note(say.NoneWanted(wanted, in.Quotes, speaker, in.From, in.To, namesOf(in.About)))
}

func namesOf(names []string) []string {
	shown := make([]string, len(names))
	for i, n := range names {
		shown[i] = unquoted(n, maxName)
	}
	return shown
}
