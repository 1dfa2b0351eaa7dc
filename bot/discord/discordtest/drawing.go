package discordtest

import "encoding/json"

// Drawing is what a member sees in a channel as a JSON list of message bodies, for a tool that draws them: beside what the
// API gives, whom a message may notify, and the names of all that it mentions.
func (m *Member) Drawing(in *Channel) []byte {
	seen := m.Sees(in)
	m.d.mu.Lock()
	defer m.d.mu.Unlock()
	drawing, err := json.MarshalIndent(list(seen, func(c Message) object { return c.drawn() }), "", "  ")
	if err != nil {
		panic("discordtest: " + err.Error()) // of our own making
	}
	return drawing
}

func (m Message) drawn() object {
	o := m.wire(true)
	if len(m.Pings) == 0 {
		o["allowed_mentions"] = object{"parse": []string{}}
	}
	names := m.Channel.names()
	users, channels := []object{}, []object{}
	for _, mention := range m.page().Mentions {
		named := object{"id": mention.ID, "username": names[mention.ID], "name": names[mention.ID]}
		if mention.Kind == "channel" {
			channels = append(channels, named)
		} else if names[mention.ID] != "" {
			users = append(users, named)
		}
	}
	o["mentions"], o["mention_channels"] = users, channels
	return o
}
