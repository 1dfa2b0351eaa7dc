package say

import (
	"fmt"
	"strings"
	"time"
)

// Words of the terminal.
const (
	Program    = "Answers questions about news coverage, and shows only what it can prove."
	NoArticles = "There are no articles yet. Add some: verbatim add PATH"
	Unchanged  = "It was there already, word for word: nothing changed."
	AskYours   = "Ask a question of your own (an empty line ends):"

	NoQuestion         = "There is no question. Ask one: verbatim ask \"What did … say about …?\""
	UnreadableQuestion = "The question is not UTF-8 text. Type it again."
	NoSuchArticle      = "There is no article of that id. See the ids with: verbatim list"
	BadCommunity       = "A community's name has 1 to 64 letters, digits, - and _. Choose one with --community."
)

// Demo opens the demo.
func Demo(articles int) string {
	return fmt.Sprintf("Sample coverage: %d articles from an invented town. Every quotation below is cut from one of them, byte for byte.", articles)
}

// Outcome says what became of an article that was added.
func Outcome(isNew, revised bool) string {
	switch {
	case isNew:
		return "Added"
	case revised:
		return "Revised"
	}
	return "Known"
}

// Revised says what tells a revision from the one before it.
func Revised(revision int, facts []string, added, removed int) string {
	var changes []string
	if added > 0 {
		changes = append(changes, Count(added, "sentence", "sentences")+" new")
	}
	if removed > 0 {
		changes = append(changes, Count(removed, "sentence", "sentences")+" gone")
	}
	for _, f := range facts {
		changes = append(changes, "another "+f)
	}
	if len(changes) == 0 {
		changes = append(changes, "white space alone")
	}
	return fmt.Sprintf("Revision %d: %s", revision, strings.Join(changes, ", "))
}

// By names an author.
func By(author string) string { return "By " + author }

// Kept says under which id an article is kept.
func Kept(id string, revision int, added time.Time) string {
	return fmt.Sprintf("%s, revision %d, added %s", id, revision, added.Format("2 Jan 2006"))
}

// Removed confirms that an article is gone.
func Removed(id, title string) string { return fmt.Sprintf("Removed %s: %s", id, title) }

// InUse says that another process has the articles open.
func InUse(dir string, pid int) string {
	who := "Another verbatim"
	if pid > 0 {
		who = fmt.Sprintf("Another verbatim (process %d)", pid)
	}
	return fmt.Sprintf("%s has the articles in %s open. If that is the bot, use /article in Discord, or stop it; else wait until it ends. VERBATIM_DATA names another folder.", who, dir)
}

// BrokenStore says that a line of the articles' file can't be read.
func BrokenStore(file string, line int, cause error) string {
	return fmt.Sprintf("Line %d of %s can't be read (%v). Nothing was changed. Restore the file from a copy, or take that line out.", line, file, cause)
}

// BadManifest says that a line of articles.jsonl can't be read.
func BadManifest(line int, cause error) string {
	return fmt.Sprintf("Line %d of articles.jsonl can't be read (%v). Correct that line, or take it out.", line, cause)
}

// NoFiles says that a folder has nothing to add.
const NoFiles = "There is no .html or .txt file in the folder that could be read as an article. Check the path."

// NoFile says that a path leads nowhere.
func NoFile(path string) string { return fmt.Sprintf("There is no %s. Check the path.", path) }

// NoPermission says that a path may not be read.
func NoPermission(path string) string {
	return fmt.Sprintf("%s may not be read. Check its permissions.", path)
}

// LongQuestion refuses a question that is too long.
func LongQuestion(most int) string {
	return fmt.Sprintf("The question is longer than %d characters. Ask a shorter one.", most)
}
