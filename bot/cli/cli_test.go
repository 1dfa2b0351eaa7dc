package cli_test

import (
	"context"
	"os"
	"os/signal"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"verbatim/bot/cli"
	"verbatim/bot/llm/llmtest"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"verbatim": func() {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
		defer stop()
		os.Exit(cli.Run(ctx, os.Args[1:], cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}, os.Environ()))
	}})
}

// TestScripts drives the whole program. $COVERAGE is the folder of the sample coverage.
func TestScripts(t *testing.T) {
	coverage, err := filepath.Abs("../demo/coverage")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("COVERAGE", coverage)
			env.Setenv("VERBATIM_DATA", filepath.Join(env.WorkDir, "data"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"model": model},
	})
}

// model starts a scripted model that plays the turns of a file, for the commands that follow.
//
//	model FILE
func model(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: model FILE")
	}
	turns, err := llmtest.Parse(ts.ReadFile(args[0]))
	ts.Check(err)
	s := llmtest.Start(turns...)
	ts.Defer(s.Close)
	ts.Setenv("OPENAI_BASE_URL", s.URL)
	ts.Setenv("OPENAI_API_KEY", "a-key")
	ts.Setenv("VERBATIM_MODEL", llmtest.Model)
}
