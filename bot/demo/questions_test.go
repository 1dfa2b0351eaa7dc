package demo_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"verbatim/bot/demo"
)

// A question is one line of testdata/questions.jsonl: what a good answer shows, and never shows. Words are bytes of an
// article. Speakers are those whose name the article puts beside the words; none where it says "she" or "the trust".
type question struct {
	Question                     string
	Covered                      bool
	Speakers, Words, Not, Missed []string
	Shows                        string // what the question is for
}

func questions(t *testing.T) []question {
	t.Helper()
	data, err := os.ReadFile("testdata/questions.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	return decode[question](t, data)
}

func TestQuestionsOfTheDemoComeFirst(t *testing.T) {
	var asked []string
	for _, q := range questions(t)[:len(demo.Questions)] {
		asked = append(asked, q.Question)
	}
	if diff := cmp.Diff(demo.Questions, asked); diff != "" {
		t.Errorf("testdata/questions.jsonl does not open with them (-want +got):\n%s", diff)
	}
}

func TestExpectedWordsStandInAnArticle(t *testing.T) {
	newest, all := words(t), words(t)
	for _, l := range lines(t) {
		delete(newest, l.Corrects)
	}
	for _, q := range questions(t) {
		if q.Shows == "" || q.Covered != (len(q.Words)+len(q.Missed) > 0) {
			t.Errorf("%s: says not what it is for, or covered and words disagree", q.Question)
		}
		for _, w := range q.Words {
			if !standsIn(newest, w) {
				t.Errorf("%s: no newest revision has %q", q.Question, w)
			}
		}
		for _, w := range q.Not {
			if !standsIn(all, w) {
				t.Errorf("%s: no article has %q", q.Question, w)
			}
		}
		for _, s := range q.Speakers {
			if !slices.Contains(people, s) {
				t.Errorf("%s: %s is nobody", q.Question, s)
			}
		}
	}
}

func standsIn(texts map[string]string, w string) bool {
	for _, text := range texts {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
