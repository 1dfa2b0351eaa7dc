package demo_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// people are everybody whom the coverage names, and who wrote it. No two share a first name; the Hasketts, a
// councillor and her brother, share the one surname that two people have.
var people = []string{
	"Alasdair Wedderlie", "Bronagh Haskett", "Declan Haskett", "Doreen Applegarth", "Edie Scarrott", "Farrokh Dastoor",
	"Gethin Prytherch", "Hanneke Brouwhuis", "Imran Sultanpuri", "Ishbel Dalgarrow", "Joost Wielandt", "Julian Petherwick",
	"Kwabena Ofosuhene", "Lindiwe Nkabinyo", "Lucienne Bardoux", "Nasreen Durrazai", "Owen Staggart", "Ragna Ellingsund",
	"Rosalind Thwaitley", "Ruairi Stanfell", "Stavros Melidonis", "Sunita Velladurai", "Tunde Akinsolu", "Zofia Marchlik",
}

var titles = []string{"Captain", "Cllr", "Dr", "Mr", "Mrs", "Ms"}

// A construction is a way of quoting that the coverage shows, and the words of one article that show it.
var constructions = []struct{ name, doc, words string }{
	{"split quotation", "2026-03-31-courier-petherwick", "built to do,” Mr Petherwick said, “and so did"},
	{"split quotation, straight marks", "2026-04-28-post-vote", `left the room," she said, "and I read`},
	{"split quotation, long attribution", "2026-04-20-post-football", `"We were not good," Stavros Melidonis, the manager, said. "I told them`},
	{"said of, name", "2026-03-19-courier-trust-paper", "said of Julian Petherwick, Halsett’s managing director. “You’ll not"},
	{"said of, relation", "2026-03-24-post-boats", `I do mine here," Haskett said of his sister`},
	{"said of, pronouns", "2026-03-31-courier-petherwick", "count my visits,” Mr Petherwick said of him. “I make it"},
	{"said of somebody absent", "2026-03-05-advertiser-budget", "said of Cllr Wedderlie, who had gone out"},
	{"pronoun", "2026-03-10-courier-leak", "“I need two answers,” she said."},
	{"pronoun, speaker in the sentence before", "2026-04-20-post-football", `"She counts the oranges," he said of Applegarth.`},
	{"description", "2026-03-10-post-leak", `the spokeswoman said that she had "nothing to add at this stage"`},
	{"description, the harbour master", "2026-04-02-radio-gale", "The harbour master, Captain Ragna Ellingsund, closed the bar"},
	{"unnamed speaker", "2026-03-31-courier-petherwick", "One of them, who asked not to be named, said that it had been “going off"},
	{"according to", "2026-03-19-courier-trust-paper", "according to an interim note from the workplace safety inspectorate"},
	{"quotation inside a quotation", "2026-03-10-courier-leak", "“He said, ‘Keep your windows shut, love, and put a wet towel along the door,’” she said."},
	{"quotation over two paragraphs", "2026-03-24-post-boats", "the buyers aren't blind.\n\"I'm not after a present"},
	{"partial quotation in a paraphrase", "2026-03-31-courier-petherwick", "The company would “look hard” at running"},
	{"scare quotes", "2026-04-25-quaysheet-ice", "the “new” ice plant"},
	{"title of a work", "2026-04-25-quaysheet-ice", "the author of “The Cold Trade”, a history"},
	{"title of a work in a straight quotation", "2026-03-10-post-leak", `two verses into 'The Long Ebb'," said`},
	{"two outlets, one event: one", "2026-03-11-courier-leak-corrected", "Eleven people were treated in hospital"},
	{"two outlets, one event: other", "2026-03-10-post-leak", "Nine people were taken to hospital"},
	{"before the correction", "2026-03-10-courier-leak", "“We had about 40 kilos of ammonia"},
	{"correction", "2026-03-11-courier-leak-corrected", "“We had about 14 kilos of ammonia"},
	{"denial", "2026-03-31-courier-petherwick", "Nobody ignored an alarm."},
	{"denial, of a suggestion", "2026-03-24-post-boats", `"It was not," he said.`},
	{"statement by an organisation", "2026-03-10-courier-leak", "Halsett Cold Stores said in a statement: “We are sorry"},
	{"statement by an organisation, split", "2026-03-19-courier-trust-paper", "being asked for one,” the trust said in a statement. “It is"},
}

func TestConstructions(t *testing.T) {
	texts := words(t)
	for _, c := range constructions {
		if !strings.Contains(texts[c.doc], c.words) {
			t.Errorf("%s: %s has no %q", c.name, c.doc, c.words)
		}
	}
}

func TestQuotationMarksAreBalanced(t *testing.T) {
	for doc, words := range words(t) {
		if straight := strings.Contains(doc, "-post-"); straight && strings.ContainsAny(words, "“”‘’") || !straight && strings.ContainsAny(words, `"'`) {
			t.Errorf("%s: marks of two shapes", doc)
		}
		paragraphs := strings.Split(words, "\n")
		for i, p := range paragraphs[:len(paragraphs)-1] {
			if !balanced(p, paragraphs[i+1]) {
				t.Errorf("%s: unbalanced marks in %q", doc, p)
			}
		}
	}
}

// balanced reports whether every mark that p opens is closed in p, or reopened at the start of next.
func balanced(p, next string) bool {
	open := false
	for _, r := range p {
		switch {
		case r == '"':
			open = !open
		case r == '“' && open, r == '”' && !open:
			return false
		case r == '“', r == '”':
			open = r == '“'
		}
	}
	// An apostrophe has the shape of a closing mark, so there may be more of those.
	if strings.Count(p, "‘") > strings.Count(p, "’") {
		return false
	}
	return !open || strings.HasPrefix(next, `"`) || strings.HasPrefix(next, "“")
}

func TestNamesAreApart(t *testing.T) {
	first, last := make(map[string]string), make(map[string]string)
	for _, p := range people {
		given, family, _ := strings.Cut(p, " ")
		if other, ok := first[given]; ok {
			t.Errorf("%s and %s share a first name", other, p)
		}
		if other, ok := last[family]; ok && family != "Haskett" {
			t.Errorf("%s and %s share a surname", other, p)
		}
		first[given], last[family] = p, p
	}
}

func TestEveryNameIsOneOfThePeople(t *testing.T) {
	all := ""
	for _, w := range words(t) {
		all += w
	}
	for _, l := range lines(t) {
		all += l.Author + "\n"
	}
	for _, p := range people {
		if !strings.Contains(all, p) {
			t.Errorf("%s is nowhere", p)
		}
		_, family, _ := strings.Cut(p, " ")
		before := regexp.MustCompile(`(\p{Lu}\p{Ll}+) ` + family + `\b`)
		for _, m := range before.FindAllStringSubmatch(all, -1) {
			if !slices.Contains(titles, m[1]) && !slices.Contains(people, m[0]) {
				t.Errorf("%s is not one of the people", m[0])
			}
		}
	}
}
