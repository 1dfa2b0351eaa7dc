package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// A journal is the file of an embedded store: changes, a line each, in the order in which they were made. A change counts
// once its line is on the disk, whole. It is not safe for concurrent use.
type journal struct {
	f    *os.File
	size int64 // up to where the file is good
	torn error // why nothing can be appended any more
}

// openJournal opens or makes the file, for this user alone.
func openJournal(path string) (*journal, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syncFolder(path); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return &journal{f: f}, nil
}

// append writes a line, and returns when it will survive a loss of power. A line that can't be written, as on a full
// disk, leaves the file as it was.
func (j *journal) append(line []byte) error {
	if j.torn != nil {
		return j.torn
	}
	if _, err := j.f.WriteAt(line, j.size); err != nil {
		return errors.Join(fmt.Errorf("write file: %w", err), j.cut(j.size))
	}
	if err := j.f.Sync(); err != nil {
		// After that, the system may believe written what isn't: only opening the file anew tells what it holds.
		j.torn = fmt.Errorf("sync file: %w", err)
		return errors.Join(j.torn, j.cut(j.size))
	}
	j.size += int64(len(line))
	return nil
}

// cut makes the file end at size. Where that fails, nothing more is appended: what was to be cut might come back.
func (j *journal) cut(size int64) error {
	err := j.f.Truncate(size)
	if err == nil {
		err = j.f.Sync()
	}
	if err != nil {
		j.torn = fmt.Errorf("cut file to %d bytes: %w", size, err)
		return j.torn
	}
	j.size = size
	return nil
}

// syncFolder makes sure that the name of a file survives a loss of power.
func syncFolder(path string) error {
	d, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
