package discord

import (
	"context"
	"net/http"
	"net/url"
)

// A posted is a message as Discord knows it.
type posted struct {
	ID      string `json:"id"`
	Channel string `json:"channel_id"`
	Content string `json:"content"`
	Flags   int    `json:"flags"`
	Rows    []any  `json:"components"`
}

// waits reports whether a message says that the bot is thinking.
func (p posted) waits() bool {
	const loading = 1 << 7
	return p.Flags&loading != 0
}

// post posts a message in a channel. Posting one of the same nonce again within minutes returns the first one.
func (r *rest) post(ctx context.Context, channel string, b body) (posted, error) {
	var p posted
	b.Enforce = b.Nonce != ""
	q := request{name: "post message", method: http.MethodPost, path: "/channels/" + url.PathEscape(channel) + "/messages", body: b, once: b.Nonce == ""}
	return p, r.do(ctx, q, &p)
}

// message returns a message of the bot in a channel.
func (r *rest) message(ctx context.Context, channel, message string) (posted, error) {
	var p posted
	return p, r.do(ctx, request{name: "read message", method: http.MethodGet, path: messagePath(channel, message)}, &p)
}

// edit edits a message of the bot in a channel.
func (r *rest) edit(ctx context.Context, channel, message string, b body) error {
	return r.do(ctx, request{name: "edit message", method: http.MethodPatch, path: messagePath(channel, message), body: b}, nil)
}

func (r *rest) remove(ctx context.Context, channel, message string) error {
	return r.do(ctx, request{name: "delete message", method: http.MethodDelete, path: messagePath(channel, message)}, nil)
}

func messagePath(channel, message string) string {
	return "/channels/" + url.PathEscape(channel) + "/messages/" + url.PathEscape(message)
}

// typing shows in a channel that the bot is typing, for ten seconds.
func (r *rest) typing(ctx context.Context, channel string) error {
	q := request{name: "show typing", method: http.MethodPost, path: "/channels/" + url.PathEscape(channel) + "/typing", once: true}
	return r.do(ctx, q, nil)
}

// Discord's numbers for answers to an interaction.
const (
	withMessage  = 4
	deferred     = 5 // "is thinking…", until the original is edited
	deferredEdit = 6 // of the message with the button: nothing is shown
	withEdit     = 7 // of that message
	withChoices  = 8
	withForm     = 9
)

// respond answers an interaction, once.
func (r *rest) respond(ctx context.Context, id, token string, kind int, data any) error {
	path := "/interactions/" + url.PathEscape(id) + "/" + url.PathEscape(token) + "/callback"
	answer := struct {
		Type int `json:"type"`
		Data any `json:"data,omitempty"`
	}{kind, data}
	return r.do(ctx, request{name: "answer interaction", method: http.MethodPost, path: path, body: answer, done: codeAcknowledged}, nil)
}

// original returns what an interaction was answered with.
func (r *rest) original(ctx context.Context, app, token string) (posted, error) {
	var p posted
	return p, r.do(ctx, request{name: "read answer", method: http.MethodGet, path: hookPath(app, token) + "/messages/@original"}, &p)
}

// editOriginal edits what an interaction was answered with, while its token lives.
func (r *rest) editOriginal(ctx context.Context, app, token string, b body) (posted, error) {
	var p posted
	q := request{name: "edit answer", method: http.MethodPatch, path: hookPath(app, token) + "/messages/@original", body: b}
	return p, r.do(ctx, q, &p)
}

// follow posts a further message that only the member sees.
func (r *rest) follow(ctx context.Context, app, token string, b body) error {
	return r.do(ctx, request{name: "follow up", method: http.MethodPost, path: hookPath(app, token), body: b, once: true}, nil)
}

func hookPath(app, token string) string {
	return "/webhooks/" + url.PathEscape(app) + "/" + url.PathEscape(token)
}

// An application is the bot's, as Discord's portal shows it.
type application struct {
	Bot   struct{ ID string } `json:"bot"`
	ID    string              `json:"id"`
	Name  string              `json:"name"`
	Flags int                 `json:"flags"`
}

func (r *rest) application(ctx context.Context) (application, error) {
	var a application
	return a, r.do(ctx, request{name: "read application", method: http.MethodGet, path: "/applications/@me"}, &a)
}

// register puts commands in the place of all that there were.
func (r *rest) register(ctx context.Context, app string, all []command) error {
	path := "/applications/" + url.PathEscape(app) + "/commands"
	return r.do(ctx, request{name: "register commands", method: http.MethodPut, path: path, body: all}, nil)
}
