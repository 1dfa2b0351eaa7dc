package discordtest

import (
	"encoding/json"
	"net/http"
	"strings"
)

// A handler answers a request with a status and a body, nil for none, or refuses it. The lock is held.
type handler func(*call) (status int, body any, refused *refusal)

// handlers are the API's routes, named as its OpenAPI description names them. An asterisk marks those whose path holds a
// token instead of the header.
func (d *Discord) handlers() map[string]handler {
	return map[string]handler{
		"GET /gateway":                 d.getGateway,
		"GET /gateway/bot":             d.getGatewayBot,
		"GET /users/{user_id}":         d.getUser,
		"GET /users/@me":               d.getMe,
		"GET /applications/@me":        d.getApplication,
		"GET /oauth2/applications/@me": d.getApplication,
		"GET /users/@me/guilds":        d.getGuilds,
		"POST /users/@me/channels":     d.openDM,

		"GET /guilds/{guild_id}":                   d.getGuild,
		"GET /guilds/{guild_id}/channels":          d.getChannels,
		"GET /guilds/{guild_id}/roles":             d.getRoles,
		"GET /guilds/{guild_id}/members/{user_id}": d.getMember,

		"GET /channels/{channel_id}":                          d.getChannel,
		"POST /channels/{channel_id}/typing":                  d.startTyping,
		"GET /channels/{channel_id}/messages":                 d.getMessages,
		"POST /channels/{channel_id}/messages":                d.createMessage,
		"GET /channels/{channel_id}/messages/{message_id}":    d.getMessage,
		"PATCH /channels/{channel_id}/messages/{message_id}":  d.editMessage,
		"DELETE /channels/{channel_id}/messages/{message_id}": d.deleteMessage,

		"GET /applications/{application_id}/commands":                                   d.getCommands,
		"PUT /applications/{application_id}/commands":                                   d.putCommands,
		"POST /applications/{application_id}/commands":                                  d.postCommand,
		"DELETE /applications/{application_id}/commands/{command_id}":                   d.deleteCommand,
		"GET /applications/{application_id}/guilds/{guild_id}/commands":                 d.getCommands,
		"PUT /applications/{application_id}/guilds/{guild_id}/commands":                 d.putCommands,
		"POST /applications/{application_id}/guilds/{guild_id}/commands":                d.postCommand,
		"DELETE /applications/{application_id}/guilds/{guild_id}/commands/{command_id}": d.deleteCommand,

		"*POST /interactions/{interaction_id}/{interaction_token}/callback":    d.callback,
		"*POST /webhooks/{webhook_id}/{webhook_token}":                         d.followUp,
		"*GET /webhooks/{webhook_id}/{webhook_token}/messages/@original":       d.getAnswer,
		"*PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original":     d.editAnswer,
		"*DELETE /webhooks/{webhook_id}/{webhook_token}/messages/@original":    d.deleteAnswer,
		"*GET /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}":    d.getAnswer,
		"*PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}":  d.editAnswer,
		"*DELETE /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}": d.deleteAnswer,
	}
}

func (d *Discord) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", d.connect)
	mux.HandleFunc("GET /attachments/{channel_id}/{attachment_id}/{filename}", d.download)
	for name, h := range d.handlers() {
		route, open := strings.CutPrefix(name, "*")
		method, path, _ := strings.Cut(route, " ")
		mux.HandleFunc(method+" /api/{version}"+path, func(w http.ResponseWriter, r *http.Request) { d.serve(w, r, route, open, h) })
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { (&refusal{404, 0, "404: Not Found", nil}).write(w) })
	return mux
}

// serve records a request, lets it meet its fault, and answers it.
func (d *Discord) serve(w http.ResponseWriter, r *http.Request, route string, open bool, h handler) {
	c, err := readCall(r, route)
	if err != nil {
		(&refusal{400, 50109, "The request body contains invalid JSON.", nil}).write(w)
		return
	}
	f := d.meet(c)
	if f != nil && !f.Done && f.fail(d, w, r) {
		return
	}
	rec := d.answer(c, open || r.Header.Get("Authorization") == "Bot "+d.Token, h)
	if f != nil && f.Done && f.fail(d, w, r) {
		return
	}
	rec(w)
}

// answer carries out a call and returns what writes its answer.
func (d *Discord) answer(c *call, authorized bool, h handler) func(http.ResponseWriter) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if v := c.PathValue("version"); v != "v9" && v != "v10" {
		return (&refusal{400, 50041, "Invalid API version", nil}).write
	}
	if !authorized {
		d.happens(Refused)
		return (&refusal{401, 0, "401: Unauthorized", nil}).write
	}
	status, body, refused := h(c)
	if refused != nil {
		d.happens(Refused)
		return refused.write
	}
	text, err := json.Marshal(body)
	if err != nil {
		panic("discordtest: " + err.Error()) // of our own making
	}
	return func(w http.ResponseWriter) {
		if body == nil {
			w.WriteHeader(status)
			return
		}
		writeJSON(w, status, text)
	}
}

func writeJSON(w http.ResponseWriter, status int, body []byte) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(body) // a client that went away misses it
}

// A refusal is an error in Discord's form.
type refusal struct {
	status, code int
	message      string
	errors       object // by field, for 50035
}

func (f *refusal) write(w http.ResponseWriter) {
	o := object{"code": f.code, "message": f.message}
	if f.errors != nil {
		o["errors"] = f.errors
	}
	text, _ := json.Marshal(o)
	writeJSON(w, f.status, text)
}

func unknown(code int, what string) *refusal { return &refusal{404, code, "Unknown " + what, nil} }

var (
	missingAccess      = &refusal{403, 50001, "Missing Access", nil}
	missingPermissions = &refusal{403, 50013, "Missing Permissions", nil}
)
