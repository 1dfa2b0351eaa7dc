package discord

import (
	"strconv"

	"verbatim/bot"
	"verbatim/bot/say"
	"verbatim/retrieval"
)

// A command is one as Discord registers it.
type command struct {
	Type        int      `json:"type"`
	Name        string   `json:"name"`
	Description string   `json:"description,omitempty"`
	Options     []option `json:"options,omitempty"`
	Permissions string   `json:"default_member_permissions,omitempty"` // "" offers it to everybody
	Contexts    []int    `json:"contexts"`
}

// An option is an option or a subcommand.
type option struct {
	Type        int      `json:"type"`
	Name        string   `json:"name"`
	Description string   `json:"description"`
	Required    bool     `json:"required,omitempty"`
	Completes   bool     `json:"autocomplete,omitempty"`
	Choices     []choice `json:"choices,omitempty"`
	Most        int      `json:"max_length,omitempty"`
	Options     []option `json:"options,omitempty"`
}

// Discord's numbers for kinds of commands and options, and for where a command can be used.
const (
	slash       = 1
	ofMessage   = 3
	subcommand  = 1
	textOption  = 3
	yesOption   = 5
	fileOption  = 11
	inServer    = 0
	inDirect    = 1
	maxCommand  = 6000 // characters of an option
	moderators  = permissionManageMessages
	maxSearched = 100
)

// commands are all that the bot registers. Who may use those for moderators is Discord's to check, by a default that each
// server can change.
func commands() []command {
	may := strconv.Itoa(moderators)
	return []command{
		{Type: slash, Name: "ask", Description: say.AboutAsk, Contexts: []int{inServer, inDirect}, Options: []option{
			{Type: textOption, Name: "question", Description: say.AboutQuestion, Required: true, Most: bot.MaxQuestion},
			{Type: yesOption, Name: "private", Description: say.AboutPrivate},
		}},
		{Type: slash, Name: "quotes", Description: say.AboutQuotes, Contexts: []int{inServer, inDirect}, Options: quotesOptions()},
		{Type: slash, Name: "article", Description: say.AboutArticle, Contexts: []int{inServer}, Permissions: may, Options: articleCommands()},
		{Type: ofMessage, Name: "Add as article", Contexts: []int{inServer}, Permissions: may},
		{Type: slash, Name: "help", Description: say.AboutHelp, Contexts: []int{inServer, inDirect}},
		{Type: slash, Name: "privacy", Description: say.AboutPrivacy, Contexts: []int{inServer, inDirect}},
	}
}

func quotesOptions() []option {
	words := func(name, about string, completes bool) option {
		return option{Type: textOption, Name: name, Description: about, Completes: completes, Most: maxSearched}
	}
	return []option{
		words("speaker", say.AboutSpeaker, true), words("about", say.AboutAbout, true), words("since", say.AboutSince, false),
		words("until", say.AboutUntil, false), words("outlet", say.AboutIn, true),
		{Type: textOption, Name: "sort", Description: say.AboutSort, Choices: []choice{
			{say.SortNewest, string(retrieval.Newest)}, {say.SortRelevant, string(retrieval.Relevant)},
		}},
		{Type: yesOption, Name: "private", Description: say.AboutAlone},
	}
}

func articleCommands() []option {
	article := option{Type: textOption, Name: "article", Description: say.AboutWhich, Required: true, Completes: true, Most: maxSearched}
	fact := func(name, about string) option {
		return option{Type: textOption, Name: name, Description: about, Most: maxLine}
	}
	outlet := fact("outlet", say.AboutOutlet)
	outlet.Completes = true
	return []option{
		{Type: subcommand, Name: "add", Description: say.AboutAdd, Options: []option{
			{Type: textOption, Name: "links", Description: say.AboutLinks, Most: maxCommand},
			{Type: fileOption, Name: "file", Description: say.AboutFile},
		}},
		{Type: subcommand, Name: "list", Description: say.AboutList},
		{Type: subcommand, Name: "show", Description: say.AboutShow, Options: []option{article}},
		{Type: subcommand, Name: "correct", Description: say.AboutCorrect, Options: []option{
			article, fact("title", say.AboutTitle), outlet, fact("date", say.AboutDate), fact("author", say.AboutAuthor),
			{Type: textOption, Name: "link", Description: say.AboutLink, Most: maxURL},
		}},
		{Type: subcommand, Name: "remove", Description: say.AboutRemove, Options: []option{article}},
		{Type: subcommand, Name: "search", Description: say.AboutSearch, Options: []option{
			{Type: textOption, Name: "words", Description: say.AboutWords, Required: true, Most: maxSearched},
		}},
		{Type: subcommand, Name: "reports", Description: say.AboutReports},
	}
}
