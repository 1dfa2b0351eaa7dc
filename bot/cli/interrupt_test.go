package cli_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"verbatim/bot/cli"
)

// An interrupting reader is a terminal where somebody presses Ctrl-C before the text has come.
type interrupting struct {
	cancel context.CancelFunc
	in     *strings.Reader
}

func (r interrupting) Read(p []byte) (int, error) {
	r.cancel()
	return r.in.Read(p)
}

// TestInterrupted holds that an interrupted command ends cleanly: in one line, with its own exit code, and nothing half
// done.
func TestInterrupted(t *testing.T) {
	environ := []string{"VERBATIM_DATA=" + t.TempDir()}
	run := func(ctx context.Context, in interrupting, args ...string) (int, string, string) {
		var out, errs bytes.Buffer
		code := cli.Run(ctx, args, cli.Streams{In: in, Out: &out, Err: &errs}, environ)
		return code, out.String(), errs.String()
	}
	for _, args := range [][]string{
		{"add", "-"},
		{"ask", "--articles", "../demo/coverage", "What did Petherwick say about the alarm?"},
		{"eval", "ask", "../demo/testdata/questions.jsonl", "--articles", "../demo/coverage"},
		{"demo"},
	} {
		ctx, cancel := context.WithCancel(context.Background())
		if args[0] != "add" {
			cancel()
		}
		code, out, errs := run(ctx, interrupting{cancel, strings.NewReader("A title\n\nThe ferry is late.")}, args...)
		if code != 130 || errs != "verbatim: interrupted\n" {
			t.Errorf("%v: exit code %d, printed %q and %q", args, code, out, errs)
		}
		cancel()
	}
	if code, out, errs := run(context.Background(), interrupting{func() {}, strings.NewReader("")}, "list"); code != 0 || !strings.HasPrefix(out, "There are no articles yet") {
		t.Errorf("after it: %d, %q, %q", code, out, errs)
	}
}
