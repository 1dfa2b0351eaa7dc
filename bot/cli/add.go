package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"verbatim/bot/render"
	"verbatim/bot/say"
	"verbatim/retrieval"
	"verbatim/retrieval/library"
)

type addCmd struct {
	Paths []string `arg:"" name:"path" help:"Links, files, folders, or - for standard input."`
	JSON  bool     `help:"Print a line of JSON for each article."`
}

func (c *addCmd) Run(s *session) error {
	lib, err := s.open()
	if err != nil {
		return err
	}
	failed := 0
	for _, path := range c.Paths {
		if isLink(path) {
			added, err := library.NewIntake(lib, s.pages()).AddLink(s.ctx, s.community, "", path)
			if err := s.report(path, added, err, c.JSON, &failed); err != nil {
				return err
			}
			continue
		}
		files, err := s.readPath(path)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		if err := s.addAll(lib, files, c.JSON, &failed); err != nil {
			return err
		}
	}
	if failed > 0 {
		return errSomeFailed
	}
	return nil
}

// errSomeFailed ends a command that has said already what failed.
var errSomeFailed = errors.New("")

// manyFiles is from how many files on a terminal shows how far they are.
const manyFiles = 10

func isLink(path string) bool {
	return strings.HasPrefix(path, "http://") || strings.HasPrefix(path, "https://")
}

// addAll adds files and says what became of each; failed counts those that are no articles.
func (s *session) addAll(lib *library.Library, files []file, asJSON bool, failed *int) error {
	bar := s.progress(len(files))
	ids := make(map[string]string, len(files))
	for _, f := range files {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		added, err := s.addFile(lib, f, ids)
		bar.Clear()
		if err := s.report(f.doc, added, err, asJSON, failed); err != nil {
			return err
		}
		bar.Add(1)
	}
	return bar.Finish()
}

// report says what became of what was added. What is no article is counted; an error ends the command.
func (s *session) report(name string, added retrieval.Added, err error, asJSON bool, failed *int) error {
	switch {
	case err == nil:
		return s.reportAdded(name, added, asJSON)
	case errors.Is(err, retrieval.ErrUnavailable), s.ctx.Err() != nil:
		return err
	}
	*failed++
	_, err = fmt.Fprintf(s.Err, "verbatim: %s: %s\n", name, explain(err))
	return err
}

// progress returns a bar on standard error, which shows nothing unless that is a terminal and there is much to do.
func (s *session) progress(n int) *progressbar.ProgressBar {
	out := s.Err
	if n < manyFiles || !isTerminal(s.Err) {
		out = io.Discard
	}
	return progressbar.NewOptions(n, progressbar.OptionSetWriter(out), progressbar.OptionSetDescription("adding"),
		progressbar.OptionShowCount(), progressbar.OptionClearOnFinish())
}

// An outcome is what became of an article that was added, as a program reads it.
type outcome struct {
	Doc     string `json:"doc"`
	Outcome string `json:"outcome"` // added, revised, known
	listed
}

// reportAdded says what became of an article.
func (s *session) reportAdded(doc string, added retrieval.Added, asJSON bool) error {
	a := added.Article
	became := say.Outcome(added.Outcome == retrieval.New, added.Outcome == retrieval.Revised)
	if asJSON {
		return printJSON(s.Out, outcome{doc, strings.ToLower(became), list(a)})
	}
	var b strings.Builder
	ink := s.ink()
	t := render.NewTerminal(&b, ink)
	fmt.Fprintf(&b, "%s %s  %s\n", became, ink.Bold(a.ID), t.Line(a))
	switch added.Outcome {
	case retrieval.Unchanged:
		b.WriteString("  " + say.Unchanged + "\n")
	case retrieval.Revised:
		c := added.Change
		b.WriteString("  " + say.Revised(a.Revision, c.Facts, len(c.Added), len(c.Removed)) + "\n")
		fallthrough
	default:
		b.WriteString("  " + say.Count(len(a.Passages), "passage", "passages") + ", " + say.Count(len(render.Said(a)), "quotation", "quotations") + "\n")
		if q := render.FirstQuotation(a); q != nil {
			b.WriteString("  " + t.Inline(*q) + "\n")
		}
	}
	_, err := io.WriteString(s.Out, b.String())
	return err
}

// ink is the colours of standard output: only on a terminal, and not where NO_COLOR asks for none
// (https://no-color.org).
func (s *session) ink() render.Ink {
	return render.Ink{Colours: isTerminal(s.Out) && os.Getenv("NO_COLOR") == ""}
}

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
