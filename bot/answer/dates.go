package answer

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"verbatim/retrieval"
	"verbatim/retrieval/text"
)

// datesStand checks that a day or a year beside a month stands near that month in a source too: "3 February" is not
// proven by "3 March" and "February".
func datesStand(words string, cited []*source) Rule {
	for d := range days(words, besideMonth) {
		if !slices.ContainsFunc(cited, func(src *source) bool { return src.has(d) }) {
			return RuleNumber
		}
	}
	return ""
}

// A day is a month, by its first three letters, and the number of a day or a year beside it.
type day struct{ month, number string }

// How many words may stand between a month and a number that belongs to it: "March 6, 2025"; and in a source, "on 3, 5
// and 6 March".
const (
	besideMonth = 1
	nearMonth   = 4
)

// days returns the days in words.
func days(words string, near int) map[day]bool {
	found := make(map[day]bool)
	spans := slices.Collect(text.Words(words))
	for i, w := range spans {
		m := month(w.Of(words))
		if m == "" {
			continue
		}
		for j := max(0, i-near); j <= min(len(spans)-1, i+near+1); j++ {
			if n := dayOrYear(spans[j].Of(words)); n != "" && adjoins(words, spans, i, j, near) {
				found[day{m, n}] = true
			}
		}
	}
	return found
}

// adjoins reports whether what stands between two words belongs to a date or, where they may stand farther apart, to a
// row of them.
func adjoins(words string, spans []text.Span, i, j, near int) bool {
	from, to := min(i, j), max(i, j)
	if strings.ContainsAny(words[spans[from].End:spans[to].Start], ";:()\n") {
		return false
	}
	for _, sp := range spans[from+1 : to] {
		w := sp.Of(words)
		if w != "of" && dayOrYear(w) == "" && !(near > besideMonth && inDates[w]) {
			return false
		}
	}
	return true
}

var inDates = set(`and or to through until the on`)

// month returns the first three letters of a month's name, "" for other words.
func month(word string) string {
	if w := text.Fold(word); startsUpper(word) && months[w] {
		return w[:3]
	}
	return ""
}

var months = set(`january february march april may june july august september october november december
	jan feb mar apr jun jul aug sep sept oct nov dec`)

// dayOrYear returns the digits of a word that may number a day or a year, "" for others.
func dayOrYear(word string) string {
	digits := strings.TrimRight(text.Fold(word), "stndrh")
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || n > 31 && len(digits) != 4 {
		return ""
	}
	return strconv.Itoa(n)
}

// has reports whether a source has the day, or its month where the year is that of its publication.
func (src *source) has(d day) bool {
	a := src.article
	if !a.Published.IsZero() && d.number == strconv.Itoa(a.Published.Year()) {
		return hasMonth(a, d.month)
	}
	if src.days == nil {
		src.days = days(strings.Join([]string{a.Text(), a.Title, date(a.Published)}, "\n"), nearMonth)
	}
	return src.days[d]
}

func hasMonth(a *retrieval.Article, name string) bool {
	words := a.Text() + " " + date(a.Published)
	for w := range text.Words(words) {
		if month(w.Of(words)) == name {
			return true
		}
	}
	return false
}

// date is a day as a sentence may write it.
func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2 January 2006 Monday Jan 01 02")
}
