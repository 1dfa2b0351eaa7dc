package prompts

import "time"

// The worked example, an invented town whose names no article will share, shows each thing that the rules ask for
// once: a fact with its source, a quotation by its key inside a sentence and one that stands alone, a speaker whom the
// article only describes.
const exampleQuestion = "What was said about the Tarnwick ferry?"

// A question that the first of the sources doesn't answer. It stands before the other: a small model leans on what it
// read last.
const exampleUncovered = "Who won the Tarnwick regatta?"

const exampleReply = `The council of Tarnwick put off the new ferry until spring. [1]
Mayor Edda Quill said: {q1} [1]
A spokeswoman for the shipyard said the hull was ready. [2]
{q3} [2]`

var exampleSources = []Source{
	{
		Outlet: "Tarnwick Tide",
		Title:  "Council puts off new ferry",
		Date:   time.Date(2019, time.May, 7, 0, 0, 0, 0, time.UTC),
		Passages: []string{
			"The council of Tarnwick put off the new ferry until spring. “We will not sail on half an engine,” Mayor Edda Quill said. She called the old boat “a patient friend”.",
		},
		Quotes: []Quoted{
			{1, "Edda Quill", "We will not sail on half an engine"},
			{2, "Edda Quill", "a patient friend"},
		},
	},
	{
		Outlet:   "Lowmoor Post",
		Title:    "Shipyard says hull is ready",
		Passages: []string{"The hull is ready, a spokeswoman for the shipyard said on Tuesday. “The engine is late, and we are sorry for it.”"},
		Quotes:   []Quoted{{3, "a spokeswoman for the shipyard", "The engine is late, and we are sorry for it."}},
	},
}
