package main

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A description is an API's, with the JSON schemas of its requests. The schemas of OpenAPI 3.1 are JSON Schema 2020-12 as
// they stand, so they are compiled in place, each when its first body comes.
type description struct {
	document map[string]any
	compiler *jsonschema.Compiler
}

// address is what the schemas' references are relative to; nothing is fetched from it.
const address = "https://discord.com/openapi.json"

func open(name string) (*description, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	v, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	document, _ := v.(map[string]any)
	// Before 3.1 the schemas are another language, in which "nullable" means something.
	if version, _ := document["openapi"].(string); !strings.HasPrefix(version, "3.1.") {
		return nil, fmt.Errorf("%s is not of OpenAPI 3.1", name)
	}
	if err := amend(document); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.AssertFormat()
	return &description{document, c}, c.AddResource(address, document)
}

// check returns how a request breaks the description.
func (d *description) check(r request) ([]breach, error) {
	path := []string{"paths", r.Path, strings.ToLower(r.Method)}
	if at(d.document, path...) == nil {
		return []breach{{"/", "the description has no such route"}}, nil
	}
	path = append(path, "requestBody", "content", "application/json", "schema")
	if at(d.document, path...) == nil {
		return []breach{{"/", "the route takes no JSON body"}}, nil
	}
	schema, err := d.compiler.Compile(address + "#" + pointer(path))
	if err != nil {
		return nil, err
	}
	body, err := jsonschema.UnmarshalJSON(bytes.NewReader(r.Body))
	if err != nil {
		return nil, err
	}
	var invalid *jsonschema.ValidationError
	if err := schema.Validate(body); !errors.As(err, &invalid) {
		return nil, err
	}
	return breaches(invalid), nil
}

// at follows keys into objects; it is nil where they lead nowhere.
func at(v any, keys ...string) any {
	for _, key := range keys {
		object, _ := v.(map[string]any)
		v = object[key]
	}
	return v
}

// pointer is a JSON pointer, escaped for a URL's fragment.
func pointer(path []string) string {
	var b strings.Builder
	for _, token := range path {
		b.WriteString("/" + url.PathEscape(strings.NewReplacer("~", "~0", "/", "~1").Replace(token)))
	}
	return b.String()
}
