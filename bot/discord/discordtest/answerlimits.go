package discordtest

import "fmt"

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
