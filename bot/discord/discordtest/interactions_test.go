package discordtest_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"verbatim/bot/discord/discordtest"
)

func TestSlashGrowsByEdits(t *testing.T) {
	t.Parallel()
	_, g, _ := start(t)
	sam, mia := g.Member("sam"), g.Member("mia")
	seen, err := sam.Slash(g.Channel("general"), "ask", discordtest.With("question", "Why?"))
	if err != nil {
		t.Fatal(err)
	}
	if m := seen.Message; m.Command != "/ask" || m.For != "" {
		t.Errorf("%+v", m)
	}
	m, err := mia.Until(seen.Message, discordtest.Says("Two."))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"One. Why?"}, m.Before); diff != "" {
		t.Error(diff)
	}
}

func TestPrivate(t *testing.T) {
	t.Parallel()
	d, g, _ := start(t)
	sam, mia := g.Member("sam"), g.Member("mia")
	general := g.Channel("general")
	seen, err := sam.Slash(general, "ask", discordtest.With("question", "Why?"), discordtest.With("private", true))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sam.Until(seen.Message, discordtest.Says("Two.")); err != nil {
		t.Fatal(err)
	}
	if len(mia.Sees(general)) != 0 || len(sam.Sees(general)) != 1 {
		t.Error("a private answer is for sam alone")
	}
	if _, err := mia.Click(seen.Message, "Sources"); err == nil {
		t.Error("mia pressed a button that she doesn't see")
	}
	if n := d.Count(discordtest.Refused); n != 0 {
		t.Errorf("%d requests refused", n)
	}
}

func TestButtonsSelectsModals(t *testing.T) {
	t.Parallel()
	_, g, _ := start(t)
	sam := g.Member("sam")
	general := g.Channel("general")
	seen, err := sam.Slash(general, "ask", discordtest.With("question", "Why?"))
	if err != nil {
		t.Fatal(err)
	}
	answer, err := sam.Until(seen.Message, discordtest.All(discordtest.Says("Two."), discordtest.Offers("Sources")))
	if err != nil {
		t.Fatal(err)
	}
	if seen, err = sam.Click(answer, "Sources"); err != nil || seen.Message.Content != "Sources of: One. Two. Why?" || seen.Message.For != sam.ID {
		t.Errorf("%+v, %v", seen.Message, err)
	}
	if seen, err = sam.Click(answer, "Ask more"); err != nil || seen.Modal == nil {
		t.Fatal(seen, err)
	}
	if _, err := sam.Submit(seen.Modal, map[string]string{"Question": ""}); err == nil {
		t.Error("a required field was left empty")
	}
	if seen, err = sam.Submit(seen.Modal, nil); err != nil || seen.Message.Content != "More: And?" {
		t.Errorf("%+v, %v", seen.Message, err)
	}
	if seen, err = sam.Click(answer, "Louder"); err != nil || seen.Message.ID != answer.ID || seen.Message.Content != "ONE. TWO. WHY?" {
		t.Errorf("%+v, %v", seen.Message, err)
	}
	if seen, err = sam.Select(answer, "Pick one", "Second"); err != nil || seen.Message.Content != "Picked 2" {
		t.Errorf("%+v, %v", seen.Message, err)
	}
	if _, err = sam.Click(answer, "Later"); err != nil {
		t.Error(err)
	}
	if m, err := sam.Until(answer, discordtest.Says("Edited in place.")); err != nil {
		t.Errorf("%+v, %v", m, err)
	}
	if m, err := sam.Await(general, discordtest.Says("Later.")); err != nil || m.For != sam.ID {
		t.Errorf("%+v, %v", m, err)
	}
}

func TestPermissions(t *testing.T) {
	t.Parallel()
	_, g, _ := start(t)
	sam, mod := g.Member("sam"), g.Member("mod", discordtest.ManageMessages)
	general := g.Channel("general")
	file := discordtest.With("file", discordtest.File{Name: "a page.html", Type: "text/html", Data: []byte("<p>Hello")})
	if _, err := sam.Slash(general, "article show", file); !errors.Is(err, discordtest.ErrNotOffered) {
		t.Errorf("sam isn't offered it: %v", err)
	}
	seen, err := mod.Slash(general, "article show", file)
	if err != nil || seen.Message.Content != "a page.html: <p>Hello" {
		t.Errorf("%+v, %v", seen, err)
	}
	g.Override("article", sam, true)
	if _, err := sam.Slash(general, "article show", file); err != nil {
		t.Error(err)
	}
	g.Override("article", nil, false)
	if _, err := mod.Slash(general, "article show", file); !errors.Is(err, discordtest.ErrNotOffered) {
		t.Errorf("the server's override forbids it: %v", err)
	}
}

func TestAutocompleteAndMessageCommand(t *testing.T) {
	t.Parallel()
	_, g, _ := start(t)
	mod := g.Member("mod", discordtest.ManageMessages)
	general := g.Channel("general")
	choices, err := mod.Autocomplete(general, "article show", "title", "ferry")
	if diff := cmp.Diff([]discordtest.Choice{{Name: "The ferry", Value: "ferry"}}, choices); diff != "" || err != nil {
		t.Error(diff, err)
	}
	said, err := g.Member("sam").Say(general, "The ferry is late.")
	if err != nil {
		t.Fatal(err)
	}
	seen, err := mod.MessageCommand("Add as article", said)
	if err != nil || seen.Message.Content != "Added: The ferry is late." {
		t.Errorf("%+v, %v", seen, err)
	}
}
