package prompts

import (
	"strings"
	"testing"
)

func BenchmarkParse(b *testing.B) {
	for name, text := range map[string]string{
		"answer":     exampleReply,
		"noise":      strings.Repeat("word and word ", 20<<10/14),
		"dots":       strings.Repeat(". ", 10<<10),
		"initials":   strings.Repeat("A. b. ", 20<<10/6),
		"brackets":   "It rained. " + strings.Repeat("[ { ( q1 ", 20<<10/9),
		"marks":      strings.Repeat("{q1} [1] ", 20<<10/9),
		"nested":     strings.Repeat("[", 10<<10) + "1" + strings.Repeat("]", 10<<10),
		"open marks": strings.Repeat("“It rained. ", 20<<10/13),
		"cites":      "It rained. " + strings.Repeat("[1] ", 5<<10),
		"keys":       "{" + strings.Repeat("q1, ", 5<<10) + "q1}",
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				for range Parse(reply(text, 4, "stop")) {
				}
			}
		})
	}
}
