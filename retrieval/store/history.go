package store

import (
	"crypto/rand"
	"math"
	"time"

	"github.com/alicebob/miniredis/v2"
)

// A record is a line that was read.
type record struct {
	change
	at   int64     // where it starts in the file
	size int       // with its line feed
	ends time.Time // from then on, nobody needs it; zero: always needed
}

func (r *record) dead(now time.Time) bool { return !r.ends.IsZero() && !now.Before(r.ends) }

// end makes the record end at t, if it doesn't end earlier.
func (r *record) end(t time.Time) {
	if r.ends.IsZero() || t.Before(r.ends) {
		r.ends = t
	}
}

// A history is what a journal says of one article.
type history struct {
	puts    []*record // one of each revision, in the order in which they were put
	removed *record   // nil while the article stands
}

func (h *history) put(rec *record) {
	if n := len(h.puts); n > 0 && h.removed != nil && h.puts[n-1].Revision <= rec.Revision {
		h.undo(rec)
	}
	if n := len(h.puts); n > 0 && h.removed == nil {
		h.puts[n-1].end(rec.At.Add(receiptsLive))
	}
	for i, old := range h.puts {
		if old.Revision == rec.Revision {
			old.end(old.At)
			h.puts = append(h.puts[:i:i], h.puts[i+1:]...)
			break
		}
	}
	h.puts, h.removed = append(h.puts, rec), nil
}

// undo takes back what the removal did to the lives of revisions before the one that rec brings back.
func (h *history) undo(rec *record) {
	for i, r := range h.puts {
		next := rec
		if i+1 < len(h.puts) {
			next = h.puts[i+1]
		}
		r.ends = next.At.Add(receiptsLive)
	}
}

func (h *history) remove(rec *record) {
	h.removed = rec
	for _, r := range append(h.puts[:len(h.puts):len(h.puts)], rec) {
		r.end(rec.At.Add(undoLives))
	}
}

// load brings one revision's text into Redis.
func (r *record) load(m *miniredis.Miniredis, p place, now time.Time) error {
	if r.dead(now) {
		return nil
	}
	text, err := textOf(p, r.change)
	if err != nil {
		return err
	}
	m.HSet(text.key, text.fields...)
	if !r.ends.IsZero() {
		m.SetTTL(text.key, r.ends.Sub(now))
	}
	return nil
}

// load brings the article's head into Redis, and its place among the community's articles.
func (h *history) load(m *miniredis.Miniredis, p place, now time.Time) error {
	if len(h.puts) == 0 {
		return nil
	}
	newest := h.puts[len(h.puts)-1]
	if newest.dead(now) {
		return nil
	}
	head := headOf(p, newest.change, rand.Text(), 0, 0)
	if h.removed != nil {
		head = head.with("removed", stamp(h.removed.At))
	}
	m.HSet(head.key, head.fields...)
	if _, err := m.SAdd(communitiesKey, newest.Community); err != nil {
		return err
	}
	if h.removed != nil {
		m.SetTTL(head.key, newest.ends.Sub(now))
		return nil
	}
	_, err := m.ZAdd(articlesKey(p.tag), float64(newest.Facts.Added.UnixMilli()), p.id)
	return err
}

// load brings a value into Redis.
func (k keeping) load(m *miniredis.Miniredis, rec *record, now time.Time) error {
	if rec.dead(now) {
		return nil
	}
	key, ends := keptKey(k.tag, k.kind, k.id), math.Inf(1)
	if err := m.Set(key, string(rec.Value)); err != nil {
		return err
	}
	if !rec.Ends.IsZero() {
		m.SetTTL(key, rec.Ends.Sub(now))
		ends = float64(rec.Ends.UnixMilli())
	}
	_, err := m.ZAdd(idsKey(k.tag, k.kind), ends, k.id)
	return err
}
