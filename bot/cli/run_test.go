package cli

import (
	"bytes"
	"context"
	"strings"
	"sync"
	"testing"

	"verbatim/bot/discord/discordtest"
	"verbatim/retrieval/web"
)

// A screen is what a command prints, readable while it runs.
type screen struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *screen) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// TestRun runs the whole bot: it says how it stands, answers a member from what was added before, and ends when it is
// told to.
func TestRun(t *testing.T) {
	d := discordtest.Start()
	defer d.Close()
	guild := d.Guild("Gannerby")
	sam := guild.Member("sam")
	general := guild.Channel("general")
	environ := []string{"VERBATIM_DATA=" + t.TempDir(), "DISCORD_TOKEN=" + d.Token, "DISCORD_API_URL=" + d.URL}
	var out, errs screen
	do := func(ctx context.Context, args ...string) int {
		return run(ctx, args, Streams{In: strings.NewReader(""), Out: &out, Err: &errs}, environ, web.Options{})
	}
	if code := do(t.Context(), "--community", guild.ID, "add", "../demo/coverage"); code != 0 {
		t.Fatalf("add: %d, %s", code, errs.String())
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan int)
	go func() { ended <- do(ctx, "run") }()
	if err := d.Wait(discordtest.Identified, 1); err != nil {
		t.Fatal(err)
	}
	seen, err := sam.Slash(general, "ask", discordtest.With("question", "What did Petherwick say about the alarm?"))
	if err != nil {
		t.Fatalf("%v\n%s", err, errs.String())
	}
	m, err := sam.Until(seen.Message, discordtest.Done)
	if err != nil {
		t.Fatal(err)
	}
	if text := m.Page().Text; !strings.Contains(text, "“The alarm did what it was built to do”") || !strings.Contains(text, "Julian Petherwick") {
		t.Errorf("sam sees %s", text)
	}
	if code := do(t.Context(), "check"); code != 0 {
		t.Errorf("a check beside the running bot ended in %d: %s", code, errs.String())
	}
	stop()
	if code := <-ended; code != 0 {
		t.Errorf("run ended in %d: %s", code, errs.String())
	}
	for _, want := range []string{"ok     Discord: ", "ok     Invite: https://discord.com/oauth2/authorize?", "ok     Articles: kept by this process", "ok     Model: No model is set", "ok     Online: ", "ok     Articles: a bot that is running has"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q isn't said in %s", want, out.String())
		}
	}
	if strings.Contains(out.String()+errs.String(), d.Token) {
		t.Error("the token was printed")
	}

	// A check says the same without starting, and what is wrong.
	environ = []string{"VERBATIM_DATA=" + t.TempDir(), "DISCORD_TOKEN=wrong", "DISCORD_API_URL=" + d.URL, "VERBATIM_MODEL=m", "OPENAI_BASE_URL=http://127.0.0.1:1/v1", "VERBATIM_DEADLINE=2s"}
	out = screen{}
	if code := do(t.Context(), "check"); code != exitFailed {
		t.Errorf("a check of a wrong token ended in %d", code)
	}
	for _, want := range []string{"WRONG  Discord: Discord refuses the token.", "WRONG  Model: The model doesn't answer"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q isn't said in %s", want, out.String())
		}
	}
	out, environ[2] = screen{}, "DISCORD_API_URL=http://127.0.0.1:1"
	if code := do(t.Context(), "check"); code != exitFailed || !strings.Contains(out.String(), "WRONG  Discord: Discord can't be reached.") {
		t.Errorf("a check without Discord ended in %d: %s", code, out.String())
	}
	environ = environ[:1]
	if code := do(t.Context(), "run"); code != exitFailed || !strings.Contains(errs.String(), "DISCORD_TOKEN is not set") {
		t.Errorf("run without a token: %d, %s", code, errs.String())
	}
}
