package discord

import "encoding/json"

// A route is where an answer goes, for whichever process has to end it. It is kept with the claim of its event.
type route struct {
	App      string `json:"app,omitempty"`
	Token    string `json:"token,omitempty"` // of the interaction; "" for a message
	Channel  string `json:"channel"`
	Message  string `json:"message,omitempty"` // the one that is answered
	Question bool   `json:"question,omitempty"`
	Alone    bool   `json:"alone,omitempty"` // one member alone sees the answer
}

func (u *use) route() route {
	return route{App: u.app, Token: u.token, Channel: u.channel, Alone: true}
}

func (r route) bytes() []byte {
	b, _ := json.Marshal(r) // strings and bools: it can't fail
	return b
}
