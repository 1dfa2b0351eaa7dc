package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/retrieval/text"
)

// author returns the authors' names, "" where the page's data names none.
func (p *page) author() string {
	for _, names := range [][]string{
		p.links.names(p.article, "author"),
		{p.meta["author"]},
		{p.meta["article:author"]},
		{p.meta["parsely-author"]},
		{p.meta["dc.creator"]},
		{p.meta["sailthru.author"]},
		p.links.names(p.article, "creator"),
	} {
		if a := people(names); a != "" {
			return a
		}
	}
	return p.byline()
}

// byline returns the authors that a reader sees: what an element holds that is marked so.
func (p *page) byline() string {
	for _, n := range p.own {
		names := attr(n, "class") + " " + attr(n, "id") + " " + attr(n, "rel") + " " + attr(n, "itemprop")
		if !authorHint.MatchString(names) {
			continue
		}
		s, _ := brief(n, maxHinted)
		if name := person(oneLine(s, maxName)); name != "" && text.CountWords(name) <= maxByline {
			return name
		}
	}
	return ""
}

var authorHint = regexp.MustCompile(`(?i)(?:^|[^a-z])(?:author|byline|autor|auteur|verfasser)(?:-?names?)?(?:[^a-z]|$)`)

// maxByline is how many words a byline has; more are a sentence about the author.
const maxByline = 12

// maxPeople is how many authors are named; articles of agencies list whole desks.
const maxPeople = 8

// people returns names as one clean list: each once, without "By", addresses and handles.
func people(names []string) string {
	var list []string
	seen := make(map[string]bool)
	for _, n := range names {
		n = person(ofPage(n, maxName))
		if n == "" || seen[letters(n)] || len(list) == maxPeople {
			continue
		}
		seen[letters(n)] = true
		list = append(list, n)
	}
	return strings.Join(list, ", ")
}

// person cleans the names in a byline: "By MARA QUILL (mquill@ledger.example) | 5 March 2024" → "MARA QUILL". Addresses and
// numbers are no names.
func person(n string) string {
	_, n, _ = publication(n)
	n = monthYear.ReplaceAllString(n, "")
	if i := strings.IndexAny(n, "|·•"); i > 0 {
		n = n[:i]
	}
	var words []string
	for _, w := range strings.Fields(n) {
		if !strings.Contains(w, "@") && !strings.Contains(w, "://") && !strings.HasPrefix(w, "/") && !strings.HasPrefix(w, "www.") {
			words = append(words, w)
		}
	}
	for len(words) > 1 && by[strings.ToLower(strings.TrimSuffix(words[0], ":"))] {
		words = words[1:]
	}
	n = strings.Trim(strings.Join(words, " "), " ,;|·–—-")
	if utf8.RuneCountInString(n) < 2 || !strings.ContainsFunc(n, unicode.IsLetter) || by[strings.ToLower(n)] {
		return ""
	}
	return n
}

// monthYear is a date without a day behind a name, or the month alone.
var monthYear = regexp.MustCompile(`,? \pL{3,}\.? (?:19|20)\d\d$`)

// by are the words before an author's name.
var by = setOf(`by von par por di da av af door written text story autor author posted published`)

// named returns the author of a line that is "By Mara Quill and Jonas Tarn" and no more, "" for any other.
func named(line string) string {
	name := person(oneLine(line, maxName))
	words := strings.Fields(name)
	if len(words) == 0 || len(words) > 8 || !by[strings.ToLower(strings.TrimSuffix(before(line+" ", " "), ":"))] || strings.HasSuffix(line, ".") {
		return ""
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !between[w] {
			return ""
		}
	}
	return name
}

// between are the words in lower case that stand between and in names.
var between = setOf(`and und et y e en og och & de del della der den van von ten la le du da dos`)
