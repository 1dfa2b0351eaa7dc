package render

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"verbatim/bot/answer"
	"verbatim/bot/say"
	"verbatim/retrieval"
)

// A Terminal shows an answer on a terminal, or as the plain text that one would show, as its blocks come.
type Terminal struct {
	w       io.Writer
	ink     Ink
	answer  answer.Answer
	speaker string // whose words the last block showed
	begun   bool   // something was shown
	err     error
}

// NewTerminal returns a terminal that writes to w.
func NewTerminal(w io.Writer, ink Ink) *Terminal { return &Terminal{w: w, ink: ink} }

// Answer returns what was shown so far.
func (t *Terminal) Answer() answer.Answer { return t.answer }

// Show shows the next block; it returns the first error of writing.
func (t *Terminal) Show(b answer.Block) error {
	t.answer.Add(b)
	switch b := b.(type) {
	case answer.Sentence:
		t.sentence(b)
	case answer.Quotation:
		t.under(t.name(b))
		t.indented(t.quoted(b) + t.cite(b.Source))
	case answer.Excerpt:
		t.under(t.ink.Bold(Clean(b.Speaker)))
		if b.Speaker == "" {
			t.print(Clean(b.Words.String()) + t.cite(b.Source) + "\n\n")
		} else {
			t.indented(Clean(b.Words.String()) + t.cite(b.Source))
		}
	case answer.FromArticles:
		t.under("")
		t.print(say.FromArticles + "\n\n")
	case answer.Done:
		t.end()
	}
	return t.err
}

func (t *Terminal) print(s string) {
	if t.err == nil {
		_, t.err = io.WriteString(t.w, s)
	}
	t.begun = true
}

func (t *Terminal) indented(s string) { t.print("  " + strings.ReplaceAll(s, "\n", "\n  ") + "\n\n") }

// under prints a speaker's name above their words, once for all that follow each other.
func (t *Terminal) under(name string) {
	if name != "" && name != t.speaker {
		t.print(name + "\n")
	}
	t.speaker = name
}

// name is the name above a quotation: the speaker's or, where the article leaves that open, its own mention.
func (t *Terminal) name(q answer.Quotation) string {
	switch {
	case q.Speaker != "":
		return t.ink.Bold(Clean(q.Speaker))
	case q.Mention != "":
		return t.ink.Italic(Clean(q.Mention))
	}
	return t.ink.Italic(say.Unnamed)
}

func (t *Terminal) quoted(q answer.Quotation) string {
	var parts []string
	for _, p := range q.Parts {
		parts = append(parts, t.ink.Quote("“"+Clean(p.String())+"”"))
	}
	s := strings.Join(parts, " … ")
	if q.Cut {
		s += " […]"
	}
	return s
}

func (t *Terminal) sentence(s answer.Sentence) {
	t.under("")
	var b strings.Builder
	for _, r := range s.Runs {
		if q := r.Quoted.String(); q != "" {
			b.WriteString(t.ink.Quote("“" + Clean(q) + "”"))
		} else {
			b.WriteString(Clean(r.Words))
		}
	}
	if !s.Lead { // what it leads to is cited
		b.WriteString(t.cite(s.Cites...))
	}
	t.print(b.String() + "\n\n")
}

func (t *Terminal) cite(ns ...int) string {
	var b strings.Builder
	for _, n := range ns {
		fmt.Fprintf(&b, "[%d]", n)
	}
	if b.Len() == 0 {
		return ""
	}
	return " " + t.ink.Dim(b.String())
}

// end prints what stands below an answer: its sources, or the nearest coverage where there is no answer.
func (t *Terminal) end() {
	ev := t.answer.Evidence
	q := ev.Understood
	if !ev.Covered {
		t.print(Clean(say.NotCovered(ev.Articles, q.Speaker, q.About)) + "\n")
		t.nearest(ev.Passages)
		return
	}
	if len(t.answer.Blocks) == 0 {
		t.print(say.Unanswered + "\n")
		t.nearest(ev.Passages)
	}
	for _, s := range t.answer.Sources {
		t.source(s)
	}
	t.print("\n")
	if t.answer.Trouble != nil {
		t.print(t.ink.Dim(failed(t.answer)) + "\n")
	}
	if n := len(t.answer.Withheld); n > 0 {
		t.print(t.ink.Dim(say.Withheld(n)) + "\n")
	}
	t.print(t.ink.Dim(Clean(say.Searched(q.Speaker, q.About, len(t.answer.Sources), ev.Articles))) + "\n")
}

func (t *Terminal) source(s answer.Source) {
	t.print(fmt.Sprintf("[%d] %s\n", s.N, t.Line(s.Article)))
	if link := Link(s.Words); link != "" {
		t.print("    " + t.ink.Dim(link) + "\n")
	}
}

// nearest prints the articles that come closest to a question which none answers.
func (t *Terminal) nearest(hits []retrieval.PassageHit) {
	const most = 3
	seen := make(map[string]bool)
	for _, h := range hits {
		if seen[h.Article.ID] || len(seen) == most {
			continue
		}
		if len(seen) == 0 {
			t.print("\n" + say.Nearest + "\n")
		}
		seen[h.Article.ID] = true
		t.print("- " + t.Line(h.Article) + "\n")
		if h.Article.URL != "" {
			t.print("  " + t.ink.Dim(Clean(h.Article.URL)) + "\n")
		}
	}
}

// Line names an article: outlet, host, date and title.
func (t *Terminal) Line(a *retrieval.Article) string {
	return Clean(Origin(a)) + ": " + t.ink.Italic(Clean(Title(a)))
}

// Clean takes out of words what would act on a terminal, or change the order in which they read.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r):
			return -1
		case unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, s)
}

// Inline is a quotation and its speaker in one line.
func (t *Terminal) Inline(q answer.Quotation) string {
	s := strings.ReplaceAll(t.quoted(q), "\n", " ")
	if q.Speaker == "" && q.Mention == "" {
		return s
	}
	return t.name(q) + ": " + s
}
