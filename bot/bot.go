// Package bot is what Verbatim does, whoever asks: limits, claims, pacing, and the way from a question to an answer.
package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"verbatim/bot/answer"
	"verbatim/retrieval"
)

// A Library is a community's articles.
type Library interface {
	Find(ctx context.Context, community, question string) (retrieval.Evidence, error)
	Len(community string) int // how many there are
	// Said lists quotations. Errors: *retrieval.DayError, retrieval.ErrBackwards.
	Said(community string, w retrieval.Wish) (retrieval.Listing, error)
}

// A Keeper keeps what the bot must remember, as names and bytes, for all of its processes.
type Keeper interface {
	// Keep keeps a value for so long; Kept returns it, or retrieval.ErrNotFound. KeptIDs are those of a kind.
	Keep(ctx context.Context, community, kind, id string, value []byte, life time.Duration) error
	Kept(ctx context.Context, community, kind, id string) ([]byte, error)
	KeptIDs(ctx context.Context, community, kind string) ([]string, error)
	// Claim gives an event to whoever comes first; holder is the value of who has it. Done says that it is ended.
	Claim(ctx context.Context, community, event string, value []byte, deadline time.Time) (won bool, holder []byte, err error)
	Done(ctx context.Context, community, event string) error
	// Unfinished hands every claimed event past its deadline to end, each to one process.
	Unfinished(ctx context.Context, now time.Time, end func(community, event string, value []byte)) error
	// Count counts one more of a name, and returns how many that makes in the window, and when it ends.
	Count(ctx context.Context, community, name string, window time.Duration) (n int, reset time.Duration, err error)
}

// Limits keep one raid from emptying the operator's key. Zero is no limit.
type Limits struct {
	PerMember  int // questions of one member in an hour
	AtOnce     int // answers of this process at one time
	ModelCalls int // of one community in a day; beyond it, answers come from the evidence
}

// A Bot answers questions.
type Bot struct {
	lg       *slog.Logger
	library  Library
	keeper   Keeper // nil: nothing is claimed, counted or remembered
	answerer *answer.Answerer
	deadline time.Duration // of one answer
	limits   Limits
	counts   counts
	slots    chan struct{} // one for each answer under way; nil: no limit
}

// New returns a bot that answers within deadline. Without a keeper it has no limits.
func New(lg *slog.Logger, l Library, k Keeper, a *answer.Answerer, deadline time.Duration, limits Limits) *Bot {
	b := &Bot{lg: lg, library: l, keeper: k, answerer: a, deadline: deadline, limits: limits}
	if limits.AtOnce > 0 {
		b.slots = make(chan struct{}, limits.AtOnce)
	}
	return b
}

// MaxQuestion is the longest question, in characters: half a Discord message.
const MaxQuestion = 1000

// Errors that the asker can mend.
var (
	ErrNoQuestion  = errors.New("no question")
	ErrTooLong     = fmt.Errorf("question longer than %d characters", MaxQuestion)
	ErrNotReadable = errors.New("question is not UTF-8")
	ErrNoArticles  = errors.New("no articles yet")
	ErrClaimed     = errors.New("the event is being answered already")
	ErrBusy        = errors.New("too many answers at once")
)

// A LimitError says that a member has asked as often as they may for now.
type LimitError struct {
	Most  int           // questions in an hour
	Reset time.Duration // until they may ask again
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("limit of %d questions an hour, for another %s", e.Most, e.Reset.Round(time.Second))
}

// A Question is one that somebody asked.
type Question struct {
	ID        string // of the event that asked it: answered once
	Community string
	Member    string
	Text      string
	Route     []byte // where the answer goes, for whichever process has to end it
}

// A Reply is where an answer is shown: one message that is edited in place.
type Reply interface {
	// Show shows the answer as it stands; last says that nothing follows. It is called by one goroutine at a time, at
	// most every 1.2 seconds.
	Show(ctx context.Context, a answer.Answer, last bool) error
	// Fail shows what went wrong in the answer's place.
	Fail(ctx context.Context, err error) error
}
