package discord

import (
	"verbatim/bot/render"
)

// A body is what a message is made of, as it is posted and edited. Only newBody makes one, so that none can notify
// anybody.
type body struct {
	Content    string      `json:"content"`
	Components []component `json:"components"`
	Mentions   mentions    `json:"allowed_mentions"`
	Flags      int         `json:"flags,omitempty"`
	Reference  *reference  `json:"message_reference,omitempty"`
	Nonce      string      `json:"nonce,omitempty"`
	Enforce    bool        `json:"enforce_nonce,omitempty"` // a second message of this nonce is the first one
}

// Mentions are those that may notify; none, if Parse is empty and not null.
type mentions struct {
	Parse []string `json:"parse"`
}

// A reference is the message that another one replies to. It may be gone.
type reference struct {
	Message string `json:"message_id"`
	Must    bool   `json:"fail_if_not_exists"`
}

// ephemeral is Discord's flag of a message that one member alone sees.
const ephemeral = 1 << 6

func newBody(m render.Message) body {
	b := body{Content: m.Content, Components: []component{}, Mentions: mentions{Parse: []string{}}}
	if len(m.Buttons) == 0 {
		return b
	}
	row := component{Type: typeRow}
	for _, x := range m.Buttons {
		row.Components = append(row.Components, component{Type: typeButton, Label: x.Label, ID: x.ID, Style: int(x.Style)})
	}
	b.Components = append(b.Components, row)
	return b
}

// private is a body that one member alone sees.
func private(m render.Message) body {
	b := newBody(m)
	b.Flags = ephemeral
	return b
}

// Discord's numbers for components.
const (
	typeRow    = 1
	typeButton = 2
	typeText   = 4

	oneLine  = 1
	longText = 2
)

// A component is a row, a button, or a form's text field.
type component struct {
	Type        int         `json:"type"`
	ID          string      `json:"custom_id,omitempty"`
	Label       string      `json:"label,omitempty"`
	Style       int         `json:"style,omitempty"`
	Placeholder string      `json:"placeholder,omitempty"`
	Value       string      `json:"value,omitempty"`
	Required    *bool       `json:"required,omitempty"`
	Most        int         `json:"max_length,omitempty"`
	Components  []component `json:"components,omitempty"`
}

// A form is what a member fills in.
type form struct {
	ID         string      `json:"custom_id"`
	Title      string      `json:"title"`
	Components []component `json:"components"`
}

// A field is a text field of a form.
type field struct {
	id, label, hint, value string
	most                   int // characters
	long, required         bool
}

func newForm(id, title string, fields ...field) form {
	f := form{ID: id, Title: title}
	for _, x := range fields {
		c := component{
			Type: typeText, ID: x.id, Label: x.label, Placeholder: x.hint, Value: x.value, Style: oneLine, Most: x.most, Required: &x.required,
		}
		if x.long {
			c.Style = longText
		}
		f.Components = append(f.Components, component{Type: typeRow, Components: []component{c}})
	}
	return f
}
