package faulttest

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/google/go-cmp/cmp"

	"verbatim/bot/discord/discordtest"
	"verbatim/bot/say"
	"verbatim/retrieval"
	"verbatim/retrieval/extract"
)

// sentences are those that a question or an add may end in, in the place of an answer.
var sentences = []string{say.Problem(say.Ended), say.Problem(say.Crowded), say.Problem(say.Unavailable)}

// isSentence reports whether a message is one of them.
func isSentence(m discordtest.Message) bool {
	return slices.ContainsFunc(sentences, func(s string) bool { return strings.Contains(m.Content, s) })
}

// isAnswer reports whether a message is a whole answer: a growing one has no buttons yet.
func isAnswer(m discordtest.Message) bool { return discordtest.Offers(say.ButtonAsk)(m) }

func isEnd(m discordtest.Message) bool { return !m.Thinking && (isAnswer(m) || isSentence(m)) }

// end waits until a question has ended, in an answer or in one sentence.
func (w *town) end(a *asked) {
	w.t.Helper()
	if a.dead {
		return // Discord itself has said that there will be none
	}
	if _, err := a.by.Await(a.in, func(m discordtest.Message) bool { return m.Author.ID == w.Bot.ID && isEnd(m) }); err != nil {
		w.t.Errorf("%q has no end: %v", a.Question, err)
	}
}

// told waits until the moderator is told what became of an article.
func (w *town) told(a *added) discordtest.Message {
	w.t.Helper()
	if a.dead {
		return a.seen
	}
	m, err := w.mod.Until(a.seen, discordtest.Done)
	if err != nil {
		w.t.Errorf("nothing is said of %s: %v", a.file.Name, err)
	}
	return m
}

// isConfirmed reports whether a message says that an article is kept.
func isConfirmed(m discordtest.Message) bool { return strings.Contains(m.Content, say.EverybodyReads) }

// byBot are the bot's messages in a channel.
func (w *town) byBot(in *discordtest.Channel) []discordtest.Message {
	return slices.DeleteFunc(in.Messages(), func(m discordtest.Message) bool { return m.Author.ID != w.Bot.ID })
}

// verdict counts what is lost, half, double, unended and wrong once all has settled, and says so. What is "0" in its line
// would have failed the test.
func (w *town) verdict(faults int, what string) {
	w.t.Helper()
	articles := w.articles()
	confirmed, refused := w.checkAdded(articles)
	answers, told, dead := w.checkAsked(articles)
	adds := ""
	if len(w.added) > 0 {
		adds = fmt.Sprintf("adds: %d confirmed, 0 lost, 0 half, %d not added; ", confirmed, refused)
	}
	w.t.Logf("%s %d times: %squestions: %d answered, 0 lost, 0 double, 0 wrong, %d ended in a sentence, %d in Discord's own; %d left behind by processes, and ended",
		what, faults, adds, answers, told, dead, strings.Count(w.log.String(), `msg="ended unfinished"`))
	if answers < faults || len(w.added) > 0 && confirmed == 0 {
		w.t.Error("too little was done for the zeros to mean anything")
	}
}

// once holds that no event was answered twice, also where Discord took one answer alone: the model was asked a question at
// most as often as members asked it.
func (w *town) once() {
	w.t.Helper()
	asked := make(map[string]int)
	for _, a := range w.asked {
		asked[a.Question]++
	}
	for _, q := range w.asks {
		if n, most := w.written[q.Question], asked[q.Question]; n > most {
			w.t.Errorf("%q was asked %d times, and the model %d times", q.Question, most, n)
		}
	}
}

// checkAdded holds that every confirmed article is kept whole, and everything that is kept is whole.
func (w *town) checkAdded(articles []*retrieval.Article) (confirmed, refused int) {
	w.t.Helper()
	kept := make(map[string]*retrieval.Article)
	for _, a := range articles {
		kept[a.Text()] = a
		if whole, err := retrieval.Seal(a.Facts, a.Text()); err != nil || cmp.Diff(a.Passages, whole.Passages) != "" || cmp.Diff(a.Quotes, whole.Quotes) != "" {
			w.t.Errorf("%s is kept by half: %v", a.ID, err)
		}
	}
	for _, a := range w.added {
		ms := w.byBot(a.in)
		ms = slices.DeleteFunc(ms, func(m discordtest.Message) bool {
			return !strings.Contains(m.Content, "**"+say.Outcome(true, false)+"**")
		})
		d, err := extract.File(a.file.Name, a.file.Data, retrieval.Facts{})
		switch {
		case err != nil:
			w.t.Error(err)
		case len(ms) == 0:
			refused++
			continue
		case kept[d.Text] == nil:
			w.t.Errorf("%s was confirmed, and is lost:\n%s", a.file.Name, ms[0])
		}
		confirmed++
		if len(ms) > 1 {
			w.t.Errorf("%s was confirmed %d times", a.file.Name, len(ms))
		}
	}
	return confirmed, refused
}

// checkAsked holds that every question has one end, and that every answer is right.
func (w *town) checkAsked(articles []*retrieval.Article) (answers, told, dead int) {
	w.t.Helper()
	for _, a := range w.asked {
		ms := w.byBot(a.in)
		switch {
		case len(ms) == 1 && isAnswer(ms[0]):
			answers++
			w.checkAnswer(articles, a, ms[0])
		case len(ms) == 1 && isSentence(ms[0]):
			told++
			if slices.ContainsFunc(ms[0].Before, func(s string) bool { return strings.Contains(s, wholeAnswer) }) {
				w.t.Errorf("%q was answered, and then\n%s", a.Question, ms[0])
			}
		case len(ms) == 0 && a.dead:
			dead++
		default:
			w.t.Errorf("%q (dead: %t) has %d messages:\n%s", a.Question, a.dead, len(ms), a.by.Transcript(a.in))
		}
	}
	return answers, told, dead
}

// wholeAnswer stands in the last lines of an answer, and never in one that grows.
const wholeAnswer = "-# Searched"

var quotation = regexp.MustCompile(`(?s)“([^”]*)”`)

// checkAnswer holds that what an answer shows as quoted stands in an article, beside the name that the article gives, and
// that nothing stands there that doesn't answer the question.
func (w *town) checkAnswer(articles []*retrieval.Article, a *asked, m discordtest.Message) {
	w.t.Helper()
	page := m.Page().Text
	quoted := quotation.FindAllStringSubmatch(page, -1)
	for _, q := range quoted {
		if !slices.ContainsFunc(articles, func(x *retrieval.Article) bool { return strings.Contains(x.Text(), q[1]) }) {
			w.t.Errorf("%q shows what no article has: %q", a.Question, q[1])
		}
	}
	for _, not := range a.Not {
		if strings.Contains(page, not) {
			w.t.Errorf("%q shows %q", a.Question, not)
		}
	}
	has := func(s string) bool { return strings.Contains(page, s) }
	if len(a.Words) > 0 && !slices.ContainsFunc(a.Words, has) || !a.Covered && len(quoted) > 0 {
		w.t.Errorf("%q, covered: %t, shows\n%s", a.Question, a.Covered, page)
	}
	if len(a.Speakers) > 0 && !slices.ContainsFunc(a.Speakers, has) {
		w.t.Errorf("%q names none of %v:\n%s", a.Question, a.Speakers, page)
	}
}
