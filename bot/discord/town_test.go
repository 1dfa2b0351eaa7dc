package discord_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"verbatim/bot"
	"verbatim/bot/answer"
	"verbatim/bot/demo"
	"verbatim/bot/discord"
	"verbatim/bot/discord/discordtest"
	"verbatim/bot/llm"
	"verbatim/bot/llm/llmtest"
	"verbatim/retrieval"
	"verbatim/retrieval/extract"
	"verbatim/retrieval/library"
	"verbatim/retrieval/store"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestMain lets more tests run at once than there are processors: they wait most of the time, a second each for the
// library to leave the gateway.
func TestMain(m *testing.M) {
	flag.Parse()
	if err := flag.Set("test.parallel", "16"); err != nil {
		panic(err)
	}
	m.Run()
}

// A town is a server whose members and moderator meet the bot.
type town struct {
	*discordtest.Discord
	t        *testing.T
	guild    *discordtest.Guild
	general  *discordtest.Channel
	sam, kim *discordtest.Member
	mod      *discordtest.Member
	lib      *library.Library
	store    *store.Store
	pages    map[string]string // what links lead to
	log      *record
	bot      *discord.Bot // that came last
	story    strings.Builder
}

// A record is a log that a test reads.
type record struct {
	mu   sync.Mutex
	more *sync.Cond
	b    bytes.Buffer
}

func newRecord() *record {
	r := &record{}
	r.more = sync.NewCond(&r.mu)
	return r
}

func (r *record) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	defer r.more.Broadcast()
	return r.b.Write(p)
}

// holds waits until the log holds words, for at most 30 seconds.
func (r *record) holds(words string) bool { return r.counts(words, 1) }

// counts waits until the log holds words so many times, for at most 30 seconds.
func (r *record) counts(words string, n int) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	late := time.AfterFunc(30*time.Second, r.more.Broadcast)
	defer late.Stop()
	for end := time.Now().Add(30 * time.Second); strings.Count(r.b.String(), words) < n; r.more.Wait() {
		if !time.Now().Before(end) {
			return false
		}
	}
	return true
}

func (r *record) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.b.String()
}

// found opens a town whose bot isn't there yet.
func found(t *testing.T) *town {
	t.Helper()
	d := discordtest.Start()
	t.Cleanup(d.Close)
	w := &town{Discord: d, t: t, guild: d.Guild("Gannerby"), pages: make(map[string]string), log: newRecord()}
	w.general = w.guild.Channel("general")
	w.sam, w.kim = w.guild.Member("sam"), w.guild.Member("kim")
	w.mod = w.guild.Member("mod", discordtest.ManageMessages)
	lg := slog.New(slog.NewTextHandler(w.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	var err error
	if w.store, err = store.Open(t.Context(), lg, t.TempDir()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.store.Close() })
	w.lib = library.New(lg, w.store)
	return w
}

// cover adds the sample coverage.
func (w *town) cover() *town {
	w.t.Helper()
	data, err := fs.ReadFile(demo.Coverage(), "articles.jsonl")
	if err != nil {
		w.t.Fatal(err)
	}
	entries, err := extract.Manifest(bytes.NewReader(data))
	if err != nil {
		w.t.Fatal(err)
	}
	for _, e := range entries {
		if e.Corrects != "" {
			continue
		}
		words, err := fs.ReadFile(demo.Coverage(), e.Doc+".txt")
		if err != nil {
			w.t.Fatal(err)
		}
		if _, err := w.AddFile(w.t.Context(), w.guild.ID, "mod", e.Doc+".txt", words, e.Facts); err != nil {
			w.t.Fatal(err)
		}
	}
	return w
}

// A setting changes how a bot is started.
type setting struct {
	model  answer.Model
	limits bot.Limits
	keeper bot.Keeper
	config discord.Config
	answer time.Duration // its deadline
	shelf  bot.Articles
	finder bot.Library
}

// open lets a process of the bot come, and returns what ends it and reports how it ended.
func (w *town) open(change ...func(*setting)) (leave func() error) {
	w.t.Helper()
	lg := slog.New(slog.NewTextHandler(w.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	s := setting{answer: 20 * time.Second, keeper: w.store, shelf: w, finder: w.lib, config: discord.Config{Token: w.Token, APIURL: w.URL, Attachments: w}}
	for _, c := range change {
		c(&s)
	}
	b := bot.New(lg, s.finder, s.keeper, answer.New(lg, s.model), s.answer, s.limits)
	ctx, cancel := context.WithCancel(w.t.Context())
	ended := make(chan error, 1)
	identified := w.Count(discordtest.Identified)
	w.bot = discord.New(lg, s.config, b, s.shelf, s.keeper)
	go func() { ended <- w.bot.Run(ctx) }()
	if err := w.Wait(discordtest.Identified, identified+1); err != nil {
		cancel()
		w.t.Fatalf("%v; ended with %v; log:\n%s", err, <-ended, w.log)
	}
	var once sync.Once
	var err error
	leave = func() error {
		once.Do(func() { cancel(); err = <-ended })
		return err
	}
	w.t.Cleanup(func() {
		if err := leave(); err != nil {
			w.t.Errorf("the bot ended with %v", err)
		}
	})
	return leave
}

// The town is bot.Articles: a library with pages and files.

func (w *town) Add(ctx context.Context, community, by string, d retrieval.Draft) (retrieval.Added, error) {
	return w.lib.Add(ctx, community, by, d)
}

func (w *town) AddLink(ctx context.Context, community, by, url string) (retrieval.Added, error) {
	page, ok := w.pages[url]
	switch {
	case !ok:
		return retrieval.Added{}, reason("missing")
	case page == "panic":
		panic("a page that nobody thought of")
	case !strings.HasPrefix(page, "<"):
		return retrieval.Added{}, reason(page)
	}
	d, err := extract.HTML([]byte(page), url)
	if err != nil {
		return retrieval.Added{}, reason(extract.KindOf(err))
	}
	return w.lib.Add(ctx, community, by, d)
}

func (w *town) AddFile(ctx context.Context, community, by, name string, data []byte, known retrieval.Facts) (retrieval.Added, error) {
	d, err := extract.File(name, data, known)
	if err != nil {
		return retrieval.Added{}, reason(extract.KindOf(err))
	}
	return w.lib.Add(ctx, community, by, d)
}

func (w *town) Correct(ctx context.Context, community, by, id string, f retrieval.Facts) (retrieval.Added, error) {
	return w.lib.Correct(ctx, community, by, id, f)
}

func (w *town) Remove(ctx context.Context, community, id string) (*retrieval.Article, error) {
	return w.lib.Remove(ctx, community, id)
}

func (w *town) Undo(ctx context.Context, community, id string) (*retrieval.Article, error) {
	return w.lib.Undo(ctx, community, id)
}

func (w *town) Article(community, id string) (*retrieval.Article, error) {
	return w.lib.Article(community, id)
}

func (w *town) Find(ctx context.Context, community, question string) (retrieval.Evidence, error) {
	return w.lib.Find(ctx, community, question)
}

func (w *town) Articles(community string) []*retrieval.Article { return w.lib.Articles(community) }
func (w *town) Outlets(community string) []string              { return w.lib.Outlets(community) }

// reason is an error that says why in one word.
type reason string

func (r reason) Error() string  { return string(r) }
func (r reason) Reason() string { return string(r) }

func (w *town) Attachment(ctx context.Context, url string) ([]byte, error) {
	if !strings.HasPrefix(url, w.URL+"/attachments/") {
		return nil, reason("elsewhere")
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

// model starts a model that follows a script.
func model(t *testing.T, script string) answer.Model {
	t.Helper()
	turns, err := llmtest.Parse(script)
	if err != nil {
		t.Fatal(err)
	}
	s := llmtest.Start(turns...)
	t.Cleanup(s.Close)
	return llm.New(slog.New(slog.DiscardHandler), llm.Config{BaseURL: s.URL, Model: llmtest.Model, IdleTimeout: 10 * time.Second})
}

// must is v, or the test's end.
func must[T any](v T, err error) func(*town) T {
	return func(w *town) T {
		w.t.Helper()
		if err != nil {
			w.t.Fatalf("%v; log:\n%s", err, w.log)
		}
		return v
	}
}

// ask uses /ask and returns the finished answer.
func (w *town) ask(who *discordtest.Member, question string, more ...discordtest.Value) discordtest.Message {
	w.t.Helper()
	seen := must(who.Slash(w.general, "ask", append([]discordtest.Value{discordtest.With("question", question)}, more...)...))(w)
	return w.whole(who, seen.Message)
}

// whole waits until an answer is complete.
func (w *town) whole(who *discordtest.Member, m discordtest.Message) discordtest.Message {
	w.t.Helper()
	return must(who.Until(m, func(m discordtest.Message) bool {
		return !m.Thinking && !strings.Contains(m.Content, "Writing…") && !strings.Contains(m.Content, "Reading ")
	}))(w)
}

// click presses a button and returns the message that shows then.
func (w *town) click(who *discordtest.Member, on discordtest.Message, label string) discordtest.Message {
	w.t.Helper()
	return w.whole(who, must(who.Click(on, label))(w).Message)
}

// slash uses a command and returns the message that shows then.
func (w *town) slash(who *discordtest.Member, command string, values ...discordtest.Value) discordtest.Message {
	w.t.Helper()
	return w.whole(who, must(who.Slash(w.general, command, values...))(w).Message)
}

// tell adds to the story that the golden file holds.
func (w *town) tell(what string, seen ...any) {
	w.story.WriteString("== " + what + "\n")
	for _, s := range seen {
		switch s := s.(type) {
		case discordtest.Message:
			w.story.WriteString(s.String())
		case *discordtest.Modal:
			w.story.WriteString(s.String())
		case string:
			w.story.WriteString(strings.TrimRight(s, "\n") + "\n")
		}
	}
	w.story.WriteString("\n")
}

// What differs from run to run is named in golden files.
var (
	ids      = regexp.MustCompile(`\b\d{17,20}\b`)
	changing = strings.NewReplacer(time.Now().UTC().Format("2 Jan 2006"), "TODAY")
)

// golden compares the story with a file.
func (w *town) golden(name string) {
	w.t.Helper()
	file := filepath.Join("testdata", name+".txt")
	got := changing.Replace(ids.ReplaceAllString(w.story.String(), "ID"))
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			w.t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			w.t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		w.t.Fatalf("no %s: run with -update", file)
	}
	if diff := cmp.Diff(string(want), got); err != nil || diff != "" {
		w.t.Errorf("%s (-want +got), %v:\n%s", file, err, diff)
	}
}

// quiet holds that nothing that was ever sent could have notified anybody, and that no secret stands in the log.
func (w *town) quiet() {
	w.t.Helper()
	for _, r := range w.Requests("") {
		if !strings.Contains(string(r.Body), `"content"`) {
			continue
		}
		var sent struct {
			Data    json.RawMessage
			Allowed json.RawMessage `json:"allowed_mentions"`
		}
		if err := json.Unmarshal(r.Body, &sent); err != nil {
			w.t.Fatal(err)
		}
		if sent.Data != nil {
			if err := json.Unmarshal(sent.Data, &sent); err != nil {
				w.t.Fatal(err)
			}
		}
		if string(sent.Allowed) != `{"parse":[]}` {
			w.t.Errorf("%s %s allows mentions: %s", r.Method, r.Path, sent.Allowed)
		}
	}
	for _, secret := range []string{w.Token, "token-"} {
		if strings.Contains(w.log.String(), secret) {
			w.t.Errorf("the log holds %q:\n%s", secret, w.log)
		}
	}
}
