package understand

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

var (
	months   = `(january|february|march|april|may|june|july|august|september|october|november|december)`
	inMonth  = regexp.MustCompile(`(?i)\s+(in|since|before|after)\s+(?:(?:early|late|mid)[- ])?(?:` + months + `\s+)?((?:19|20)\d\d)\b`)
	recently = regexp.MustCompile(`(?i)\s+(today|yesterday|this week|last week|this month|last month|this year|last year)\b`)
)

// period reads the time that a question names, and returns the question without it.
func period(q string, now time.Time) (since, until time.Time, rest string) {
	if m := inMonth.FindStringSubmatchIndex(q); m != nil {
		word := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return strings.ToLower(q[m[2*i]:m[2*i+1]])
		}
		year, _ := strconv.Atoi(word(3)) // four digits
		from, to := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(year+1, 1, 1, 0, 0, 0, 0, time.UTC)
		if at, err := time.Parse("January", word(2)); err == nil {
			from = time.Date(year, at.Month(), 1, 0, 0, 0, 0, time.UTC)
			to = from.AddDate(0, 1, 0)
		}
		rest = q[:m[0]] + q[m[1]:]
		switch word(1) {
		case "since":
			return from, time.Time{}, rest
		case "after":
			return to, time.Time{}, rest
		case "before":
			return time.Time{}, from, rest
		}
		return from, to, rest
	}
	if m := recently.FindStringSubmatchIndex(q); m != nil {
		since, until = named(strings.ToLower(q[m[2]:m[3]]), now)
		return since, until, q[:m[0]] + q[m[1]:]
	}
	return since, until, q
}

// named returns the days that a phrase means at the time now. Weeks start on Monday.
func named(phrase string, now time.Time) (since, until time.Time) {
	day := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC)
	week := day.AddDate(0, 0, -(int(day.Weekday())+6)%7)
	month := day.AddDate(0, 0, 1-day.Day())
	year := time.Date(day.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	switch phrase {
	case "today":
		return day, time.Time{}
	case "yesterday":
		return day.AddDate(0, 0, -1), day
	case "this week":
		return week, time.Time{}
	case "last week":
		return week.AddDate(0, 0, -7), week
	case "this month":
		return month, time.Time{}
	case "last month":
		return month.AddDate(0, -1, 0), month
	case "this year":
		return year, time.Time{}
	}
	return year.AddDate(-1, 0, 0), year // last year
}

// outlet returns the outlet that a question wants its answer from ("… in the Harbour Post"), and the question without
// it.
func outlet(q string, known []string) (name, rest string) {
	low := strings.ToLower(q)
	for _, o := range known {
		for _, before := range []string{" in the ", " in ", " from the ", " from ", " by the ", " reported by "} {
			if i := strings.Index(low, before+strings.ToLower(o)); i > 0 && len(low) == len(q) {
				end := i + len(before) + len(o)
				if end == len(q) || strings.ContainsAny(q[end:end+1], " ,?") {
					return o, q[:i] + q[end:]
				}
			}
		}
	}
	return "", q
}
