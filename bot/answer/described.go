package answer

import (
	"iter"
	"regexp"
	"slices"
	"strings"

	"verbatim/retrieval"
	"verbatim/retrieval/text"
)

// described reports whether the article gives a description to the quotation's speaker: its words stand in a row before
// the name or in apposition behind it ("the secretary of state" where "Secretary of State Rex Tillerson" stands), and
// name nobody else. "Haskett's sister" describes no Haskett.
func (q quoted) described(description string) bool {
	a := q.article
	as := a.Quotes[q.voice].Speaker
	speaker := retrieval.NameWords(as)
	want := strings.TrimSpace(determiner.ReplaceAllString(description, ""))
	if len(speaker) == 0 || want == "" || q.names(description, as) {
		return false
	}
	for sp := range inRow(a.Text(), want) {
		if behindName(a.Text()[:sp.Start], speaker) || beforeName(a.Text()[sp.End:], speaker) {
			return true
		}
	}
	return false
}

// inRow yields where the words of want stand in words in a row, in whatever case.
func inRow(words, want string) iter.Seq[text.Span] {
	return func(yield func(text.Span) bool) {
		ws := folded(want)
		spans := slices.Collect(text.Words(words))
		in := folded(words)
		for i := 0; i+len(ws) <= len(in); i++ {
			if slices.Equal(in[i:i+len(ws)], ws) && !yield(text.Span{Start: spans[i].Start, End: spans[i+len(ws)-1].End}) {
				return
			}
		}
	}
}

var (
	determiner = regexp.MustCompile(`^(?i:the|a|an)\b`)
	// Stand between a name and what is said of it: ", who is the", ", Halsett’s", " is the".
	apposed = regexp.MustCompile(`(?:,| –| —| \(| is| was)(?: who (?:is|was|has been))?(?: (?:the|a|an|its|their|former|[\pL\pM]+[’']s?))*\s*$`)
)

// behindName reports whether before ends with a speaker's name and what joins a description to it.
func behindName(before string, speaker []string) bool {
	before = before[max(0, len(before)-maxApposed):]
	at := apposed.FindStringIndex(before)
	if at == nil {
		return false
	}
	first, last := "", ""
	for w := range text.Words(before[:at[0]]) {
		first, last = last, w.Of(before)
	}
	another := startsUpper(first) && len(retrieval.NameWords(first)) > 0 && !slices.Contains(speaker, text.Fold(first))
	return text.Fold(last) == speaker[len(speaker)-1] && !another
}

// maxApposed is how many bytes before a description its name is looked for.
const maxApposed = 80

// beforeName reports whether after begins with a speaker's name, perhaps behind a title.
func beforeName(after string, speaker []string) bool {
	after = after[:min(len(after), maxApposed)]
	for w := range text.Words(after) {
		if strings.Trim(after[:w.Start], " ,.\n") != "" && len(retrieval.NameWords(after[:w.Start])) > 0 {
			return false
		}
		word := w.Of(after)
		if len(retrieval.NameWords(word)) == 0 || text.Fold(word) == "captain" {
			continue // a title
		}
		return startsUpper(word) && slices.Contains(speaker, text.Fold(word)) && !possessive(word)
	}
	return false
}

func possessive(word string) bool {
	return strings.HasSuffix(strings.ReplaceAll(word, "’", "'"), "'s")
}
