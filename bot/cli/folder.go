package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"

	"verbatim/retrieval"
	"verbatim/retrieval/extract"
	"verbatim/retrieval/library"
)

// manifestName is the file in a folder that tells what is known of the others.
const manifestName = "articles.jsonl"

// maxFile is the largest file that is read, in bytes: extract refuses what is larger.
const maxFile = 64 << 20

// A file is an article's file: what came out of it, or why nothing did.
type file struct {
	doc   string // its name without ending
	draft retrieval.Draft
	// corrects is the doc whose next revision it is.
	corrects string
	err      error
}

// readPath reads a file, a folder of .html and .txt files, or standard input ("-").
func (s *session) readPath(path string) ([]file, error) {
	if path == "-" {
		data, err := io.ReadAll(io.LimitReader(s.In, maxFile))
		if err != nil {
			return nil, fmt.Errorf("read standard input: %w", err)
		}
		d, err := extract.File("", data, retrieval.Facts{})
		return []file{{doc: "-", draft: d, err: err}}, nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return readFolder(s.ctx, os.DirFS(path))
	}
	return readNamed(s.ctx, os.DirFS(filepath.Dir(path)), []string{filepath.Base(path)})
}

// readFolder reads the articles of a folder, those that correct another behind it.
func readFolder(ctx context.Context, dir fs.FS) ([]file, error) {
	entries, err := fs.ReadDir(dir, ".")
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		switch strings.ToLower(filepath.Ext(e.Name())) {
		case ".txt", ".html", ".htm":
			if !e.IsDir() {
				names = append(names, e.Name())
			}
		}
	}
	if len(names) == 0 {
		return nil, errNoFiles
	}
	return readNamed(ctx, dir, names)
}

var errNoFiles = errors.New("no .html or .txt file in the folder")

// readNamed reads files of one folder, on all processors, with what its manifest knows of them.
func readNamed(ctx context.Context, dir fs.FS, names []string) ([]file, error) {
	known, err := readManifest(dir)
	if err != nil {
		return nil, err
	}
	files := make([]file, len(names))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		g.Go(func() error {
			doc := strings.TrimSuffix(name, filepath.Ext(name))
			e := known[doc]
			files[i] = file{doc: doc, corrects: e.Corrects}
			data, err := readFile(dir, name)
			if err == nil {
				files[i].draft, err = extract.File(name, data, e.Facts)
			}
			files[i].err = err
			return ctx.Err()
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	return inOrder(files), nil
}

func readFile(dir fs.FS, name string) ([]byte, error) {
	f, err := dir.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxFile))
}

func readManifest(dir fs.FS) (map[string]extract.Entry, error) {
	f, err := dir.Open(manifestName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	entries, err := extract.Manifest(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", manifestName, err)
	}
	known := make(map[string]extract.Entry, len(entries))
	for _, e := range entries {
		known[e.Doc] = e
	}
	return known, nil
}

// inOrder puts each file behind the one that it corrects, and leaves the order otherwise. Files that correct each
// other in a circle come last.
func inOrder(files []file) []file {
	var ordered []file
	there := make(map[string]bool)
	for _, f := range files {
		there[f.doc] = true
	}
	done := make(map[string]bool)
	for left := files; len(left) > 0; {
		var later []file
		for _, f := range left {
			if there[f.corrects] && !done[f.corrects] && f.corrects != f.doc {
				later = append(later, f)
				continue
			}
			ordered, done[f.doc] = append(ordered, f), true
		}
		if len(later) == len(left) {
			return append(ordered, later...)
		}
		left = later
	}
	return ordered
}

// A shelved is a library filled from files, and which file each article is.
type shelved struct {
	*library.Library
	docs map[string]string // article id → doc
}

// doc names an article: by its file or, where it came from none, by its id.
func (s shelved) doc(a *retrieval.Article) string {
	if d, ok := s.docs[a.ID]; ok {
		return d
	}
	return a.ID
}

// shelve adds files to a library. What is no article is left out, and said.
func (s *session) shelve(lib *library.Library, files []file) (shelved, error) {
	sh := shelved{lib, make(map[string]string, len(files))}
	ids := make(map[string]string, len(files)) // doc → article id
	for _, f := range files {
		if err := s.ctx.Err(); err != nil {
			return sh, err
		}
		added, err := s.addFile(lib, f, ids)
		if err != nil {
			s.lg.Warn("left out", "file", f.doc, "err", err)
			continue
		}
		sh.docs[added.Article.ID] = f.doc
	}
	if len(sh.docs) == 0 {
		return sh, errNoFiles
	}
	return sh, nil
}

// addFile adds one file's article; ids remembers which article each file became.
func (s *session) addFile(lib *library.Library, f file, ids map[string]string) (retrieval.Added, error) {
	if f.err != nil {
		return retrieval.Added{}, f.err
	}
	d := f.draft
	d.Corrects = ids[f.corrects]
	added, err := lib.Add(s.ctx, s.community, "", d)
	if err == nil {
		ids[f.doc] = added.Article.ID
	}
	return added, err
}

// fromFolder returns a library of a folder's articles alone.
func (s *session) fromFolder(dir string) (shelved, error) {
	files, err := s.readPath(dir)
	if err != nil {
		return shelved{}, err
	}
	return s.shelve(library.New(s.lg, nil), files)
}
