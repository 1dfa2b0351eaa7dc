package faulttest

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"verbatim/bot/discord/discordtest"
)

// ceiling is how long anything is waited for.
const ceiling = 30 * time.Second

// A record is what processes print.
type record struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (r *record) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.b.Write(p)
}

func (r *record) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.b.String()
}

// A process is the program at work, with a number for its place in the log.
type process struct {
	t     *testing.T
	cmd   *exec.Cmd
	input io.Closer
	ended chan error
}

// start starts the program.
func (w *town) start(args ...string) *process {
	w.t.Helper()
	binary, err := os.Executable()
	if err != nil {
		w.t.Fatal(err)
	}
	p := &process{t: w.t, cmd: exec.Command(binary, args...), ended: make(chan error, 1)}
	p.cmd.Env = append([]string{asProgram + "=1"}, w.environ...)
	p.cmd.Stdout, p.cmd.Stderr = w.log, w.log
	if p.input, err = p.cmd.StdinPipe(); err != nil {
		w.t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		w.t.Fatal(err)
	}
	go func() { p.ended <- p.cmd.Wait() }()
	w.t.Cleanup(func() { p.cmd.Process.Kill() })
	return p
}

// wait waits until the process has ended, and returns how.
func (p *process) wait() error {
	p.t.Helper()
	select {
	case err := <-p.ended:
		return err
	case <-time.After(ceiling):
		p.t.Fatalf("%v doesn't end", p.cmd.Args[1:])
		return nil
	}
}

// kill ends the process as kill -9 does.
func (p *process) kill() {
	p.t.Helper()
	if err := p.cmd.Process.Kill(); err != nil {
		p.t.Fatal("it had ended by itself: ", err)
	}
	if err := p.wait(); err == nil || !strings.Contains(err.Error(), "killed") {
		p.t.Errorf("it had ended by itself: %v", err)
	}
}

// leave tells the process to stop, and waits until it has.
func (p *process) leave() {
	p.t.Helper()
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		p.t.Fatal("it had ended by itself: ", err)
	}
	if err := p.wait(); err != nil {
		p.t.Errorf("it ended with %v", err)
	}
}

// open lets so many processes of the bot come, and waits until each hears what happens.
func (w *town) open(n int) []*process {
	w.t.Helper()
	identified := w.Count(discordtest.Identified)
	var ps []*process
	for range n {
		ps = append(ps, w.start("run"))
	}
	if err := w.Wait(discordtest.Identified, identified+n); err != nil {
		w.t.Fatal(err)
	}
	return ps
}
