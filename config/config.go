// Package config reads the settings from the environment, checks them once, and reports every problem at once.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/caarlos0/env/v11"
	"github.com/joho/godotenv"
)

// Settings are what an operator decides. See the README for each.
type Settings struct {
	BaseURL  string        `env:"OPENAI_BASE_URL"`
	APIKey   string        `env:"OPENAI_API_KEY"`
	Model    string        `env:"VERBATIM_MODEL"`
	Deadline time.Duration `env:"VERBATIM_DEADLINE" envDefault:"60s"`
	Data     string        `env:"VERBATIM_DATA"`

	DiscordToken   string `env:"DISCORD_TOKEN"`
	DiscordURL     string `env:"DISCORD_API_URL"`
	RedisURL       string `env:"REDIS_URL"`
	ModelCalls     int    `env:"VERBATIM_MODEL_CALLS_PER_DAY" envDefault:"1000"` // a community's
	MessageContent bool   `env:"VERBATIM_MESSAGE_CONTENT"`
	HTTPAddr       string `env:"VERBATIM_HTTP_ADDR"`

	Log string `env:"VERBATIM_LOG" envDefault:"info,text"`

	LogLevel slog.Level // of Log
	LogJSON  bool       // of Log
}

// The bounds of a deadline: shorter leaves a model no time, longer nobody waits (an interaction's token lives 15
// minutes).
const minDeadline, maxDeadline = time.Second, 10 * time.Minute

// Read reads the settings from environ, pairs as os.Environ gives them, and from a file of lines NAME=value, which need
// not be there, where environ doesn't set them. The error names every setting that is wrong.
func Read(environ []string, file string) (Settings, error) {
	vars := env.ToMap(environ)
	var problems []error
	if err := fill(vars, file); err != nil {
		problems = append(problems, err)
	}
	for _, name := range []string{"OPENAI_API_KEY", "DISCORD_TOKEN", "REDIS_URL"} {
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

// fill sets what a file sets and vars doesn't.
func fill(vars map[string]string, file string) error {
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	lines, err := godotenv.Parse(f)
	if err != nil { // it quotes the line, which may hold a secret
		return fmt.Errorf("%s has a line that is not NAME=value: mend it, or take it out", file)
	}
	for name, value := range lines {
		if vars[name] == "" {
			vars[name] = value
		}
	}
	return nil
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
		if errors.As(e, &bad) && wrong[bad.Name] != "" {
			e = errors.New(wrong[bad.Name])
		}
		problems = append(problems, e)
	}
	return problems
}

// wrong says what is wrong with a setting that is of another kind, by its field.
var wrong = map[string]string{
	"Deadline":       "VERBATIM_DEADLINE is no time span: write one like 60s or 2m",
	"ModelCalls":     "VERBATIM_MODEL_CALLS_PER_DAY is no number: write one like 1000, or 0 for no limit",
	"MessageContent": "VERBATIM_MESSAGE_CONTENT is neither true nor false: write one of them",
}

func (s *Settings) check(vars map[string]string) []error {
	var problems []error
	if s.Deadline != 0 && (s.Deadline < minDeadline || s.Deadline > maxDeadline) {
		problems = append(problems, fmt.Errorf("VERBATIM_DEADLINE is %s: it must lie between %s and %s", s.Deadline, minDeadline, maxDeadline))
	}
	for _, a := range []struct{ name, address, schemes, like string }{
		{"OPENAI_BASE_URL", s.BaseURL, "http or https", "http://localhost:8080/v1"},
		{"DISCORD_API_URL", s.DiscordURL, "http or https", "https://discord.com/api"},
		{"REDIS_URL", s.RedisURL, "redis or rediss", "redis://localhost:6379"},
	} {
		u, err := url.Parse(a.address)
		if a.address != "" && (err != nil || !strings.Contains(" "+a.schemes+" ", " "+u.Scheme+" ") || u.Scheme == "or" || u.Host == "") {
			problems = append(problems, fmt.Errorf("%s is no %s address: write one like %s", a.name, a.schemes, a.like))
		}
	}
	if s.ModelCalls < 0 {
		problems = append(problems, errors.New("VERBATIM_MODEL_CALLS_PER_DAY is below 0: write 0 for no limit"))
	}
	if _, _, err := net.SplitHostPort(s.HTTPAddr); s.HTTPAddr != "" && err != nil {
		problems = append(problems, errors.New("VERBATIM_HTTP_ADDR is no address to listen on: write one like :8080 or 127.0.0.1:8080"))
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
