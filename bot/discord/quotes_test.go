package discord_test

import (
	"strings"
	"testing"

	"verbatim/bot"
	"verbatim/bot/discord/discordtest"
	"verbatim/retrieval"
)

func (w *town) Said(community string, wish retrieval.Wish) (retrieval.Listing, error) {
	return w.lib.Said(community, wish)
}

func (w *town) SpeakersLike(community, typed string, most int) []string {
	return w.lib.SpeakersLike(community, typed, most)
}

func (w *town) SubjectsLike(community, typed string, most int) []string {
	return w.lib.SubjectsLike(community, typed, most)
}

// typed returns what a field of /quotes offers while a member types.
func (w *town) typed(who *discordtest.Member, field, words string) string {
	w.t.Helper()
	return names(must(who.Autocomplete(w.general, "quotes", field, words))(w))
}

// page turns a page, and waits for the other one.
func (w *town) page(who *discordtest.Member, on discordtest.Message, label string) discordtest.Message {
	w.t.Helper()
	must(who.Click(on, label))(w)
	return must(who.Until(on, func(m discordtest.Message) bool { return m.Content != on.Content }))(w)
}

func TestQuotes(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	leave := w.open()
	with := discordtest.With
	w.tell("Sam types a speaker", w.typed(w.sam, "speaker", "has"))
	w.tell("Sam types first and last name", w.typed(w.sam, "speaker", "ELL rag"))
	w.tell("Sam types a subject", w.typed(w.sam, "about", "h"))
	w.tell("Sam types an outlet", w.typed(w.sam, "outlet", "post"))
	all := w.slash(w.sam, "quotes")
	w.tell("Sam lists", all)
	if all.For != "" {
		t.Errorf("only %s sees the list", all.For)
	}
	if err := leave(); err != nil { // buttons work after a restart
		t.Fatal(err)
	}
	w.open()
	second := w.page(w.sam, all, "Next")
	w.tell("Sam turns the page after a restart", second)
	kims := w.click(w.kim, second, "Next")
	w.tell("Kim turns it on", kims)
	if kims.For != w.kim.ID {
		t.Errorf("Kim turns Sam's page:\n%s", kims)
	}
	w.tell("Kim turns that back", w.page(w.kim, kims, "Previous"))
	w.tell("Sam turns back", w.page(w.sam, second, "Previous"))
	w.tell("Sam lists a speaker's", w.slash(w.sam, "quotes", with("speaker", "Julian Petherwick")))
	w.tell("Sam lists those of two of a name", w.slash(w.sam, "quotes", with("speaker", "haskett"), with("about", "ice plant")))
	alone := w.slash(w.sam, "quotes", with("about", "ice"), with("since", "April 2026"), with("sort", "newest"), with("private", true))
	w.tell("Sam lists what is about a thing, for himself", alone)
	w.tell("Sam turns that", w.page(w.sam, alone, "Next"))
	w.quiet()
	w.golden("quotes")
}

// TestNoQuotes holds what is said where there is nothing to list, and that it is said to the member alone.
func TestNoQuotes(t *testing.T) {
	t.Parallel()
	w := found(t)
	w.open(func(s *setting) { s.limits = bot.Limits{PerMember: 9} })
	with := discordtest.With
	list := func(what string, values ...discordtest.Value) {
		t.Helper()
		m := w.slash(w.sam, "quotes", values...)
		w.tell(what, m)
		if m.For != w.sam.ID {
			t.Errorf("%s, and all see it", what)
		}
	}
	list("Sam lists before there is an article")
	w.cover()
	list("Sam mistypes a speaker", with("speaker", "Pethrwick @everyone"))
	list("Sam lists a speaker nobody is like", with("speaker", "**Zzyzx**"))
	list("Sam lists what a speaker never spoke of", with("speaker", "Petherwick"), with("about", "zeppelins"), with("until", "2026"))
	list("Sam mistypes a subject", with("about", "Ptherwick"))
	list("Sam lists an outlet that isn't there", with("outlet", "Hill Gazette"))
	list("Sam lists days without articles", with("since", "1 May 2026"))
	list("Sam lists days that are none", with("since", "soonish"))
	list("Sam lists days that end before they begin", with("since", "April 2026"), with("until", "March 2026"))
	for range 3 {
		w.slash(w.sam, "quotes")
	}
	list("Sam lists too often")
	w.tell("Sam lists in a direct message", must(w.sam.Slash(w.sam.DM(), "quotes"))(w).Message)
	if m := w.ask(w.sam, alarm); !strings.Contains(m.Content, "Petherwick") {
		t.Errorf("Sam may not ask any more:\n%s", m)
	}
	w.quiet()
	w.golden("noquotes")
}

// TestQuotesAway holds that a list is shown while nothing can be kept: without buttons, which couldn't work.
func TestQuotesAway(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	w.open(func(s *setting) { s.keeper = away{} })
	m := w.slash(w.sam, "quotes")
	if len(m.Components) > 0 || !strings.Contains(m.Content, "“") {
		t.Errorf("Sam sees\n%s", m)
	}
}
