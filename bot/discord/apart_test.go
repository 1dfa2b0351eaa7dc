package discord_test

import (
	"fmt"
	"strings"
	"testing"

	"verbatim/bot/discord/discordtest"
	"verbatim/bot/say"
)

// A side is one of two servers that have one bot between them, and hold an article of the same words.
type side struct {
	w           *town
	name        string // stands in the facts of this side's article, and in no words
	in          *discordtest.Channel
	mod, member *discordtest.Member
	seen        strings.Builder // all that was seen
}

func (w *town) side(guild *discordtest.Guild, name string) *side {
	in := guild.Channel("coverage")
	return &side{w: w, name: name, in: in, mod: guild.Member("editor", discordtest.ManageMessages), member: guild.Member("reader")}
}

// slash uses a command and returns the message that shows then.
func (s *side) slash(who *discordtest.Member, command string, values ...discordtest.Value) discordtest.Message {
	s.w.t.Helper()
	return s.saw(who, must(who.Slash(s.in, command, values...))(s.w).Message)
}

// saw takes note of a message, once it is whole.
func (s *side) saw(who *discordtest.Member, m discordtest.Message) discordtest.Message {
	s.w.t.Helper()
	m = s.w.whole(who, m)
	s.seen.WriteString(m.String() + "\n" + m.Content + "\n" + strings.Join(m.Before, "\n"))
	return m
}

// choices takes note of what a field offers, and returns the values.
func (s *side) choices(command, field string) (values []string) {
	s.w.t.Helper()
	for _, c := range must(s.mod.Autocomplete(s.in, command, field, ""))(s.w) {
		fmt.Fprintf(&s.seen, "%s %v\n", c.Name, c.Value)
		values = append(values, fmt.Sprint(c.Value))
	}
	return values
}

// shows holds that a message shows this side's article.
func (s *side) shows(what string, m discordtest.Message) {
	s.w.t.Helper()
	if !strings.Contains(m.Content, s.name) {
		s.w.t.Errorf("%s sees nothing of its own by %s:\n%s", s.name, what, m)
	}
}

const ferry = `The ferry between Hollin Quay and Sarn will sail twice a day from Monday, its operator said on Friday.

“Two boats a day is a bus with a long walk to it,” said Una Marsh, who runs the post office on Sarn.`

// add adds the article by the form, with facts of this side's own.
func (s *side) add() {
	s.w.t.Helper()
	form := must(s.mod.Slash(s.in, "article add"))(s.w).Modal
	fields := map[string]string{say.FieldTitle: "Ferry news of " + s.name, say.FieldOutlet: s.name + " Herald", say.FieldText: ferry}
	s.shows("adding", s.saw(s.mod, must(s.mod.Submit(form, fields))(s.w).Message))
}

// use uses everything that shows articles, questions or reports.
func (s *side) use() {
	s.w.t.Helper()
	with := discordtest.With
	answer := s.slash(s.member, "ask", with("question", "What did Una Marsh say?"))
	s.shows("asking", answer)
	s.shows("Sources", s.saw(s.member, must(s.member.Click(answer, say.ButtonSources))(s.w).Message))
	form := must(s.member.Click(answer, say.ButtonAsk))(s.w).Modal
	s.shows("asking on", s.saw(s.member, must(s.member.Submit(form, map[string]string{say.FieldQuestion: "And Una Marsh on boats?"}))(s.w).Message))
	asked := must(s.member.Say(s.in, s.w.Bot.Mention()+" What did Una Marsh say?"))(s.w)
	mention := discordtest.All(discordtest.Answers(asked), discordtest.Offers(say.ButtonSources))
	s.shows("mentioning", s.saw(s.member, must(s.member.Await(s.in, mention))(s.w)))
	s.shows("list", s.slash(s.mod, "article list"))
	s.shows("search", s.slash(s.mod, "article search", with("words", "two boats a day")))
	s.shows("quotes", s.slash(s.member, "quotes", with("speaker", "Una Marsh")))
	s.choices("quotes", "speaker")
	s.choices("quotes", "about")
	s.choices("quotes", "outlet")
	ids := s.choices("article show", "article")
	if outlets := s.choices("article correct", "outlet"); len(ids) != 1 || len(outlets) != 1 {
		s.w.t.Errorf("%s is offered %v, %v", s.name, ids, outlets)
	}
	s.shows("show", s.slash(s.mod, "article show", with("article", ids[0])))
	sources := s.saw(s.member, must(s.member.Click(answer, say.ButtonSources))(s.w).Message)
	form = must(s.member.Click(sources, say.ButtonWrong))(s.w).Modal
	s.saw(s.member, must(s.member.Submit(form, map[string]string{say.FieldWrong: "It was said in " + s.name + "."}))(s.w).Message)
	s.shows("reports", s.slash(s.mod, "article reports"))
}

// TestTwins holds that two communities that have the same article never see anything of each other's: not the facts of
// their own, not what was asked, reported, corrected or removed.
func TestTwins(t *testing.T) {
	t.Parallel()
	w := found(t)
	w.open()
	one, two := w.side(w.guild, "Gannerby"), w.side(w.Guild("Sarn Bay"), "Oxhaven")
	sides := []*side{one, two}
	for _, s := range sides {
		s.add()
	}
	a, b := w.lib.Articles(one.mod.Guild.ID), w.lib.Articles(two.mod.Guild.ID)
	if len(a) != 1 || len(b) != 1 || a[0].ID != b[0].ID || a[0].Text() != b[0].Text() {
		t.Fatalf("not the same article: %v, %v", a, b)
	}
	for _, s := range sides {
		s.use()
	}
	id := discordtest.With("article", a[0].ID)
	one.slash(one.mod, "article correct", id, discordtest.With("outlet", "Gannerby Gazette"))
	two.shows("show after the other's correction", two.slash(two.mod, "article show", id))
	one.saw(one.mod, must(one.mod.Click(one.slash(one.mod, "article remove", id), "Remove"))(w).Message)
	w.wait("button remove")
	if n := len(w.lib.Articles(one.mod.Guild.ID)); n != 0 {
		t.Errorf("%d articles are left", n)
	}
	two.use()
	for i, s := range sides {
		if other := sides[1-i].name; strings.Contains(s.seen.String(), other) {
			t.Errorf("%s sees something of %s:\n%s", s.name, other, s.seen.String())
		}
	}
	w.quiet()
}
