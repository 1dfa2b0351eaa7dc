package discordtest

import (
	"fmt"
	"slices"
)

// A Modal is a form that a member has before them.
type Modal struct {
	CustomID, Title string
	Fields          []Field

	channel *Channel
	source  *Message // whose component opened it; nil for a command's
}

// A Field is a text field of a modal.
type Field struct {
	CustomID, Label, Placeholder string
	Value                        string // what stands in it
	Required                     bool
	Least, Most                  int // characters
	Long                         bool
}

func fields(rows []Component) (all []Field) {
	for _, row := range rows {
		c := row.Components[0]
		all = append(all, Field{
			CustomID: c.CustomID, Label: c.Label, Placeholder: c.Placeholder, Value: c.Value,
			Required: c.Required == nil || *c.Required, Least: c.MinLength, Most: c.most(), Long: c.Style == 2,
		})
	}
	return all
}

// Submit sends a modal with texts for fields, by label; the others stay as they are. A modal may be submitted again.
func (m *Member) Submit(modal *Modal, texts map[string]string) (Seen, error) {
	m.d.mu.Lock()
	defer m.d.mu.Unlock()
	for label := range texts {
		if !slices.ContainsFunc(modal.Fields, func(f Field) bool { return f.Label == label }) {
			return Seen{}, fmt.Errorf("the modal %q has no field %q", modal.Title, label)
		}
	}
	rows := []object{}
	for i, f := range modal.Fields {
		text, given := texts[f.Label]
		if !given {
			text = f.Value
		}
		if err := f.takes(text); err != nil {
			return Seen{}, fmt.Errorf("the modal %q: %w", modal.Title, err)
		}
		input := object{"type": typeText, "id": 2*i + 2, "custom_id": f.CustomID, "value": text}
		rows = append(rows, object{"type": typeRow, "id": 2*i + 1, "components": []object{input}})
	}
	it := &interaction{kind: kindSubmit, by: m, channel: modal.channel, source: modal.source}
	err := m.d.interact(it, object{"custom_id": modal.CustomID, "components": rows})
	return it.seen(), err
}

func (f Field) takes(text string) error {
	n := size(text)
	switch {
	case n == 0 && !f.Required:
		return nil
	case n == 0:
		return fmt.Errorf("field %q is required", f.Label)
	case n < f.Least || n > f.Most:
		return fmt.Errorf("field %q has %d characters; it takes %d to %d", f.Label, n, f.Least, f.Most)
	}
	return nil
}
