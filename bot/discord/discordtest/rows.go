package discordtest

import (
	"fmt"
	"net/url"
	"strings"
)

// components checks a message's rows.
func (f *form) components(path string, rows []Component) {
	path = at(path, "components")
	if len(rows) > maxRows {
		f.wrong(path, "BASE_TYPE_BAD_LENGTH", fmt.Sprintf("Must be between 1 and %d in length.", maxRows))
	}
	ids := make(map[string]bool)
	for i, row := range rows {
		f.row(at(path, i), row, ids)
	}
}

func (f *form) row(path string, row Component, ids map[string]bool) {
	if row.Type != typeRow {
		f.choice(at(path, "type"), row.Type, "(1,)")
		return
	}
	path = at(path, "components")
	if n := len(row.Components); n < 1 || n > maxButtons {
		f.wrong(path, "BASE_TYPE_BAD_LENGTH", fmt.Sprintf("Must be between 1 and %d in length.", maxButtons))
	}
	for i, c := range row.Components {
		f.inRow(at(path, i), c, ids)
		if c.Type == typeSelect && len(row.Components) > 1 {
			f.wrong(path, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width")
		}
	}
}

func (f *form) inRow(path string, c Component, ids map[string]bool) {
	switch c.Type {
	case typeButton:
		f.button(path, c)
	case typeSelect:
		f.selects(path, c)
	default:
		f.choice(at(path, "type"), c.Type, "(2, 3, 5, 6, 7, 8)")
		return
	}
	if c.CustomID != "" && ids[c.CustomID] {
		f.wrong(at(path, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
	}
	ids[c.CustomID] = true
}

func (f *form) button(path string, b Component) {
	f.longest(at(path, "label"), b.Label, maxButtonLabel)
	if strings.TrimSpace(b.Label) == "" && b.Emoji == nil {
		f.wrong(at(path, "label"), "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button must have a label or emoji")
	}
	switch {
	case b.Style < 1 || b.Style > styleLink:
		f.choice(at(path, "style"), b.Style, "(1, 2, 3, 4, 5)")
	case b.Style == styleLink:
		f.link(path, b)
	default:
		f.between(at(path, "custom_id"), b.CustomID, 1, maxCustomID)
		if b.URL != "" {
			f.wrong(path, "BUTTON_COMPONENT_CUSTOM_ID_AND_URL_EXCLUSIVE", "A custom id and url cannot both be specified")
		}
	}
}

func (f *form) link(path string, b Component) {
	f.between(at(path, "url"), b.URL, 1, maxURL)
	if u, err := url.Parse(b.URL); err != nil || u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "discord" {
		f.wrong(at(path, "url"), "URL_TYPE_INVALID_SCHEME", "Scheme must be one of ('http', 'https', 'discord').")
	}
	if b.CustomID != "" {
		f.wrong(path, "BUTTON_COMPONENT_CUSTOM_ID_AND_URL_EXCLUSIVE", "A custom id and url cannot both be specified")
	}
}

func (f *form) selects(path string, s Component) {
	f.between(at(path, "custom_id"), s.CustomID, 1, maxCustomID)
	f.longest(at(path, "placeholder"), s.Placeholder, maxPlaceholder)
	if n := len(s.Options); n < 1 || n > maxOptions {
		f.wrong(at(path, "options"), "BASE_TYPE_BAD_LENGTH", fmt.Sprintf("Must be between 1 and %d in length.", maxOptions))
	}
	values := make(map[string]bool)
	for i, o := range s.Options {
		here := at(path, "options", i)
		f.between(at(here, "label"), o.Label, 1, maxOptionText)
		f.between(at(here, "value"), o.Value, 1, maxOptionText)
		f.longest(at(here, "description"), o.Description, maxOptionText)
		if values[o.Value] {
			f.wrong(at(here, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used")
		}
		values[o.Value] = true
	}
}
