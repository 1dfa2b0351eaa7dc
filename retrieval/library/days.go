package library

import (
	"strings"
	"time"

	"verbatim/retrieval"
	"verbatim/retrieval/people"
	"verbatim/retrieval/understand"
)

// spans are the ways of writing a day, a month or a year, and how long each is.
var spans = []struct {
	form                string
	years, months, days int
}{
	{"2006-01-02", 0, 0, 1}, {"2 Jan 2006", 0, 0, 1}, {"2 January 2006", 0, 0, 1}, {"Jan 2, 2006", 0, 0, 1}, {"January 2, 2006", 0, 0, 1},
	{"2.1.2006", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"Jan 2006", 0, 1, 0}, {"January 2006", 0, 1, 0}, {"2006", 1, 0, 0},
}

// days returns the first of the days that words name at the time now, and the first behind them, which is zero where they
// go on. "last week" is what a question means by it.
func days(words string, now time.Time) (since, until time.Time, err error) {
	given := strings.Join(strings.Fields(words), " ")
	for _, s := range spans {
		if t, err := time.Parse(s.form, given); err == nil {
			return t, t.AddDate(s.years, s.months, s.days), nil
		}
	}
	q := understand.Question("said "+given, nobody{}, now)
	if q.Since.IsZero() {
		return since, until, &retrieval.DayError{Words: words}
	}
	return q.Since, q.Until, nil
}

// between reads the days that a wish gives: published on or after since, and before until.
func between(w retrieval.Wish, now time.Time) (since, until time.Time, err error) {
	if strings.TrimSpace(w.Since) != "" {
		if since, _, err = days(w.Since, now); err != nil {
			return since, until, err
		}
	}
	if strings.TrimSpace(w.Until) != "" {
		if _, until, err = days(w.Until, now); err != nil {
			return since, until, err
		}
	}
	if !until.IsZero() && !since.Before(until) {
		return since, until, retrieval.ErrBackwards
	}
	return since, until, nil
}

// nobody knows no names: days have none.
type nobody struct{}

func (nobody) Speakers(string) []people.Person  { return nil }
func (nobody) FirstNamed(string) map[string]int { return nil }
func (nobody) Outlets() []string                { return nil }
