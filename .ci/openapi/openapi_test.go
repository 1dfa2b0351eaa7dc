package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	messages  = "POST /channels/{channel_id}/messages"
	callbacks = "POST /interactions/{interaction_id}/{interaction_token}/callback"
	commands  = "PUT /applications/{application_id}/commands"
)

func recorded(route, body string) request {
	method, path, _ := strings.Cut(route, " ")
	return request{method, path, json.RawMessage(body)}
}

func TestCheck(t *testing.T) {
	d, err := open("testdata/api.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, route, body string
		want              []breach
	}{
		{"a message", messages, `{"content":"Good morning","nonce":"17","components":null}`, nil},
		{"null for a string", messages, `{"content":null,"nonce":null}`, nil},
		{"length in characters, not bytes", messages, `{"content":"` + strings.Repeat("ä", 40) + `"}`, nil},
		{"buttons and a menu", messages,
			`{"components":[{"type":1,"components":[{"type":2,"style":5,"label":"Open","url":"https://gannerby.example/a"},{"type":3,"custom_id":"m"}]}]}`, nil},
		{"an answer's acknowledgement", callbacks, `{"type":5}`, nil},
		{"a form", callbacks, `{"type":9,"data":{"title":"Add"}}`, nil},
		{"permissions as digits", commands, `[{"name":"add","default_member_permissions":"8192"}]`, nil},
		{"permissions as a number", commands, `[{"name":"add","default_member_permissions":8192}]`, nil},

		{"too long", messages, `{"content":"` + strings.Repeat("ä", 41) + `"}`,
			[]breach{{"/content", "maxLength: got 41, want 40"}}},
		{"wrong type", messages, `{"content":7}`,
			[]breach{{"/content", "got number, want null or string"}}},
		{"wrong type in a union", messages, `{"nonce":true}`,
			[]breach{{"/nonce", "has a type that none of the alternatives has"}}},
		{"misspelt field", messages, `{"contents":"Good morning"}`,
			[]breach{{"/", "additional properties 'contents' not allowed"}}},
		{"unknown component", messages, `{"components":[{"type":1,"components":[{"type":99,"style":1}]}]}`,
			[]breach{{"/components/0/components/0", "has a type that none of the alternatives has"}}},
		{"unknown answer", callbacks, `{"type":44}`,
			[]breach{{"/", "has a type that none of the alternatives has"}}},
		{"button without style", messages, `{"components":[{"type":1,"components":[{"type":2,"label":"Open"}]}]}`,
			[]breach{{"/components/0/components/0", "missing property 'style'"}}},
		{"button's label too long", messages, `{"components":[{"type":1,"components":[{"type":2,"style":1,"label":"Open them"}]}]}`,
			[]breach{{"/components/0/components/0/label", "maxLength: got 9, want 8"}}},
		{"link that is none", messages, `{"components":[{"type":1,"components":[{"type":2,"style":5,"url":"a b"}]}]}`,
			[]breach{{"/components/0/components/0/url", "'a b' is not valid uri: relative url"}}},
		{"empty row", messages, `{"components":[{"type":1,"components":[]}]}`,
			[]breach{{"/components/0/components", "minItems: got 0, want 1"}}},
		{"form without its title", callbacks, `{"type":9,"data":{}}`,
			[]breach{{"/data", "missing property 'title'"}}},
		{"answer's message too long", callbacks, `{"type":4,"data":{"content":"` + strings.Repeat("a", 41) + `"}}`,
			[]breach{{"/data/content", "maxLength: got 41, want 40"}}},
		{"permissions that are none", commands, `[{"name":"add","default_member_permissions":"all"}]`,
			[]breach{{"/0/default_member_permissions", "'all' does not match pattern '^[0-9]+$'"}}},
		{"unknown path", "POST /channels/{channel_id}/typos", `{}`,
			[]breach{{"/", "the description has no such route"}}},
		{"unknown method", "PATCH /channels/{channel_id}/messages", `{}`,
			[]breach{{"/", "the description has no such route"}}},
		{"a body where none belongs", "GET /channels/{channel_id}/messages", `{}`,
			[]breach{{"/", "the route takes no JSON body"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := d.check(recorded(test.route, test.body))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got, cmp.AllowUnexported(breach{})); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestReport(t *testing.T) {
	for _, test := range []struct{ name, bodies, want, err string }{
		{"good", `{"method":"POST","path":"/channels/{channel_id}/messages","body":{"content":"a"}}
{"method":"POST","path":"/channels/{channel_id}/messages","body":{"content":"b"}}
{"method":"PUT","path":"/applications/{application_id}/commands","body":[]}
`, `    2 POST /channels/{channel_id}/messages
    1 PUT /applications/{application_id}/commands
bodies against Discord's description: RAN 3
`, ""},
		{"bad, twice", `{"method":"POST","path":"/channels/{channel_id}/messages","body":{"content":1}}
{"method":"POST","path":"/channels/{channel_id}/messages","body":{"content":2}}
`, `    2 POST /channels/{channel_id}/messages

POST /channels/{channel_id}/messages
  /content: got number, want null or string (bodies: 2)
  {"content":1}
bodies against Discord's description: RAN 2
`, "ways in which bodies break the description: 1"},
		{"none", "", "bodies against Discord's description: RAN 0\n", "no body was recorded"},
	} {
		t.Run(test.name, func(t *testing.T) {
			name := filepath.Join(t.TempDir(), "bodies")
			if err := os.WriteFile(name, []byte(test.bodies), 0o600); err != nil {
				t.Fatal(err)
			}
			var out strings.Builder
			err := run(&out, "testdata/api.json", name)
			if got := text(err); got != test.err {
				t.Errorf("error %q, want %q", got, test.err)
			}
			if diff := cmp.Diff(test.want, out.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestOnlyOf31(t *testing.T) {
	name := filepath.Join(t.TempDir(), "api.json")
	if err := os.WriteFile(name, []byte(`{"openapi":"3.0.3"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := open(name); err == nil {
		t.Error("a description of OpenAPI 3.0 was taken for one of 3.1")
	}
}
