package store

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"github.com/alicebob/miniredis/v2"
)

// A LineError is about a line that can't be read. The file is left as it is.
type LineError struct {
	File string
	Line int // from 1
	Err  error
}

func (e *LineError) Error() string {
	return fmt.Sprintf("%s: line %d can't be read (%v); nothing was changed: mend or take out that line, then start again",
		e.File, e.Line, e.Err)
}

func (e *LineError) Unwrap() error { return e.Err }

// replay opens the journal at path, brings what it says into an empty Redis, and drops the lines that nobody needs.
func replay(ctx context.Context, lg *slog.Logger, path string, m *miniredis.Miniredis) (*journal, error) {
	j, err := openJournal(path)
	if err != nil {
		return nil, err
	}
	now := time.Now()
	r := reader{lg: lg, path: path, articles: map[place]*history{}, values: map[keeping]*record{}}
	if err = r.read(ctx, j); err == nil {
		err = j.f.Sync() // a process that was killed may not have come to it, and what is seen now must stay
	}
	if err == nil {
		err = r.load(m, now)
	}
	if err == nil {
		j, err = r.compact(ctx, j, now)
	}
	if err != nil {
		return nil, errors.Join(err, j.f.Close())
	}
	return j, nil
}

// A reader reads a journal.
type reader struct {
	lg       *slog.Logger
	path     string
	records  []*record
	articles map[place]*history
	values   map[keeping]*record // the newest of each
}

// read reads every line, and cuts off a torn last one.
func (r *reader) read(ctx context.Context, j *journal) error {
	in := bufio.NewReaderSize(io.NewSectionReader(j.f, 0, 1<<62), 1<<16)
	unknown := 0
	for ctx.Err() == nil {
		line, err := in.ReadBytes('\n')
		if err != nil && err != io.EOF {
			return fmt.Errorf("read %s: %w", r.path, err)
		}
		if last(in) && torn(line) {
			return r.mend(ctx, j, len(line))
		}
		if len(line) == 0 {
			break
		}
		c, err := parseChange(line)
		if err != nil {
			return &LineError{r.path, len(r.records) + 1, err}
		}
		if !known(c.Kind) {
			unknown++
		}
		r.note(&record{change: c, at: j.size, size: len(line)})
		j.size += int64(len(line))
	}
	if unknown > 0 {
		r.lg.WarnContext(ctx, "lines of unknown kinds are kept, and not used", "file", r.path, "lines", unknown)
	}
	return ctx.Err()
}

func last(in *bufio.Reader) bool {
	_, err := in.Peek(1)
	return err == io.EOF
}

// torn reports whether a last line was never confirmed: its end is missing, or blocks that were not yet on the disk read
// as zeros when the power failed.
func torn(line []byte) bool {
	return len(line) > 0 && (line[len(line)-1] != '\n' || bytes.IndexByte(line, 0) >= 0)
}

// mend cuts off a torn last line.
func (r *reader) mend(ctx context.Context, j *journal, size int) error {
	r.lg.WarnContext(ctx, "the last line was cut short and is dropped; it was never confirmed",
		"file", r.path, "line", len(r.records)+1, "bytes", size)
	return j.cut(j.size)
}

// note adds a line to the history of what it is about.
func (r *reader) note(rec *record) {
	r.records = append(r.records, rec)
	switch rec.Kind {
	case kindPut, kindRemove:
		r.noteArticle(rec)
	case kindKeep:
		r.noteValue(rec)
	}
}

func (r *reader) noteValue(rec *record) {
	k := keeping{tagOf(rec.Community), rec.Of, rec.ID}
	if old := r.values[k]; old != nil {
		old.end(old.At)
	}
	if !rec.Ends.IsZero() {
		rec.end(rec.Ends)
	}
	r.values[k] = rec
}

func (r *reader) noteArticle(rec *record) {
	p := place{tagOf(rec.Community), rec.ID}
	h := r.articles[p]
	if h == nil {
		h = &history{}
		r.articles[p] = h
	}
	if rec.Kind == kindPut {
		h.put(rec)
	} else {
		h.remove(rec)
	}
}

// load brings what is still needed into Redis.
func (r *reader) load(m *miniredis.Miniredis, now time.Time) error {
	for p, h := range r.articles {
		for _, put := range h.puts {
			if err := put.load(m, p, now); err != nil {
				return err
			}
		}
		if err := h.load(m, p, now); err != nil {
			return err
		}
	}
	for k, rec := range r.values {
		if err := k.load(m, rec, now); err != nil {
			return err
		}
	}
	return nil
}
