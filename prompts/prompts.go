// Package prompts holds what we say to the model, and the reading of what it says back: a prompt that asks for a format
// and the parser of that format change together.
package prompts

import "time"

// A Prompt is what one request says to the model.
type Prompt struct {
	Messages  []Message
	MaxTokens int // the longest reply that makes sense, in the model's tokens
}

// A Message is one turn of a prompt. Role is "system", "user" or "assistant".
type Message struct{ Role, Content string }

// A Source is an article as the model sees it. Sources are numbered from 1 by their position.
type Source struct {
	Outlet, Title string
	Date          time.Time // zero: unknown
	Passages      []string
	Quotes        []Quoted
}

// A Quoted is a quotation that the model can point at.
type Quoted struct {
	Key     int    // the 1 of q1; counted through all sources of a prompt
	Speaker string // a name, a mention like "the spokeswoman", or "" for nobody named
	Words   string // the whole quotation, without marks around it
}

// A Chunk is a piece of a streamed reply. The last one has no text: it says how the reply ended and what it used.
type Chunk struct {
	Text   string
	Finish string // the server's finish_reason; "" in the last chunk of a reply that was cut
	Model  string // who wrote it, in the server's words

	PromptTokens, CompletionTokens int // zero where the server doesn't count
}
