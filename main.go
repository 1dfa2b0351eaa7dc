// Verbatim answers a community's questions about news coverage, and shows only what it can prove.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"verbatim/bot/cli"
)

func main() {
	// The first signal ends what runs, cleanly; after it the next one kills.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	code := cli.Run(ctx, os.Args[1:], cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}, os.Environ())
	stop()
	os.Exit(code)
}
