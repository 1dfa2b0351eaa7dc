package extract

import (
	"regexp"
	"strings"
	"time"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/retrieval/text"
)

// dateNames are the <meta> that hold the date of publication, the most exact first.
var dateNames = strings.Fields(`article:published_time og:article:published_time datepublished og:published_time
	article:published parsely-pub-date cxenseparse:recs:publishtime sailthru.date publish-date publish_date publishdate
	pubdate publication_date publicationdate published-date dc.date.issued dcterms.issued dc.date dcterms.date
	citation_publication_date article:published_date date`)

// published returns when the article was published: what its data says, then a date that a reader sees beside the
// headline, then the day in the address. A date in running text is somebody's guess, and none.
func (p *page) published(address string) time.Time {
	for _, o := range []object{p.article, p.links.typed(webPages)} {
		s, _ := o.text("datePublished")
		if t, ok := moment(s); ok {
			return t
		}
	}
	for _, name := range dateNames {
		if t, ok := moment(p.meta[name]); ok {
			return t
		}
	}
	for _, reads := range []func(*html.Node) (time.Time, bool){markedDate, p.shownDate()} {
		for _, n := range p.own {
			if t, ok := reads(n); ok {
				return t
			}
		}
	}
	return addressDate(address)
}

// markedDate reads an element that says it holds the date of publication.
func markedDate(n *html.Node) (time.Time, bool) {
	if !strings.Contains(attr(n, "itemprop"), "datePublished") && !has(n, "pubdate") {
		return time.Time{}, false
	}
	return elementDate(n)
}

// elementDate reads the date that an element holds as an attribute or as its words.
func elementDate(n *html.Node) (time.Time, bool) {
	for _, key := range []string{"datetime", "content"} {
		if t, ok := moment(attr(n, key)); ok {
			return t, true
		}
	}
	s, _ := brief(n, maxHinted)
	return written(s)
}

// The longest text around a date that can be a line beside a headline, in bytes: with its hint, or without one.
const maxHinted, maxPlainDate = 200, 100

// maxBeside is how many words may stand beside a <time>: "Published on … by Mara Quill, updated on …".
const maxBeside = 10

// shownDate returns a reader of the elements in order that finds a date shown beside the headline: a <time>, an element
// whose class speaks of a date or a byline, or, between the headline and the text, a line that is a date and no more.
func (p *page) shownDate() func(*html.Node) (time.Time, bool) {
	below, begun := false, false
	return func(n *html.Node) (time.Time, bool) {
		names := strings.ToLower(attr(n, "class") + " " + attr(n, "id") + " " + attr(n, "itemprop"))
		below = below || n.DataAtom == atom.H1
		if n.DataAtom == atom.P && !begun {
			_, short := brief(n, maxHinted)
			begun = !short
		}
		switch {
		case saysUpdate(names) || n.DataAtom == atom.Html || n.DataAtom == atom.Body:
		case n.DataAtom == atom.Time:
			s, _ := brief(n, maxHinted)
			if line, ok := lineAround(n); ok && !saysUpdate(strings.ToLower(before(line, s))) {
				return elementDate(n)
			}
		case dateHint.MatchString(names) && !holds(n, atom.Time): // a <time> in it says more
			if s, ok := brief(n, maxHinted); ok {
				return written(s)
			}
		case below && !begun && (blocks[n.DataAtom] || n.DataAtom == atom.Span):
			return plainDate(n)
		}
		return time.Time{}, false
	}
}

// plainDate reads an element whose words are a date, perhaps with what always stands beside one, or with a byline; and
// that is no part of a sentence.
func plainDate(n *html.Node) (time.Time, bool) {
	s, _ := brief(n, maxPlainDate)
	t, rest, ok := publication(s)
	if !ok {
		return time.Time{}, false
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(rest), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if !besideDates[w] && named(strings.TrimSpace(rest)) == "" {
			return time.Time{}, false
		}
	}
	_, apart := lineAround(n)
	return t, apart
}

// besideDates are the words beside a date that add nothing to it: labels, days of the week, parts of a time.
var besideDates = setOf(`published posted issued date on at from am pm a p m h uhr um den vom gmt utc est edt cet bst et
	veröffentlicht publié publie mis en ligne le à publicado el a las em às pubblicato il alle ore gepubliceerd op om
	updated update last modified aktualisiert mis jour actualizado aggiornato bijgewerkt
	monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
	montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so
	lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
	lunedì martedì mercoledì giovedì venerdì sabato domenica segunda terça quarta quinta sexta feira
	maandag dinsdag woensdag donderdag vrijdag zaterdag zondag`)

var dateHint = regexp.MustCompile(`(?:^|[^a-z])(?:pub)?date(?:line)?(?:[^a-z]|$)|publi|byline|timestamp|posted|(?:^|[^a-z])meta(?:[^a-z]|$)|articlemeta|-date|_date|datum|fecha|autor`)

// before returns what stands in s before the first occurrence of part.
func before(s, part string) string {
	head, _, _ := strings.Cut(s, part)
	return head
}

// lineAround returns the words of the paragraph or list item that n stands in, otherwise those of its parent; false if
// that is running text.
func lineAround(n *html.Node) (string, bool) {
	for a := n.Parent; a != nil; a = a.Parent {
		switch a.DataAtom {
		case atom.P, atom.Li, atom.Blockquote, atom.Td:
			s, ok := brief(a, maxHinted)
			return s, ok && text.CountWords(s)-text.CountWords(innerText(n)) <= maxBeside
		}
	}
	s, _ := brief(n.Parent, maxHinted)
	return s, true
}

// dayInPath is the day in an address, as many outlets write it.
var dayInPath = regexp.MustCompile(`/(\d{4})[/-](\d{2})[/-](\d{2})(?:[/-]|$)`)

func addressDate(address string) time.Time {
	if m := dayInPath.FindStringSubmatch(address); m != nil {
		if t, ok := calendar(number(m[1]), number(m[2]), number(m[3])); ok {
			return t
		}
	}
	return time.Time{}
}
