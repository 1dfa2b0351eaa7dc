package cli

import (
	"bufio"
	"fmt"

	"verbatim/bot"
	"verbatim/bot/demo"
	"verbatim/bot/say"
	"verbatim/retrieval/library"
)

type demoCmd struct{}

// Run asks the sample coverage its questions and, on a terminal, whatever is typed.
func (demoCmd) Run(s *session) error {
	files, err := readFolder(s.ctx, demo.Coverage())
	if err != nil {
		return err
	}
	lib, err := s.shelve(library.New(s.lg, nil), files)
	if err != nil {
		return err
	}
	b := s.bot(lib.Library)
	if err := s.line("%s\n", say.Demo(len(lib.Articles(s.community)))); err != nil {
		return err
	}
	for _, q := range demo.Questions {
		if err := s.line("%s", s.ink().Bold("> "+q)); err != nil {
			return err
		}
		if err := s.ask(b, q); err != nil {
			return err
		}
		if err := s.line(""); err != nil {
			return err
		}
	}
	if !isTerminal(s.In) || !isTerminal(s.Out) {
		return nil
	}
	return s.converse(b)
}

// converse answers what is typed, until an empty line.
func (s *session) converse(b *bot.Bot) error {
	if err := s.line("%s", say.AskYours); err != nil {
		return err
	}
	typed := make(chan string)
	go func() { // ends with the process: a read from a terminal can't be interrupted
		defer close(typed)
		for in := bufio.NewScanner(s.In); in.Scan(); {
			typed <- in.Text()
		}
	}()
	for {
		fmt.Fprint(s.Out, s.ink().Bold("> "))
		select {
		case <-s.ctx.Done():
			return s.ctx.Err()
		case q, ok := <-typed:
			if !ok || q == "" {
				return nil
			}
			if err := s.ask(b, q); err != nil {
				return err
			}
		}
	}
}
