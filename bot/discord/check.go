package discord

import (
	"context"
	"fmt"
	"log/slog"
	"net/url"
	"strconv"
)

// Discord's bits for what a bot or a member may do.
const (
	permissionView           = 1 << 10
	permissionSend           = 1 << 11
	permissionManageMessages = 1 << 13
	permissionReadHistory    = 1 << 16
	permissionInThreads      = 1 << 38
)

// Invite returns the link by which a server invites the bot, with the permissions that it needs: to see channels, and to
// write where it was asked, also in threads. Reading the history lets it reply to a message.
func Invite(app string) string {
	q := url.Values{
		"client_id":   {app},
		"scope":       {"bot applications.commands"},
		"permissions": {strconv.Itoa(permissionView | permissionSend | permissionReadHistory | permissionInThreads)},
	}
	return "https://discord.com/oauth2/authorize?" + q.Encode()
}

// An Account is what Discord says of the bot.
type Account struct {
	ID   string // of the application
	Name string
}

// Check asks Discord whether the bot may run as it is configured. Errors: ErrAddress, ErrToken, ErrIntents, ErrAway.
func Check(ctx context.Context, lg *slog.Logger, c Config) (Account, error) {
	client, err := newClient(c.APIURL)
	if err != nil {
		return Account{}, err
	}
	app, err := (&rest{lg: lg, client: client, token: c.Token}).application(ctx)
	if err != nil && failure(err) {
		err = fmt.Errorf("%w: %w", ErrAway, err)
	}
	if err != nil {
		return Account{}, fmt.Errorf("check: %w", asToken(err))
	}
	// An application has one of two bits for an intent: the second where it is in under 100 servers.
	const content = 1<<18 | 1<<19
	if c.MessageContent && app.Flags&content == 0 {
		return Account{app.ID, app.Name}, fmt.Errorf("check: %w", ErrIntents)
	}
	return Account{app.ID, app.Name}, nil
}
