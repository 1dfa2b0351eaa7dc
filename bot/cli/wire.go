package cli

import (
	"verbatim/bot"
	"verbatim/bot/answer"
	"verbatim/bot/llm"
	"verbatim/retrieval/library"
	"verbatim/retrieval/store"
)

// open opens the articles that are kept on this machine.
func (s *session) open() (*library.Library, error) {
	st, err := store.Open(s.ctx, s.lg, s.settings.Data)
	if err != nil {
		return nil, err
	}
	s.onClose(st.Close)
	lib := library.New(s.lg, st)
	if err := lib.Load(s.ctx); err != nil {
		return nil, err
	}
	return lib, nil
}

// bot returns what answers questions from a library: with the model that the settings name or, without one, from the
// evidence alone.
func (s *session) bot(lib *library.Library) *bot.Bot {
	var model answer.Model
	if s.settings.Model != "" {
		model = llm.New(s.lg, llm.Config{
			BaseURL: s.settings.BaseURL, APIKey: s.settings.APIKey, Model: s.settings.Model,
			// A model that is silent for half of the time won't finish in the other half.
			IdleTimeout: s.settings.Deadline / 2,
		})
	}
	return bot.New(s.lg, lib, nil, answer.New(s.lg, model), s.settings.Deadline, bot.Limits{})
}
