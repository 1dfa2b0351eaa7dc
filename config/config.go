// Package config reads the settings from the environment, checks them once, and reports every problem at once.
package config

import (
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/caarlos0/env/v11"
)

// Settings are what an operator decides. See the README for each.
type Settings struct {
	BaseURL  string        `env:"OPENAI_BASE_URL"`
	APIKey   string        `env:"OPENAI_API_KEY"`
	Model    string        `env:"VERBATIM_MODEL"`
	Deadline time.Duration `env:"VERBATIM_DEADLINE" envDefault:"60s"`
	Data     string        `env:"VERBATIM_DATA"`
	Log      string        `env:"VERBATIM_LOG" envDefault:"info,text"`

	LogLevel slog.Level // of Log
	LogJSON  bool       // of Log
}

// The bounds of a deadline: shorter leaves a model no time, longer nobody waits (an interaction's token lives 15
// minutes).
const minDeadline, maxDeadline = time.Second, 10 * time.Minute

// Read reads the settings from environ, pairs as os.Environ gives them. The error names every setting that is wrong.
func Read(environ []string) (Settings, error) {
	vars := env.ToMap(environ)
	var problems []error
	for _, name := range []string{"OPENAI_API_KEY"} {
		if err := secret(vars, name); err != nil {
			problems = append(problems, err)
		}
	}
	var s Settings
	if err := env.ParseWithOptions(&s, env.Options{Environment: vars}); err != nil {
		problems = append(problems, readable(err)...)
	}
	problems = append(problems, s.check(vars)...)
	return s, errors.Join(problems...)
}

// secret takes a secret from the file that NAME_FILE names.
func secret(vars map[string]string, name string) error {
	path := vars[name+"_FILE"]
	if path == "" {
		return nil
	}
	if vars[name] != "" {
		return fmt.Errorf("%s and %s_FILE are both set: unset one", name, name)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("%s_FILE: %w", name, err)
	}
	vars[name] = strings.TrimSpace(string(b))
	return nil
}

// readable names the settings that could not be read, without the library's field names.
func readable(err error) []error {
	var all env.AggregateError
	if !errors.As(err, &all) {
		return []error{err}
	}
	var problems []error
	for _, e := range all.Errors {
		var bad env.ParseError
		if errors.As(e, &bad) && bad.Name == "Deadline" {
			problems = append(problems, errors.New("VERBATIM_DEADLINE is no time span: write one like 60s or 2m"))
			continue
		}
		problems = append(problems, e)
	}
	return problems
}

func (s *Settings) check(vars map[string]string) []error {
	var problems []error
	if s.Deadline != 0 && (s.Deadline < minDeadline || s.Deadline > maxDeadline) {
		problems = append(problems, fmt.Errorf("VERBATIM_DEADLINE is %s: it must lie between %s and %s", s.Deadline, minDeadline, maxDeadline))
	}
	if s.BaseURL != "" {
		if u, err := url.Parse(s.BaseURL); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			problems = append(problems, errors.New("OPENAI_BASE_URL is no http or https address: write one like http://localhost:8080/v1"))
		}
	}
	if s.Data == "" {
		dir, err := dataDir(vars)
		if err != nil {
			problems = append(problems, err)
		}
		s.Data = dir
	}
	level, form, _ := strings.Cut(s.Log, ",")
	if err := s.LogLevel.UnmarshalText([]byte(level)); err != nil {
		problems = append(problems, fmt.Errorf("VERBATIM_LOG: %q is no level: write debug, info, warn or error", level))
	}
	switch form {
	case "json":
		s.LogJSON = true
	case "text", "":
	default:
		problems = append(problems, fmt.Errorf("VERBATIM_LOG: %q is no form: write text or json", form))
	}
	return problems
}

// dataDir is the user's data folder: the place for a program's files that no cleaner may take.
// See https://specifications.freedesktop.org/basedir-spec/latest/.
func dataDir(vars map[string]string) (string, error) {
	for _, d := range []struct{ base, under string }{
		{vars["XDG_DATA_HOME"], ""},
		{vars["LOCALAPPDATA"], ""},
		{vars["HOME"], filepath.Join(".local", "share")},
	} {
		if d.base != "" {
			return filepath.Join(d.base, d.under, "verbatim"), nil
		}
	}
	return "", errors.New("VERBATIM_DATA is not set, and there is no home folder: name a folder for the articles")
}
