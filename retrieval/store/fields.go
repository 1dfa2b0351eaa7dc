package store

import (
	"strconv"
	"strings"
	"time"

	"verbatim/retrieval"
	"verbatim/retrieval/text"
)

// A hash is a key and what it holds: fields and values in turn.
type hash struct {
	key    string
	fields []string
}

// with appends a field, unless its value is empty.
func (h hash) with(field, value string) hash {
	if value != "" {
		h.fields = append(h.fields, field, value)
	}
	return h
}

// headOf is the head of the article that c puts, with the numbers of its keys of passages and quotations.
func headOf(p place, c change, token string, passages, quotes int) hash {
	f := c.Facts
	h := hash{p.head(), []string{
		"revision", strconv.Itoa(c.Revision),
		"change", token,
		"passages", strconv.Itoa(passages),
		"quotes", strconv.Itoa(quotes),
	}}
	return h.with("url", f.URL).with("claimed", flag(f.Claimed)).with("title", f.Title).with("outlet", f.Outlet).with("author", f.Author).
		with("language", f.Language).with("published", stamp(f.Published)).
		with("added", stamp(f.Added)).with("added_by", f.AddedBy)
}

func flag(b bool) string {
	if b {
		return "1"
	}
	return ""
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339Nano)
}

// textOf is the revision that c puts.
func textOf(p place, c change) (hash, error) {
	f, err := encode(c.Facts)
	if err != nil {
		return hash{}, err
	}
	return hash{p.text(c.Revision), []string{
		"facts", string(f), "text", c.Text, "passages", string(c.Passages), "quotes", string(c.Quotes),
	}}, nil
}

// textFields are the fields of a text that an article is made from, in the order of articleOf.
var textFields = []string{"facts", "text", "passages", "quotes"}

// passagesOf are the passages as the query engine finds them.
func passagesOf(p place, community string, a *retrieval.Article) []hash {
	var hs []hash
	for i, ps := range a.Passages {
		h := found(p.passage(i), community, a, ps.Span).with("title", a.Title)
		hs = append(hs, h.with("author", a.Author))
	}
	return hs
}

// quotesOf are the quotations as the query engine finds them.
func quotesOf(p place, community string, a *retrieval.Article) []hash {
	var hs []hash
	for i, q := range a.Quotes {
		h := found(p.quote(i), community, a, q.Span).with("kind", kinds[q.Kind]).with("speaker", q.Speaker)
		hs = append(hs, h.with("sure", flag(q.Sure)).with("about", strings.Join(q.About, "|")))
	}
	return hs
}

// found are the fields that passages and quotations have in common.
func found(key, community string, a *retrieval.Article, sp text.Span) hash {
	h := hash{key, []string{
		"community", community,
		"article", a.ID,
		"revision", strconv.Itoa(a.Revision),
		"span", strconv.Itoa(sp.Start) + "-" + strconv.Itoa(sp.End),
		"text", sp.Of(a.Text()),
	}}
	if !a.Published.IsZero() {
		h = h.with("published", strconv.FormatInt(a.Published.Unix(), 10))
	}
	return h.with("outlet", a.Outlet)
}
