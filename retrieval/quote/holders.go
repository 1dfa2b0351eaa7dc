package quote

import (
	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/parse"
)

// possessive reports whether t is "his" or "her", as an owner.
func possessive(t parse.Token) bool {
	return t.Has(lexicon.Determiner) && t.Is&(lexicon.Masculine|lexicon.Feminine) != 0
}

// ofSpeaker reports whether who is named behind the noun and "of" has said it: "the contention of Smith that". "Criticism of
// Smith" is somebody else's.
func ofSpeaker(noun string) bool {
	switch noun {
	case "contention", "claim", "assertion", "argument", "insistence", "words", "view", "belief", "remarks", "comments", "remark", "comment",
		"statement", "suggestion", "allegation", "testimony", "warning", "promise", "pledge", "vow":
		return true
	}
	return false
}

// owned are the events of nouns that stand for saying, where the speaker owns them: "Smith’s call for", "his claim that".
func (r *reader) owned(i int) {
	if i+2 < len(r.toks) && r.together(i, i+2) && r.toks[i+1].Of(r.words) == "of" && ofSpeaker(r.toks[i].Of(r.words)) {
		if m := r.rightSubject(i + 2); m >= 0 && r.mentions[m].Kind == parse.Name {
			r.events = append(r.events, event{m, r.toks[i].Span, i, i, r.mentions[m].Last, owns, false, 0})
			return
		}
	}
	k := i - 1
	for n := 0; n < 3 && k > 0 && r.together(k, i) && r.toks[k].Kind != parse.Genitive && r.toks[k].Kind == parse.Word &&
		r.toks[k].Is&(lexicon.Determiner|lexicon.Preposition|lexicon.Conjunction|lexicon.Auxiliary) == 0; n++ {
		k--
	}
	if k < 0 || !r.together(k, i) {
		return
	}
	if r.toks[k].Kind == parse.Genitive && k > 0 {
		k--
	} else if !possessive(r.toks[k]) {
		return
	}
	if m := int(r.at[k]) - 1; m >= 0 {
		r.events = append(r.events, event{m, r.toks[i].Span, i, min(k, r.mentions[m].First), i, owns, false, 0})
	}
}

// maxAgent is how far behind a passive verb its agent is looked for, in tokens.
const maxAgent = 8

// agent is the event of a passive verb at i with whom "by" names behind it: "was asked by Smith", "was called “a fool” by Smith".
func (r *reader) agent(i int) {
	if t := &r.toks[i]; t.Is&lexicon.Names == 0 && !isOneOf(t.Of(r.words), "asked", "told", "warned", "urged", "known") {
		return
	}
	for k := i + 1; k+1 < len(r.toks) && k < i+maxAgent && r.together(k, i); k++ {
		t := &r.toks[k]
		if t.Kind == parse.Word && t.Of(r.words) == "by" {
			if m := r.rightSubject(k + 1); m >= 0 {
				r.events = append(r.events, event{m, r.toks[i].Span, i, i, r.mentions[m].Last, by, r.toks[i].Is&lexicon.Say != 0, 0})
			}
			return
		}
		if t.Kind == parse.Stop || t.Kind == parse.Colon || t.Is&(lexicon.Auxiliary|lexicon.Conjunction) != 0 && r.at[k] == 0 {
			return
		}
	}
}
