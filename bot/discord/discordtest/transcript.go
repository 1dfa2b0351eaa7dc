package discordtest

import (
	"strings"

	"verbatim/bot/discord/discordtest/markdowntest"
)

// Page reads a message as a member sees it, with the names of whom and what it mentions.
func (m Message) Page() markdowntest.Page {
	m.Channel.d.mu.Lock()
	defer m.Channel.d.mu.Unlock()
	return m.page()
}

func (m Message) page() markdowntest.Page { return markdowntest.Parse(m.Content, m.Channel.names()) }

// names are what mentions in the channel show, by id.
func (c *Channel) names() map[string]string {
	names := map[string]string{c.d.Bot.ID: c.d.Bot.Username}
	if c.Guild == nil {
		names[c.with.ID] = c.with.Username
		return names
	}
	for _, m := range c.Guild.members {
		names[m.ID] = m.Username
	}
	for _, r := range c.Guild.roles {
		names[r.id] = r.name
	}
	for _, other := range c.Guild.channels {
		names[other.ID] = other.Name
	}
	return names
}

// Transcript is what a member sees in a channel, as text for golden files: messages with their form (as a Page's Sketch has
// it), files and components, each under a line that says whose it is.
func (m *Member) Transcript(in *Channel) string {
	var all []string
	for _, seen := range m.Sees(in) {
		all = append(all, seen.String())
	}
	return strings.Join(all, "\n")
}

// String is the message as a transcript shows it.
func (m Message) String() string {
	m.Channel.d.mu.Lock()
	defer m.Channel.d.mu.Unlock()
	var b strings.Builder
	b.WriteString("— " + m.head() + "\n")
	if m.Content != "" {
		b.WriteString(m.page().Sketch + "\n")
	}
	for _, e := range m.Embeds {
		b.WriteString(e.String())
	}
	for _, a := range m.Attachments {
		b.WriteString("📎 " + a.Filename + "\n")
	}
	for _, row := range m.Components {
		b.WriteString(row.String() + "\n")
	}
	return b.String()
}

// head says whose message it is, what it answers, who sees it, and whom it notifies.
func (m Message) head() string {
	head := m.Author.Username
	original := m.Channel.d.messages[m.ReplyTo]
	switch {
	case m.Command != "":
		head += ", as " + m.of.by.Username + " used " + m.Command
	case original != nil && original.Deleted:
		head += ", to a deleted message"
	case original != nil:
		head += ", to " + original.Author.Username
	}
	if m.For != "" {
		if u, ok := m.Channel.user(m.For); ok {
			head += ", only for " + u.Username
		}
	}
	for _, p := range m.Pings {
		head += ", pings " + m.Channel.pinged(p)
	}
	switch {
	case m.Thinking && m.of.dead(m.Channel.d):
		head += ": the application did not respond"
	case m.Thinking:
		head += " is thinking…"
	}
	return head
}

func (c *Channel) pinged(p Ping) string {
	if p.ID == "" {
		return p.Kind
	}
	return c.names()[p.ID]
}

// String is the text of an embed behind a bar.
func (e Embed) String() string {
	lines := []string{e.Title, e.Description}
	for _, f := range e.Fields {
		lines = append(lines, f.Name+": "+f.Value)
	}
	if e.Footer != nil {
		lines = append(lines, e.Footer.Text)
	}
	var b strings.Builder
	for _, line := range lines {
		if line != "" {
			b.WriteString("┃ " + strings.ReplaceAll(line, "\n", "\n┃ ") + "\n")
		}
	}
	return b.String()
}

// String is a row of components: [ a button ], [ a link → target ], ( one that is off ), [ a select: line | line ▾ ].
func (c Component) String() string {
	var all []string
	for _, x := range c.Components {
		label := x.Label
		if name, ok := x.Emoji["name"].(string); ok {
			label = strings.TrimSpace(name + " " + label)
		}
		switch {
		case x.Type == typeSelect:
			label = x.Placeholder + ": " + x.lines() + " ▾"
		case x.URL != "":
			label += " → " + x.URL
		}
		open, end := "[ ", " ]"
		if x.Disabled {
			open, end = "( ", " )"
		}
		all = append(all, open+label+end)
	}
	return strings.Join(all, " ")
}

func (c Component) lines() string {
	var all []string
	for _, o := range c.Options {
		all = append(all, o.Label)
	}
	return strings.Join(all, " | ")
}

// String is a modal as a transcript shows it: its title, and each field with what stands in it.
func (m Modal) String() string {
	var b strings.Builder
	b.WriteString("— a form: " + m.Title + "\n")
	for _, f := range m.Fields {
		label := f.Label
		if f.Required {
			label += " *"
		}
		value := f.Value
		if value == "" {
			value = "(" + f.Placeholder + ")"
		}
		b.WriteString(label + ": " + value + "\n")
	}
	return b.String()
}
