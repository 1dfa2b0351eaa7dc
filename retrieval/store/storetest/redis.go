// Package storetest starts real Redis servers of a test's own.
package storetest

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// ceiling is how long a server has to say that it is ready.
const ceiling = 30 * time.Second

// A Redis is a server on a port of its own. It ends with the test.
type Redis struct {
	Addr string // host:port
	Dir  string // where it keeps its files

	tb     testing.TB
	binary string
	args   []string
	server *exec.Cmd
	lines  chan string // what it prints, until it ends
}

// Start starts a server that keeps every change in a file before it confirms it, unless args, as on its command line, say
// otherwise. Without redis-server on the path the test is skipped.
func Start(tb testing.TB, args ...string) *Redis {
	tb.Helper()
	binary, err := exec.LookPath("redis-server")
	if err != nil {
		tb.Skip("redis-server: SKIPPED (none on the path)")
	}
	dir, err := os.MkdirTemp("", "redis")
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { os.RemoveAll(dir) })
	r := &Redis{Addr: freeAddr(tb), Dir: dir, tb: tb, binary: binary,
		args: append([]string{"--save", "", "--appendonly", "yes", "--appendfsync", "always"}, args...)}
	tb.Cleanup(r.Kill)
	r.Restart()
	tb.Log("redis-server: RAN", binary)
	return r
}

// freeAddr is an address that nobody listens at.
func freeAddr(tb testing.TB) string {
	tb.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// Port is the server's port.
func (r *Redis) Port() string {
	_, port, _ := net.SplitHostPort(r.Addr)
	return port
}

// URL is the address for a client.
func (r *Redis) URL() string { return "redis://" + r.Addr }

// Kill ends the server at once, as kill -9 does. Its files stay.
func (r *Redis) Kill() {
	if r.server == nil {
		return
	}
	r.server.Process.Kill()
	for range r.lines {
	}
	r.server.Wait()
	r.server = nil
}

// Restart starts the server at its address again, with the files that it finds.
func (r *Redis) Restart() {
	r.tb.Helper()
	r.server = exec.Command(r.binary, append([]string{"--bind", "127.0.0.1", "--port", r.Port(), "--dir", r.Dir}, r.args...)...)
	out, err := r.server.StdoutPipe()
	if err != nil {
		r.tb.Fatal(err)
	}
	if err := r.server.Start(); err != nil {
		r.tb.Fatal(err)
	}
	r.lines = make(chan string, 1000)
	go scan(out, r.lines)
	r.Await("Ready to accept connections")
}

func scan(out io.Reader, lines chan<- string) {
	defer close(lines)
	for in := bufio.NewScanner(out); in.Scan(); {
		select {
		case lines <- in.Text():
		default: // nobody waits for so many
		}
	}
}

// Await waits until the server prints a line that contains these words.
func (r *Redis) Await(words string) {
	r.tb.Helper()
	late := time.After(ceiling)
	var printed []string
	for {
		select {
		case line, ok := <-r.lines:
			if !ok {
				r.tb.Fatalf("the server ended, and printed\n%s", strings.Join(printed, "\n"))
			}
			if printed = append(printed, line); strings.Contains(line, words) {
				return
			}
		case <-late:
			r.tb.Fatalf("the server did not say %q, but\n%s", words, strings.Join(printed, "\n"))
		}
	}
}

// Command sends one command, of words without white space, and returns the first line of the reply.
func (r *Redis) Command(words ...string) string {
	r.tb.Helper()
	c, err := net.DialTimeout("tcp", r.Addr, ceiling)
	if err != nil {
		r.tb.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(ceiling))
	fmt.Fprintf(c, "%s\r\n", strings.Join(words, " "))
	reply, err := bufio.NewReader(c).ReadString('\n')
	if err != nil {
		r.tb.Fatal(err)
	}
	return strings.TrimSpace(reply)
}

// slots is how many a Cluster has.
const slots = 16384

// Cluster starts a Cluster of three masters, of version 7 or later. Without redis-server on the path the test is skipped.
func Cluster(tb testing.TB) [3]*Redis {
	tb.Helper()
	var nodes [3]*Redis
	for i := range nodes {
		_, bus, _ := net.SplitHostPort(freeAddr(tb))
		nodes[i] = Start(tb, "--cluster-enabled", "yes", "--cluster-port", bus, "--appendonly", "no")
		first, last := i*slots/3, (i+1)*slots/3-1
		nodes[i].must("CLUSTER", "ADDSLOTSRANGE", strconv.Itoa(first), strconv.Itoa(last))
		nodes[i].must("CLUSTER", "SET-CONFIG-EPOCH", strconv.Itoa(i+1))
		for _, earlier := range nodes[:i] { // each other: gossip alone takes seconds
			earlier.must("CLUSTER", "MEET", "127.0.0.1", nodes[i].Port(), bus)
		}
	}
	for _, n := range nodes {
		n.Await("Cluster state changed: ok")
	}
	return nodes
}

func (r *Redis) must(words ...string) {
	r.tb.Helper()
	if reply := r.Command(words...); reply != "+OK" {
		r.tb.Fatalf("%v: %s", words, reply)
	}
}
