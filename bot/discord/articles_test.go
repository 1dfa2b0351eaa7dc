package discord_test

import (
	"fmt"
	"strings"
	"testing"

	"verbatim/bot/discord/discordtest"
	"verbatim/retrieval"
)

const page = `<!DOCTYPE html><html><head><title>Ferry cut to two sailings</title>
<meta property="og:site_name" content="Quay Herald"><meta property="article:published_time" content="2026-05-02T08:00:00Z">
<link rel="canonical" href="https://herald.example/ferry"></head><body><article><h1>Ferry cut to two sailings</h1>
<p>The ferry between Hollin Quay and Sarn will sail twice a day from Monday, its operator said on Friday, after a winter in which it was cancelled on 31 days.</p>
<p>“Two boats a day is a bus with a long walk to it,” said Una Marsh, who runs the post office on Sarn and has written to the council about the timetable for eleven years.</p>
<p>The operator said that the third boat would come back when there were people to crew it. It has advertised four jobs since January, and filled one of them.</p>
</article></body></html>`

func TestAdd(t *testing.T) {
	t.Parallel()
	w := found(t)
	w.pages["https://herald.example/ferry"] = page
	w.pages["https://paid.example/x"] = "paywall"
	w.pages["https://broken.example/x"] = "panic"
	w.open()
	with := discordtest.With
	if _, err := w.sam.Slash(w.general, "article add"); err == nil {
		t.Error("Sam may add articles")
	}
	w.tell("The moderator adds links", w.slash(w.mod, "article add",
		with("links", "https://herald.example/ferry, https://paid.example/x\n<https://gone.example/x> https://herald.example/ferry https://broken.example/x")))
	w.tell("The moderator adds it again", w.slash(w.mod, "article add", with("links", "https://herald.example/ferry")))
	w.tell("The moderator adds too many links", w.slash(w.mod, "article add", with("links", many(21))))
	w.tell("The moderator adds no links", w.slash(w.mod, "article add", with("links", ",, ,")))
	saved := discordtest.File{Name: "saved.html", Type: "text/html", Data: []byte(strings.ReplaceAll(page, "ferry", "boat"))}
	w.tell("The moderator adds a file", w.slash(w.mod, "article add", with("file", saved)))
	picture := discordtest.File{Name: "cat.png", Type: "image/png", Data: []byte("\x89PNG\r\n\x1a\n\x00\x00")}
	w.tell("The moderator adds a picture", w.slash(w.mod, "article add", with("file", picture)))

	form := must(w.mod.Slash(w.general, "article add"))(w).Modal
	w.tell("The moderator adds a text", form)
	text := map[string]string{
		"Title": "Sarn gets a doctor", "Outlet": "Sarn Post", "Date": "next Tuesday", "Link": "https://post.example/doctor",
		"Text": "Sarn will have a doctor again from June.\n\n“I looked at the map and I laughed,” said Ines Aldow, who will be the first in nine years.",
	}
	w.tell("The moderator sends it", w.whole(w.mod, must(w.mod.Submit(form, text))(w).Message))
	seen, err := w.kim.Submit(form, text)
	w.tell("Kim sends the moderator's form", must(seen, err)(w).Message)
	w.tell("Sam asks", w.ask(w.sam, "What did Una Marsh say?"))
	w.quiet()
	w.golden("add")
}

func many(n int) string {
	var links []string
	for i := range n {
		links = append(links, fmt.Sprintf("https://herald.example/%d", i))
	}
	return strings.Join(links, " ")
}

func TestManage(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	leave := w.open()
	with := discordtest.With
	list := w.slash(w.mod, "article list")
	w.tell("The moderator lists", list)
	if err := leave(); err != nil {
		t.Fatal(err)
	}
	w.open()
	w.tell("The moderator turns the page after a restart", w.click(w.mod, list, "Next"))
	w.tell("The moderator searches", w.slash(w.mod, "article search", with("words", "FOOTBALL sponsor")))
	w.tell("The moderator searches for nothing there", w.slash(w.mod, "article search", with("words", "zeppelin")))
	choices := must(w.mod.Autocomplete(w.general, "article show", "article", "boats"))(w)
	w.tell("The moderator types", names(choices))
	id := choices[0].Value.(string)
	w.slash(w.mod, "article show", with("article", id))
	w.tell("The moderator looks", w.slash(w.mod, "article show", with("article", id)))
	w.tell("The moderator looks for nothing", w.slash(w.mod, "article show", with("article", "nothing")))
	outlets := must(w.mod.Autocomplete(w.general, "article correct", "outlet", "es", with("article", id)))(w)
	w.tell("The moderator types an outlet", names(outlets))
	w.tell("The moderator corrects", w.slash(w.mod, "article correct", with("article", id), with("outlet", "Estuary Gazette"), with("date", "25 March 2026")))
	w.tell("The moderator corrects nothing", w.slash(w.mod, "article correct", with("article", id)))
	w.tell("The moderator mistypes", w.slash(w.mod, "article correct", with("article", id), with("date", "soon")))
	ask := w.slash(w.mod, "article remove", with("article", id))
	w.tell("The moderator removes", ask)
	w.tell("The moderator keeps it", w.turn(w.mod, ask, "Keep", "Nothing was removed"))
	ask = w.slash(w.mod, "article remove", with("article", id))
	gone := w.turn(w.mod, ask, "Remove", "Removed.")
	w.tell("The moderator removes it", gone)
	if _, err := w.lib.Article(w.guild.ID, id); err == nil {
		t.Error("it is still there")
	}
	w.tell("The moderator undoes it", w.turn(w.mod, gone, "Undo", "Added"))
	if _, err := w.lib.Article(w.guild.ID, id); err != nil {
		t.Error(err)
	}
	w.quiet()
	w.golden("manage")
}

func names(choices []discordtest.Choice) string {
	var all []string
	for _, c := range choices {
		all = append(all, c.Name)
	}
	return strings.Join(all, "\n")
}

// turn presses a button that changes its message, and waits until that says something.
func (w *town) turn(who *discordtest.Member, on discordtest.Message, label, says string) discordtest.Message {
	w.t.Helper()
	must(who.Click(on, label))(w)
	return must(who.Until(on, discordtest.Says(says)))(w)
}

// wait waits until the log says that something is done.
func (w *town) wait(what string) {
	w.t.Helper()
	if !w.log.holds("what=\"" + what + "\"") {
		w.t.Fatalf("never done: %s; log:\n%s", what, w.log)
	}
}

func TestDraft(t *testing.T) {
	t.Parallel()
	w := found(t)
	w.pages["https://herald.example/ferry"] = page
	w.open()
	one := must(w.kim.Say(w.general, "https://post.example/doctor\nSarn gets a doctor\n\nSarn will have a doctor again from June."))(w)
	long := discordtest.File{Name: "message.txt", Type: "text/plain", Data: []byte("“I looked at the map and I laughed,” said Ines Aldow, who will be the first in nine years.")}
	two := must(w.kim.Say(w.general, "", long))(w)
	three := must(w.kim.Say(w.general, "https://herald.example/ferry https://gone.example/x"))(w)
	collect := func(m discordtest.Message) discordtest.Message {
		t.Helper()
		return w.whole(w.mod, must(w.mod.MessageCommand("Add as article", m))(w).Message)
	}
	if _, err := w.sam.MessageCommand("Add as article", one); err == nil {
		t.Error("Sam may add articles")
	}
	w.tell("The moderator collects the second message", collect(two))
	draft := collect(one)
	w.tell("The moderator collects the first message", draft)
	w.tell("The moderator adds a message of links", collect(three))
	form := must(w.mod.Click(draft, "Finish"))(w).Modal
	w.tell("The moderator presses Finish", form)
	must(w.mod.Submit(form, map[string]string{"Outlet": "Sarn Post", "Date": "2026-05-04"}))(w)
	w.tell("The moderator finishes", must(w.mod.Until(draft, discordtest.Says("Added")))(w))
	w.wait("form finish")
	w.tell("The moderator finishes again", w.whole(w.mod, must(w.mod.Submit(form, nil))(w).Message))
	w.tell("Sam asks", w.ask(w.sam, "What did Ines Aldow say?"))
	var a *retrieval.Article
	for _, x := range w.lib.Articles(w.guild.ID) {
		if x.Title == "Sarn gets a doctor" {
			a = x
		}
	}
	if a == nil || !strings.HasPrefix(a.Text(), "Sarn gets a doctor\n\nSarn will") || strings.Contains(a.Text(), "https://") || a.Outlet != "Sarn Post" {
		t.Errorf("added %+v", a)
	}
	other := collect(one)
	w.tell("The moderator collects", other)
	w.tell("The moderator discards", w.turn(w.mod, other, "Discard", "thrown away"))
	w.quiet()
	w.golden("draft")
}
