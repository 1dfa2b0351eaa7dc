package discordtest

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRealRoutes looks for each route in Discord's own description of its API.
func TestRealRoutes(t *testing.T) {
	folder := os.Getenv("VERBATIM_EVAL")
	if folder == "" {
		t.Skip("SKIPPED: VERBATIM_EVAL is not set")
	}
	text, err := os.ReadFile(filepath.Join(folder, "discord", "openapi.json"))
	if err != nil {
		t.Fatal(err)
	}
	var api struct {
		Paths map[string]map[string]json.RawMessage
	}
	if err := json.Unmarshal(text, &api); err != nil {
		t.Fatal(err)
	}
	for route := range new(Discord).handlers() {
		method, path, _ := strings.Cut(strings.TrimPrefix(route, "*"), " ")
		if api.Paths[path][strings.ToLower(method)] == nil {
			t.Errorf("Discord has no %s", route)
		}
	}
}
