// Package dateparser stands in for the module of this name, so that programs with go-trafilatura start at once.
//
// go-trafilatura brings go-htmldate, and that brings go-dateparser, which builds its tables of two hundred languages
// whenever a program starts: 0.2 seconds of processor time and 45 MB in every run. Package extract never lets go-htmldate
// look for a date, since it guesses (a bare year becomes 1 January), and reads written dates itself. What is here is what
// go-htmldate needs to compile; nothing calls it.
package dateparser

import (
	"errors"

	"github.com/markusmobius/go-dateparser/date"
)

// A ParserType is a way of reading dates.
type ParserType uint8

// The ways that go-htmldate asks for.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// A PreferredDateSource says which of two possible dates to take.
type PreferredDateSource uint8

// Past is the earlier date.
const Past PreferredDateSource = 1

// A Configuration says how to read.
type Configuration struct {
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
}

// A Parser reads no dates.
type Parser struct {
	ParserTypes []ParserType
}

var errNoDate = errors.New("dates are read by package extract")

// Parse returns an error.
func (*Parser) Parse(*Configuration, string, ...string) (date.Date, error) {
	return date.Date{}, errNoDate
}
