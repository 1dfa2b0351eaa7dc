package say

import (
	"fmt"
	"strings"
	"time"
)

// What commands and options of quotations do, at most 100 characters.
const (
	AboutQuotes  = "List who said what, from the articles of this server"
	AboutSpeaker = "Who said it: type part of a name"
	AboutAbout   = "Whom or what it is about: a name, or words"
	AboutSince   = "From this day on, like 2026-03-01, March 2026 or last week"
	AboutUntil   = "Up to this day, like 2026-03-31, March 2026 or yesterday"
	AboutIn      = "In this outlet alone"
	AboutSort    = "Which come first; by default the newest or, where about is given, the most relevant"
	AboutAlone   = "Show the list to you alone"

	SortNewest   = "newest first"
	SortRelevant = "most relevant first"
)

// Words of a list of quotations.
const (
	Quotations  = "Quotations"
	Perhaps     = "Perhaps theirs. The article says:"
	NoDays      = "No day lies between: since is later than until."
	QuoteNobody = "The articles here quote nobody."
)

// Wanted says which quotations are wanted: by whom, about what, in which outlet and from which days; "" or zero where that
// is open.
func Wanted(speaker, about, outlet string, since, until time.Time) string {
	s := speaker
	switch {
	case about != "" && s != "":
		s += " on " + about
	case about != "":
		s = "on " + about
	}
	return strings.TrimPrefix(s+within(outlet, since, until), ", ")
}

// within says in which outlet, and from which days. The day until which it looks is the first one that it leaves out.
func within(outlet string, since, until time.Time) string {
	var b strings.Builder
	if outlet != "" {
		b.WriteString(", in " + outlet)
	}
	const day = "2 Jan 2006"
	if !since.IsZero() {
		b.WriteString(", from " + since.Format(day))
	}
	if !until.IsZero() {
		b.WriteString(", to " + until.AddDate(0, 0, -1).Format(day))
	}
	return b.String()
}

// Shown says which of a list are shown, counted from 1, in which order, and how many of them, which stand last, may be
// somebody else's than the speaker's who was wanted.
func Shown(first, last, all, open int, relevant bool) string {
	order := SortNewest
	if relevant {
		order = SortRelevant
	}
	s := fmt.Sprintf("%s–%s of %s, %s", count(first), count(last), count(all), order)
	switch {
	case all == 1:
		s = Count(all, "quotation", "quotations")
	case last-first == all-1:
		s = Count(all, "quotation", "quotations") + ", " + order
	case first == last:
		s = fmt.Sprintf("%s of %s, %s", count(first), count(all), order)
	}
	switch {
	case open == 0:
		return s
	case open == all:
		return s + " · unsure"
	}
	return s + " · last " + count(open) + " unsure"
}

// UnreadableDay says that words name no day.
func UnreadableDay(words string) string {
	return fmt.Sprintf("%s can't be read as a day. Write it like 2026-03-01, 1 March 2026, March 2026, 2026, yesterday or last week.", words)
}

// NobodyCalled says that nobody of a name is quoted, and who is.
func NobodyCalled(name string, others []string) string {
	return fmt.Sprintf("Nobody called %s is quoted here. There are quotations of %s.", name, and(others))
}

// NoOutlet says that no article is of an outlet, and of which there are some.
func NoOutlet(outlet string, others []string) string {
	return fmt.Sprintf("No article here is of an outlet called %s. There are articles of %s.", outlet, and(others))
}

// NoneWanted says that no quotation fits what was wanted, and what there is: how many by the speaker, or by anybody (""),
// between which days, and about whom.
func NoneWanted(wanted string, n int, speaker string, from, to time.Time, about []string) string {
	verb := "are"
	if n == 1 {
		verb = "is"
	}
	s := fmt.Sprintf("No quotation here fits: %s. There %s %s", wanted, verb, count(n))
	if speaker != "" {
		s += " by " + speaker
	}
	const day = "2 Jan 2006"
	switch {
	case from.IsZero():
	case from.Format(day) == to.Format(day):
		s += ", of " + from.Format(day)
	default:
		s += ", from " + from.Format(day) + " to " + to.Format(day)
	}
	if len(about) > 0 {
		s += ", on " + and(about) + " among others"
	}
	return s + "."
}

// Called is a name with the others that mean the same person.
func Called(name string, others []string) string {
	if len(others) == 0 {
		return name
	}
	return name + " (also " + strings.Join(others, ", ") + ")"
}

// and joins names as a sentence does.
func and(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
