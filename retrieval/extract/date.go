package extract

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// The years in which an article may have been published. Dates outside are mistakes or mischief.
const minYear, maxYear = 1600, 2100

// layouts are the machine's forms of a moment, then of a day. Names of time zones (EST) are left out: Go can't tell what
// they mean, so that the day alone is read then.
var layouts = []string{
	"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05Z07", "2006-01-02T15:04Z07:00",
	"2006-01-02T15:04Z0700", "2006-01-02T15:04:05", "2006-01-02T15:04",
	"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z0700", "2006-01-02 15:04:05 UTC", "2006-01-02 15:04:05", "2006-01-02 15:04",
	"Mon, 02 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 -0700",
	"Mon, 02 Jan 2006 15:04:05 GMT", "Mon, 2 Jan 2006 15:04:05 GMT",
	"2006-01-02", "20060102",
}

// moment reads a date that a page or a file gives as data. It keeps the zone that is given; a day is its midnight in UTC,
// as is a moment without a zone. A year or a month alone is no date.
func moment(s string) (time.Time, bool) {
	s = strings.TrimSpace(s)
	if len(s) > 100 {
		return time.Time{}, false
	}
	for _, l := range layouts {
		if t, err := time.ParseInLocation(l, s, time.UTC); err == nil {
			return t, minYear <= t.Year() && t.Year() <= maxYear
		}
	}
	return written(s)
}

// The forms of a date that people write. Numbers alone are read only where their order is plain: with dots the day comes
// first, with slashes one of day and month must exceed twelve.
var (
	dayMonthYear = regexp.MustCompile(`(?:^|[^\pL\pN])(\d{1,2})(?:\.|st|nd|rd|th|er|º|ª|°)?(?: (?:of|de))? (?:d['’])?(\pL{3,})\.?,?(?: (?:de|del))? (\d{4})(?:[^\pN]|$)`)
	monthDayYear = regexp.MustCompile(`(?:^|[^\pL\pN])(\pL{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:[^\pN]|$)`)
	yearMonthDay = regexp.MustCompile(`(?:^|[^\pN/.-])(\d{4})(?:-|/|年 ?|년 ?)(\d{1,2})(?:-|/|月 ?|월 ?)(\d{1,2})(?:[^\pN/-]|$)`)
	dotted       = regexp.MustCompile(`(?:^|[^\pN.])(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})(?:[^\pN]|$)`)
	slashed      = regexp.MustCompile(`(?:^|[^\pN/])(\d{1,2})/(\d{1,2})/(\d{4})(?:[^\pN/]|$)`)
)

// A dated is a date in a text, and where it stands.
type dated struct {
	day        time.Time
	start, end int
}

// written reads the date that a short text says something was published on: its first that isn't one of an update.
func written(s string) (time.Time, bool) {
	d, _, ok := publication(s)
	return d, ok
}

// publication returns the date of publication that a short text names, and the text without its dates.
func publication(s string) (day time.Time, rest string, ok bool) {
	s = strings.Join(strings.Fields(s), " ")
	from := 0
	for _, d := range dates(s) {
		if d.start < from {
			continue // two forms read one date
		}
		label := s[from:d.start]
		if !ok && !saysUpdate(strings.ToLower(label)) {
			day, ok = d.day, true
		}
		rest += label + " "
		from = d.end
	}
	return day, rest + s[from:], ok
}

// dates returns the dates in s in the order in which they stand.
func dates(s string) []dated {
	var all []dated
	for _, form := range []struct {
		re      *regexp.Regexp
		y, m, d int // which group holds what
	}{
		{dayMonthYear, 3, 2, 1}, {monthDayYear, 3, 1, 2}, {yearMonthDay, 1, 2, 3}, {dotted, 3, 2, 1}, {slashed, 3, 2, 1},
	} {
		for _, at := range form.re.FindAllStringSubmatchIndex(s, 8) {
			group := func(i int) string { return s[at[2*i]:at[2*i+1]] }
			month, day := number(group(form.m)), number(group(form.d))
			if form.re == slashed {
				if month, day = unswap(month, day); month == 0 {
					continue
				}
			}
			if t, ok := calendar(number(group(form.y)), month, day); ok {
				all = append(all, dated{t, at[2], at[7]})
			}
		}
	}
	// Few dates: an insertion sort by where they stand.
	for i := range all {
		for j := i; j > 0 && all[j].start < all[j-1].start; j-- {
			all[j], all[j-1] = all[j-1], all[j]
		}
	}
	return all
}

// number reads a number or the name of a month; 0 is neither.
func number(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return months[strings.ToLower(s)]
}

// unswap returns month and day of 13/02 and 02/13; month 0 where the order can't be told.
func unswap(month, day int) (int, int) {
	switch {
	case month == day, month <= 12 && day > 12:
		return month, day
	case day <= 12 && month > 12:
		return day, month
	}
	return 0, 0
}

// calendar returns the day, if there is such a day.
func calendar(year, month, day int) (time.Time, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t, minYear <= year && year <= maxYear && t.Month() == time.Month(month) && t.Day() == day
}

// saysUpdate reports whether a label says that what follows is the date of a change.
func saysUpdate(label string) bool {
	for _, w := range strings.FieldsFunc(label, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if updateWords[w] {
			return true
		}
		for _, stem := range updates {
			if strings.HasPrefix(w, stem) {
				return true
			}
		}
	}
	return false
}

var (
	updates = strings.Fields(`updat modif corrected aktualisiert geändert bearbeitet actualis actualiz aggiornat atualiz
		bijgewerkt opdater oppdater uppdater zaktualiz обновл 更新`)
	updateWords = setOf(`stand jour maj edited`) // "Stand: …", "mis à jour"; not "Standard", "journalist"
)

// months are the names of the months and their usual abbreviations in English, German, French, Spanish, Italian,
// Portuguese, Dutch, Danish, Norwegian, Swedish, Finnish, Polish, Czech, Turkish and Russian, where they stand in dates.
// "listopada" is missing: it is November in Polish and October in Croatian.
var months = monthsOf(
	`january jan januar jänner januari janvier janv enero ene gennaio gen janeiro tammikuuta stycznia ledna ocak января`,
	`february feb februar februari février fevrier févr fevr febrero febbraio fevereiro fev helmikuuta lutego února şubat
		февраля`,
	`march mar märz maerz mär mars marzo março marco maart mrt marts maaliskuuta marca března mart марта`,
	`april apr avril avr abril abr aprile huhtikuuta kwietnia dubna nisan апреля`,
	`may mai mayo maggio mag maio mei maj toukokuuta maja května mayıs мая`,
	`june jun juni juin junio giugno giu junho kesäkuuta czerwca června haziran июня`,
	`july jul juli juillet juil julio luglio lug julho heinäkuuta lipca července temmuz июля`,
	`august aug août aout agosto ago augustus augusti elokuuta sierpnia srpna ağustos августа`,
	`september sep sept septembre septiembre settembre set setembro syyskuuta września září eylül сентября`,
	`october oct oktober okt octobre octubre ottobre ott outubro out lokakuuta października října ekim октября`,
	`november nov novembre noviembre novembro marraskuuta listopadu kasım ноября`,
	`december dec dezember dez décembre déc diciembre dic dicembre dezembro desember des joulukuuta grudnia prosince
		aralık декабря`,
)

func monthsOf(lines ...string) map[string]int {
	m := make(map[string]int)
	for i, names := range lines {
		for _, n := range strings.Fields(names) {
			m[n] = i + 1
		}
	}
	return m
}
