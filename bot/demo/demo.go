// Package demo holds the sample coverage that a newcomer can ask about at once, and the questions that show it.
package demo

import (
	"embed"
	"io/fs"
)

//go:embed coverage
var files embed.FS

// Coverage returns the articles of Gannerby, an invented fishing port: a .txt file each, and articles.jsonl with what
// is known besides their words. Town, people, outlets and events are made up.
func Coverage() fs.FS {
	coverage, err := fs.Sub(files, "coverage")
	if err != nil {
		panic(err) // only for a path that is no path
	}
	return coverage
}

// Questions are what the demo asks, in this order. The coverage answers all but the last: the harbour master is quoted
// in five articles, and on football in none.
var Questions = []string{
	"What did Petherwick say about the alarm?",
	"What did Haskett say about the ice plant?", // two of that name, one to each outlet
	"How much would a new ice plant cost?",
	"What did Captain Ellingsund say about the football club?",
}
