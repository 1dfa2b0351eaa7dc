package discord

import (
	"context"
	"crypto/rand"
	"fmt"
	"strings"
	"time"

	"verbatim/bot/render"
)

// ticketLives is how long the buttons and forms that a moderator was given work.
const ticketLives = 24 * time.Hour

// A ticket makes a button or a form one member's. Discord's check of permissions is for commands alone: what a command
// hands out works for whom it handed it to, and not for ever. What is kept of a ticket is the member.
//
// issue returns the id of a new ticket for the member.
func (b *Bot) issue(ctx context.Context, u *use) (string, error) {
	id := rand.Text()
	if err := b.keeper.Keep(ctx, u.community, "ticket", id, []byte(u.member), ticketLives); err != nil {
		return "", fmt.Errorf("keep ticket: %w", err)
	}
	return id, nil
}

// redeem checks the ticket of a button or a form, and leaves what stands behind it as the use's argument.
func (b *Bot) redeem(ctx context.Context, u *use) error {
	id, arg, _ := strings.Cut(u.arg, ":")
	member, err := b.keeper.Kept(ctx, u.community, "ticket", id)
	switch {
	case err != nil:
		return notKept(err)
	case string(member) != u.member:
		return errNotYours
	}
	u.ticket, u.arg = id, arg
	return nil
}

// lend makes the buttons of a message the member's.
func (b *Bot) lend(ctx context.Context, u *use, m render.Message) (render.Message, error) {
	if len(m.Buttons) == 0 {
		return m, nil
	}
	id := u.ticket
	if id == "" {
		var err error
		if id, err = b.issue(ctx, u); err != nil {
			return m, err
		}
	}
	lent := render.Message{Content: m.Content}
	for _, x := range m.Buttons {
		name, arg, _ := strings.Cut(x.ID, ":")
		x.ID = name + ":" + id + ":" + arg
		lent.Buttons = append(lent.Buttons, x)
	}
	return lent, nil
}
