package discordtest

import (
	"encoding/json"
	"slices"
)

// Commands returns what the bot registered for everywhere, or, with a guild, for that guild alone.
func (d *Discord) Commands(g *Guild) []Command {
	d.mu.Lock()
	defer d.mu.Unlock()
	id := ""
	if g != nil {
		id = g.ID
	}
	var all []Command
	for _, c := range d.commands[id] {
		all = append(all, *c)
	}
	return all
}

// ofBot refuses what concerns another application or an unknown guild.
func (d *Discord) ofBot(c *call) *refusal {
	if c.PathValue("application_id") != d.Bot.ID {
		return unknown(10002, "Application")
	}
	if c.PathValue("guild_id") == "" {
		return nil
	}
	_, _, refused := d.inGuild(c, func(*Guild) any { return nil })
	return refused
}

func (d *Discord) getCommands(c *call) (int, any, *refusal) {
	return 200, orEmpty(d.commands[c.PathValue("guild_id")]), d.ofBot(c)
}

// putCommands puts commands in the place of all there were. One of the same kind and name keeps its id.
func (d *Discord) putCommands(c *call) (int, any, *refusal) {
	var f form
	var all []Command
	if err := json.Unmarshal(c.body, &all); err != nil {
		f.wrong("_", "LIST_TYPE_CONVERT", err.Error())
	}
	var placed []*Command
	for i := range all {
		placed = append(placed, d.place(&f, at("", i), &all[i], c.PathValue("guild_id"), placed))
	}
	if kinds := count(placed, chatCommand); kinds > 100 {
		return 0, nil, &refusal{400, 30032, "Maximum number of application commands reached (100).", nil}
	}
	if refused := d.ofBot(c); refused != nil {
		return 0, nil, refused
	}
	if refused := f.refusal(); refused != nil {
		return 0, nil, refused
	}
	d.commands[c.PathValue("guild_id")] = placed
	d.happens(Registered)
	return 200, orEmpty(placed), nil
}

func count(commands []*Command, kind int) (n int) {
	for _, c := range commands {
		if c.Type == kind {
			n++
		}
	}
	return n
}

// place checks a command and gives it its id.
func (d *Discord) place(f *form, path string, c *Command, guild string, beside []*Command) *Command {
	if c.Type == 0 {
		c.Type = chatCommand
	}
	f.command(path, *c)
	same := func(o *Command) bool { return o.Type == c.Type && o.Name == c.Name }
	if slices.ContainsFunc(beside, same) {
		f.wrong(at(path, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
	}
	c.ID, c.ApplicationID, c.GuildID, c.Version = d.id(), d.Bot.ID, guild, d.id()
	if i := slices.IndexFunc(d.commands[guild], same); i >= 0 {
		c.ID = d.commands[guild][i].ID
	}
	return c
}

// postCommand adds a command, or replaces the one of the same kind and name.
func (d *Discord) postCommand(c *call) (int, any, *refusal) {
	var f form
	var one Command
	if err := json.Unmarshal(c.body, &one); err != nil {
		f.wrong("_", "MODEL_TYPE_CONVERT", err.Error())
	}
	guild := c.PathValue("guild_id")
	placed := d.place(&f, "", &one, guild, nil)
	if refused := d.ofBot(c); refused != nil {
		return 0, nil, refused
	}
	if refused := f.refusal(); refused != nil {
		return 0, nil, refused
	}
	d.commands[guild] = append(slices.DeleteFunc(d.commands[guild], func(o *Command) bool { return o.ID == placed.ID }), placed)
	d.happens(Registered)
	return 201, placed, nil
}

func (d *Discord) deleteCommand(c *call) (int, any, *refusal) {
	guild := c.PathValue("guild_id")
	i := slices.IndexFunc(d.commands[guild], func(o *Command) bool { return o.ID == c.PathValue("command_id") })
	if i < 0 {
		return 0, nil, unknown(10063, "application command")
	}
	d.commands[guild] = slices.Delete(d.commands[guild], i, i+1)
	return 204, nil, d.ofBot(c)
}
