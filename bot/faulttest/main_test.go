// Package faulttest kills, cuts and misleads the whole bot while people use it, and counts what that has cost them.
package faulttest

import (
	"context"
	"flag"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"verbatim/bot/cli"
)

// asProgram is the environment variable that makes the test's binary the program, so that it can be killed.
const asProgram = "VERBATIM_FAULTTEST_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		os.Exit(program())
	}
	flag.Parse()
	// More tests than processors: they wait most of the time, a second each for the library to leave the gateway.
	if err := flag.Set("test.parallel", "8"); err != nil {
		panic(err)
	}
	m.Run()
}

// program is what main is. It ends with the test that started it, however that ends: then its input is closed.
func program() int {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(1)
	}()
	return cli.Run(ctx, os.Args[1:], cli.Streams{In: strings.NewReader(""), Out: os.Stdout, Err: os.Stderr}, os.Environ())
}

// points is how many faults a test brings about.
func points() int {
	if n, err := strconv.Atoi(os.Getenv("VERBATIM_FAULTS")); err == nil && n > 0 {
		return n
	}
	return 3
}
