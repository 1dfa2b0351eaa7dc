package cli

import (
	"context"
	"errors"
	"net/url"
	"sync"

	"golang.org/x/sync/errgroup"

	"verbatim/bot"
	"verbatim/bot/answer"
	"verbatim/bot/discord"
	"verbatim/bot/say"
	"verbatim/prompts"
	"verbatim/retrieval/library"
	"verbatim/retrieval/store"
)

// What a community may ask of one bot.
const (
	questionsPerHour = 30 // of a member
	answersAtOnce    = 16 // of this process
)

type runCmd struct{}

// Run runs the bot in Discord until it is told to stop. What it starts ends in the reverse order: Discord first, so that
// nothing new is asked, then the follower and the health checks, then the store.
func (runCmd) Run(s *session) error {
	if s.settings.DiscordToken == "" {
		return errNoToken
	}
	st, err := s.store()
	if err != nil {
		return err
	}
	lib, err := s.shelves(st)
	if err != nil {
		return err
	}
	pages := s.pages()
	b := bot.New(s.lg, lib, st, answer.New(s.lg, s.model()), s.settings.Deadline, bot.Limits{
		PerMember: questionsPerHour, AtOnce: answersAtOnce, ModelCalls: s.settings.ModelCalls,
	})
	config := s.discord()
	config.Attachments = pages
	config.Online = s.online()
	if err := s.check(st); err != nil && !errors.Is(err, errSomeFailed) {
		return err
	}
	background, still := context.WithCancel(context.WithoutCancel(s.ctx))
	var g errgroup.Group
	g.Go(func() error { return ended(lib.Follow(background)) })
	if s.settings.HTTPAddr != "" {
		g.Go(func() error { return serveHealth(background, s.settings.HTTPAddr, s.ctx.Err) })
	}
	err = discord.New(s.lg, config, b, library.NewIntake(lib, pages), st).Run(s.ctx)
	still()
	return errors.Join(err, g.Wait())
}

// ended is nil for what ended since it was told to.
func ended(err error) error {
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// online says once that the bot is there.
func (s *session) online() func() {
	var once sync.Once
	return func() { once.Do(func() { _ = s.line("%s", say.Checked(true, "Online", say.Online)) }) }
}

// errNoToken is the error of a bot without a token.
var errNoToken = errors.New("DISCORD_TOKEN is not set")

// discord is what the settings say of Discord.
func (s *session) discord() discord.Config {
	return discord.Config{Token: s.settings.DiscordToken, APIURL: s.settings.DiscordURL, MessageContent: s.settings.MessageContent}
}

type checkCmd struct{}

// Run looks at all that the bot needs, without starting it.
func (checkCmd) Run(s *session) error {
	st, err := s.store()
	var used *store.InUseError
	if err != nil && !errors.As(err, &used) {
		return err
	}
	return s.check(st)
}

// check prints a line for each thing that the bot needs. It fails if one of them is wrong. The store is nil where the bot
// runs already, and has it.
func (s *session) check(st *store.Store) error {
	failed := false
	print := func(what, how string, err error) error {
		if err != nil {
			failed, how = true, explain(err)
		}
		return s.line("%s", say.Checked(err == nil, what, how))
	}
	if err := s.checkDiscord(print); err != nil {
		return err
	}
	if err := s.checkStore(st, print); err != nil {
		return err
	}
	if err := s.checkModel(print); err != nil {
		return err
	}
	if failed {
		return errSomeFailed
	}
	return nil
}

func (s *session) checkDiscord(print func(what, how string, err error) error) error {
	if s.settings.DiscordToken == "" {
		return print("Discord", "", errNoToken)
	}
	account, err := discord.Check(s.ctx, s.lg, s.discord())
	if err := print("Discord", account.Name, err); err != nil || account.ID == "" {
		return err
	}
	return print("Invite", discord.Invite(account.ID), nil)
}

func (s *session) checkStore(st *store.Store, print func(what, how string, err error) error) error {
	switch {
	case st == nil:
		return print("Articles", say.Running(s.settings.Data), nil)
	case s.settings.RedisURL == "":
		return print("Articles", say.Within(s.settings.Data), nil)
	}
	host := ""
	if u, err := url.Parse(s.settings.RedisURL); err == nil {
		host = u.Host
	}
	if err := print("Redis", host, nil); err != nil {
		return err
	}
	for _, f := range st.Findings(s.ctx) {
		if err := s.line("%s", say.Checked(false, "Redis", say.Risk(string(f.Risk), f.Node, f.Value))); err != nil {
			return err
		}
	}
	return nil
}

// checkModel asks the model for a word.
func (s *session) checkModel(print func(what, how string, err error) error) error {
	model := s.model()
	if model == nil {
		return print("Model", say.NoModel, nil)
	}
	ctx, cancel := context.WithTimeout(s.ctx, s.settings.Deadline)
	defer cancel()
	hello := prompts.Prompt{Messages: []prompts.Message{{Role: "user", Content: "Say: ready"}}, MaxTokens: 8}
	for _, err := range model.Stream(ctx, hello) {
		if err != nil {
			return print("Model", "", &modelError{err})
		}
	}
	return print("Model", s.settings.Model, nil)
}

// A modelError is why a model didn't answer a check.
type modelError struct{ err error }

func (e *modelError) Error() string { return e.err.Error() }
