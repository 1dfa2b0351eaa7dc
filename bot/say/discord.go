package say

import (
	"fmt"
	"strings"
	"time"
)

// Labels of buttons.
const (
	ButtonSources  = "Sources"
	ButtonAsk      = "Ask more"
	ButtonMore     = "More"
	ButtonWrong    = "Wrong?"
	ButtonDelete   = "Delete"
	ButtonPrevious = "Previous"
	ButtonNext     = "Next"
	ButtonRemove   = "Remove"
	ButtonKeep     = "Keep"
	ButtonUndo     = "Undo"
)

// Words of Discord's messages.
const (
	Writing       = "Writing…"
	NothingProven = Unanswered + " Sources shows what was withheld."
	LongAnswer    = "The answer is too long for this place: see More."
	Untitled      = "the article"
	AQuotation    = "(a quotation)"
	TypedText     = "the text"
	NotAdded      = "Not added"
	TheAnswer     = "the answer"
	ItsText       = "The text:"

	HowToPaste     = "To paste a text: `/article add` alone, or **Apps → Add as article** on the message that has it."
	EverybodyReads = "Everybody in this server can now read what was added, through the bot. To take it back: `/article remove`"
	NotAllShown    = "The rest of the article is kept too, but not shown here."
	RemoveAsk      = "Remove this article? Answers will no longer quote it."
	RemovedUndo    = "Removed. Undo brings it back for 10 minutes."
	NoReports      = "Nobody has reported an answer."
)

// Reading says that an answer is under way.
func Reading(articles int) string {
	if articles == 0 {
		return "Reading…"
	}
	return "Reading " + Count(articles, "article", "articles") + "…"
}

// HeldBack counts the sentences of a model that were not shown.
func HeldBack(n int) string { return Count(n, "sentence", "sentences") + " withheld" }

// AndMore says how many of a list are not shown.
func AndMore(n int) string { return "and " + count(n) + " more" }

// Request names a request by the id that the log has.
func Request(id string) string { return "Request " + id }

// ListPage is the head of a page of a list of articles.
func ListPage(articles, page, pages int) string {
	if pages == 1 {
		return Count(articles, "article", "articles")
	}
	return fmt.Sprintf("%s, page %d of %d", Count(articles, "article", "articles"), page, pages)
}

// Revision says which revision of an article is kept, and since when.
func Revision(revision int, added time.Time) string {
	if added.IsZero() {
		return fmt.Sprintf("Revision %d", revision)
	}
	return fmt.Sprintf("Revision %d, added %s", revision, added.UTC().Format("2 Jan 2006"))
}

// WrittenBy names the model that wrote an answer.
func WrittenBy(model string) string {
	return "Sentences by " + model + ", each checked against the articles; quotations are cut from them."
}

// Understood says what a question was understood as: about whom or what, of which outlet, and from which days, "" or zero
// where it doesn't say.
func Understood(speaker, about, outlet string, since, until time.Time) string {
	var b strings.Builder
	b.WriteString("Understood: ")
	if speaker == "" && about == "" {
		b.WriteString("the question's own words")
	} else {
		b.WriteString(what(speaker, about))
	}
	return b.String() + within(outlet, since, until) + "."
}

// Rule says what a withheld sentence failed.
func Rule(rule string) string {
	if s, ok := rules[rule]; ok {
		return s
	}
	return "isn't proven by the articles."
}

var rules = map[string]string{
	"quote":          "has words between quotation marks that its source doesn't have.",
	"speaker":        "gives words to somebody who didn't say them.",
	"source-unknown": "cites an article that wasn't found.",
	"source-missing": "cites no article.",
	"name":           "has a name that its source doesn't have.",
	"number":         "has a number that its source doesn't have.",
	"ungrounded":     "says what its source is not about.",
	"leans":          "can't be understood without another sentence that was withheld.",
}

// Help says what the bot does, and how.
const Help = "**Verbatim** answers questions from the articles that this server's moderators added. Quotations are cut from the articles, byte for byte; what no article covers, it doesn't answer.\n" +
	"\n" +
	"**Ask**\n" +
	"- `/ask` with your question; `private` shows the answer to you alone\n" +
	"- mention the bot with your question\n" +
	"- **Ask more** under an answer goes on from there\n" +
	"- **Sources** shows the words in their place, and what was withheld\n" +
	"- `/quotes` lists who said what, newest first\n" +
	"\n" +
	"**For moderators**\n" +
	"- `/article add` with links, a file or pasted text\n" +
	"- **Apps → Add as article** on a message: its text, files and links\n" +
	"- `/article list`, `show`, `correct`, `remove`, `search`, `reports`\n" +
	"\n" +
	"-# What is kept, and how long: `/privacy`"

// Privacy says what is kept, and how long.
const Privacy = "**What is kept**\n" +
	"- the articles that moderators add, until they remove them\n" +
	"- each question, its answer, who asked and where, for 30 days: so that Sources, More, Wrong? and Delete work\n" +
	"- what each list of quotations was asked for, and by whom, for 30 days: so that Next and Previous work\n" +
	"- what you write under Wrong?, for 30 days: this server's moderators read it\n" +
	"\n" +
	"**Who sees it**\n" +
	"- a question and the articles found for it go to the language model that this bot's operator chose, if there is one\n" +
	"- nothing goes to another server; logs hold no text of messages\n" +
	"\n" +
	"**Delete** under Sources takes an answer away, for its asker and for moderators."
