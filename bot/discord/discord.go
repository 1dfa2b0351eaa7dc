// Package discord is the bot in Discord: it takes commands, buttons, forms and mentions from the gateway, and shows
// answers through the REST API.
package discord

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot"
)

// An Attacher fetches a file that somebody attached to a message, from Discord's hosts alone. Its errors have a Reason.
type Attacher interface {
	Attachment(ctx context.Context, url string) ([]byte, error)
}

// A Config is what the operator decides.
type Config struct {
	Token          string // the bot's
	APIURL         string // http or https, host and port of another API in the place of https://discord.com; "" for Discord's
	MessageContent bool   // the privileged intent is granted: replies reach the bot without a mention, too
	Attachments    Attacher
	Online         func()        // is called each time that the bot has come online; nil for nothing
	Grace          time.Duration // how long what is under way may take to end, once Run is told to; 20 s where it is zero
}

// Errors of Run that trying again doesn't mend.
var (
	ErrAddress = errors.New("the API's address is no http:// or https:// address")
	ErrToken   = errors.New("the token is refused")
	ErrIntents = errors.New("the intent to read messages is refused")
	ErrAway    = errors.New("the API doesn't answer") // of Check alone: Run tries again
)

// A Bot is one process of the bot in Discord.
type Bot struct {
	lg       *slog.Logger
	config   Config
	bot      *bot.Bot
	articles bot.Articles
	keeper   bot.Keeper
	rest     *rest
	session  *discordgo.Session
	dropped  chan struct{} // the gateway's connection ended
	handlers map[string]handler
	pace     pacer

	app, self string // ids of the application and of its user; set before the gateway opens

	work    context.Context // of all that is under way
	running sync.WaitGroup

	mu       sync.Mutex
	stopping bool
	seen     recent
	underway map[string]bool // ids of events
}

// New returns a bot that answers in every server that invites it. Run lets it.
func New(lg *slog.Logger, c Config, b *bot.Bot, articles bot.Articles, keeper bot.Keeper) *Bot {
	d := &Bot{
		lg: lg, config: c, bot: b, articles: articles, keeper: keeper,
		dropped: make(chan struct{}, 1), underway: make(map[string]bool),
	}
	d.handlers = d.table()
	return d
}

// grace is how long what is under way may take to end, once the bot is told to stop; then it has farewell to say that it
// won't.
const (
	grace    = 20 * time.Second
	farewell = 8 * time.Second
)

// errStopping is why work is cut short.
var errStopping = errors.New("the bot is stopping")

// Run answers until ctx ends. Then it takes nothing new, leaves the gateway, and lets what is under way end or say that
// it won't. Errors: ErrAddress, ErrToken, ErrIntents, and what Discord says of commands that it refuses.
func (b *Bot) Run(ctx context.Context) error {
	work, cut := context.WithCancelCause(context.WithoutCancel(ctx))
	b.work = work
	defer cut(errStopping)
	if err := b.prepare(ctx); err != nil {
		return unlessEnded(ctx, err)
	}
	sweeping, still := context.WithCancel(ctx)
	var sweeper sync.WaitGroup
	sweeper.Go(func() { b.sweep(sweeping) })
	err := b.listen(ctx)

	b.mu.Lock()
	b.stopping = true
	b.mu.Unlock()
	still()
	_ = b.session.Close() // it is gone either way
	sweeper.Wait()
	timer := time.AfterFunc(cmp.Or(b.config.Grace, grace), func() { cut(errStopping) })
	b.running.Wait()
	timer.Stop()
	return unlessEnded(ctx, err)
}

// unlessEnded is nil where the context ended: that is how Run ends.
func unlessEnded(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// prepare learns who the bot is, and registers its commands.
func (b *Bot) prepare(ctx context.Context) error {
	client, err := newClient(b.config.APIURL)
	if err != nil {
		return err
	}
	b.rest = &rest{lg: b.lg, client: client, token: b.config.Token}
	if b.session, err = b.newSession(ctx, client); err != nil {
		return err
	}
	app, err := persist(ctx, b.lg, b.rest.application)
	if err != nil {
		return asToken(err)
	}
	b.app, b.self = app.ID, app.Bot.ID
	_, err = persist(ctx, b.lg, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, b.rest.register(ctx, b.app, commands())
	})
	return err
}

// asToken is ErrToken where that is what is wrong.
func asToken(err error) error {
	var r *refusal
	if errors.As(err, &r) && r.Status == 401 {
		return fmt.Errorf("%w: %w", ErrToken, err)
	}
	return err
}

// persist calls until Discord answers.
func persist[T any](ctx context.Context, lg *slog.Logger, call func(context.Context) (T, error)) (T, error) {
	for wait := firstWait; ; wait = min(2*wait, lastWait) {
		v, err := call(ctx)
		if err == nil || !failure(err) || ctx.Err() != nil {
			return v, err
		}
		lg.Warn("Discord doesn't answer", "err", err, "again in", wait)
		if err := sleep(ctx, wait); err != nil {
			return v, err
		}
	}
}

// begin starts work on an event in a goroutine of its own, unless it is known already or the bot is stopping.
func (b *Bot) begin(id string, do func(context.Context)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.stopping || !b.seen.first(id) {
		return
	}
	b.underway[id] = true
	b.running.Go(func() {
		defer b.end(id)
		do(b.work)
	})
}

func (b *Bot) end(id string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.underway, id)
}

// isUnderway reports whether this process works on an event.
func (b *Bot) isUnderway(id string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.underway[id]
}

// isStopping reports whether work was cut short by the end of the process.
func isStopping(ctx context.Context) bool { return errors.Is(context.Cause(ctx), errStopping) }
