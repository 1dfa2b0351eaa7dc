package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"verbatim/retrieval"
)

// A change is one logical change of what a community keeps: a JSON object on a line of its own, in the file of the
// embedded store and in files of export and rescue, which have puts alone.
//
//	kind       "put", "remove" or "keep"; a reader keeps lines of other kinds, and fields it doesn't know, as they are
//	at         when the change was made
//	community  id
//	id         of the article; of a keep, of the value within its kind
//	revision   from 1; of a remove, 0
//	facts      url, claimed, title, outlet, author, language, published, added, added_by; each may be missing
//	text       of the revision, byte for byte
//	passages   [[start, end], …], in bytes
//	quotes     [{"span": [start, end], "whole", "in", "mention", "cue", "speaker", "sure", "about", "kind"}, …]
//	of         kind of the value that a keep keeps
//	value      in base64
//	ends       when its life ends; missing: never
//
// A line ends with a line feed. Of two lines about one article or value, the later one counts.
type change struct {
	Kind      string          `json:"kind"`
	At        time.Time       `json:"at"`
	Community string          `json:"community"`
	ID        string          `json:"id"`
	Revision  int             `json:"revision,omitempty"`
	Facts     facts           `json:"facts,omitzero"`
	Text      string          `json:"text,omitempty"`
	Passages  json.RawMessage `json:"passages,omitempty"`
	Quotes    json.RawMessage `json:"quotes,omitempty"`
	Of        string          `json:"of,omitempty"`
	Value     []byte          `json:"value,omitempty"`
	Ends      time.Time       `json:"ends,omitzero"`
}

const (
	kindPut    = "put"
	kindRemove = "remove"
	kindKeep   = "keep"
)

// facts are what is kept of an article besides its words.
type facts struct {
	URL       string    `json:"url,omitempty"`
	Claimed   bool      `json:"claimed,omitempty"`
	Title     string    `json:"title,omitempty"`
	Outlet    string    `json:"outlet,omitempty"`
	Author    string    `json:"author,omitempty"`
	Language  string    `json:"language,omitempty"`
	Published time.Time `json:"published,omitzero"`
	Added     time.Time `json:"added,omitzero"`
	AddedBy   string    `json:"added_by,omitempty"`
}

// putOf returns the change that puts an article, or an error where the article could not be read again.
func putOf(community string, a *retrieval.Article, at time.Time) (change, error) {
	switch {
	case a.Revision < 1:
		return change{}, fmt.Errorf("revision %d", a.Revision)
	case strings.TrimSpace(a.Text()) == "":
		return change{}, retrieval.ErrNoText
	case len(a.Text()) > retrieval.MaxText:
		return change{}, retrieval.ErrTooLong
	case !allUTF8(a):
		return change{}, retrieval.ErrNotUTF8
	}
	if _, err := retrieval.Restore(a.ID, a.Revision, a.Facts, a.Text(), a.Passages, a.Quotes); err != nil {
		return change{}, err
	}
	ps, err := encodePassages(a.Passages)
	if err != nil {
		return change{}, err
	}
	qs, err := encodeQuotes(a.Quotes)
	if err != nil {
		return change{}, err
	}
	f := a.Facts
	return change{
		Kind: kindPut, At: at, Community: community, ID: a.ID, Revision: a.Revision,
		Facts: facts{f.URL, f.Claimed, f.Title, f.Outlet, f.Author, f.Language, f.Published, a.Added, a.AddedBy},
		Text:  a.Text(), Passages: ps, Quotes: qs,
	}, nil
}

// allUTF8 reports whether JSON keeps everything of a as it is: it replaces what isn't UTF-8, silently.
func allUTF8(a *retrieval.Article) bool {
	all := []string{a.Text(), a.AddedBy, a.URL, a.Title, a.Outlet, a.Author, a.Language}
	for _, q := range a.Quotes {
		all = append(append(all, q.Speaker), q.About...)
	}
	return !slices.ContainsFunc(all, func(s string) bool { return !utf8.ValidString(s) })
}

// article returns the article that a put puts.
func (c change) article() (*retrieval.Article, error) {
	ps, err := decodePassages(c.Passages)
	if err != nil {
		return nil, err
	}
	qs, err := decodeQuotes(c.Quotes)
	if err != nil {
		return nil, err
	}
	k := c.Facts
	f := retrieval.Facts{URL: k.URL, Claimed: k.Claimed, Title: k.Title, Outlet: k.Outlet, Author: k.Author,
		Language: k.Language, Published: k.Published}
	a, err := retrieval.Restore(c.ID, c.Revision, f, c.Text, ps, qs)
	if err != nil {
		return nil, err
	}
	a.Added, a.AddedBy = k.Added, k.AddedBy
	return a, nil
}

// line returns the change as a line, with its line feed.
func (c change) line() ([]byte, error) {
	b, err := encode(c)
	if err != nil {
		return nil, err
	}
	return append(b, '\n'), nil
}

var errIncomplete = errors.New("incomplete")

// parseChange reads a line, with or without its line feed. Of a kind that it doesn't know it reads the kind alone.
func parseChange(line []byte) (change, error) {
	if !utf8.Valid(line) {
		return change{}, retrieval.ErrNotUTF8
	}
	var c change
	if err := json.Unmarshal(line, &c); err != nil {
		var other struct{ Kind string }
		if json.Unmarshal(line, &other) == nil && !known(other.Kind) {
			return change{Kind: other.Kind}, nil
		}
		return change{}, err
	}
	switch {
	case !known(c.Kind):
		return change{Kind: c.Kind}, nil
	case c.Kind == "":
		return change{}, fmt.Errorf("no kind: %w", errIncomplete)
	case c.At.IsZero():
		return change{}, fmt.Errorf("no time: %w", errIncomplete)
	case c.Kind == kindPut && (c.Revision < 1 || c.Text == "" || len(c.Passages) == 0 || len(c.Quotes) == 0):
		return change{}, fmt.Errorf("put: %w", errIncomplete)
	case c.Kind == kindKeep && !isName(c.Of):
		return change{}, fmt.Errorf("kind %.80q: %w", c.Of, ErrName)
	}
	_, err := placeOf(c.Community, c.ID)
	return c, err
}

// known reports whether a line of this kind is read; a line without a kind is an error, not a later program's.
func known(kind string) bool {
	return kind == "" || kind == kindPut || kind == kindRemove || kind == kindKeep
}

// encode returns v as JSON without escapes that only HTML needs.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}
