package quote

import (
	"strings"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/parse"
)

// openingOf returns the token that opens the bracket closed at i.
func (r *reader) openingOf(i int) int {
	for k := i; k >= 0 && k > i-30 && r.together(k, i); k-- {
		if r.toks[k].Kind == parse.Opening {
			return k
		}
	}
	return i
}

// apposed returns the name that the description m, without a determiner, stands in apposition to: "Jane Smith, president
// of the club said".
func (r *reader) apposed(m int) int {
	mm := &r.mentions[m]
	if mm.Kind != parse.Description || r.toks[mm.First].Is&lexicon.Determiner != 0 {
		return m
	}
	for i := mm.First - 1; i > 0 && i > mm.First-5 && r.together(i, mm.First); i-- {
		if r.toks[i].Kind == parse.Comma {
			if n := int(r.at[i-1]) - 1; n >= 0 && r.folk.IsPerson(&r.mentions[n]) && r.mayBeSubject(n) {
				return n
			}
			return m
		}
		if r.toks[i].Kind != parse.Word || r.toks[i].Is&(lexicon.Preposition|lexicon.Auxiliary|lexicon.Pronoun|lexicon.Cue|lexicon.Conjunction|lexicon.Determiner) != 0 {
			return m
		}
	}
	return m
}

// Longest apposition in tokens.
const maxApposition = 40

// beforeApposition returns the mention that the apposition ending with the comma at i belongs to.
func (r *reader) beforeApposition(i, v int) int {
	best := -1
	for k := i - 1; k > 0 && k > i-maxApposition && r.together(k, v); k-- {
		t := r.toks[k]
		if t.Kind == parse.Quoted || t.Kind == parse.Semicolon || t.Kind == parse.Colon {
			break
		}
		if t.Kind != parse.Comma && t.Kind != parse.Dash && t.Kind != parse.Opening {
			continue
		}
		m := r.setOff(k, best < 0)
		if m < 0 || r.abbreviated(m) {
			continue
		}
		if n := r.subjectAt(i - 1); r.mentions[m].Kind == parse.Description && n != m && r.startsAt(n, k+1) {
			return n // "the club’s president, Jane Smith, said"
		}
		best = m
		if r.folk.IsPerson(&r.mentions[m]) {
			return m
		}
	}
	if best < 0 && i > 0 {
		if m := r.subjectAt(i - 1); m < 0 || !r.abbreviated(m) {
			return m
		}
	}
	return best
}

// abbreviated reports whether the mention is the shortened name of a place behind another: "Aspen, Colo., calling".
func (r *reader) abbreviated(m int) bool {
	mm := &r.mentions[m]
	return mm.Kind == parse.Name && mm.First == mm.Last && strings.HasSuffix(mm.Of(r.words), ".") && mm.First > 0 && r.toks[mm.First-1].Kind == parse.Comma
}

// startsAt reports whether n is a person's name that starts at token k.
func (r *reader) startsAt(n, k int) bool {
	return n >= 0 && r.mentions[n].First == k && r.folk.IsPerson(&r.mentions[n])
}

// setOff returns the mention that the sign at k sets off from its apposition; with plain, a plain noun will do.
func (r *reader) setOff(k int, plain bool) int {
	end := k - 1
	if !r.together(end, k) {
		return -1
	}
	if r.toks[end].Kind == parse.Closing {
		if end = r.openingOf(end) - 1; end < 0 {
			return -1
		}
	}
	if r.at[end] == 0 && plain && r.toks[end].Kind == parse.Word && !r.toks[end].Upper {
		return r.openingNoun(end)
	}
	if m := int(r.at[end]) - 1; m >= 0 && !r.mayBeSubject(m) {
		if h := r.boundTo(m); h >= 0 && r.mayBeSubject(h) {
			return h // "Smith of Norton, a doctor, said"
		}
	}
	return r.subjectAt(end)
}

// subjectAt returns the mention at token i if it can govern a verb, -1 if none does.
func (r *reader) subjectAt(i int) int {
	if m := int(r.at[i]) - 1; m >= 0 && r.mayBeSubject(m) {
		return m
	}
	return -1
}

// openingNoun makes a description of the noun at i where it opens its sentence: "One guest, who left early, said".
func (r *reader) openingNoun(i int) int {
	if i-r.starts[r.toks[i].Sent] > maxDescription {
		return -1
	}
	n := len(r.mentions)
	m := r.plainNoun(i)
	if m >= 0 && r.mentions[m].First != r.starts[r.toks[i].Sent] {
		r.mentions = r.mentions[:n]
		return -1
	}
	return m
}
