package store

import (
	"time"

	"verbatim/retrieval"
)

// How long what nothing shows any more lives on.
const (
	receiptsLive = 31 * 24 * time.Hour // the text of an older revision: receipts that point into it live 30 days
	undoLives    = 10 * time.Minute    // a removed article
)

// changesKept is about how many changes a stream holds.
const changesKept = 10_000

// mostTexts is how many revisions of a removed article are given ten minutes to live. Any that are older end by
// receiptsLive: nobody corrects an article a thousand times within a month.
const mostTexts = 1000

// An edit is a change on its way into Redis.
type edit struct {
	place
	change
	passages, quotes []hash // for the query engine; none where there is no engine
	undo             bool   // a put of what was removed
}

// refused says why an edit can't be made of the article as it stands, nil if it can.
func (e edit) refused(h head) error {
	switch {
	case e.Kind == kindPut && (h.revision >= e.Revision || e.undo && h.revision > 0):
		return ErrConflict
	case e.Kind == kindRemove && h.revision == 0:
		return retrieval.ErrNotFound
	}
	return nil
}

// call is the script that makes the edit of the article as it stands. Token marks the change.
func (e edit) call(h head, token string) (call, error) {
	if e.Kind == kindPut {
		return e.put(h, token)
	}
	return e.remove(h, token), nil
}

// put is the call of put.lua.
func (e edit) put(h head, token string) (call, error) {
	text, err := textOf(e.place, e.change)
	if err != nil {
		return call{}, err
	}
	c := call{
		script: putScript,
		keys:   []string{articlesKey(e.tag), e.head(), changesKey(e.tag), e.text(e.Revision)},
	}
	first, last := max(1, h.revision), h.revision
	if e.undo { // the removal shortened the lives of all
		first, last = max(1, e.Revision-mostTexts), e.Revision-1
	}
	for r := first; r <= last; r++ {
		c.keys = append(c.keys, e.text(r))
	}
	c.args = []any{h.token, token, e.ID, e.Revision, e.Facts.Added.UnixMilli(), e.tag, changedChannel,
		receiptsLive.Milliseconds(), changesKept, last - first + 1}
	c.write(headOf(e.place, e.change, token, len(e.passages), len(e.quotes)), text)
	for _, hit := range append(e.passages[:len(e.passages):len(e.passages)], e.quotes...) {
		c.keys = append(c.keys, hit.key)
		c.write(hit)
	}
	for n := len(e.passages); n < h.passages; n++ {
		c.keys = append(c.keys, e.passage(n))
	}
	for n := len(e.quotes); n < h.quotes; n++ {
		c.keys = append(c.keys, e.quote(n))
	}
	return c, nil
}

// write appends what hashes hold to the arguments.
func (c *call) write(hs ...hash) {
	for _, h := range hs {
		c.args = append(c.args, len(h.fields))
		for _, f := range h.fields {
			c.args = append(c.args, f)
		}
	}
}

// remove is the call of remove.lua.
func (e edit) remove(h head, token string) call {
	c := call{
		script: removeScript,
		keys:   []string{articlesKey(e.tag), e.head(), changesKey(e.tag)},
		args: []any{h.token, token, e.id, h.revision, stamp(e.At), e.tag, changedChannel,
			undoLives.Milliseconds(), changesKept, h.passages + h.quotes},
	}
	for n := range h.passages {
		c.keys = append(c.keys, e.passage(n))
	}
	for n := range h.quotes {
		c.keys = append(c.keys, e.quote(n))
	}
	for r := max(1, h.revision-mostTexts+1); r <= h.revision; r++ {
		c.keys = append(c.keys, e.text(r))
	}
	return c
}
