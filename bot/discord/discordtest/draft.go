package discordtest

import (
	"encoding/json"
	"strings"
	"time"
)

// A draft is a message's body as the bot sends it, or the data of an answer to an interaction. Nil is what it leaves as it
// is.
type draft struct {
	Content         *string
	Embeds          *[]Embed
	Components      *[]Component
	AllowedMentions *allowed `json:"allowed_mentions"`
	Attachments     *[]struct{ ID any }
	Flags           int
	Reference       *struct {
		MessageID       string `json:"message_id"`
		FailIfNotExists *bool  `json:"fail_if_not_exists"`
	} `json:"message_reference"`
	Nonce        nonce
	EnforceNonce bool `json:"enforce_nonce"`

	CustomID string `json:"custom_id"`
	Title    string
	Choices  []Choice
}

// read reads a draft from JSON whose fields stand under a path, and checks what all messages have in common.
func (f *form) read(path string, body json.RawMessage) (d draft) {
	if len(body) == 0 {
		return d
	}
	if err := json.Unmarshal(body, &d); err != nil {
		f.wrong(at(path, "_"), "MODEL_TYPE_CONVERT", err.Error())
		return d
	}
	f.allowed(path, d.AllowedMentions)
	return d
}

func (f *form) message(path string, d draft) {
	f.content(path, deref(d.Content))
	f.embeds(path, deref(d.Embeds))
	f.components(path, deref(d.Components))
	f.longest(at(path, "nonce"), string(d.Nonce), maxNonce)
}

// apply writes a draft over a message: what the draft leaves out stays, whom it would notify is found anew.
func (d *Discord) apply(m *Message, new draft, files []File) {
	if new.Content != nil {
		m.Content = strings.TrimSpace(*new.Content)
	}
	if new.Embeds != nil {
		m.Embeds = *new.Embeds
	}
	if new.Components != nil {
		m.Components = *new.Components
	}
	m.Attachments = append(new.keep(m.Attachments), d.attach(m.Channel, files)...)
	m.Pings = m.pings(new.AllowedMentions)
}

// keep returns the attachments that an edit keeps: all, or those it names.
func (d draft) keep(attachments []Attachment) (kept []Attachment) {
	if d.Attachments == nil {
		return append(kept, attachments...)
	}
	for _, a := range attachments {
		for _, named := range *d.Attachments {
			if named.ID == a.ID {
				kept = append(kept, a)
			}
		}
	}
	return kept
}

// edit applies a draft to a message that stands, and keeps what it said before. An edit that would leave nothing is refused
// and changes nothing.
func (d *Discord) edit(m *Message, new draft, files []File) *refusal {
	after := m.snapshot()
	after.Thinking = false
	d.apply(&after, new, files)
	if after.empty() {
		return emptyMessage
	}
	if !m.Thinking {
		after.revise(m.Content)
	}
	*m = after
	d.wasEdited(m)
	return nil
}

// revise notes that a message no longer says what it said, which members see as "(edited)".
func (m *Message) revise(before string) {
	m.Before = append(m.Before[:len(m.Before):len(m.Before)], before)
	m.edited = time.Now()
}

var emptyMessage = &refusal{400, 50006, "Cannot send an empty message", nil}

func (m *Message) empty() bool {
	return m.Content == "" && len(m.Embeds) == 0 && len(m.Components) == 0 && len(m.Attachments) == 0
}

// A nonce is a string or a number by which Discord knows that a message came twice.
type nonce string

func (n *nonce) UnmarshalJSON(text []byte) error {
	if string(text) != "null" {
		*n = nonce(strings.Trim(string(text), `"`))
	}
	return nil
}
