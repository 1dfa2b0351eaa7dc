package store

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
)

// realRedis starts a Redis server of the test's own, on a socket in a folder of its own, and returns a client of it. The
// server ends with the test. Without redis-server on the path, the test is skipped.
func realRedis(t *testing.T) *redis.Client {
	t.Helper()
	binary, err := exec.LookPath("redis-server")
	if err != nil {
		t.Skip("SKIPPED: no redis-server on the path")
	}
	dir, err := os.MkdirTemp("", "redis") // a socket's path is short; t.TempDir's may not be
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	socket := filepath.Join(dir, "s")
	server := exec.Command(binary, "--port", "0", "--unixsocket", socket, "--dir", dir, "--save", "", "--appendonly", "no")
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Process.Kill(); server.Wait() })
	c := redis.NewClient(&redis.Options{Network: "unix", Addr: socket, DialerRetries: 300, DialerRetryTimeout: 100 * time.Millisecond})
	t.Cleanup(func() { c.Close() })
	if err := c.Ping(t.Context()).Err(); err != nil { // the client dials until the server listens
		t.Fatal(err)
	}
	t.Log("RAN on", binary)
	return c
}
