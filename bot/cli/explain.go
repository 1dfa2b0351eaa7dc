package cli

import (
	"errors"
	"io/fs"
	"runtime/debug"

	"verbatim/bot"
	"verbatim/bot/say"
	"verbatim/retrieval"
	"verbatim/retrieval/extract"
	"verbatim/retrieval/store"
)

// explain is an error in one sentence that says what to do.
func explain(err error) string {
	var (
		reasoner bot.Reasoner
		inUse    *store.InUseError
		line     *store.LineError
		entry    *extract.LineError
		path     *fs.PathError
	)
	switch {
	case errors.As(err, &reasoner):
		return say.NoArticle(reasoner.Reason())
	case errors.As(err, &inUse):
		return say.InUse(inUse.Dir, inUse.PID)
	case errors.As(err, &line):
		return say.BrokenStore(line.File, line.Line, line.Err)
	case errors.As(err, &entry):
		return say.BadManifest(entry.Line, entry.Err)
	case errors.Is(err, errNoFiles):
		return say.NoFiles
	case errors.Is(err, bot.ErrNoQuestion):
		return say.NoQuestion
	case errors.Is(err, bot.ErrTooLong):
		return say.LongQuestion(bot.MaxQuestion)
	case errors.Is(err, bot.ErrNotReadable):
		return say.UnreadableQuestion
	case errors.Is(err, bot.ErrNoArticles):
		return say.NoArticles
	case errors.Is(err, retrieval.ErrNotFound):
		return say.NoSuchArticle
	case errors.Is(err, store.ErrName):
		return say.BadCommunity
	case errors.Is(err, retrieval.ErrNoText):
		return say.NoArticle(string(extract.Empty))
	case errors.Is(err, retrieval.ErrTooLong):
		return say.NoArticle(string(extract.TooLarge))
	case errors.As(err, &path) && errors.Is(err, fs.ErrNotExist):
		return say.NoFile(path.Path)
	case errors.As(err, &path) && errors.Is(err, fs.ErrPermission):
		return say.NoPermission(path.Path)
	}
	return err.Error()
}

// version is the version of the module or, of a build from a checkout, its commit.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	v := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && (v == "" || v == "(devel)") {
			v = s.Value
		}
	}
	if v == "" {
		v = "(devel)"
	}
	return v + " " + info.GoVersion
}
