package discordtest

import (
	"fmt"
	"slices"
)

// check refuses values as Discord's client and API do: of options that don't exist or have another type, too long or too
// short, outside the choices. An option with autocomplete takes any value.
func (u *use) check() error {
	if slices.ContainsFunc(u.options, func(o CommandOption) bool { return o.Type <= optionGroup }) {
		return fmt.Errorf("needs a subcommand")
	}
	for _, v := range u.values {
		i := slices.IndexFunc(u.options, func(o CommandOption) bool { return o.Name == v.Option })
		if i < 0 {
			return fmt.Errorf("no option %q", v.Option)
		}
		if err := u.options[i].takes(v.Is); err != nil {
			return fmt.Errorf("option %q: %w", v.Option, err)
		}
	}
	return nil
}

// complete refuses a use without what is required.
func (u *use) complete() error {
	for _, o := range u.options {
		given := slices.ContainsFunc(u.values, func(v Value) bool { return v.Option == o.Name })
		if o.Required && !given {
			return fmt.Errorf("/%s: option %q is required", u.command.Name, o.Name)
		}
	}
	return nil
}

// maxOptionValue is how many characters a string option takes at most.
const maxOptionValue = 6000

func (o CommandOption) takes(value any) error {
	if !o.is(value) {
		return fmt.Errorf("a %T is not of type %d", value, o.Type)
	}
	if text, ok := value.(string); ok {
		least, most := deref(o.MinLength), o.MaxLength
		if most == 0 {
			most = maxOptionValue
		}
		if n := size(text); n < max(least, 1) || n > most {
			return fmt.Errorf("%d characters; it takes %d to %d", n, max(least, 1), most)
		}
	}
	if err := o.inRange(value); err != nil {
		return err
	}
	fits := func(c Choice) bool { return fmt.Sprint(c.Value) == fmt.Sprint(value) }
	if len(o.Choices) > 0 && !slices.ContainsFunc(o.Choices, fits) {
		return fmt.Errorf("%v is none of the choices", value)
	}
	return nil
}

func (o CommandOption) is(value any) bool {
	switch value.(type) {
	case string:
		return o.Type == optionString
	case bool:
		return o.Type == optionBoolean
	case int:
		return o.Type == optionInteger || o.Type == optionNumber
	case float64:
		return o.Type == optionNumber
	case *Member:
		return o.Type == optionUser
	case *Channel:
		return o.Type == optionChannel
	case File:
		return o.Type == optionAttachment
	}
	return false
}

func (o CommandOption) inRange(value any) error {
	var n float64
	switch v := value.(type) {
	case int:
		n = float64(v)
	case float64:
		n = v
	default:
		return nil
	}
	if o.MinValue != nil && n < *o.MinValue || o.MaxValue != 0 && n > o.MaxValue {
		return fmt.Errorf("%v is out of range", value)
	}
	return nil
}
