package store

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"time"
)

// compact writes the journal anew without the lines that nobody needs, if there are any. Until the new file takes the
// old one's name, the old one is whole; where there is no room for the new one, the old one stays.
func (r *reader) compact(ctx context.Context, j *journal, now time.Time) (*journal, error) {
	if !slices.ContainsFunc(r.records, func(rec *record) bool { return rec.dead(now) }) {
		return j, nil
	}
	shorter, err := r.rewrite(j, now)
	if err != nil {
		r.lg.WarnContext(ctx, "old lines could not be dropped from the file, and stay", "file", r.path, "error", err)
		return j, nil
	}
	return shorter, errors.Join(syncFolder(r.path), j.f.Close())
}

// rewrite writes the lines that are needed into a new file, byte for byte and in their order, which then takes the old
// one's name.
func (r *reader) rewrite(j *journal, now time.Time) (*journal, error) {
	path := r.path + ".new"
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, err
	}
	size, err := r.copyLive(f, j.f, now)
	if err == nil {
		err = f.Sync()
	}
	if err == nil {
		err = os.Rename(path, r.path)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close(), os.Remove(path))
	}
	return &journal{f: f, size: size}, nil
}

// copyLive copies the lines that are needed, and returns how many bytes they have.
func (r *reader) copyLive(to io.Writer, from io.ReaderAt, now time.Time) (int64, error) {
	w := bufio.NewWriterSize(to, 1<<16)
	size := int64(0)
	for _, rec := range r.records {
		if rec.dead(now) {
			continue
		}
		n, err := io.Copy(w, io.NewSectionReader(from, rec.at, int64(rec.size)))
		if size += n; err != nil {
			return size, err
		}
	}
	return size, w.Flush()
}
