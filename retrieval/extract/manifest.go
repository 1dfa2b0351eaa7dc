package extract

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"verbatim/retrieval"
)

// An Entry is what a manifest knows of one file.
type Entry struct {
	Doc      string // the file's name without its ending
	Corrects string // the Doc whose article this is the next revision of; "" if none
	retrieval.Facts
}

// A LineError is a line of a manifest that can't be read. Numbers count from 1.
type LineError struct {
	Line int
	Err  error
}

func (e *LineError) Error() string { return fmt.Sprintf("manifest line %d: %v", e.Line, e.Err) }

func (e *LineError) Unwrap() error { return e.Err }

// maxLine is the longest line of a manifest, in bytes: far more than facts need.
const maxLine = 256 << 10

// Manifest reads what is known of a folder's files, a JSON line each, as
//
//	{"doc":"ferry","title":"…","outlet":"…","published":"2024-03-05","author":"…","url":"…","corrects":"…"}
//
// where all but doc may be null or missing. Unknown keys and blank lines are ignored. The URLs are claims: nobody fetched
// them. Entries stand in the order of their lines. An error is a *LineError or the reader's own.
func Manifest(r io.Reader) ([]Entry, error) {
	var entries []Entry
	known := make(map[string]bool)
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	n := 0
	for lines.Scan() {
		n++
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), byteOrderMark))
		if line == "" {
			continue
		}
		e, err := entry(line)
		if err == nil && known[e.Doc] {
			err = fmt.Errorf("doc %q stands there twice", e.Doc)
		}
		if err != nil {
			return nil, &LineError{n, err}
		}
		known[e.Doc] = true
		entries = append(entries, e)
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return nil, &LineError{n + 1, fmt.Errorf("longer than %d bytes", maxLine)}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read manifest: %w", err)
	}
	return entries, nil
}

func entry(line string) (Entry, error) {
	var l struct{ Doc, Title, Outlet, Published, Author, URL, Corrects string }
	if err := json.Unmarshal([]byte(line), &l); err != nil {
		return Entry{}, err
	}
	if l.Doc == "" {
		return Entry{}, errors.New("no doc")
	}
	e := Entry{Doc: l.Doc, Corrects: l.Corrects, Facts: retrieval.Facts{
		Title:  oneLine(l.Title, maxTitle),
		Outlet: oneLine(l.Outlet, maxName),
		Author: oneLine(l.Author, maxName),
	}}
	var err error
	if e.Published, err = published(l.Published); err != nil {
		return Entry{}, err
	}
	if l.URL != "" {
		var ok bool
		if e.URL, ok = Canonical(l.URL); !ok {
			return Entry{}, fmt.Errorf("url %q is no web address", l.URL)
		}
		e.Claimed = true
	}
	return e, nil
}

// published reads a day or a moment; a year or a month alone is none.
func published(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	t, ok := moment(s)
	if !ok {
		return time.Time{}, fmt.Errorf("published %q is no day: write it as 2024-03-05", s)
	}
	return t, nil
}
