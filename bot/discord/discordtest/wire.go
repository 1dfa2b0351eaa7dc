package discordtest

import "time"

// An object is a JSON object on its way out.
type object = map[string]any

func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000+00:00") }

// list is each of what wire makes of it, never null.
func list[T any](all []T, wire func(T) object) []object {
	out := make([]object, 0, len(all))
	for _, x := range all {
		out = append(out, wire(x))
	}
	return out
}

// A Component is a row, a button, a string select, or a modal's text field, with Discord's numbers for type and style.
type Component struct {
	Type        int         `json:"type"`
	ID          int         `json:"id,omitempty"`
	CustomID    string      `json:"custom_id,omitempty"`
	Label       string      `json:"label,omitempty"`
	Style       int         `json:"style,omitempty"`
	URL         string      `json:"url,omitempty"`
	Emoji       object      `json:"emoji,omitempty"`
	Disabled    bool        `json:"disabled,omitempty"`
	Placeholder string      `json:"placeholder,omitempty"`
	Options     []Option    `json:"options,omitempty"`
	MinValues   *int        `json:"min_values,omitempty"`
	MaxValues   *int        `json:"max_values,omitempty"`
	Value       string      `json:"value,omitempty"`
	Required    *bool       `json:"required,omitempty"`
	MinLength   int         `json:"min_length,omitempty"`
	MaxLength   int         `json:"max_length,omitempty"`
	Components  []Component `json:"components,omitempty"`
}

const (
	typeRow    = 1
	typeButton = 2
	typeSelect = 3
	typeText   = 4

	styleLink = 5
)

// An Option is a line of a string select.
type Option struct {
	Label       string `json:"label"`
	Value       string `json:"value"`
	Description string `json:"description,omitempty"`
	Emoji       object `json:"emoji,omitempty"`
	Default     bool   `json:"default,omitempty"`
}

// An Embed is the part of an embed that has limits, and its text.
type Embed struct {
	Type        string     `json:"type,omitempty"`
	Title       string     `json:"title,omitempty"`
	Description string     `json:"description,omitempty"`
	URL         string     `json:"url,omitempty"`
	Timestamp   string     `json:"timestamp,omitempty"`
	Color       int        `json:"color,omitempty"`
	Footer      *embedText `json:"footer,omitempty"`
	Author      *embedText `json:"author,omitempty"`
	Image       object     `json:"image,omitempty"`
	Thumbnail   object     `json:"thumbnail,omitempty"`
	Fields      []struct {
		Name   string `json:"name"`
		Value  string `json:"value"`
		Inline bool   `json:"inline,omitempty"`
	} `json:"fields,omitempty"`
}

type embedText struct {
	Text string `json:"text,omitempty"`
	Name string `json:"name,omitempty"`
	URL  string `json:"url,omitempty"`
}
