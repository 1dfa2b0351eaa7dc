// Package understand reads a question: who is asked about, what they should have spoken of, where and when.
package understand

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"verbatim/retrieval"
	"verbatim/retrieval/people"
	"verbatim/retrieval/text"
)

// Names are the names that a community's articles know.
type Names interface {
	// Speakers returns the speakers whose last name is the folded word last.
	Speakers(last string) []people.Person
	// FirstNamed returns the last names of the speakers of a folded first name, with the number of their quotations.
	FirstNamed(first string) map[string]int
	// Outlets returns the outlets of the articles.
	Outlets() []string
}

// Question reads a question as it was typed, asked at the time now.
func Question(question string, names Names, now time.Time) retrieval.Query {
	q := retrieval.Query{Text: strings.TrimSpace(question)}
	rest := opening.ReplaceAllString(strings.TrimRight(q.Text, " ?!.…"), "")
	q.Outlet, rest = outlet(rest, names.Outlets())
	q.Since, q.Until, rest = period(rest, now)
	rest = closing.ReplaceAllString(rest, "")
	s, ok := ofKnown(rest, names)
	if m := byAnybody.FindStringSubmatch(rest); !ok && m != nil {
		q.About = subject(m[byAnybody.SubexpIndex(aboutGroup)])
		return q
	}
	if !ok {
		if s, ok = ofAnyone(rest); !ok {
			return q
		}
	}
	q.Speaker, q.About = s.speaker, s.about
	// "What did Marsh say about poor Una?" asks for those words: she isn't her own subject.
	if person, ok := personOf(s.about, names); ok && person != s.speaker {
		q.About, q.Person = person, true
	}
	return q
}

// A statement is who shall have spoken, and about what.
type statement struct{ speaker, about string }

// ofKnown reads a question for what somebody said whom the names know.
func ofKnown(question string, names Names) (statement, bool) {
	for _, fs := range [][]*regexp.Regexp{forms, loose} {
		for _, f := range fs {
			s, ok := match(f, question)
			if !ok || anybody[strings.ToLower(s.speaker)] {
				continue
			}
			if full, ok := Speaker(s.speaker, names); ok {
				return statement{full, s.about}, true
			}
			// Who leaves out question marks leaves out apostrophes, too: "marshs take on the ferry".
			if full, ok := Speaker(strings.TrimSuffix(s.speaker, "s"), names); ok {
				return statement{full, s.about}, true
			}
		}
	}
	return statement{}, false
}

// ofAnyone reads a question that asks for what somebody said, whoever that is.
func ofAnyone(question string) (statement, bool) {
	for _, f := range forms {
		s, ok := match(f, question)
		if !ok {
			continue
		}
		if anybody[strings.ToLower(s.speaker)] {
			s.speaker = ""
		}
		return s, s.speaker == "" || mayBeName(s.speaker, question)
	}
	return statement{}, false
}

// mayBeName reports whether a speaker whom nobody knows may be somebody's name: several are none, and in a question that
// writes capitals, what has none is a word ("What did the candidates say?").
func mayBeName(speaker, question string) bool {
	if strings.Contains(speaker, " and ") || strings.Contains(speaker, " or ") {
		return false
	}
	return question == strings.ToLower(question) || speaker != strings.ToLower(speaker)
}

var possessive = regexp.MustCompile(`['’]s?$`)

func match(f *regexp.Regexp, question string) (statement, bool) {
	m := f.FindStringSubmatch(question)
	if m == nil {
		return statement{}, false
	}
	s := statement{speaker: possessive.ReplaceAllString(subject(m[f.SubexpIndex(speakerGroup)]), "")}
	if i := f.SubexpIndex(aboutGroup); i >= 0 {
		s.about = subject(m[i])
	}
	return s, true
}

// dominant is the share of the quotations that one of several people of a name must have for the name alone to mean
// them: nobody who asks for Orr among a hundred of Piet's and ten of Wilma's means hers.
const dominant = 0.9

// Speaker returns the full name of the speaker whom a name means, and whether the names know one. A name that several
// share stays as it is, and so does one that nobody has.
func Speaker(name string, names Names) (string, bool) {
	ws := retrieval.NameWords(name)
	if len(ws) == 0 {
		return "", false
	}
	best, most, all := "", 0, 0
	for _, p := range names.Speakers(ws[len(ws)-1]) {
		if !slices.ContainsFunc(p.Variants, func(v string) bool { return retrieval.Called(name, v) }) {
			continue
		}
		if all += p.Count; p.Count > most { // they come with the most quoted first
			best, most = p.Name, p.Count
		}
	}
	if all > 0 && float64(most) >= dominant*float64(all) {
		return best, true
	}
	return name, all > 0
}

// personOf returns the person whom a subject names: by a name that means one speaker, or by a first name that nearly
// always means one, perhaps with a word before it that is no name ("poor Una").
func personOf(about string, names Names) (string, bool) {
	if full, known := Speaker(about, names); known && full != about || known && strings.Contains(full, " ") {
		return full, true
	}
	words := strings.Fields(about)
	if len(words) == 0 || len(words) > 2 {
		return "", false
	}
	if len(words) == 2 && len(names.FirstNamed(text.Fold(words[0]))) > 0 {
		return "", false // a first name and a last name that nobody has
	}
	first := words[len(words)-1]
	all, most, last := 0, 0, ""
	for l, n := range names.FirstNamed(text.Fold(first)) {
		if all += n; n > most || n == most && l < last {
			most, last = n, l
		}
	}
	if all == 0 || float64(most) < dominant*float64(all) {
		return "", false
	}
	// An organisation has a first word too: "Senate" is not the Senate Conservatives Fund.
	full, known := Speaker(first+" "+last, names)
	return full, known && len(retrieval.NameWords(full)) == 2
}

// subject is a phrase of a question without the marks around what it names.
func subject(s string) string { return strings.Trim(s, " \t,;:?!.\"“”'‘") }
