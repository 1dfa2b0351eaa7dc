package retrieval

import (
	"errors"
	"fmt"
	"time"
)

// A Wish says which quotations are wanted, in a person's own words. What is "" leaves it open.
type Wish struct {
	Speaker string
	About   string
	Since   string // "2026-03-01", "March 2026", "2026", "last week": from its first day on
	Until   string // likewise: to its last day
	Outlet  string
	Sort    Sort
}

// A Sort is the order of a listing.
type Sort string

// The orders: as fits the wish, which is Relevant where it has a subject; and two that can be asked for.
const (
	AsFits   Sort = ""
	Newest   Sort = "newest"
	Relevant Sort = "relevant"
)

// A Listing is the quotations that were wanted, each by its first part.
type Listing struct {
	Understood Query // who and what was wanted, under their full names where these are known
	Sort       Sort  // Newest or Relevant
	Quotes     []QuoteHit
	Sure       int     // how many of them, the first ones, are the speaker's for sure; all where none was wanted
	Instead    Instead // where there are no Quotes
}

// Instead is what there is where nothing was found.
type Instead struct {
	Speaker  bool      // the speaker who was wanted is quoted here, or none was wanted
	Quotes   int       // of the speaker or, where there is no such or none was wanted, of anybody
	From, To time.Time // the first and the last day of these; zero where none is known
	Speakers []string  // where nobody of the name is quoted: those whose names come nearest or, without such, quoted most
	About    []string  // likewise for the subject, where one was wanted
	Outlets  []string  // where no article is of the outlet that was wanted: those with the most quotations
}

// A DayError refuses words that name no day.
type DayError struct{ Words string }

func (e *DayError) Error() string { return fmt.Sprintf("%.80q names no day", e.Words) }

// ErrBackwards refuses a span of days that ends before it begins.
var ErrBackwards = errors.New("the days end before they begin")
