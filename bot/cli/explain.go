package cli

import (
	"errors"
	"io/fs"
	"runtime/debug"

	"verbatim/bot"
	"verbatim/bot/discord"
	"verbatim/bot/render"
	"verbatim/bot/say"
	"verbatim/retrieval"
	"verbatim/retrieval/extract"
	"verbatim/retrieval/store"
)

// sentences are what to say of errors that say it all by themselves.
var sentences = []struct {
	err      error
	sentence string
}{
	{errNoFiles, say.NoFiles},
	{bot.ErrNoQuestion, say.NoQuestion},
	{bot.ErrTooLong, say.LongQuestion(bot.MaxQuestion)},
	{bot.ErrNotReadable, say.UnreadableQuestion},
	{bot.ErrNoArticles, say.NoArticles},
	{retrieval.ErrNotFound, say.NoSuchArticle},
	{retrieval.ErrBackwards, say.NoDays},
	{retrieval.ErrNoText, say.NoArticle("empty")},
	{retrieval.ErrTooLong, say.NoArticle("too-large")},
	{store.ErrName, say.BadCommunity},
	{store.ErrURL, say.BadRedis},
	{store.ErrDenied, say.DeniedRedis},
	{store.ErrNotCluster, say.NotCluster},
	{errNoToken, say.NoToken},
	{errNoHealth, say.NoHealth},
	{discord.ErrToken, say.BadToken},
	{discord.ErrIntents, say.BadIntents},
	{discord.ErrAddress, say.BadAPI},
	{discord.ErrAway, say.NoDiscord},
}

// explain is an error in one sentence that says what to do.
func explain(err error) string {
	if s := explainCause(err); s != "" {
		return s
	}
	for _, k := range sentences {
		if errors.Is(err, k.err) {
			return k.sentence
		}
	}
	if errors.Is(err, retrieval.ErrUnavailable) { // wraps what is more telling, where there is that
		return say.NoRedis
	}
	return err.Error()
}

// explainCause is the sentence for an error that carries what it is about; "" for others.
func explainCause(err error) string {
	var (
		reasoner bot.Reasoner
		inUse    *store.InUseError
		line     *store.LineError
		entry    *extract.LineError
		lost     *retrieval.LostError
		taken    *store.ImportError
		day      *retrieval.DayError
		model    *modelError
		ready    *notReadyError
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
	case errors.As(err, &lost):
		return say.LostArticles(lost.File)
	case errors.As(err, &taken):
		return say.BadImport(taken.Line, taken.Err)
	case errors.As(err, &day):
		return say.UnreadableDay(render.Clean(day.Words))
	case errors.As(err, &model):
		return say.ModelSilent(model.Error())
	case errors.As(err, &ready):
		return say.NotReady(ready.why)
	case errors.As(err, &path) && errors.Is(err, fs.ErrNotExist):
		return say.NoFile(path.Path)
	case errors.As(err, &path) && errors.Is(err, fs.ErrPermission):
		return say.NoPermission(path.Path)
	}
	return ""
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
