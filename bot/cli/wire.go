package cli

import (
	"net/url"

	"verbatim/bot"
	"verbatim/bot/answer"
	"verbatim/bot/llm"
	"verbatim/retrieval/library"
	"verbatim/retrieval/store"
	"verbatim/retrieval/web"
)

// store opens the store that the settings name: a shared Redis or, without one, that of this process.
func (s *session) store() (*store.Store, error) {
	var st *store.Store
	var err error
	if s.settings.RedisURL != "" {
		st, err = store.Connect(s.ctx, s.lg, s.settings.RedisURL)
	} else {
		st, err = store.Open(s.ctx, s.lg, s.settings.Data)
	}
	if err != nil {
		return nil, err
	}
	s.onClose(st.Close)
	return st, nil
}

// open opens the articles that are kept.
func (s *session) open() (*library.Library, error) {
	st, err := s.store()
	if err != nil {
		return nil, err
	}
	return s.shelves(st)
}

// shelves reads the articles of a store.
func (s *session) shelves(st *store.Store) (*library.Library, error) {
	lib := library.New(s.lg, st)
	lib.RescueIn(s.settings.Data)
	return lib, lib.Load(s.ctx)
}

// pages returns what opens links, and files from the API that the settings name.
func (s *session) pages() *web.Fetcher {
	o := s.web
	if u, err := url.Parse(s.settings.DiscordURL); err == nil && u.Host != "" {
		o.API = u
	}
	return web.New(s.lg, o)
}

// bot returns what answers one person's questions from a library: with the model that the settings name or, without one,
// from the evidence alone.
func (s *session) bot(lib *library.Library) *bot.Bot {
	return bot.New(s.lg, lib, nil, answer.New(s.lg, s.model()), s.settings.Deadline, bot.Limits{})
}

// model returns the model that the settings name, nil if they name none.
func (s *session) model() answer.Model {
	if s.settings.Model == "" {
		return nil
	}
	return llm.New(s.lg, llm.Config{
		BaseURL: s.settings.BaseURL, APIKey: s.settings.APIKey, Model: s.settings.Model,
		// A model that is silent for half of the time won't finish in the other half.
		IdleTimeout: s.settings.Deadline / 2,
	})
}
