package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rank says how far right a package stands: it may import what stands strictly left of it, in its own chain. A new
// package is a line here: that is its review.
var rank = map[string]int{
	"retrieval/text": 1, "bot/say": 1, "config": 1,
	"retrieval/quote/lexicon": 2,
	"retrieval/quote/marks":   3,
	"retrieval/quote/parse":   4,
	"retrieval/web":           5, "retrieval/passage": 5, "retrieval/quote": 5, "prompts": 5,
	"retrieval":      6,
	"retrieval/told": 7,

	// One chain finds …
	"retrieval/extract": 14, "retrieval/people": 14,
	"retrieval/understand": 15, "retrieval/rank": 15,
	"retrieval/index": 16, "retrieval/store": 16,
	"retrieval/library": 17,

	// … the other answers.
	"bot/answer": 24, "bot/llm": 24,
	"bot":        25,
	"bot/render": 26,
	"bot/demo":   27, "bot/discord": 27,

	// Only cli wires: it may import everything, and it alone reads the settings.
	"bot/cli": 38,
	".":       39,
}

// chain is 1 for the packages that find, 2 for those that answer, 0 for what both build on, 3 for what uses all.
func chain(pkg string) int { return rank[pkg] / 10 }

func mayImport(from, to string) bool {
	if to == "config" {
		return from == "bot/cli"
	}
	if rank[to] >= rank[from] {
		return false
	}
	return chain(from) == 3 || chain(to) == 0 || chain(to) == chain(from)
}

// only says where a library lives: its types go no further.
var only = map[string]string{
	"github.com/redis/go-redis/v9":           "retrieval/store",
	"github.com/alicebob/miniredis/v2":       "retrieval/store",
	"github.com/sashabaranov/go-openai":      "bot/llm",
	"github.com/bwmarrin/discordgo":          "bot/discord",
	"github.com/markusmobius/go-trafilatura": "retrieval/extract",
	"github.com/alecthomas/kong":             "bot/cli",
}

// sealers may make articles with text: nobody else can bring words in that no article has.
var sealers = []string{"retrieval", "retrieval/library", "retrieval/store"}

// starters may start goroutines that outlive a call; each waits for its own.
var starters = []string{"bot/cli", "bot/discord"}

// joined may start goroutines that are joined before the call returns.
var joined = []string{"retrieval/store", "bot/llm", "bot"}

// carriers may make what carries requests of HTTP. Anybody else could hand retrieval/web a transport that reaches private
// addresses: outside tests it builds its own, which doesn't.
var carriers = []string{"retrieval/web", "bot/llm", "bot/discord"}

// A source is a parsed Go file of the module.
type source struct {
	path string // slashes, relative to the module
	pkg  string // the folder
	file *ast.File
}

func (s source) test() bool {
	return strings.HasSuffix(s.path, "_test.go") || strings.HasSuffix(s.pkg, "test")
}

func (s source) imports(pkg string) bool {
	return slices.ContainsFunc(s.file.Imports, func(i *ast.ImportSpec) bool { return i.Path.Value == strconv.Quote(pkg) })
}

func sources(t *testing.T) (*token.FileSet, []source) {
	t.Helper()
	fset := token.NewFileSet()
	var all []source
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && p != "." && (strings.HasPrefix(d.Name(), ".") || strings.HasPrefix(d.Name(), "_") || d.Name() == "testdata" || nested(p)) {
			return fs.SkipDir
		}
		if !strings.HasSuffix(p, ".go") {
			return nil
		}
		f, err := parser.ParseFile(fset, p, nil, parser.ParseComments)
		p = filepath.ToSlash(p)
		all = append(all, source{p, path.Dir(p), f})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return fset, all
}

// nested reports whether a folder is a module of its own.
func nested(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil
}

func TestLayers(t *testing.T) {
	_, all := sources(t)
	for _, s := range all {
		if s.test() {
			continue
		}
		if rank[s.pkg] == 0 {
			t.Errorf("%s: package %s has no place in the table of layers", s.path, s.pkg)
		}
		for _, spec := range s.file.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			if to, ok := strings.CutPrefix(imported, "verbatim/"); ok && !mayImport(s.pkg, to) {
				t.Errorf("%s imports %s, which doesn't stand left of it", s.path, to)
			}
			for lib, home := range only {
				if (imported == lib || strings.HasPrefix(imported, lib+"/")) && s.pkg != home {
					t.Errorf("%s imports %s, which lives in %s alone", s.path, imported, home)
				}
			}
		}
	}
}

func TestPackageComments(t *testing.T) {
	_, all := sources(t)
	comments := make(map[string]int)
	for _, s := range all {
		if s.test() || s.file.Name.Name == "main" {
			continue
		}
		comments[s.pkg] += 0
		if s.file.Doc != nil {
			comments[s.pkg]++
			if !strings.HasPrefix(s.file.Doc.Text(), "Package "+s.file.Name.Name+" ") {
				t.Errorf("%s: the package comment doesn't start with its name", s.path)
			}
		}
	}
	for pkg, n := range comments {
		if n != 1 {
			t.Errorf("%s: %d package comments, want one", pkg, n)
		}
	}
}

func TestNoDrawers(t *testing.T) {
	_, all := sources(t)
	for _, s := range all {
		for _, drawer := range []string{"util", "utils", "common", "helpers", "misc", "base", "shared"} {
			if path.Base(s.pkg) == drawer || strings.TrimSuffix(path.Base(s.path), ".go") == drawer {
				t.Errorf("%s: name what it is about", s.path)
			}
		}
	}
}

// TestSealers holds that articles with text come only from those who keep them.
func TestSealers(t *testing.T) {
	eachCall(t, func(s source, at, on, name string) {
		if !s.test() && on == "retrieval" && (name == "Seal" || name == "Restore") && !slices.Contains(sealers, s.pkg) {
			t.Errorf("%s: only %v may seal an article", at, sealers)
		}
	})
}

// TestNoSleeping holds that nothing waits for time to pass: tests wait for events. In a bubble of testing/synctest time
// passes by itself.
func TestNoSleeping(t *testing.T) {
	eachCall(t, func(s source, at, on, name string) {
		if on == "time" && name == "Sleep" && !s.imports("testing/synctest") {
			t.Errorf("%s sleeps: wait for the event, with a ceiling", at)
		}
	})
}

func eachCall(t *testing.T, f func(s source, at, on, name string)) {
	t.Helper()
	fset, all := sources(t)
	for _, s := range all {
		ast.Inspect(s.file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if sel, ok := call.Fun.(*ast.SelectorExpr); ok {
				if x, ok := sel.X.(*ast.Ident); ok {
					f(s, fset.Position(call.Pos()).String(), x.Name, sel.Sel.Name)
				}
			}
			return true
		})
	}
}

func TestGoroutines(t *testing.T) {
	fset, all := sources(t)
	for _, s := range all {
		if s.test() || slices.Contains(starters, s.pkg) || slices.Contains(joined, s.pkg) {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if g, ok := n.(*ast.GoStmt); ok {
				t.Errorf("%s starts a goroutine, and has no owner for it", fset.Position(g.Pos()))
			}
			return true
		})
	}
}

func TestCarriers(t *testing.T) {
	fset, all := sources(t)
	made := []string{"Transport", "DefaultTransport", "NewFileTransport", "NewFileTransportFS"}
	for _, s := range all {
		if s.test() || slices.Contains(carriers, s.pkg) {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok && slices.Contains(made, sel.Sel.Name) {
				if x, ok := sel.X.(*ast.Ident); ok && x.Name == "http" {
					t.Errorf("%s makes a transport: only %v may", fset.Position(n.Pos()), carriers)
				}
			}
			return true
		})
	}
}

func TestNoInit(t *testing.T) {
	_, all := sources(t)
	for _, s := range all {
		for _, d := range s.file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s has an init: what a package needs goes in by its constructor", s.path)
			}
		}
	}
}

// TestReadmeMap holds that the README names every package, and no other.
func TestReadmeMap(t *testing.T) {
	b, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(b)
	for pkg := range rank {
		if pkg != "." && !strings.Contains(readme, "`"+pkg+"`") {
			t.Errorf("README.md doesn't name `%s`", pkg)
		}
		if _, err := os.Stat(filepath.FromSlash(pkg)); err != nil {
			t.Errorf("the table of layers: %v", err)
		}
	}
	for _, word := range strings.Fields(strings.NewReplacer("`", " ", ",", " ", "|", " ").Replace(readme)) {
		top, _, ok := strings.Cut(word, "/")
		if ok && (top == "retrieval" || top == "bot") {
			if _, err := os.Stat(filepath.FromSlash(strings.TrimRight(word, "./:;"))); err != nil {
				t.Errorf("README.md names %s, which isn't there", word)
			}
		}
	}
}
