package discord_test

import (
	"testing"

	"verbatim/bot/discord/discordtest"
)

func TestMention(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	w.open()
	me := "<@" + w.Bot.ID + ">"
	asked := must(w.sam.Say(w.general, me+" What did Petherwick say about the alarm?"))(w)
	a := must(w.sam.Await(w.general, discordtest.Answers(asked)))(w)
	on := must(w.kim.Reply(a, "What did Haskett say about the ice plant?"))(w)
	must(w.kim.Await(w.general, discordtest.Answers(on)))(w)
	must(w.kim.ReplyQuietly(a, "Interesting."))(w)
	must(w.kim.Say(w.general, "Who read this?"))(w)
	empty := must(w.kim.Say(w.general, me))(w)
	must(w.kim.Await(w.general, discordtest.Answers(empty)))(w)
	if w.Count(discordtest.Typing) == 0 {
		t.Error("it didn't type")
	}
	w.tell("What Kim sees", w.kim.Transcript(w.general))
	direct := must(w.sam.Say(w.sam.DM(), "What did Petherwick say about the alarm?"))(w)
	must(w.sam.Await(w.sam.DM(), discordtest.Answers(direct)))(w)
	must(w.sam.Slash(w.sam.DM(), "ask", discordtest.With("question", "What did Petherwick say?")))(w)
	w.tell("What Sam sees in direct messages", w.sam.Transcript(w.sam.DM()))
	w.tell("Sam needs help", w.slash(w.sam, "help"))
	w.tell("Sam wants to know what is kept", w.slash(w.sam, "privacy"))
	w.quiet()
	w.golden("mention")
}

// TestMessageContent holds that a bot that may read all messages answers replies that don't notify it.
func TestMessageContent(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	w.Grant(discordtest.MessageContent)
	w.open(func(s *setting) { s.config.MessageContent = true })
	a := w.ask(w.sam, "What did Petherwick say about the alarm?")
	on := must(w.kim.ReplyQuietly(a, "What did Haskett say about the ice plant?"))(w)
	must(w.kim.Await(w.general, discordtest.All(discordtest.Answers(on), discordtest.Says("Haskett"))))(w)
	w.quiet()
}
