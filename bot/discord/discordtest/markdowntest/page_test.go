package markdowntest

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write the golden file anew")

var names = map[string]string{"41": "sam", "90": "Verbatim", "7": "mods", "12": "news"}

// TestPages compares, for each message of the golden file, the text, the sketch and what is alive.
func TestPages(t *testing.T) {
	const file = "testdata/pages.txtar"
	golden, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range golden.Files {
		message, want, _ := strings.Cut(string(f.Data), "\n=\n")
		got := describe(Parse(message, names))
		if diff := cmp.Diff(want, got); diff != "" && !*update {
			t.Errorf("%s:\n%s", f.Name, diff)
		}
		golden.Files[i].Data = []byte(message + "\n=\n" + got)
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(golden), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func describe(p Page) string {
	out := p.Text + "\n=\n" + p.Sketch + "\n"
	for _, m := range p.Mentions {
		out += fmt.Sprintf("= %s %s\n", m.Kind, m.ID)
	}
	for _, l := range p.Links {
		out += fmt.Sprintf("= link %q %s %v\n", l.Label, l.Target, l.Preview)
	}
	for _, e := range p.Emoji {
		out += fmt.Sprintf("= emoji %s\n", e)
	}
	return out
}

// FuzzParse: reading ends, invents no text, and text without any special character stays as it is.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"**a *b* c**", "> “x”\n> y", "[[1]](<https://a.example/b>)", "||`a`||", "```\n@here```", "((((((((((", "[](((((((((((((((((("} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, message string) {
		page := Parse(message, nil)
		if !strings.ContainsAny(message, starts+"\n#->0123456789") && page.Text != message {
			t.Errorf("%q became %q", message, page.Text)
		}
		for _, c := range page.Text {
			if c > 0x7f && c != '•' && !strings.ContainsRune(message, c) && strings.ToValidUTF8(message, "") == message {
				t.Errorf("%q got %q", message, c)
			}
		}
	})
}

func TestQuoted(t *testing.T) {
	for message, want := range map[string][]string{
		"“He *can* do **a lot**” … “or not.”": {"He can do a lot", "or not."},
		`she said "so" and 'no'`:              {"so"},
		"“a “nested” one” after":              {"a “nested” one"},
		"> „Ja“ «oui»":                        {"Ja", "oui"},
		"“open\nto the end":                   {"open\nto the end"},
		"”closed” only":                       nil,
		"[“label”](<https://a.example/“x”>)":  {"label"},
	} {
		if diff := cmp.Diff(want, Parse(message, nil).Quoted()); diff != "" {
			t.Errorf("%s:\n%s", message, diff)
		}
	}
}
