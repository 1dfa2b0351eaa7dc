package answer_test

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"unicode"

	"verbatim/bot/answer"
	"verbatim/bot/demo/demotest"
	"verbatim/retrieval"
	"verbatim/retrieval/text"
)

// fuzzQuestion is what the fuzzed replies answer: its evidence has several sources, people and numbers.
const fuzzQuestion = "What did Haskett say about the ice plant?"

// trueSentences all hold, by the sources that they cite.
var trueSentences = []string{
	"The ice plant on Collier Quay may never reopen. [%courier]",
	"Cllr Bronagh Haskett said that she would oppose a sale. [%courier]",
	"A new plant on the same spot would cost £2.3 million. [%courier]",
	"Cllr Haskett said, “The ice plant is the reason there is a harbour to argue about.” [%courier]",
	"“I make no finding yet as to whose job it was to change them,” said Hanneke Brouwhuis. [%courier]",
	"Nineteen of Gannerby's 34 fishing boats stayed in port on Monday. [%boats]",
	"Declan Haskett said: “Take away the ice plant and what you've got is a marina with a smell.” [%boats]",
	"Ice now comes by road from Stanholme at 92 pounds a tonne. [%boats]",
	"“It comes to four thousand three hundred a week, if you want the sum,” Prytherch said. [%boats]",
	"Captain Ragna Ellingsund counted the boxes, and the number was 212. [%boats]",
	"Lowmarsh County Council will lend Gannerby Harbour Trust 1.5 million pounds. [%loan]",
	"“She was right to leave,” said Cllr Zofia Marchlik. [%loan]",
	"The new plant should make its first ice on 9 November. [%loan]",
	"On Monday Declan Haskett stayed in port. [%boats]",
	"On 9 March 2026 ammonia leaked from the plant. [%boats]",
	"Declan Haskett called the harbour “a marina with a smell”. [%boats]",
	"Declan Haskett said that he was “not after a present off anybody”. [%boats]",
	"Without a loan, the boats would pay £2.3m. [%loan]",
	"The council voted by 31 to 23 for a loan of £1,500,000. [%loan]",
	"Marchlik said that Haskett “was right to leave”. [%loan]",
	"The trust says “no decision has been taken”. [%courier]",
}

// A mutation makes a true sentence false, by the rule that must catch it.
type mutation struct {
	rule answer.Rule
	make func(sentence string) string // "" where it can't
}

var (
	quotedRun = regexp.MustCompile(`“[^”]+”`)
	anyName   = regexp.MustCompile(`\b(Bronagh Haskett|Cllr Haskett|Declan Haskett|Hanneke Brouwhuis|Prytherch|Cllr Zofia Marchlik)\b`)
	anyNumber = regexp.MustCompile(`\b\d+(\.\d+)?\b`)
	citation  = regexp.MustCompile(` \[%\w+\]`)
)

var mutations = map[string]mutation{
	"word": {answer.RuleQuote, func(s string) string {
		return inQuotation(s, func(q string) string {
			words := strings.Fields(q)
			words[len(words)/2] = "perhaps"
			return strings.Join(words, " ")
		})
	}},
	"dropped": {answer.RuleQuote, func(s string) string {
		return inQuotation(s, func(q string) string {
			words := strings.Fields(q)
			return strings.Join(slices.Delete(words, 1, 2), " ")
		})
	}},
	"speaker": {answer.RuleSpeaker, func(s string) string {
		if !quotedRun.MatchString(s) {
			return ""
		}
		return anyName.ReplaceAllString(s, "Alasdair Wedderlie")
	}},
	"name": {answer.RuleName, func(s string) string {
		if quotedRun.MatchString(s) {
			return ""
		}
		return strings.Replace(s, " on ", " on Mount Everest on ", 1)
	}},
	"number": {answer.RuleNumber, func(s string) string {
		return anyNumber.ReplaceAllString(citation.ReplaceAllString(s, ""), "777") + citation.FindString(s)
	}},
	"unknown": {answer.RuleSourceUnknown, func(s string) string { return citation.ReplaceAllString(s, " [77]") }},
	"missing": {answer.RuleSourceMissing, func(s string) string { return citation.ReplaceAllString(s, "") }},
	"cut":     {answer.RuleQuote, func(s string) string { return strings.Replace(s, "”", "", 1) }},
}

func inQuotation(s string, f func(string) string) string {
	return quotedRun.ReplaceAllStringFunc(s, func(q string) string {
		return "“" + f(strings.TrimSuffix(strings.TrimPrefix(q, "“"), "”")) + "”"
	})
}

// numbered writes the numbers of the sources that a prompt shows in place of their names.
func numbered(s string, ev retrieval.Evidence) string {
	m := &scripted{}
	answer.Collect(answer.New(slog.New(slog.DiscardHandler), m).Answer(context.Background(), fuzzQuestion, ev))
	prompt := m.prompt.Messages[len(m.prompt.Messages)-1].Content
	for name, heading := range map[string]string{
		"courier": "Ice plant may never reopen", "boats": "Nineteen boats stay in port", "loan": "County lends 1.5 million pounds",
	} {
		line := regexp.MustCompile(`(?m)^\[(\d+)\].*` + heading).FindStringSubmatch(prompt)
		if line == nil {
			panic("the prompt doesn't show " + heading)
		}
		s = strings.ReplaceAll(s, "%"+name, line[1])
	}
	return s
}

func play(reply string, ev retrieval.Evidence) answer.Answer {
	return answer.Collect(answer.New(slog.New(slog.DiscardHandler), &scripted{reply: reply}).Answer(context.Background(), fuzzQuestion, ev))
}

// TestMutations holds that every true sentence is shown, and that every false twin of it is withheld by its rule.
func TestMutations(t *testing.T) {
	lib, _ := demotest.Library(t, community)
	ev, err := lib.Find(context.Background(), community, fuzzQuestion)
	if err != nil {
		t.Fatal(err)
	}
	tried := make(map[string]int)
	for _, s := range trueSentences {
		if a := play(numbered(s, ev), ev); len(a.Withheld) > 0 || a.Model == "" {
			t.Errorf("true, withheld: %v", a.Withheld)
		}
		for name, m := range mutations {
			twin := m.make(s)
			if twin == "" || twin == s {
				continue
			}
			tried[name]++
			a := play(numbered(twin, ev), ev)
			if len(a.Withheld) != 1 || a.Withheld[0].Rule != m.rule {
				t.Errorf("%s: %s\nwithheld %v, want it withheld by %q", name, twin, a.Withheld, m.rule)
			}
		}
	}
	for name := range mutations {
		if tried[name] == 0 {
			t.Errorf("%s: nothing was mutated", name)
		}
	}
}

// FuzzProve holds the promise for whatever a model writes: what is shown between quotation marks stands byte for byte in
// an article, under its speaker's name, and the model's own words have no marks, no name and no number that stands in
// none of the sources that they cite. The seeds are true replies and their mutations; the run prints how much of what
// it tried was shown.
func FuzzProve(f *testing.F) {
	lib, _ := demotest.Library(f, community)
	ev, err := lib.Find(context.Background(), community, fuzzQuestion)
	if err != nil {
		f.Fatal(err)
	}
	all := numbered(strings.Join(trueSentences, "\n"), ev)
	f.Add(all)
	for _, m := range mutations {
		var reply []string
		for _, s := range trueSentences {
			twin := m.make(s)
			if twin == "" {
				twin = s
			}
			reply = append(reply, s, twin)
		}
		f.Add(numbered(strings.Join(reply, "\n"), ev))
	}
	f.Add("{q1} [1]\nHaskett said: {q2} [1]\n{q99} [1] {q3}")
	var shown, withheld atomic.Int64
	f.Cleanup(func() { report(f, shown.Load(), withheld.Load()) })
	f.Fuzz(func(t *testing.T, reply string) {
		a := play(reply, ev)
		withheld.Add(int64(len(a.Withheld)))
		for _, b := range a.Blocks {
			if s, ok := b.(answer.Sentence); ok {
				shown.Add(1)
				checkSentence(t, s, a)
			}
		}
		for _, q := range a.Quoted() {
			checkQuoted(t, q)
		}
	})
}

// report prints the counts, where a run of the fuzzer asks for them in a file too: its workers are processes of their
// own.
func report(f *testing.F, shown, withheld int64) {
	f.Logf("sentences shown %d, withheld %d", shown, withheld)
	if all := shown + withheld; flag.Lookup("test.fuzz").Value.String() == "" && (shown*10 < all || withheld*10 < all) {
		f.Errorf("shown %d, withheld %d: neither may be under a tenth, or the run tries nothing", shown, withheld)
	}
	if name := os.Getenv("VERBATIM_FUZZ_COUNTS"); name != "" {
		file, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
		if err != nil {
			f.Fatal(err)
		}
		defer file.Close()
		fmt.Fprintln(file, shown, withheld)
	}
}

// spelled are the numbers that an article may have in letters.
var spelled = map[string]string{"0": "zero", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight",
	"9": "nine", "10": "ten", "11": "eleven", "12": "twelve", "13": "thirteen", "14": "fourteen", "15": "fifteen", "16": "sixteen",
	"17": "seventeen", "18": "eighteen", "19": "nineteen", "20": "twenty", "30": "thirty", "40": "forty", "50": "fifty",
	"60": "sixty", "70": "seventy", "80": "eighty", "90": "ninety"}

func checkQuoted(t *testing.T, q answer.Quoted) {
	a := q.Words.Article()
	if got := a.Text()[q.Words.Span().Start:q.Words.Span().End]; got != q.Words.String() || got == "" {
		t.Errorf("shown %q, the article has %q", q.Words, got)
	}
	for _, known := range a.Quotes {
		if known.Span.Overlaps(q.Words.Span()) && known.In < 0 && q.Speaker != "" && (known.Speaker != q.Speaker || !known.Sure) {
			t.Errorf("%q is shown under %q, the article has %q, sure %t", q.Words, q.Speaker, known.Speaker, known.Sure)
		}
	}
}

func checkSentence(t *testing.T, s answer.Sentence, a answer.Answer) {
	if len(s.Cites) == 0 {
		t.Errorf("%q cites nothing", runs(s.Runs))
	}
	known := make(map[string]bool)
	for _, n := range s.Cites {
		if n < 1 || n > len(a.Sources) {
			t.Fatalf("%q cites %d of %d sources", runs(s.Runs), n, len(a.Sources))
		}
		art := a.Sources[n-1].Article
		for _, where := range []string{art.Text(), art.Title, art.Outlet, art.Author, art.Published.Format("2 January 2006 Monday Jan 02 01")} {
			for w := range text.Words(where) {
				for _, part := range strings.FieldsFunc(w.Of(where), func(r rune) bool { return r == '-' || r == '.' || r == '/' }) {
					known[text.Fold(part)] = true
				}
				known[text.Fold(w.Of(where))] = true
			}
		}
	}
	for _, r := range s.Runs {
		if q := r.Quoted.Article(); q != nil {
			if !strings.Contains(q.Text(), r.Quoted.String()) {
				t.Errorf("shown %q stands in no article", r.Quoted)
			}
			continue
		}
		if strings.ContainsAny(r.Words, "\"“”„‟«»❝❞《》｢｣´＂@#<>`*[]") && strings.TrimSpace(r.Words) != "[…]" {
			t.Errorf("own words have marks: %q", r.Words)
		}
		first := true
		for w := range text.Words(r.Words) {
			word := w.Of(r.Words)
			if unicode.IsUpper([]rune(word)[0]) && !first && word != "I" && !known[text.Fold(word)] {
				t.Errorf("%q: %s stands in no cited source", runs(s.Runs), word)
			}
			if strings.ContainsFunc(word, unicode.IsDigit) && !known[text.Fold(word)] && !known[spelled[word]] && !strings.ContainsFunc(word, unicode.IsLetter) && !strings.ContainsAny(word, ".,") {
				t.Errorf("%q: %s stands in no cited source", runs(s.Runs), word)
			}
			first = false
		}
	}
}
