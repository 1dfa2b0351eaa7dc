package discord

import (
	"context"
	"errors"

	"verbatim/bot"
	"verbatim/bot/render"
	"verbatim/bot/say"
	"verbatim/retrieval"
)

// Errors that a member can mend.
var (
	errExpired  = errors.New("what the button belongs to is not kept any more")
	errNotYours = errors.New("issued to somebody else")
	errNoLinks  = errors.New("nothing to add")
	errMany     = errors.New("too many links at once")
)

// kinds are the sentences for errors.
var kinds = []struct {
	err  error
	kind string
}{
	{bot.ErrNoQuestion, say.Unasked},
	{bot.ErrTooLong, say.LongAsked},
	{bot.ErrNotReadable, say.Unreadable},
	{bot.ErrNoArticles, say.NoneYet},
	{bot.ErrBusy, say.Crowded},
	{retrieval.ErrUnavailable, say.Unavailable},
	{retrieval.ErrNotFound, say.Gone},
	{retrieval.ErrNoText, "empty"},
	{retrieval.ErrTooLong, "too-large"},
	{retrieval.ErrNotUTF8, "not-utf8"},
	{errExpired, say.Expired},
	{errNotYours, say.NotYours},
	{errNoLinks, say.NoLinks},
	{errMany, say.ManyLinks},
	{retrieval.ErrBackwards, say.Backwards},
}

// problem is the sentence for an error, and whether the fault is ours: then the sentence has the request's id.
func problem(ctx context.Context, id string, err error) (m render.Message, ours bool) {
	var p *bot.PanicError
	if errors.As(err, &p) {
		return render.Problem(say.Panicked, p.ID), true
	}
	if isStopping(ctx) {
		return render.Problem(say.Ended, ""), false
	}
	kind := kindOf(err)
	if kind == "" {
		return render.Problem("", id), true
	}
	return render.Problem(kind, ""), false
}

// kindOf is what say knows an error by; "" for a fault of ours.
func kindOf(err error) string {
	var limit *bot.LimitError
	var lost *retrieval.LostError
	var reason bot.Reasoner
	var noDay *retrieval.DayError
	switch {
	case errors.As(err, &noDay):
		return say.NoDay
	case errors.As(err, &limit):
		return say.Often
	case errors.As(err, &lost):
		return say.Unavailable
	case errors.As(err, &reason):
		return reason.Reason()
	}
	for _, k := range kinds {
		if errors.Is(err, k.err) {
			return k.kind
		}
	}
	return ""
}
