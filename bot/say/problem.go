package say

// Problems that arise in Discord itself; the others are named by who meets them.
const (
	NoneYet     = "none-yet"
	Unasked     = "unasked"
	LongAsked   = "long-asked"
	Unreadable  = "unreadable"
	Elsewhere   = "direct-message"
	Often       = "often"
	Crowded     = "crowded"
	Unavailable = "unavailable"
	Panicked    = "panicked"
	Ended       = "ended"
	Expired     = "expired"
	Gone        = "gone"
	NotYours    = "not-yours"
	NoLinks     = "no-links"
	ManyLinks   = "many-links"
	NoDay       = "no-day"
	Backwards   = "backwards"
)

// Problem says in Discord what is wrong and what to do: of what arises there, and of why something is no article.
func Problem(kind string) string {
	if s, ok := problems[kind]; ok {
		return s
	}
	if s, ok := noArticle[kind]; ok {
		return s
	}
	return "Something went wrong. Try again in a minute; if it stays like this, tell a moderator."
}

// Pasteable reports whether an article that can't be read where it is may still be pasted.
func Pasteable(kind string) bool {
	_, ok := noArticle[kind]
	return ok
}

var problems = map[string]string{
	NoneYet:     "There are no articles here yet. A moderator adds some with `/article add`.",
	Unasked:     "There is no question. Ask one, like: What did … say about …?",
	LongAsked:   "The question is longer than 1,000 characters. Ask a shorter one.",
	Unreadable:  "The question can't be read as text. Type it again.",
	Elsewhere:   "Articles belong to a server. Ask in a channel of that server, with `/ask`.",
	Often:       "You have asked much in this hour. Ask again later.",
	Crowded:     "Too many questions are being answered at once. Ask again in a minute.",
	Unavailable: "The articles can't be changed right now, because their store doesn't answer. Questions are still answered. Try again in a few minutes.",
	Panicked:    "A mistake in the bot stopped this. Tell its operator the number of the request.",
	Ended:       "The bot was stopped before this was answered. Ask again.",
	Expired:     "This is too old to work. Use the command again.",
	Gone:        "There is no such article any more. See what there is with `/article list`.",
	NotYours:    "Only who asked and moderators can do that.",
	NoLinks:     "There is nothing to add: no link, no file, no text.",
	NoDay:       "A day can't be read. Write `since` and `until` like 2026-03-01, 1 March 2026, March 2026, 2026, yesterday or last week.",
	Backwards:   NoDays,
	ManyLinks:   "More than 20 links at once are too many. Add them in parts.",
}
