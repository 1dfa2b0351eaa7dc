package quote

import (
	"strings"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/parse"
)

// opensOnly reports whether a capitalised word that opens a sentence is no name: the article has it nowhere else, and
// nothing around it takes it for one: "Small groups gathered", "Friends say".
func (r *reader) opensOnly(m parse.Mention) bool {
	if !m.Doubtful || m.Owner || m.Person < 0 {
		return false
	}
	who := &r.folk.All[m.Person]
	if who.Named > 1 || who.Body || who.Sex != 0 || len(who.Parts) > 1 {
		return false
	}
	i := m.Last + 1
	for i < len(r.toks) && r.together(i, m.Last) && r.toks[i].Has(lexicon.Adverb) {
		i++
	}
	if i >= len(r.toks) || !r.together(i, m.Last) {
		return false
	}
	next, w := r.toks[i], m.Of(r.words)
	switch {
	case next.Kind == parse.Comma:
		return strings.HasSuffix(w, "ly")
	case next.Kind != parse.Word || next.Upper:
		return false
	case next.Is&(lexicon.Cue|lexicon.Auxiliary) != 0:
		return strings.HasSuffix(w, "s") && ofSeveral(next.Of(r.words))
	case next.Is&lexicon.Conjunction != 0:
		return i+1 < len(r.toks) && !r.toks[i+1].Upper
	}
	return !strings.HasSuffix(next.Of(r.words), "ed")
}

// ofSeveral reports whether the verb w has several for its subject: "say", "have".
func ofSeveral(w string) bool {
	return w == "are" || w == "were" || w == "have" || w == "do" || lexicon.Of(w+"s")&lexicon.Cue != 0 && lexicon.Of(w)&lexicon.Cue != 0
}
