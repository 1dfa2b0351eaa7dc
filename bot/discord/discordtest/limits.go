package discordtest

import (
	"fmt"
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

func deref[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}
