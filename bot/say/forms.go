package say

// Labels and hints of forms, at most 45 and 100 characters.
const (
	FormAdd   = "Add an article"
	FormWrong = "What is wrong?"

	FieldQuestion = "Question"
	FieldTitle    = "Title"
	FieldOutlet   = "Outlet"
	FieldDate     = "Date"
	FieldLink     = "Link"
	FieldText     = "Text"
	FieldWrong    = "What is wrong with this answer?"

	HintQuestion = "What did … say about …?"
	HintOutlet   = "The paper, agency or station that published it"
	HintDate     = "2024-03-05"
	HintLink     = "https://…"
	HintText     = "Longer than 4,000 characters? Post it, and use Apps → Add as article on each message."
	HintWrong    = "One sentence. This server's moderators read it."

	ButtonFinish  = "Finish"
	ButtonDiscard = "Discard"
)

// What moderators are told.
const (
	Faulty           = "faulty" // a problem that has no other name
	Reported         = "Thank you. This server's moderators can read it now."
	Deleted          = "The answer is deleted, and so is what was kept of it."
	Forgotten        = "What was kept of the answer is deleted. You alone see the answer itself: dismiss it."
	StaysThere       = "Nothing was removed."
	Discarded        = "The collected text is thrown away. Nothing was added."
	NoneFound        = "Nothing in the articles fits this. See all with `/article list`."
	NothingToCorrect = "Nothing to correct was given. Fill in at least one field besides the article."
	BadDay           = "The date can't be read. Write it like 2024-03-05."
	DateMissed       = "The date could not be read, so the article has none. Set it with `/article correct`, like 2024-03-05."
)

// Drafted says what was collected for an article, and how to go on.
func Drafted(messages, words int) string {
	return "Collected: " + Count(words, "word", "words") + " from " + Count(messages, "message", "messages") + ".\n" +
		"**More of the same article?** Use **Add as article** on its next message within 10 minutes.\n" +
		"**All there?** Press **Finish**. Until then nobody can read it through the bot."
}

// What commands and their options do, at most 100 characters.
const (
	AboutAsk      = "Ask about the articles of this server"
	AboutQuestion = "Like: What did … say about …?"
	AboutPrivate  = "Show the answer to you alone"
	AboutHelp     = "What this bot does, and how to ask it"
	AboutPrivacy  = "What is kept, how long, and who sees it"

	AboutArticle = "The articles that members can ask about"
	AboutAdd     = "Add articles by links or a file; with neither, a form opens for a text"
	AboutLinks   = "Up to 20 links, with spaces between them"
	AboutFile    = "A saved page (.html) or a text (.txt)"
	AboutList    = "List the articles"
	AboutShow    = "Show an article as the bot reads it"
	AboutWhich   = "Type a word of its title or outlet, or its id"
	AboutCorrect = "Correct what is known of an article"
	AboutTitle   = "The right title"
	AboutOutlet  = "The right outlet"
	AboutDate    = "The right date, like 2024-03-05"
	AboutAuthor  = "The right author"
	AboutLink    = "The right link"
	AboutRemove  = "Remove an article; you can undo it for 10 minutes"
	AboutSearch  = "See what the bot finds for a question"
	AboutWords   = "A question, or words to look for"
	AboutReports = "Read what members found wrong with answers"
)
