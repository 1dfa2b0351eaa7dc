// Package understand reads a question: who is asked about, what they should have spoken of, where and when.
package understand

import (
	"strings"
	"time"

	"verbatim/retrieval"
)

// Names are the names that a community's articles know.
type Names interface {
	// Speakers returns the speakers whose last name is the folded word last, with the number of their quotations.
	Speakers(last string) map[string]int
	// Outlets returns the outlets of the articles.
	Outlets() []string
}

// Question reads a question as it was typed, asked at the time now.
func Question(question string, names Names, now time.Time) retrieval.Query {
	q := retrieval.Query{Text: strings.TrimSpace(question)}
	rest := opening.ReplaceAllString(strings.TrimRight(q.Text, " ?!.…"), "")
	q.Outlet, rest = outlet(rest, names.Outlets())
	q.Since, q.Until, rest = period(rest, now)
	if m := byAnybody.FindStringSubmatch(rest); m != nil {
		q.About = subject(m[byAnybody.SubexpIndex(aboutGroup)])
		return q
	}
	for _, f := range forms {
		m := f.FindStringSubmatch(rest)
		if m == nil {
			continue
		}
		speaker, about := subject(m[f.SubexpIndex(speakerGroup)]), ""
		if i := f.SubexpIndex(aboutGroup); i >= 0 {
			about = subject(m[i])
		}
		full, known := Speaker(speaker, names)
		if f == bare && !known {
			continue
		}
		if anybody[strings.ToLower(speaker)] {
			full = ""
		}
		q.Speaker, q.About = full, about
		return q
	}
	return q
}

// dominant is the share of the quotations that one of several people of a name must have for the name alone to mean
// them: nobody who asks for Trump among a thousand of Donald's and two of Ivanka's means hers.
const dominant = 0.95

// Speaker returns the full name of the speaker whom a name means, and whether the names know one. A name that several
// share stays as it is, and so does one that nobody has.
func Speaker(name string, names Names) (string, bool) {
	ws := retrieval.NameWords(name)
	if len(ws) == 0 {
		return "", false
	}
	best, most, all := "", 0, 0
	for full, n := range names.Speakers(ws[len(ws)-1]) {
		if !retrieval.Called(name, full) {
			continue
		}
		all += n
		if n > most || n == most && full < best {
			best, most = full, n
		}
	}
	if all > 0 && float64(most) >= dominant*float64(all) {
		return best, true
	}
	return name, all > 0
}

// subject is a phrase of a question without the marks around what it names.
func subject(s string) string { return strings.Trim(s, " \t,;:?!.\"“”'‘") }
