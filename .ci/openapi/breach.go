package main

import (
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// A breach says where a body breaks its schema, as a JSON pointer, and why.
type breach struct{ where, why string }

// breaches are an error's causes that have no causes themselves. Of a union's alternatives only those count that the value
// was meant to be, so that a mistake in a button isn't buried under what keeps it from being a menu.
func breaches(e *jsonschema.ValidationError) []breach {
	if len(e.Causes) == 0 {
		return []breach{{where(e), e.ErrorKind.LocalizedString(message.NewPrinter(language.English))}}
	}
	causes := e.Causes
	if union(e) {
		causes = slices.DeleteFunc(slices.Clone(causes), func(c *jsonschema.ValidationError) bool { return anotherType(c, where(e)) })
		if len(causes) == 0 {
			return []breach{{where(e), "has a type that none of the alternatives has"}}
		}
	}
	var all []breach
	for _, c := range causes {
		for _, b := range breaches(c) {
			if !slices.Contains(all, b) {
				all = append(all, b)
			}
		}
	}
	return all
}

func union(e *jsonschema.ValidationError) bool {
	switch e.ErrorKind.(type) {
	case *kind.OneOf, *kind.AnyOf:
		return true
	}
	return false
}

// anotherType reports whether an alternative for the value at a place is of another JSON type, or of another of Discord's,
// which the field "type" tells apart.
func anotherType(e *jsonschema.ValidationError, place string) bool {
	if _, ok := e.ErrorKind.(*kind.Type); ok && where(e) == place {
		return true
	}
	if _, ok := e.ErrorKind.(*kind.Enum); ok && where(e) == strings.TrimSuffix(place, "/")+"/type" {
		return true
	}
	return slices.ContainsFunc(e.Causes, func(c *jsonschema.ValidationError) bool { return anotherType(c, place) })
}

func where(e *jsonschema.ValidationError) string { return "/" + strings.Join(e.InstanceLocation, "/") }
