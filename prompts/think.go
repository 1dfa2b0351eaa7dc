package prompts

import (
	"strings"
	"unicode"
)

// What the characters after a "<" are so far.
type tagState uint8

const (
	noTag   tagState = iota
	halfTag          // may become one of the tags below
	openTag
	closeTag
)

// thinkTag says whether tag is one of those between which reasoning models think aloud.
func thinkTag(tag []rune) tagState {
	state := noTag
	for name, whole := range thinkTags {
		switch {
		case name == strings.Map(unicode.ToLower, string(tag)):
			return whole
		case strings.HasPrefix(name, strings.Map(unicode.ToLower, string(tag))):
			state = halfTag
		}
	}
	return state
}

var thinkTags = map[string]tagState{
	"<think>": openTag, "</think>": closeTag,
	"<thinking>": openTag, "</thinking>": closeTag,
}
