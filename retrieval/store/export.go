package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"time"

	"verbatim/retrieval"
)

// WriteFile writes articles with their communities to a new file that Import reads, for this user alone, and returns how
// many there are, once they will survive a loss of power. It makes the folder where there is none.
func WriteFile(path string, articles iter.Seq2[string, *retrieval.Article]) (int, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return 0, err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return 0, err
	}
	n, err := writeLines(f, articles)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return 0, errors.Join(err, os.Remove(path))
	}
	return n, syncFolder(path)
}

func writeLines(w io.Writer, articles iter.Seq2[string, *retrieval.Article]) (int, error) {
	n := 0
	out := bufio.NewWriter(w)
	for community, a := range articles {
		if err := writeLine(out, community, a); err != nil {
			return n, err
		}
		n++
	}
	return n, out.Flush()
}

func writeLine(w io.Writer, community string, a *retrieval.Article) error {
	c, err := putOf(community, a, time.Now())
	if err != nil {
		return err
	}
	line, err := c.line()
	if err != nil {
		return err
	}
	_, err = w.Write(line)
	return err
}

// Export writes the newest revision of every article of these communities, or of all where none is named, a line each,
// and returns how many it wrote. What can't be read is left out; the error then names each such article.
func (s *Store) Export(ctx context.Context, w io.Writer, communities ...string) (int, error) {
	if len(communities) == 0 {
		var err error
		if communities, err = s.Communities(ctx); err != nil {
			return 0, fmt.Errorf("export: %w", err)
		}
	}
	n := 0
	var unread []error
	out := bufio.NewWriter(w)
	for _, c := range communities {
		for a, err := range s.Articles(ctx, c) {
			if err != nil {
				unread = append(unread, fmt.Errorf("export %s: %w", c, err))
				continue
			}
			if err := writeLine(out, c, a); err != nil {
				return n, fmt.Errorf("export %s: %w", c, err)
			}
			n++
		}
	}
	return n, errors.Join(append(unread, out.Flush())...)
}

// Imported says what became of the lines of an import.
type Imported struct {
	Lines   int // that were read
	Added   int // articles that were not there
	Revised int // articles that stood at an earlier revision
	There   int // that stood at this revision or a later one, and were left as they are
	Other   int // lines of other kinds
}

// An ImportError is about a line that stopped an import. The lines before it are in; importing them again does no harm.
type ImportError struct {
	Line int // from 1
	Err  error
}

func (e *ImportError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }

func (e *ImportError) Unwrap() error { return e.Err }

// maxLine is the longest line, in bytes: the longest text, of characters that JSON writes in six bytes, and the spans of
// the most passages and quotations, with names.
const maxLine = 32 << 20

// Import puts the articles that the lines hold and that do not stand at their revision or a later one. Importing again
// changes nothing. Lines may be those of an export, a rescue, or an embedded store's file; of the latter, an article
// that the file adds and then removes is removed. After each line, progress is called, unless it is nil. Errors:
// *ImportError.
func (s *Store) Import(ctx context.Context, r io.Reader, progress func(Imported)) (Imported, error) {
	in := bufio.NewScanner(r)
	in.Buffer(nil, maxLine)
	i := importing{store: s, added: map[place]bool{}}
	for in.Scan() {
		i.Lines++
		if err := i.take(ctx, in.Bytes()); err != nil {
			return i.Imported, fmt.Errorf("import: %w", &ImportError{i.Lines, err})
		}
		if progress != nil {
			progress(i.Imported)
		}
	}
	if err := in.Err(); err != nil {
		return i.Imported, fmt.Errorf("import: %w", &ImportError{i.Lines + 1, err})
	}
	return i.Imported, nil
}

// An importing is an import under way.
type importing struct {
	Imported
	store *Store
	added map[place]bool // by this import
}

func (i *importing) take(ctx context.Context, line []byte) error {
	c, err := parseChange(line)
	if err != nil {
		return err
	}
	p := place{tagOf(c.Community), c.ID}
	switch {
	case c.Kind == kindPut:
		return i.put(ctx, p, c)
	case c.Kind == kindRemove && i.added[p]:
		delete(i.added, p)
		i.Added--
		i.Other++
		return i.store.Remove(ctx, c.Community, c.ID)
	}
	i.Other++
	return nil
}

func (i *importing) put(ctx context.Context, p place, c change) error {
	a, err := c.article()
	if err != nil {
		return err
	}
	before, err := i.store.head(ctx, p)
	if err != nil {
		return err
	}
	err = i.store.Put(ctx, c.Community, a)
	switch {
	case errors.Is(err, ErrConflict):
		i.There++
		return nil
	case err != nil:
		return err
	case i.added[p]: // its next revision
	case before.revision == 0:
		i.added[p] = true
		i.Added++
	default:
		i.Revised++
	}
	return nil
}
