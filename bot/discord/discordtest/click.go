package discordtest

import (
	"fmt"
	"slices"
)

// MessageCommand uses a command of the menu on a message, as "Add as article".
func (m *Member) MessageCommand(command string, on Message) (Seen, error) {
	m.d.mu.Lock()
	defer m.d.mu.Unlock()
	target := m.d.messages[on.ID]
	c := on.Channel.offered(m, command, messageCommand)
	switch {
	case c == nil:
		return Seen{}, fmt.Errorf("%q: %w", command, ErrNotOffered)
	case target == nil || !target.seenBy(m.ID):
		return Seen{}, fmt.Errorf("%q: %w", command, errGone)
	}
	it := &interaction{kind: kindCommand, by: m, channel: on.Channel, command: command}
	messages := object{target.ID: target.wire(true)}
	err := m.d.interact(it, object{
		"id": c.ID, "name": c.Name, "type": messageCommand, "target_id": target.ID, "resolved": object{"messages": messages},
	})
	return it.seen(), err
}

// errGone is for what a member can't use because they don't see it.
var errGone = fmt.Errorf("the member doesn't see the message")

// Click presses the button with a label under a message, as the message stands now.
func (m *Member) Click(on Message, label string) (Seen, error) {
	return m.use(on, func(c Component) (object, error) {
		if c.Type != typeButton || c.Label != label {
			return nil, nil
		}
		if c.Disabled || c.Style == styleLink {
			return nil, fmt.Errorf("the button %q can't be pressed", label)
		}
		return object{"custom_id": c.CustomID, "component_type": typeButton}, nil
	})
}

// Select chooses lines, by their labels, of the select with a placeholder under a message.
func (m *Member) Select(on Message, placeholder string, labels ...string) (Seen, error) {
	return m.use(on, func(c Component) (object, error) {
		if c.Type != typeSelect || c.Placeholder != placeholder {
			return nil, nil
		}
		values, err := c.pick(labels)
		return object{"custom_id": c.CustomID, "component_type": typeSelect, "values": values}, err
	})
}

// pick returns the values of lines, if the select takes so many.
func (c Component) pick(labels []string) ([]string, error) {
	least, most := 1, 1
	if c.MinValues != nil {
		least = *c.MinValues
	}
	if c.MaxValues != nil {
		most = *c.MaxValues
	}
	if c.Disabled || len(labels) < least || len(labels) > most {
		return nil, fmt.Errorf("the select %q takes %d to %d lines", c.Placeholder, least, most)
	}
	values := []string{}
	for _, label := range labels {
		i := slices.IndexFunc(c.Options, func(o Option) bool { return o.Label == label })
		if i < 0 {
			return nil, fmt.Errorf("the select %q has no line %q", c.Placeholder, label)
		}
		values = append(values, c.Options[i].Value)
	}
	return values, nil
}

// use finds a component of a message, for which data returns something, and uses it.
func (m *Member) use(on Message, data func(Component) (object, error)) (Seen, error) {
	m.d.mu.Lock()
	defer m.d.mu.Unlock()
	source := m.d.messages[on.ID]
	if source == nil || !source.seenBy(m.ID) {
		return Seen{}, errGone
	}
	for _, row := range source.Components {
		for _, c := range row.Components {
			o, err := data(c)
			if err != nil {
				return Seen{}, err
			}
			if o != nil {
				it := &interaction{kind: kindComponent, by: m, channel: source.Channel, source: source}
				err := m.d.interact(it, o)
				return it.seen(), err
			}
		}
	}
	return Seen{}, fmt.Errorf("no such component under %q", source.Content)
}
