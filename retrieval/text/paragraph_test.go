package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLines(t *testing.T) {
	const want = "one|two words|three"
	for _, s := range []string{
		"one\ntwo words\nthree",
		"\uFEFFone\r\ntwo words\r\nthree\r\n",
		"one\rtwo words\r\rthree",
		"one\u2028two words\u2029three",
		"one\ftwo words\v\u0085three",
		"\n\n  one \n \u00A0\n\ttwo words\u200B\n\u00AD\nthree\n\n",
	} {
		if d := cmp.Diff(want, joined(s, Lines(s))); d != "" {
			t.Errorf("%q:\n%s", s, d)
		}
	}
	for _, s := range []string{"", "\n", " \uFEFF\r\n\u2028"} {
		if ls := Lines(s); ls != nil {
			t.Errorf("%q has lines %v", s, ls)
		}
	}
}

func TestParagraphs(t *testing.T) {
	const wrapped = "The council of Brackwater voted on Tuesday to rebuild the\nold lock, which had burned down in the first days of this\nlong October, and to pay for it.\n\nNobody asked the fishermen."
	const want = "The council of Brackwater voted on Tuesday to rebuild the old lock, which had burned down in the first days of this long October, and to pay for it.|Nobody asked the fishermen."
	for _, s := range []string{wrapped, strings.ReplaceAll(wrapped, "\n", "\r\n"), strings.ReplaceAll(wrapped, "\n", "\r"), "\uFEFF" + wrapped + "\n"} {
		got := strings.Join(strings.Fields(joined(s, Paragraphs(s))), " ")
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%q:\n%s", s, d)
		}
	}
	// However a text is wrapped, it has the same words in the same paragraphs; on one line each it is never joined.
	story := strings.Split(strings.TrimSpace(benchText()[:2000]), "\n\n")
	for width := 55; width <= maxWrap; width += 5 {
		var wrapped []string
		for _, p := range story {
			wrapped = append(wrapped, wrap(p, width))
		}
		s := strings.Join(wrapped, "\n\n")
		if n := len(Paragraphs(s)); n != len(story) {
			t.Errorf("wrapped at %d: %d paragraphs, not %d", width, n, len(story))
		}
	}
	if n := len(Paragraphs(strings.Join(story, "\n"))); n != len(story) {
		t.Errorf("on a line each: %d paragraphs, not %d", n, len(story))
	}
}

func wrap(s string, width int) string {
	var b strings.Builder
	at := 0
	for _, w := range strings.Fields(s) {
		if n := len([]rune(w)); at > 0 && at+1+n > width {
			b.WriteByte('\n')
			at = 0
		} else if at > 0 {
			b.WriteByte(' ')
			at++
		}
		b.WriteString(w)
		at += len([]rune(w))
	}
	return b.String()
}

func joined(s string, spans []Span) string {
	var parts []string
	for _, sp := range spans {
		parts = append(parts, sp.Of(s))
	}
	return strings.Join(parts, "|")
}
