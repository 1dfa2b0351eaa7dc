package main

import "fmt"

// permissions are where the description wants an integer. The reference has a string of digits, which is what Discord
// itself answers and discordgo sends; Discord says that it takes both (github.com/discord/discord-api-spec, issue 11).
var permissions = []string{"ApplicationCommandCreateRequest", "ApplicationCommandUpdateRequest", "ApplicationCommandPatchRequestPartial"}

// amend changes a description where it is known to be wrong, and closes its objects: it lets a misspelt field pass, which
// Discord would ignore.
func amend(document map[string]any) error {
	for _, name := range permissions {
		field, ok := at(document, "components", "schemas", name, "properties", "default_member_permissions").(map[string]any)
		if !ok {
			return fmt.Errorf("%s has no default_member_permissions to amend", name)
		}
		field["type"] = []any{"integer", "string", "null"}
		field["pattern"] = "^[0-9]+$"
	}
	schemas, _ := at(document, "components", "schemas").(map[string]any)
	for _, s := range schemas {
		schema, _ := s.(map[string]any)
		if schema["properties"] != nil && schema["additionalProperties"] == nil {
			schema["additionalProperties"] = false
		}
	}
	return nil
}
