package discord_test

import (
	"strings"
	"testing"

	"verbatim/bot"
	"verbatim/bot/discord/discordtest"
)

func TestAsk(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	w.open()
	a := w.ask(w.sam, "What did Petherwick say about the alarm?")
	w.tell("Sam asks", a)
	w.tell("Kim presses Sources", w.click(w.kim, a, "Sources"))
	alone := w.ask(w.sam, "What did Haskett say about the ice plant?", discordtest.With("private", true))
	w.tell("Sam asks in private", alone)
	w.tell("Sam deletes that", w.turn(w.sam, w.click(w.sam, alone, "Sources"), "Delete", "deleted"))
	form := must(w.sam.Click(alone, "Ask more"))(w).Modal
	more := must(w.sam.Submit(form, map[string]string{"Question": "What did Petherwick say about the alarm?"}))(w)
	if m := w.whole(w.sam, more.Message); m.For != w.sam.ID {
		t.Errorf("all see\n%s", m)
	}
	none := w.ask(w.sam, "What did Captain Ellingsund say about the football club?")
	w.tell("Sam asks what no article covers", none)
	w.tell("Sam presses Sources", w.click(w.sam, none, "Sources"))
	w.tell("Sam asks with tricks", w.ask(w.sam, "@everyone <@"+w.kim.ID+"> **what** did Petherwick [say](https://evil.example) about `the` alarm?"))
	w.quiet()
	w.golden("ask")
}

const writes = `when: (?i)ice plant
reply:
The ice plant may never reopen, the harbour trust said. {{source "Ice plant may never reopen"}}
Haskett said: {{quote "what you've got is a marina"}} {{source "Nineteen boats"}}
A councillor said: {{quote "reason there is a harbour"}} {{source "Ice plant may never reopen"}}
It costs a million. {{source "Nineteen boats"}}
---
reply:
Petherwick defended the alarm. {{source "Nobody ignored"}}
He said: {{quote "did what it was built"}} {{source "Nobody ignored"}}
`

func TestModel(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	w.open(func(s *setting) { s.model = model(t, writes) })
	a := w.ask(w.sam, "What did Haskett say about the ice plant?")
	w.tell("Sam asks", a)
	form := must(w.kim.Click(a, "Ask more"))(w).Modal
	w.tell("Kim presses Ask more", form)
	more := must(w.kim.Submit(form, map[string]string{"Question": "And Petherwick about the alarm?"}))(w)
	b := w.whole(w.kim, more.Message)
	w.tell("Kim asks on", b)
	w.tell("Kim presses Sources", w.click(w.kim, b, "Sources"))
	for _, m := range []discordtest.Message{a, b} {
		for _, before := range m.Before {
			if strings.Contains(before, "Searched:") {
				t.Errorf("it was complete before it was: %q", before)
			}
		}
	}
	w.quiet()
	w.golden("model")
}

func TestMore(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	w.open()
	a := w.ask(w.sam, "What did Petherwick say?")
	w.tell("Sam asks", a)
	w.tell("Kim presses More", w.click(w.kim, a, "More"))
	sources := w.click(w.kim, a, "Sources")
	w.tell("Kim presses Sources", sources)
	w.quiet()
	w.golden("more")
}

func TestReport(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	leave := w.open()
	a := w.ask(w.sam, "What did Petherwick say about the alarm?")
	w.tell("Nobody has reported anything", w.slash(w.mod, "article reports"))
	// Buttons work after a restart.
	if err := leave(); err != nil {
		t.Fatal(err)
	}
	w.open()
	sources := w.click(w.kim, a, "Sources")
	form := must(w.kim.Click(sources, "Wrong?"))(w).Modal
	w.tell("Kim presses Wrong?", form)
	seen := must(w.kim.Submit(form, map[string]string{"What is wrong with this answer?": "He said it to @everyone \"in April\"."}))(w)
	w.tell("Kim reports", seen.Message)
	w.tell("The moderator reads", w.slash(w.mod, "article reports"))
	gone := w.turn(w.mod, w.click(w.mod, a, "Sources"), "Delete", "deleted")
	w.tell("The moderator deletes", gone)
	w.tell("Kim presses Wrong? after that", w.click(w.kim, sources, "Wrong?"))
	w.tell("What Kim sees then", w.kim.Transcript(w.general))
	w.quiet()
	w.golden("report")
}

func TestRefused(t *testing.T) {
	t.Parallel()
	w := found(t)
	w.open(func(s *setting) { s.limits = bot.Limits{PerMember: 1} })
	w.tell("Sam asks before there is an article", w.ask(w.sam, "What did Petherwick say about the alarm?"))
	w.cover()
	w.tell("Sam asks nothing", w.ask(w.sam, "  "))
	w.ask(w.sam, "What did Petherwick say about the alarm?")
	w.tell("Sam asks too often", w.ask(w.sam, "What did Haskett say about the ice plant?"))
	must(w.sam.Say(w.general, "<@"+w.Bot.ID+"> and now?"))(w)
	w.tell("Sam asks on", must(w.kim.Await(w.general, discordtest.Says("asked much")))(w))
	must(w.sam.Say(w.general, "<@"+w.Bot.ID+"> and now??"))(w)
	asked := must(w.kim.Say(w.general, "<@"+w.Bot.ID+"> What did Petherwick say about the alarm?"))(w)
	must(w.kim.Await(w.general, discordtest.Answers(asked)))(w)
	w.tell("What Kim sees", w.kim.Transcript(w.general))
	w.quiet()
	w.golden("refused")
}
