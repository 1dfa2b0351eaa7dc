package cli

import (
	"fmt"
	"io"
	"os"

	"verbatim/bot/say"
)

type exportCmd struct {
	Path string `arg:"" optional:"" help:"The file to write; standard output without one."`
	All  bool   `help:"Export all communities, not one."`
}

// Run writes the articles as lines that import reads.
func (c *exportCmd) Run(s *session) (err error) {
	st, err := s.store()
	if err != nil {
		return err
	}
	out := s.Out
	if c.Path != "" {
		f, err := os.OpenFile(c.Path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err != nil {
			return err
		}
		s.onClose(f.Close)
		s.onClose(f.Sync)
		out = f
	}
	var communities []string
	if !c.All {
		communities = []string{s.community}
	}
	n, err := st.Export(s.ctx, out, communities...)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(s.Err, say.Exported(n))
	return err
}

type importCmd struct {
	Path string `arg:"" help:"A file that export or a rescue wrote; - for standard input."`
}

// Run takes the articles of an export, of all communities in it.
func (c *importCmd) Run(s *session) error {
	var in io.Reader = s.In
	if c.Path != "-" {
		f, err := os.Open(c.Path)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	st, err := s.store()
	if err != nil {
		return err
	}
	done, err := st.Import(s.ctx, in, nil)
	if err != nil {
		return err
	}
	return s.line("%s", say.Imported(done.Added+done.Revised, done.There))
}
