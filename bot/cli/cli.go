// Package cli is the commands of the terminal, and the wiring of all parts.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"

	"github.com/alecthomas/kong"

	"verbatim/bot/say"
	"verbatim/config"
	"verbatim/retrieval/web"
)

// Streams are where a command reads and writes.
type Streams struct {
	In  io.Reader
	Out io.Writer
	Err io.Writer
}

// Exit codes. A question that nothing covers is answered, so it ends in 0.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2 // a call or a setting that is wrong
	exitInterrupted = 130
)

// grammar is the commands and their flags.
type grammar struct {
	Community string `default:"local" help:"Whose articles: a community's name, or a Discord server's ID." placeholder:"NAME"`

	Demo    demoCmd    `cmd:"" help:"Ask sample coverage some questions, then yours. Needs no key and no network."`
	Add     addCmd     `cmd:"" help:"Add articles: .html and .txt files, folders of them, or - for standard input."`
	Ask     askCmd     `cmd:"" help:"Ask a question about the articles."`
	List    listCmd    `cmd:"" help:"List the articles."`
	Show    showCmd    `cmd:"" help:"Show an article and its quotations."`
	Remove  removeCmd  `cmd:"" help:"Remove an article."`
	Quotes  quotesCmd  `cmd:"" help:"List quotations and who said them, of the articles or of files."`
	Search  searchCmd  `cmd:"" help:"Show what a question finds, and why."`
	Export  exportCmd  `cmd:"" help:"Write the articles to a file that import reads."`
	Import  importCmd  `cmd:"" help:"Take the articles of an export, or of a rescue file."`
	Run     runCmd     `cmd:"" help:"Run the bot in Discord."`
	Check   checkCmd   `cmd:"" help:"Check all that run needs, without starting it."`
	Health  healthCmd  `cmd:"" help:"Ask the bot on this machine whether it is ready."`
	Eval    evalCmd    `cmd:"" help:"Measure answers."`
	Version versionCmd `cmd:"" help:"Print the version."`
}

// A session is one call of the program: what every command works with.
type session struct {
	Streams
	ctx       context.Context
	lg        *slog.Logger
	settings  config.Settings
	community string
	web       web.Options // tests alone set it
	closers   []func() error
}

// exit is how kong ends the program, caught by Run.
type exit int

// Run runs one command and returns the exit code.
func Run(ctx context.Context, args []string, io Streams, environ []string) (code int) {
	return run(ctx, args, io, environ, web.Options{})
}

func run(ctx context.Context, args []string, io Streams, environ []string, pages web.Options) (code int) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case exit:
			code = int(r)
		default:
			panic(r)
		}
	}()
	var g grammar
	parser, err := kong.New(&g,
		kong.Name("verbatim"), kong.Description(say.Program),
		kong.Writers(io.Out, io.Err), kong.Exit(func(code int) { panic(exit(code)) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true, FlagsLast: true}),
		kong.UsageOnError(),
	)
	if err != nil {
		return fail(io.Err, err)
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	call, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(io.Err, "verbatim: %v; see verbatim --help\n", err)
		return exitUsage
	}
	settings, err := config.Read(environ, ".env")
	if err != nil {
		for _, line := range problems(err) {
			fmt.Fprintln(io.Err, "verbatim:", line)
		}
		return exitUsage
	}
	s := &session{Streams: io, ctx: ctx, lg: logger(io.Err, settings), settings: settings, community: g.Community, web: pages}
	err = call.Run(s)
	if cerr := s.close(); err == nil {
		err = cerr
	}
	if err != nil {
		return fail(io.Err, err)
	}
	return exitDone
}

// problems are the lines of a joined error.
func problems(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	return []error{err}
}

// fail prints an error in one line that says what to do, and returns the exit code.
func fail(w io.Writer, err error) int {
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(w, "verbatim: interrupted")
		return exitInterrupted
	}
	if line := explain(err); line != "" {
		fmt.Fprintln(w, "verbatim: "+line)
	}
	return exitFailed
}

func logger(w io.Writer, s config.Settings) *slog.Logger {
	opts := &slog.HandlerOptions{Level: s.LogLevel}
	if s.LogJSON {
		return slog.New(slog.NewJSONHandler(w, opts))
	}
	return slog.New(slog.NewTextHandler(w, opts))
}

// onClose has f called at the end of the session, the last first.
func (s *session) onClose(f func() error) { s.closers = append(s.closers, f) }

func (s *session) close() error {
	var errs []error
	for i := len(s.closers) - 1; i >= 0; i-- {
		errs = append(errs, s.closers[i]())
	}
	return errors.Join(errs...)
}
