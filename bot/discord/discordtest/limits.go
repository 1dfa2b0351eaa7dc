package discordtest

import (
	"fmt"
	"net/url"
	"strings"
)

// What Discord allows, in characters or pieces, from its documentation of messages, components and commands. Its OpenAPI
// description says 4,000 for content, which bots don't get.
const (
	maxContent     = 2000
	maxEmbeds      = 10
	maxEmbedsText  = 6000
	maxRows        = 5
	maxButtons     = 5
	maxCustomID    = 100
	maxButtonLabel = 80
	maxURL         = 512
	maxPlaceholder = 150
	maxOptions     = 25
	maxOptionText  = 100
	maxNonce       = 25
	maxChoices     = 25
	maxChoice      = 100
	maxModalTitle  = 45
	maxFieldLabel  = 45
	maxFieldText   = 4000
	maxFieldHint   = 100
)

func (f *form) content(path, text string) { f.longest(at(path, "content"), text, maxContent) }

func (f *form) embeds(path string, embeds []Embed) {
	path = at(path, "embeds")
	if len(embeds) > maxEmbeds {
		f.wrong(path, "BASE_TYPE_MAX_LENGTH", fmt.Sprintf("Must be %d or fewer in length.", maxEmbeds))
	}
	total := 0
	for i, e := range embeds {
		total += f.embed(at(path, i), e)
	}
	if total > maxEmbedsText {
		f.wrong(path, "MAX_EMBED_SIZE_EXCEEDED", fmt.Sprintf("Embed size exceeds maximum size of %d", maxEmbedsText))
	}
}

// embed returns how many characters count for the limit of all.
func (f *form) embed(path string, e Embed) int {
	var footer, author string
	if e.Footer != nil {
		footer = e.Footer.Text
	}
	if e.Author != nil {
		author = e.Author.Name
	}
	f.longest(at(path, "title"), e.Title, 256)
	f.longest(at(path, "description"), e.Description, 4096)
	f.longest(at(path, "footer", "text"), footer, 2048)
	f.longest(at(path, "author", "name"), author, 256)
	total := size(e.Title + e.Description + footer + author)
	if len(e.Fields) > 25 {
		f.wrong(at(path, "fields"), "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.")
	}
	for i, field := range e.Fields {
		f.between(at(path, "fields", i, "name"), field.Name, 1, 256)
		f.between(at(path, "fields", i, "value"), field.Value, 1, 1024)
		total += size(field.Name + field.Value)
	}
	if total == 0 && e.Image == nil && e.Thumbnail == nil {
		f.required(at(path, "description"))
	}
	return total
}

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

// choices checks the answer to autocomplete.
func (f *form) choices(path string, choices []Choice) {
	path = at(path, "choices")
	if len(choices) > maxChoices {
		f.wrong(path, "BASE_TYPE_MAX_LENGTH", fmt.Sprintf("Must be %d or fewer in length.", maxChoices))
	}
	for i, c := range choices {
		f.between(at(path, i, "name"), c.Name, 1, maxChoice)
		if text, ok := c.Value.(string); ok {
			f.longest(at(path, i, "value"), text, maxChoice)
		}
	}
}

// modal checks a form for a member to fill in.
func (f *form) modal(path string, d draft) {
	f.between(at(path, "custom_id"), d.CustomID, 1, maxCustomID)
	f.between(at(path, "title"), d.Title, 1, maxModalTitle)
	rows := deref(d.Components)
	path = at(path, "components")
	if n := len(rows); n < 1 || n > maxRows {
		f.wrong(path, "BASE_TYPE_BAD_LENGTH", fmt.Sprintf("Must be between 1 and %d in length.", maxRows))
	}
	for i, row := range rows {
		if row.Type != typeRow || len(row.Components) != 1 || row.Components[0].Type != typeText {
			f.wrong(at(path, i), "BASE_TYPE_BAD_LENGTH", "Must be a row of 1 text input.")
			continue
		}
		f.field(at(path, i, "components", 0), row.Components[0])
	}
}

func (f *form) field(path string, c Component) {
	f.between(at(path, "custom_id"), c.CustomID, 1, maxCustomID)
	f.between(at(path, "label"), c.Label, 1, maxFieldLabel)
	f.longest(at(path, "placeholder"), c.Placeholder, maxFieldHint)
	f.longest(at(path, "value"), c.Value, c.most())
	if c.Style != 1 && c.Style != 2 {
		f.choice(at(path, "style"), c.Style, "(1, 2)")
	}
	if c.MinLength > maxFieldText || c.MinLength < 0 {
		f.wrong(at(path, "min_length"), "NUMBER_TYPE_MAX", "int value should be less than or equal to 4000.")
	}
	if c.MaxLength > maxFieldText || c.MaxLength < 0 {
		f.wrong(at(path, "max_length"), "NUMBER_TYPE_MAX", "int value should be less than or equal to 4000.")
	}
}

// most is how many characters a text field takes.
func (c Component) most() int {
	if c.MaxLength > 0 {
		return c.MaxLength
	}
	return maxFieldText
}

func deref[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}
