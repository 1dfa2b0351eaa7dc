package discordtest

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A form collects what is wrong with a request's fields, in the shape of Discord's error 50035: objects nested as the
// request is, with lists of errors as leaves.
type form struct{ errors object }

// wrong says what is wrong at a path of names and indexes, as "components.0.label".
func (f *form) wrong(path, code, message string) {
	if f.errors == nil {
		f.errors = object{}
	}
	at := f.errors
	for _, name := range strings.Split(path, ".") {
		if at[name] == nil {
			at[name] = object{}
		}
		at = at[name].(object)
	}
	list, _ := at["_errors"].([]object)
	at["_errors"] = append(list, object{"code": code, "message": message})
}

// size counts characters as Discord does: code points.
func size(text string) int { return utf8.RuneCountInString(text) }

// longest refuses a text of more than most characters.
func (f *form) longest(path, text string, most int) {
	if size(text) > most {
		f.wrong(path, "BASE_TYPE_MAX_LENGTH", fmt.Sprintf("Must be %d or fewer in length.", most))
	}
}

// between refuses a text of fewer or more characters.
func (f *form) between(path, text string, least, most int) {
	if n := size(text); n < least || n > most {
		f.wrong(path, "BASE_TYPE_BAD_LENGTH", fmt.Sprintf("Must be between %d and %d in length.", least, most))
	}
}

func (f *form) required(path string) {
	f.wrong(path, "BASE_TYPE_REQUIRED", "This field is required")
}

// choice refuses a value that is not one of those allowed.
func (f *form) choice(path string, value int, allowed string) {
	f.wrong(path, "BASE_TYPE_CHOICES", fmt.Sprintf("Value (%d) must be one of %s.", value, allowed))
}

// refusal is nil if nothing was wrong.
func (f *form) refusal() *refusal {
	if f.errors == nil {
		return nil
	}
	return &refusal{400, 50035, "Invalid Form Body", f.errors}
}

// at joins a path.
func at(path string, more ...any) string {
	for _, m := range more {
		if path != "" {
			path += "."
		}
		path += fmt.Sprint(m)
	}
	return path
}
