package discordtest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// ErrNotOffered is what becomes of a command that a member can't choose: it doesn't exist, or they may not use it.
var ErrNotOffered = errors.New("the command is not offered")

// A Value is what a member gives for an option: a string, bool, int, float64, *Member, *Channel or File.
type Value struct {
	Option string
	Is     any
}

// With gives a value for an option.
func With(option string, is any) Value { return Value{option, is} }

// Slash uses a command, as "ask" or "article add", and returns what the member sees once it is acknowledged.
func (m *Member) Slash(in *Channel, command string, values ...Value) (Seen, error) {
	m.d.mu.Lock()
	defer m.d.mu.Unlock()
	it, data, err := m.prepare(in, command, values)
	if err == nil {
		err = data.complete()
	}
	if err != nil {
		return Seen{}, err
	}
	it.kind = kindCommand
	err = m.d.interact(it, data.object(""))
	return it.seen(), err
}

// Autocomplete types a text into an option of a command, beside values for others, and returns the choices that appear.
func (m *Member) Autocomplete(in *Channel, command, option, text string, values ...Value) ([]Choice, error) {
	m.d.mu.Lock()
	defer m.d.mu.Unlock()
	it, data, err := m.prepare(in, command, values)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(data.options, func(o CommandOption) bool { return o.Name == option && o.Autocomplete })
	if i < 0 {
		return nil, fmt.Errorf("/%s: option %q has no autocomplete", command, option)
	}
	data.values, it.kind = append(values, With(option, text)), kindAutocomplete
	err = m.d.interact(it, data.object(option))
	return it.choices, err
}

// A use is a member's use of a command.
type use struct {
	by      *Member
	channel *Channel
	command *Command
	path    []CommandOption // the group and subcommand
	options []CommandOption // that the command or subcommand takes
	values  []Value
}

// prepare finds a command that is offered, and checks the values as Discord's client does.
func (m *Member) prepare(in *Channel, command string, values []Value) (*interaction, *use, error) {
	words := strings.Fields(command)
	c := in.offered(m, words[0], chatCommand)
	if c == nil {
		return nil, nil, fmt.Errorf("/%s: %w", command, ErrNotOffered)
	}
	u := &use{by: m, channel: in, command: c, options: c.Options, values: values}
	for _, word := range words[1:] {
		i := slices.IndexFunc(u.options, func(o CommandOption) bool { return o.Name == word && o.Type <= optionGroup })
		if i < 0 {
			return nil, nil, fmt.Errorf("/%s: no subcommand %q", command, word)
		}
		u.path = append(u.path, u.options[i])
		u.options = u.options[i].Options
	}
	if err := u.check(); err != nil {
		return nil, nil, fmt.Errorf("/%s: %w", command, err)
	}
	return &interaction{by: m, channel: in, command: "/" + command}, u, nil
}

// offered finds a command that the member may use here.
func (in *Channel) offered(m *Member, name string, kind int) *Command {
	commands := in.d.commands[""]
	if in.Guild != nil {
		commands = slices.Concat(in.d.commands[in.Guild.ID], commands)
	}
	for _, c := range commands {
		if c.Name == name && c.Type == kind && m.mayUse(c, in) {
			return c
		}
	}
	return nil
}

func (u *use) object(focused string) object {
	resolved := object{}
	options := []object{}
	for _, v := range u.values {
		o := u.option(v.Option)
		given := object{"name": v.Option, "type": o.Type, "value": u.value(v.Is, resolved)}
		if v.Option == focused {
			given["focused"] = true
		}
		options = append(options, given)
	}
	for _, sub := range slices.Backward(u.path) {
		options = []object{{"name": sub.Name, "type": sub.Type, "options": options}}
	}
	o := object{"id": u.command.ID, "name": u.command.Name, "type": chatCommand, "options": options}
	if len(resolved) > 0 {
		o["resolved"] = resolved
	}
	return o
}

func (u *use) option(name string) CommandOption {
	i := slices.IndexFunc(u.options, func(o CommandOption) bool { return o.Name == name })
	return u.options[i] // check has found it
}

// value is a value as the API writes it; what has an id is resolved beside.
func (u *use) value(is any, resolved object) any {
	add := func(kind, id string, as any) string {
		all, _ := resolved[kind].(object)
		if all == nil {
			all = object{}
			resolved[kind] = all
		}
		all[id] = as
		return id
	}
	switch v := is.(type) {
	case *Member:
		add("members", v.ID, v.partial())
		return add("users", v.ID, v.User.wire())
	case *Channel:
		return add("channels", v.ID, v.wire())
	case File:
		a := u.by.d.attach(u.channel, []File{v})[0]
		return add("attachments", a.ID, a)
	}
	return is
}
