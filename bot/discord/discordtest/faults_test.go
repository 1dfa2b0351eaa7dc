package discordtest_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discord/discordtest"
)

const create = "POST /channels/{channel_id}/messages"

func TestRateLimits(t *testing.T) {
	t.Parallel()
	for _, global := range []bool{false, true} {
		d, g, _ := start(t)
		d.Fault(discordtest.Fault{Route: create, Times: 2, Status: 429, RetryAfter: 10 * time.Millisecond, Global: global})
		ask(t, d, g.Member("sam"), g.Channel("general"), "hello")
		if n := len(d.Requests(create)); n != 3 {
			t.Errorf("global %v: %d requests, want two refused and one done", global, n)
		}
	}
}

// TestDoneAndFailed: a gateway of Discord's fails after the work is done, and a client that tries again posts twice, unless
// it sends a nonce to be enforced.
func TestDoneAndFailed(t *testing.T) {
	t.Parallel()
	d, g, e := start(t)
	general := g.Channel("general")
	for i, body := range []map[string]any{{"content": "twice"}, {"content": "once", "nonce": "n1", "enforce_nonce": true}} {
		d.Fault(discordtest.Fault{Route: create, Times: 1, Status: 502, Done: true})
		if _, err := e.Request("POST", discordgo.EndpointChannelMessages(general.ID), body); err != nil {
			t.Fatal(err)
		}
		if n := len(general.Messages()); n != 2+i {
			t.Errorf("%v: %d messages", body, n)
		}
	}
}

func TestErrorsCutsAndHolds(t *testing.T) {
	t.Parallel()
	d, g, e := start(t)
	general := g.Channel("general")
	d.Fault(discordtest.Fault{Status: 500})
	if _, err := e.ChannelMessageSend(general.ID, "x"); err == nil {
		t.Error("500 was no error")
	}
	d.Heal()
	d.Fault(discordtest.Fault{Route: create, Times: 1, Cut: true})
	if _, err := e.ChannelMessageSend(general.ID, "x"); err == nil {
		t.Error("a cut connection was no error")
	}
	hold := discordtest.NewHold()
	d.Fault(discordtest.Fault{Route: create, Times: 1, Hold: hold})
	done := make(chan error, 1)
	go func() {
		_, err := e.ChannelMessageSend(general.ID, "slow")
		done <- err
	}()
	wait(t, d, discordtest.Failed, 3)
	if n := d.Count(discordtest.Posted); n != 0 {
		t.Errorf("%d posted before the release", n)
	}
	hold.Release()
	if err := <-done; err != nil || d.Count(discordtest.Posted) != 1 {
		t.Error(err)
	}
}

func TestRecord(t *testing.T) {
	file := filepath.Join(t.TempDir(), "bodies.jsonl")
	t.Setenv(discordtest.Record, file)
	_, g, _ := start(t)
	if _, err := g.Member("sam").Slash(g.Channel("general"), "ask", question()); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	paths := map[string]bool{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var r discordtest.Request
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil || len(r.Body) == 0 {
			t.Errorf("%s: %v", lines.Text(), err)
		}
		paths[r.Method+" "+r.Path] = true
	}
	for _, want := range []string{"PUT /applications/{application_id}/commands", "POST /interactions/{interaction_id}/{interaction_token}/callback"} {
		if !paths[want] {
			t.Errorf("no body of %s in %v", want, paths)
		}
	}
}
