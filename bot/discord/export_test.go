package discord

import (
	"encoding/json"

	"github.com/bwmarrin/discordgo"
)

// Hear takes an event as the library hands it over: what it can't read of it stays empty.
func (b *Bot) Hear(kind, data string) {
	switch kind {
	case "INTERACTION_CREATE":
		e := new(discordgo.InteractionCreate)
		_ = json.Unmarshal([]byte(data), e)
		b.onInteraction(e.Interaction)
	case "MESSAGE_CREATE":
		e := new(discordgo.MessageCreate)
		_ = json.Unmarshal([]byte(data), e)
		b.onMessage(e.Message)
	}
}
