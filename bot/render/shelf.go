package render

import (
	"fmt"
	"strings"
	"time"

	"verbatim/bot/answer"
	"verbatim/bot/say"
	"verbatim/retrieval"
)

// perPage is how many articles stand on a page of a list.
const perPage = 6

// List is a page, counted from 0, of a community's articles.
func List(articles []*retrieval.Article, page int) Message {
	if len(articles) == 0 {
		return Note(say.Problem(say.NoneYet))
	}
	last := (len(articles) - 1) / perPage
	page = min(max(page, 0), last)
	lines := []string{say.ListPage(len(articles), page+1, last+1) + "\n"}
	for _, a := range articles[page*perPage : min(len(articles), (page+1)*perPage)] {
		lines = append(lines, bold(unquoted(Title(a), 90))+"\n"+small(unquoted(Origin(a), 100)+" · "+code(a.ID, 12)))
	}
	m := Message{Content: strings.Join(lines, "\n")}
	if page > 0 {
		m.Buttons = append(m.Buttons, Button{say.ButtonPrevious, fmt.Sprintf("list:%d", page-1), Plain})
	}
	if page < last {
		m.Buttons = append(m.Buttons, Button{say.ButtonNext, fmt.Sprintf("list:%d", page+1), Plain})
	}
	return m
}

// How much of an article is shown to a moderator.
const (
	maxListed   = 10  // quotations, or passages
	maxPassage  = 300 // of one, in a list
	maxMessages = 5
	maxText     = 4 * maxMessages * MaxContent // bytes: more fills more messages
)

// Show is an article as the bot reads it: what is known of it, the quotations found, its text.
func Show(a *retrieval.Article) []Message {
	head := []string{bold(titled(a)), origin(a)}
	if a.Author != "" {
		head = append(head, say.By(unquoted(a.Author, maxName)))
	}
	head = append(head, small(say.Revision(a.Revision, a.Added)+" · "+counted(a)))
	ps := []paragraph{{markup: strings.Join(head, "\n")}}
	all := Said(a)
	for _, i := range all[:min(len(all), maxListed)] {
		q := answer.Whole(a, i)
		if words := quotes(q); words != "" {
			ps = append(ps, paragraph{speaker: name(q), markup: blockquote(words)})
		}
	}
	if n := len(all) - maxListed; n > 0 {
		ps = append(ps, paragraph{markup: say.AndMore(n)})
	}
	ps = append(ps, paragraph{markup: say.ItsText})
	words := a.Text()
	words = words[:min(len(words), maxText)]
	ms := pages(append(ps, paragraphs(strings.ToValidUTF8(words, ""))...))
	if len(ms) > maxMessages || len(words) < len(a.Text()) {
		ms = ms[:min(len(ms), maxMessages)]
		ms = append(ms, Note(small(say.NotAllShown)))
	}
	return ms
}

// Search is what a question finds, best first, for people who look after the articles.
func Search(ev retrieval.Evidence) []Message {
	q := ev.Understood
	ps := []paragraph{{markup: say.Searched(unquoted(q.Speaker, maxName), unquoted(q.About, maxName), 0, ev.Articles)}}
	for _, h := range ev.Quotes[:min(len(ev.Quotes), maxListed)] {
		whole := answer.Whole(h.Article, h.Article.Quotes[h.Quote].Whole)
		if words := quotes(whole); words != "" {
			ps = append(ps, paragraph{speaker: name(whole), markup: blockquote(words) + "\n" + small(found(h.Article))})
		}
	}
	for _, h := range ev.Passages[:min(len(ev.Passages), maxListed)] {
		words, whole := clip(h.Words(), maxPassage)
		passage := literal(words)
		if !whole || !balanced(words) {
			passage += " " + cut
		}
		ps = append(ps, paragraph{markup: blockquote(passage) + "\n" + small(found(h.Article))})
	}
	return pages(ps)
}

// found names the article that something was found in.
func found(a *retrieval.Article) string { return source(a) + " · " + code(a.ID, maxName) }

// Remove asks whether an article shall go.
func Remove(a *retrieval.Article) Message {
	return Message{Content: say.RemoveAsk + "\n" + source(a), Buttons: []Button{
		{say.ButtonRemove, "remove:" + a.ID, Risky}, {say.ButtonKeep, "keep:" + a.ID, Plain},
	}}
}

// Removed says that an article is gone, and offers it back.
func Removed(a *retrieval.Article) Message {
	return Message{Content: say.RemovedUndo + "\n" + source(a), Buttons: []Button{{say.ButtonUndo, "undo:" + a.ID, Plain}}}
}

// A Report is what a member found wrong with an answer.
type Report struct {
	Question string
	Said     string // what is wrong, in the member's words
	When     time.Time
	Link     string // to the answer's message; "" if it is gone
}

// Reports lists what members found wrong.
func Reports(reports []Report) []Message {
	if len(reports) == 0 {
		return []Message{Note(say.NoReports)}
	}
	var ps []paragraph
	for _, r := range reports {
		head := r.When.UTC().Format("2 Jan 2006")
		if link := target(r.Link); link != "" {
			head += " · [" + say.TheAnswer + "](<" + link + ">)"
		}
		ps = append(ps, paragraph{markup: join("\n", head, code(r.Question, maxTyped), blockquote(code(r.Said, maxSentence)))})
	}
	return pages(ps)
}
