package cli

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
)

type evalCmd struct {
	Ask evalAskCmd `cmd:"" help:"Answer each question of a file; print a line of JSON for each."`
}

type evalAskCmd struct {
	Questions string `arg:"" type:"existingfile" help:"A file with a line {\"id\",\"question\"} for each question."`
	Articles  string `required:"" help:"The folder of the articles." placeholder:"DIR" type:"path"`
}

func (c *evalAskCmd) Run(s *session) error {
	lib, err := s.fromFolder(c.Articles)
	if err != nil {
		return err
	}
	b := s.bot(lib.Library)
	f, err := os.Open(c.Questions)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		var q struct{ ID, Question string }
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			return fmt.Errorf("%s:%d: %w", c.Questions, n, err)
		}
		if err := s.askJSON(b, lib, q.ID, q.Question); err != nil {
			return fmt.Errorf("%s:%d: %w", c.Questions, n, err)
		}
	}
	return lines.Err()
}
