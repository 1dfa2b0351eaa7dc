package config

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestRead(t *testing.T) {
	key := filepath.Join(t.TempDir(), "key")
	if err := os.WriteFile(key, []byte("secret\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Read([]string{"HOME=/una", "OPENAI_API_KEY_FILE=" + key, "VERBATIM_DEADLINE=2m", "VERBATIM_LOG=debug,json", "OTHER=x"}, "")
	if err != nil {
		t.Fatal(err)
	}
	if s.APIKey != "secret" || s.Deadline != 2*time.Minute || s.LogLevel != slog.LevelDebug || !s.LogJSON {
		t.Errorf("read %+v", s)
	}
	if want := filepath.Join("/una", ".local", "share", "verbatim"); s.Data != want {
		t.Errorf("data in %s, want %s", s.Data, want)
	}
	s, err = Read([]string{"XDG_DATA_HOME=/data"}, "")
	if err != nil || s.Data != filepath.Join("/data", "verbatim") || s.Deadline != time.Minute || s.LogLevel != slog.LevelInfo || s.LogJSON {
		t.Errorf("defaults: %+v, %v", s, err)
	}
}

// TestProblems holds that every problem is reported at once, and that no secret is.
func TestProblems(t *testing.T) {
	_, err := Read([]string{
		"OPENAI_API_KEY=hush", "OPENAI_API_KEY_FILE=/nowhere", "VERBATIM_DEADLINE=1h", "OPENAI_BASE_URL=localhost:80",
		"VERBATIM_LOG=loud,xml", "REDIS_URL=http://hush@x", "DISCORD_API_URL=discord.com", "VERBATIM_MODEL_CALLS_PER_DAY=-1",
		"VERBATIM_HTTP_ADDR=8080",
	}, "")
	if err == nil {
		t.Fatal("no problem")
	}
	for _, want := range []string{"OPENAI_API_KEY and OPENAI_API_KEY_FILE", "VERBATIM_DEADLINE", "OPENAI_BASE_URL", "loud", "xml", "VERBATIM_DATA", "REDIS_URL", "DISCORD_API_URL",
		"VERBATIM_MODEL_CALLS_PER_DAY", "VERBATIM_HTTP_ADDR"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%s isn't named in: %v", want, err)
		}
	}
	if strings.Contains(err.Error(), "hush") {
		t.Errorf("a secret is shown: %v", err)
	}
	if _, err := Read([]string{"HOME=/h", "OPENAI_API_KEY_FILE=/nowhere/at/all", "VERBATIM_DEADLINE=soon"}, ""); err == nil ||
		!strings.Contains(err.Error(), "OPENAI_API_KEY_FILE") || !strings.Contains(err.Error(), "write one like 60s") {
		t.Errorf("got %v", err)
	}
}

// TestFile holds that a file sets what the environment doesn't, and that its secrets are not shown.
func TestFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), ".env")
	write := func(lines string) {
		if err := os.WriteFile(file, []byte(lines), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("# the bot\nDISCORD_TOKEN='to.ke-n'\nexport VERBATIM_MODEL=small\nVERBATIM_LOG=debug\n")
	s, err := Read([]string{"HOME=/h", "VERBATIM_LOG=warn", "VERBATIM_MODEL="}, file)
	if err != nil || s.DiscordToken != "to.ke-n" || s.Model != "small" || s.LogLevel != slog.LevelWarn {
		t.Errorf("read %+v, %v", s, err)
	}
	write("DISCORD TOKEN hush\n")
	if _, err := Read([]string{"HOME=/h"}, file); err == nil || strings.Contains(err.Error(), "hush") || !strings.Contains(err.Error(), "NAME=value") {
		t.Errorf("got %v", err)
	}
}
