package render

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"verbatim/bot/answer"
	"verbatim/bot/discord/discordtest/markdowntest"
	"verbatim/bot/say"
	"verbatim/retrieval"
	"verbatim/retrieval/text"
)

var hostile = markdowntest.Hostile

const home = "https://a.example/"

// everything renders every kind of message with words, title, name and link wherever others' texts stand.
func everything(t testing.TB, words, title, name, link string) (*retrieval.Article, []Message) {
	t.Helper()
	said := strings.ToValidUTF8(words, "")
	body := "The ferry is late. “" + said + "”, said " + strings.ToValidUTF8(name, "") + ". It rains. " + said + "\n\nMore is to come."
	facts := retrieval.Facts{URL: link, Title: title, Outlet: name, Author: name, Claimed: true, Published: time.Unix(1516233600, 0)}
	art, err := retrieval.Seal(facts, body)
	if err != nil {
		t.Skip("no article")
	}
	first := text.Span{Start: strings.Index(body, said), End: strings.Index(body, said) + len(said)}
	quoted, _ := art.Excerpt(first)
	late := excerpt(t, art, "The ferry is late.")
	a := answer.Answer{
		Evidence: retrieval.Evidence{
			Covered: true, Articles: 3, Understood: retrieval.Query{Speaker: name, About: title, Outlet: name},
			Passages: []retrieval.PassageHit{{Article: art}, {Article: seal(t, facts, "More.")}},
		},
		Blocks: []answer.Block{
			answer.Sentence{Runs: []answer.Run{{Words: words + " "}, {Quoted: quoted}, {Words: title}}, Cites: []int{1, 1, 1, 1, 1, 1, 1}},
			answer.Sentence{Runs: []answer.Run{{Words: words}, {Words: title}}, Lead: true},
			answer.FromArticles{},
			answer.Quotation{Parts: []retrieval.Verified{quoted, late}, Speaker: name, Source: 1},
			answer.Quotation{Parts: []retrieval.Verified{quoted}, Mention: words, Source: 1},
			answer.Quotation{Parts: []retrieval.Verified{late}, Cut: true, Source: 1},
			answer.Excerpt{Words: late, Speaker: words, Source: 1},
		},
		Sources:  []answer.Source{{N: 1, Article: art, Words: quoted}},
		Withheld: []answer.Withheld{{Sentence: words, Rule: answer.RuleName}},
		Trouble:  errors.New(words), Model: name,
	}
	if quoted.String() == "" {
		a.Sources[0].Words = late
	}
	frame := Frame{ID: "ID", Question: words, Done: true}
	none := a
	none.Evidence.Covered = false
	for i := range art.Quotes[:min(len(art.Quotes), 3)] {
		a.Evidence.Quotes = append(a.Evidence.Quotes, retrieval.QuoteHit{Article: art, Quote: i})
	}
	added := retrieval.Added{Article: art, Change: retrieval.Change{Facts: []string{"title"}}}
	ms := []Message{
		Answer(a, Frame{ID: "ID", Question: words}), Answer(a, frame), Answer(none, frame), List([]*retrieval.Article{art, art, art}, 9),
		Remove(art), Removed(art), Problem(words, name),
	}
	ms = append(ms, More(a)...)
	ms = append(ms, Sources(a, "ID")...)
	ms = append(ms, Added([]Outcome{{Given: words, Added: added}, {Given: words, Problem: "pdf"}})...)
	ms = append(ms, Show(art)...)
	ms = append(ms, Search(a.Evidence)...)
	return art, append(ms, Reports([]Report{{words, words, time.Unix(1516233600, 0), home}, {title, title, time.Time{}, ""}})...)
}

// check holds what must hold of every message, whoever wrote what is in it.
func check(t testing.TB, m Message, links ...string) markdowntest.Page {
	t.Helper()
	s := m.Content
	if s == "" || units(s) > MaxContent || utf8.RuneCountInString(s) > MaxContent || !utf8.ValidString(s) {
		t.Errorf("%d units, %d characters, valid %t", units(s), utf8.RuneCountInString(s), utf8.ValidString(s))
	}
	if i := strings.IndexFunc(s, func(r rune) bool { return r != '\n' && r != '\t' && r != '\u2068' && r != '\u2069' && invisible(r) }); i >= 0 && !strings.ContainsAny(s, "\u200c\u200d\ufe0f") {
		t.Errorf("%q stands at %d of %q", s[i:i+4], i, s)
	}
	if len(m.Buttons) > 5 || slices.ContainsFunc(m.Buttons, func(b Button) bool { return b.ID == "" || len(b.ID) > 100 || b.Label == "" }) {
		t.Errorf("buttons %+v", m.Buttons)
	}
	page := markdowntest.Parse(s, nil)
	if len(page.Mentions)+len(page.Emoji)+len(page.Times) > 0 {
		t.Errorf("live: %+v %q %v in %.300q", page.Mentions, page.Emoji, page.Times, s)
	}
	for _, l := range page.Links {
		if l.Preview || !slices.ContainsFunc(links, func(to string) bool { return strings.HasPrefix(l.Target, to) }) {
			t.Errorf("a link to %.100q (preview %t) in %.300q", l.Target, l.Preview, s)
		}
	}
	return page
}

func TestHostile(t *testing.T) {
	if len(hostile) < 60 {
		t.Fatalf("%d texts", len(hostile))
	}
	for _, h := range hostile {
		name := h[:min(len(h), 20)]
		art, ms := everything(t, h, h, h, home+strings.Repeat("x", 300)+"?"+h[:min(len(h), 60)])
		words := Line(art.Text())
		for _, m := range ms {
			quotedOnly(t, check(t, m, home), words)
		}
		if len(h) > 1000 {
			continue
		}
		_, ms = everything(t, h, h, h, h)
		for _, m := range ms {
			check(t, m, home, "https://evil.example", "https://discord.gg/abcdef", "HTTPS://EVIL.EXAMPLE")
		}
		if t.Failed() {
			t.Fatalf("of %q", name)
		}
	}
}

// quotedOnly holds that what is shown between quotation marks are the article's words. Where they hold marks
// themselves, their borders can't be told on the screen.
func quotedOnly(t testing.TB, page markdowntest.Page, words string) {
	t.Helper()
	if strings.ContainsAny(strings.NewReplacer("“", "", "”", "").Replace(words), doubles) || strings.Count(words, "“") != 1 || strings.Count(words, "”") != 1 {
		return
	}
	page.Text = strings.NewReplacer("\u2068", "", "\u2069", "").Replace(page.Text)
	for _, run := range page.Quoted() {
		before, _, _ := strings.Cut(run, "[…]")
		if !strings.Contains(words, Line(before)) { // an article is shown by paragraphs, whatever space is between
			t.Errorf("%.300q is not the article's", run)
		}
	}
}

// FuzzDiscord holds for all messages what must hold of each: their lengths, nothing alive, and nothing between quotation
// marks but the article's words.
func FuzzDiscord(f *testing.F) {
	for _, h := range hostile {
		if len(h) < 1000 {
			f.Add(h, "Ferry "+h, h+" Marsh", h)
		}
	}
	f.Fuzz(func(t *testing.T, words, title, name, path string) {
		art, ms := everything(t, words, title, name, home+path)
		for _, m := range ms {
			quotedOnly(t, check(t, m, home), Line(art.Text()))
		}
	})
}

// FuzzLiteral holds that words are shown as they are, but for what can't be seen, and that nothing in them is alive.
func FuzzLiteral(f *testing.F) {
	for _, h := range hostile {
		if len(h) < 1000 {
			f.Add(h)
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, around := range []string{"", "**"} {
			words := strings.TrimSpace(legible(s))
			if words == "" {
				return
			}
			page := markdowntest.Parse(around+literal(s)+around, nil)
			if page.Text != legible(s) {
				t.Errorf("%q is shown as %q, by %q", legible(s), page.Text, literal(s))
			}
			if len(page.Mentions)+len(page.Links)+len(page.Emoji)+len(page.Times) > 0 {
				t.Errorf("%q is alive: %+v", literal(s), page)
			}
		}
	})
}

// TestQuotationsOnScreen holds that a quotation with every kind of mark in it is seen byte for byte.
func TestQuotationsOnScreen(t *testing.T) {
	const words = "a *b* _c_ `d` ~~e~~ ||f|| [g](https://h.example) <@1> #i :j: 1. k.l \\m @everyone\n- n\n\n> o"
	art := seal(t, retrieval.Facts{URL: home}, "x "+words+" y")
	v := excerpt(t, art, words)
	a := answer.Answer{
		Evidence: retrieval.Evidence{Covered: true, Articles: 1},
		Blocks:   []answer.Block{answer.Quotation{Parts: []retrieval.Verified{v}, Speaker: "Una Marsh", Source: 1}},
		Sources:  []answer.Source{{N: 1, Article: art, Words: v}},
	}
	page := check(t, Answer(a, Frame{Done: true}), home)
	if got := page.Quoted(); len(got) != 1 || got[0] != words {
		t.Errorf("%q is shown, the article has %q", got, words)
	}
	if !strings.Contains(page.Text, "Una Marsh\n“") || !strings.Contains(page.Text, say.Searched("", "", 1, 1)) {
		t.Errorf("shown: %s", page.Text)
	}
}
