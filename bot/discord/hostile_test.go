package discord_test

import (
	"fmt"
	"log/slog"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"verbatim/bot/discord/discordtest"
	"verbatim/bot/discord/discordtest/markdowntest"
	"verbatim/bot/llm"
	"verbatim/bot/llm/llmtest"
	"verbatim/bot/say"
	"verbatim/retrieval"
)

// unseen are characters that hide what is there or turn the order of reading; the bot sets \u2068 and \u2069 itself.
const unseen = "\u00ad\u115f\u1160\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u3164\ufeff\U000e0041"

// harmless holds that nothing that the bot ever showed in these channels is alive, hides anything or passes a limit, and
// that Discord refused nothing of it. It returns how many states of messages it has looked at.
func (w *town) harmless(channels ...*discordtest.Channel) (states int) {
	w.t.Helper()
	for _, in := range channels {
		for _, m := range in.Messages() {
			if m.Author.ID != w.Bot.ID {
				continue
			}
			for _, content := range append(slices.Clone(m.Before), m.Content) {
				states++
				w.inert(content)
			}
		}
	}
	if n := w.Count(discordtest.Refused); n > 0 {
		w.t.Errorf("Discord refused %d requests; log:\n%s", n, w.log)
	}
	if strings.Contains(w.log.String(), "msg=panic") {
		w.t.Errorf("panics:\n%s", w.log)
	}
	w.quiet()
	return states
}

func (w *town) inert(content string) {
	w.t.Helper()
	page := markdowntest.Parse(content, nil)
	hides := func(r rune) bool { return r != '\n' && unicode.IsControl(r) || strings.ContainsRune(unseen, r) }
	switch {
	case !utf8.ValidString(content) || strings.ContainsFunc(content, hides):
		w.t.Errorf("shows what can't be seen: %.400q", content)
	case len(page.Mentions)+len(page.Emoji)+len(page.Times) > 0:
		w.t.Errorf("alive: %+v %q %v in %.400q", page.Mentions, page.Emoji, page.Times, content)
	}
	for _, l := range page.Links {
		known := func(a *retrieval.Article) bool { return a.URL != "" && strings.HasPrefix(l.Target, a.URL) }
		report := strings.HasPrefix(l.Target, "https://discord.com/channels/"+w.guild.ID+"/")
		if l.Preview || !report && !slices.ContainsFunc(w.lib.Articles(w.guild.ID), known) {
			w.t.Errorf("a link to %.200q (preview %t) in %.400q", l.Target, l.Preview, content)
		}
	}
}

// first is as much of a text as a field of so many characters takes, or a word where it holds nothing that can be sent.
func first(s string, most int) string {
	s = strings.TrimSpace(strings.ToValidUTF8(s, ""))
	if rs := []rune(s); len(rs) > most {
		s = string(rs[:most])
	}
	if s == "" {
		return "nothing"
	}
	return s
}

// each does something with every hostile text, so many at a time, each in a channel of its own, and returns the channels.
func (w *town) each(atOnce int, do func(n int, text string, in *discordtest.Channel)) (channels []*discordtest.Channel) {
	w.t.Helper()
	if len(markdowntest.Hostile) < 60 {
		w.t.Fatalf("%d texts", len(markdowntest.Hostile))
	}
	turns := make(chan struct{}, atOnce)
	var all sync.WaitGroup
	for n, text := range markdowntest.Hostile {
		in := w.guild.Channel(fmt.Sprint("c", n))
		channels = append(channels, in)
		turns <- struct{}{}
		all.Go(func() {
			defer func() { <-turns }()
			do(n, text, in)
		})
	}
	all.Wait()
	return channels
}

// seen waits until what came of a use is whole. An interaction that nobody could answer is an error.
func (w *town) seen(who *discordtest.Member, seen discordtest.Seen, err error) discordtest.Message {
	if err == nil && seen.Message.ID != "" {
		seen.Message, err = who.Until(seen.Message, isComplete)
	}
	if err != nil {
		w.t.Error(err)
	}
	return seen.Message
}

func isComplete(m discordtest.Message) bool {
	return !m.Thinking && !strings.Contains(m.Content, "Writing…")
}

// TestHostileArticles adds articles whose words, titles, outlets and file names are hostile, and looks at them in every way
// there is.
func TestHostileArticles(t *testing.T) {
	t.Parallel()
	w := found(t)
	w.open()
	with := discordtest.With
	slash := func(in *discordtest.Channel, command string, values ...discordtest.Value) discordtest.Message {
		seen, err := w.mod.Slash(in, command, values...)
		return w.seen(w.mod, seen, err)
	}
	channels := w.each(8, func(n int, text string, in *discordtest.Channel) {
		words := fmt.Sprintf("Boat %d is late. “%s”, said Una Marsh of Sarn. It rains.\n\n%s\n\nMore boats are to come.", n, text, text)
		file := discordtest.File{Name: first(text, 100) + ".txt", Type: "text/plain", Data: []byte(words)}
		slash(in, "article add", with("file", file))
		form, err := w.mod.Slash(in, "article add")
		if err != nil {
			t.Error(err)
			return
		}
		seen, err := w.mod.Submit(form.Modal, map[string]string{
			say.FieldTitle: first(text, 300), say.FieldOutlet: first(text, 300), say.FieldDate: first(text, 300),
			say.FieldText: first(words, 3000) + fmt.Sprintf("\n\nBy the form: %d.", n),
		})
		w.seen(w.mod, seen, err)
		slash(in, "article search", with("words", first(text, 100)))
		slash(in, "article show", with("article", first(text, 90)))
		slash(in, "quotes", with("speaker", first(text, 100)), with("about", first(text, 100)))
	})
	if n := len(w.lib.Articles(w.guild.ID)); n < 100 {
		t.Errorf("%d articles were added", n)
	}
	for _, a := range w.lib.Articles(w.guild.ID) {
		slash(w.general, "article show", with("article", a.ID))
		slash(w.general, "article remove", with("article", a.ID))
	}
	lists := []discordtest.Message{slash(w.general, "article list"), slash(w.general, "quotes", with("speaker", "Una Marsh"))}
	for _, list := range lists {
		for discordtest.Offers(say.ButtonNext)(list) {
			before := list.Content
			must(w.mod.Click(list, say.ButtonNext))(w)
			list = must(w.mod.Until(list, func(m discordtest.Message) bool { return m.Content != before }))(w)
		}
	}
	for _, field := range [][2]string{{"article correct", "article"}, {"article correct", "outlet"}, {"quotes", "speaker"}, {"quotes", "about"}} {
		for _, typed := range []string{"", "evil", "@", "a"} {
			for _, c := range must(w.mod.Autocomplete(w.general, field[0], field[1], typed))(w) {
				if strings.ContainsAny(c.Name, unseen) || !utf8.ValidString(c.Name) {
					t.Errorf("offers %q", c.Name)
				}
			}
		}
	}
	answer := w.ask(w.sam, "What did Una Marsh say about the boats?")
	w.click(w.sam, answer, say.ButtonSources)
	t.Logf("%d texts, %d states of messages", len(channels), w.harmless(append(channels, w.general)...))
}

// TestHostileMembers lets members whose names are hostile ask what is hostile, by command and mention, of a model whose
// replies are hostile, and report it.
func TestHostileMembers(t *testing.T) {
	t.Parallel()
	w := found(t).cover()
	var replies, reports atomic.Int64
	s := llmtest.Start(llmtest.Turn{Word: 4 << 10, Reply: func(llmtest.Request) string {
		text := markdowntest.Hostile[int(replies.Add(1)-1)%len(markdowntest.Hostile)]
		return fmt.Sprintf("Petherwick defended the alarm. [1]\n%[1]s [1]\nThe alarm %[1]s. [1]\nHe said: “%[1]s” [1]\n{q1}%[1]s [1]\n{q%[1]s} [%[1]s]\n", text)
	}})
	t.Cleanup(s.Close)
	w.open(func(set *setting) {
		set.model = llm.New(slog.New(slog.DiscardHandler), llm.Config{BaseURL: s.URL, Model: llmtest.Model, IdleTimeout: 10 * time.Second})
	})
	with := discordtest.With
	channels := w.each(40, func(n int, text string, in *discordtest.Channel) {
		by := w.guild.Member(first(text, 32))
		seen, err := by.Slash(in, "ask", with("question", alarm), with("private", true))
		w.seen(by, seen, err)
		asked, err := by.Say(in, w.Bot.Mention()+" "+first(by.Mention()+" "+w.sam.Mention()+" "+alarm+" "+text, 1000))
		if err == nil {
			_, err = by.Await(in, discordtest.Answers(asked))
		}
		if err != nil {
			t.Error(err)
		}
		seen, err = by.Slash(in, "ask", with("question", first(text, 1000)))
		answer := w.seen(by, seen, err)
		if !discordtest.Offers(say.ButtonSources)(answer) { // it was no question
			return
		}
		seen, err = by.Click(answer, say.ButtonSources)
		sources := w.seen(by, seen, err)
		if !discordtest.Offers(say.ButtonWrong)(sources) { // it stands on the last page
			return
		}
		form, err := by.Click(sources, say.ButtonWrong)
		if err != nil {
			t.Error(err)
			return
		}
		seen, err = by.Submit(form.Modal, map[string]string{say.FieldWrong: first(text, 600)})
		w.seen(by, seen, err)
		reports.Add(1)
	})
	if n := reports.Load(); n < 30 {
		t.Errorf("%d reports", n)
	}
	w.slash(w.mod, "article reports")
	if n := replies.Load(); n < 60 {
		t.Errorf("the model was asked %d times", n)
	}
	for _, in := range channels {
		for _, m := range in.Messages() {
			if m.Author.ID == w.Bot.ID {
				w.quoted(m)
			}
		}
	}
	t.Logf("%d texts, %d replies, %d reports, %d states of messages", len(channels), replies.Load(), reports.Load(), w.harmless(append(channels, w.general)...))
}

// after is what ends an article's words on a page where its quotation goes on: that it does, or its source.
var after = regexp.MustCompile(`(?s)\s*\[(?:…|\d+)\].*`)

// quoted holds that what a message shows between quotation marks are an article's words.
func (w *town) quoted(m discordtest.Message) {
	w.t.Helper()
	for _, run := range m.Page().Quoted() {
		words := after.ReplaceAllString(strings.NewReplacer("\u2068", "", "\u2069", "").Replace(run), "")
		said := func(a *retrieval.Article) bool { return strings.Contains(a.Text(), words) }
		if !slices.ContainsFunc(w.lib.Articles(w.guild.ID), said) {
			w.t.Errorf("shows as quoted what no article says: %.300q, in\n%s", run, m)
		}
	}
}
