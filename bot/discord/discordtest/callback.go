package discordtest

import (
	"encoding/json"
	"slices"
)

// answers says which answers each kind of interaction takes.
var answers = map[int][]int{
	kindCommand:      {answerMessage, answerDeferred, answerModal},
	kindComponent:    {answerMessage, answerDeferred, answerDeferredEdit, answerEdit, answerModal},
	kindAutocomplete: {answerChoices},
	kindSubmit:       {answerMessage, answerDeferred, answerDeferredEdit, answerEdit},
}

// callback answers an interaction: once, within three seconds, with what its kind takes.
func (d *Discord) callback(c *call) (int, any, *refusal) {
	it := d.interactions[c.PathValue("interaction_token")]
	switch {
	case it == nil || it.id != c.PathValue("interaction_id"):
		return 0, nil, unknown(10062, "interaction")
	case it.answer != 0:
		return 0, nil, &refusal{400, 40060, "Interaction has already been acknowledged.", nil}
	case it.late(d):
		return 0, nil, unknown(10062, "interaction")
	}
	var f form
	var body struct {
		Type int
		Data json.RawMessage
	}
	if err := json.Unmarshal(c.body, &body); err != nil {
		f.wrong("_", "MODEL_TYPE_CONVERT", err.Error())
	}
	if !it.takes(body.Type) {
		f.choice("type", body.Type, "those that this interaction takes")
	}
	new := f.read("data", body.Data)
	f.answer(body.Type, new)
	if refused := f.refusal(); refused != nil {
		return 0, nil, refused
	}
	if refused := d.carryOut(it, body.Type, new, c.files); refused != nil {
		return 0, nil, refused
	}
	it.answer = body.Type
	d.happens(Acknowledged)
	return it.acknowledged(c)
}

// takes reports whether an answer fits. What edits a message needs one.
func (it *interaction) takes(answer int) bool {
	edits := answer == answerDeferredEdit || answer == answerEdit
	return slices.Contains(answers[it.kind], answer) && (!edits || it.source != nil)
}

func (f *form) answer(kind int, d draft) {
	switch kind {
	case answerMessage, answerEdit:
		f.message("data", d)
	case answerChoices:
		f.choices("data", d.Choices)
	case answerModal:
		f.modal("data", d)
	}
}

func (d *Discord) carryOut(it *interaction, answer int, new draft, files []File) *refusal {
	switch answer {
	case answerMessage:
		m := it.message(new)
		d.apply(m, new, files)
		if m.empty() {
			return emptyMessage
		}
		it.original = m
		d.post(m)
	case answerDeferred:
		it.original = it.message(new)
		it.original.Thinking = true
		d.post(it.original)
	case answerDeferredEdit:
		it.original = it.source
	case answerEdit:
		if it.source.Deleted {
			return unknown(10008, "Message")
		}
		it.original = it.source
		return d.edit(it.source, new, files)
	case answerChoices:
		it.choices = orEmpty(new.Choices)
	case answerModal:
		it.modal = &Modal{CustomID: new.CustomID, Title: new.Title, Fields: fields(*new.Components), channel: it.channel, source: it.source}
	}
	return nil
}

// message makes an empty message of the bot as an answer, private if the draft says so.
func (it *interaction) message(new draft) *Message {
	m := &Message{Channel: it.channel, Author: it.channel.d.Bot, Command: it.command, of: it}
	if new.Flags&flagEphemeral != 0 {
		m.For = it.by.ID
	}
	if it.source != nil {
		m.ReplyTo = it.source.ID
	}
	return m
}

// acknowledged is the answer's answer: nothing, or, if asked for, the answer as a resource.
func (it *interaction) acknowledged(c *call) (int, any, *refusal) {
	if c.URL.Query().Get("with_response") != "true" {
		return 204, nil, nil
	}
	resource := object{"type": it.answer}
	about := object{"id": it.id, "type": it.kind}
	if it.original != nil {
		resource["message"] = it.original.wire(true)
		about["response_message_id"] = it.original.ID
	}
	return 200, object{"interaction": about, "resource": resource}, nil
}
