package store

import (
	"errors"
	"io"
	"os"
	"testing"
	"testing/synctest"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/redis/go-redis/v9"
)

// TestPipeline sends far more than any buffer takes before it reads a reply.
func TestPipeline(t *testing.T) {
	m := miniredis.NewMiniRedis()
	defer m.Close()
	c := newClient(m)
	defer c.Close()
	big := string(make([]byte, 1<<16))
	cmds, err := c.Pipelined(t.Context(), func(p redis.Pipeliner) error {
		for range 100 {
			p.Echo(t.Context(), big)
		}
		return nil
	})
	if err != nil || cmds[99].(*redis.StringCmd).Val() != big {
		t.Error(err)
	}
}

func TestPipeEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, server := pipe()
		b := make([]byte, 4)
		client.SetReadDeadline(time.Now().Add(time.Hour))
		if _, err := client.Read(b); !errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("read after the deadline: %v", err)
		}
		client.SetReadDeadline(time.Now().Add(time.Hour))
		client.SetReadDeadline(time.Time{})
		go func() { time.Sleep(2 * time.Hour); server.Write([]byte("late")) }()
		if n, err := client.Read(b); string(b[:n]) != "late" || err != nil {
			t.Errorf("read %q, %v", b[:n], err)
		}
		server.Write([]byte("rest"))
		server.Close()
		if n, err := client.Read(b); string(b[:n]) != "rest" || err != nil {
			t.Errorf("read %q, %v", b[:n], err)
		}
		if _, err := client.Read(b); err != io.EOF {
			t.Errorf("read after the end: %v", err)
		}
		if _, err := client.Write(b); !errors.Is(err, io.ErrClosedPipe) {
			t.Errorf("write after the end: %v", err)
		}
	})
}
