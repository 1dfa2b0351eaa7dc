package cli

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
)

type evalCmd struct {
	Ask  evalAskCmd  `cmd:"" help:"Answer each question of a file; print a line of JSON for each."`
	Said evalSaidCmd `cmd:"" help:"Find the quotations for each question of a file; print a line of JSON for each."`
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
	return eachLine(c.Questions, func(q queryLine) error {
		return s.askJSON(b, lib, q.ID, q.Question)
	})
}

// A queryLine is a question of a file.
type queryLine struct{ ID, Question string }

// eachLine calls do with each line of a file of JSON, up to the first error. It skips empty lines.
func eachLine[T any](path string, do func(T) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		var v T
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
		if err := do(v); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return lines.Err()
}

// maxLine is the longest line of such a file, in bytes: a quotation may be as long as its article.
const maxLine = 4 << 20
