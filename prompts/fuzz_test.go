package prompts

import (
	"errors"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// However a reply is cut into chunks, its segments are the same, and they hold what the model wrote, in its order.
func FuzzParse(f *testing.F) {
	for _, file := range golden(f, "testdata/parse/*.txtar") {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(section(ar, "reply"), uint8(3), "stop")
	}
	f.Add("a\xffb\xe2\x80.\xe2\x80\x9d [1]\u202e\u200b[1] \x00. {q1", uint8(1), "length")
	f.Add("[[1]2] [*1*] {*q1*} [1[1]]", uint8(2), "error")
	f.Fuzz(func(t *testing.T, text string, n uint8, finish string) {
		want, wantErr := collect(reply(text, len(text), finish))
		for _, size := range []int{1, int(n)} {
			got, err := collect(reply(text, size, finish))
			if diff := cmp.Diff(want, got); diff != "" || !errors.Is(err, wantErr) {
				t.Fatalf("in chunks of %d: %v, was %v\n%s", size, err, wantErr, diff)
			}
		}
		rest := unspaced(text)
		for _, seg := range want {
			checkSegment(t, seg)
			_, after, ok := strings.Cut(rest, unspaced(seg.Raw))
			if !ok && !strings.Contains(text, "<") { // thoughts leave Raw
				t.Fatalf("%.200q is not in the reply, or not in its order", seg.Raw)
			}
			rest = after
		}
	})
}

func checkSegment(t *testing.T, seg Segment) {
	if len(seg.Parts) == 0 != seg.Nothing {
		t.Fatalf("%+v says nothing", seg)
	}
	for _, p := range seg.Parts {
		if p.Quote < 0 || p.Quote > 0 == (p.Text != "") {
			t.Fatalf("%+v is neither words nor a quotation", p)
		}
		if markup.MatchString(p.Text) {
			t.Fatalf("a mark is left in %q", p.Text)
		}
		if i := strings.IndexFunc(p.Text, func(r rune) bool { return r != ' ' && seen(r) < 0 || r == '\n' }); i >= 0 {
			t.Fatalf("%q holds what can't be seen", p.Text)
		}
	}
	for _, n := range seg.Cites {
		if n < 1 {
			t.Fatalf("source %d in %+v", n, seg)
		}
	}
}

// unspaced is a text as Raw has it, without its white space.
func unspaced(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return seen(r)
	}, s)
}

// Whatever others wrote, the lines of a prompt that carry our marks are ours.
func FuzzAnswer(f *testing.F) {
	for _, h := range hostile {
		f.Add(h, h, h, h)
	}
	f.Fuzz(func(t *testing.T, question, title, passage, words string) {
		checkPrompt(t, question, title, passage, words)
	})
}
