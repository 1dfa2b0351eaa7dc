package discordtest

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Discord's numbers for kinds of commands, of options, and for where a command can be used.
const (
	chatCommand    = 1
	messageCommand = 3

	optionSub        = 1
	optionGroup      = 2
	optionString     = 3
	optionInteger    = 4
	optionBoolean    = 5
	optionUser       = 6
	optionChannel    = 7
	optionNumber     = 10
	optionAttachment = 11

	contextGuild = 0
	contextBotDM = 1
)

// A Command is a command as the bot registered it.
type Command struct {
	ID            string          `json:"id"`
	ApplicationID string          `json:"application_id"`
	GuildID       string          `json:"guild_id,omitempty"`
	Version       string          `json:"version"`
	Type          int             `json:"type"`
	Name          string          `json:"name"`
	Description   string          `json:"description"`
	Options       []CommandOption `json:"options,omitempty"`
	Permissions   *Permission     `json:"default_member_permissions,string"`
	DMPermission  *bool           `json:"dm_permission,omitempty"`
	Contexts      []int           `json:"contexts,omitempty"`
}

// A CommandOption is an option, a subcommand or a group of subcommands.
type CommandOption struct {
	Type         int             `json:"type"`
	Name         string          `json:"name"`
	Description  string          `json:"description"`
	Required     bool            `json:"required,omitempty"`
	Autocomplete bool            `json:"autocomplete,omitempty"`
	Choices      []Choice        `json:"choices,omitempty"`
	Options      []CommandOption `json:"options,omitempty"`
	MinLength    *int            `json:"min_length,omitempty"`
	MaxLength    int             `json:"max_length,omitempty"`
	MinValue     *float64        `json:"min_value,omitempty"`
	MaxValue     float64         `json:"max_value,omitempty"`
}

// A Choice is one of an option's values.
type Choice struct {
	Name  string `json:"name"`
	Value any    `json:"value"`
}

func (c *Command) contexts() []int {
	switch {
	case c.Contexts != nil:
		return c.Contexts
	case c.DMPermission != nil && !*c.DMPermission:
		return []int{contextGuild}
	}
	return []int{contextGuild, contextBotDM}
}

func (c *Command) inDM() bool { return c.GuildID == "" && slices.Contains(c.contexts(), contextBotDM) }

// command finds a command by name among the guild's own, then among the global ones; nil if there is none.
func (g *Guild) command(name string) *Command {
	return find(slices.Concat(g.d.commands[g.ID], g.d.commands[""]), name)
}

func find(commands []*Command, name string) *Command {
	if i := slices.IndexFunc(commands, func(c *Command) bool { return c.Name == name }); i >= 0 {
		return commands[i]
	}
	return nil
}

var (
	chatName   = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)
	anyCommand = regexp.MustCompile(`^.{1,32}$`)
)

// maxCommandText is how many characters a command's names, descriptions and values may have together.
const maxCommandText = 8000

func (f *form) command(path string, c Command) {
	switch {
	case c.Type == chatCommand:
		f.name(path, c.Name)
		f.between(at(path, "description"), c.Description, 1, 100)
	case !anyCommand.MatchString(c.Name):
		f.between(at(path, "name"), c.Name, 1, 32)
	case c.Description != "":
		f.wrong(at(path, "description"), "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_CANNOT_EXIST", "Context menu commands cannot have description")
	}
	if total := size(c.Name+c.Description) + f.options(at(path, "options"), c.Options); total > maxCommandText {
		f.wrong(path, "APPLICATION_COMMAND_TOO_LARGE", fmt.Sprintf("Command exceeds maximum size (%d)", maxCommandText))
	}
}

func (f *form) name(path, name string) {
	if !chatName.MatchString(name) || name != strings.ToLower(name) {
		f.wrong(at(path, "name"), "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
	}
}

// options checks options and returns how many characters they have.
func (f *form) options(path string, options []CommandOption) (total int) {
	if len(options) > maxOptions {
		f.wrong(path, "BASE_TYPE_MAX_LENGTH", fmt.Sprintf("Must be %d or fewer in length.", maxOptions))
	}
	names := make(map[string]bool)
	optional := false
	for i, o := range options {
		here := at(path, i)
		total += f.option(here, o)
		if names[o.Name] {
			f.wrong(here, "APPLICATION_COMMAND_OPTIONS_NAME_NOT_UNIQUE", "Option names must be unique")
		}
		if o.Required && optional {
			f.wrong(here, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options")
		}
		names[o.Name] = true
		optional = optional || !o.Required
	}
	return total
}

func (f *form) option(path string, o CommandOption) int {
	f.name(path, o.Name)
	f.between(at(path, "description"), o.Description, 1, 100)
	if o.Autocomplete && len(o.Choices) > 0 {
		f.wrong(path, "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES", "Autocomplete options cannot have choices")
	}
	if o.Type < optionSub || o.Type > optionAttachment {
		f.choice(at(path, "type"), o.Type, "(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)")
	}
	f.choices(path, o.Choices)
	total := size(o.Name+o.Description) + f.options(at(path, "options"), o.Options)
	for _, c := range o.Choices {
		total += size(c.Name + fmt.Sprint(c.Value))
	}
	return total
}
