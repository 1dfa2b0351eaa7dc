package quote

import (
	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/parse"
)

// What a pronoun tells of the sex of a name before it, in points, by what the name does in its sentence: of 100 subjects of a
// sentence 97 are who the next pronoun means, of 100 others 60 to 90.
const (
	voteOfSubject = 4
	voteOfInner   = 2
	voteOfOther   = 1
	tellsSex      = 4 // points that tell the sex of somebody whose first name doesn't
)

// weighSexes learns from the article's own pronouns who is a he and who a she.
func (r *reader) weighSexes() {
	for i := range r.mentions {
		if m := &r.mentions[i]; m.Kind == parse.Name && m.Person >= 0 && r.folk.All[m.Person].Sex == 0 && !r.folk.All[m.Person].Body {
			r.folk.All[m.Person].Sex = tellsSex * r.calledBy(m)
		}
	}
	for i := range r.toks {
		t := &r.toks[i]
		if r.at[i] > 0 && r.mentions[r.at[i]-1].Kind == parse.Name || t.Is&(lexicon.Masculine|lexicon.Feminine) == 0 || t.Is&lexicon.Function == 0 {
			continue
		}
		sex := 1
		if t.Is&lexicon.Feminine != 0 {
			sex = -1
		}
		r.vote(i, sex)
	}
	for i := range r.folk.All {
		who := &r.folk.All[i]
		if who.Sex == 0 && (who.Votes >= tellsSex || who.Votes <= -tellsSex) {
			who.Sex = who.Votes
		}
	}
}

// calledBy is the sex that a noun beside a name tells: his wife, Smith; Smith, a businessman; 0 if none does.
func (r *reader) calledBy(m *parse.Mention) int {
	k := m.First - 1
	if k > 0 && r.toks[k].Kind == parse.Comma {
		k--
	}
	if k >= 0 && r.together(k, m.First) {
		if sex := sexOf(r.toks[k].Of(r.words)); sex != 0 {
			return sex
		}
	}
	k = m.Last + 1
	if k >= len(r.toks) || r.toks[k].Kind != parse.Comma {
		return 0
	}
	for k++; k < len(r.toks) && k < m.Last+maxDescription && r.together(k, m.Last) && r.toks[k].Kind == parse.Word; k++ {
		t := &r.toks[k]
		if t.Is&lexicon.Function != 0 && (t.Is&lexicon.Determiner == 0 || possessive(*t)) {
			return 0
		}
		if sex := sexOf(t.Of(r.words)); sex != 0 {
			return sex
		}
	}
	return 0
}

// sexOf is 1 for a noun that means a man, -1 for one that means a woman.
func sexOf(noun string) int {
	switch noun {
	case "man", "husband", "father", "son", "brother", "widower", "uncle", "nephew", "grandfather", "spokesman", "chairman",
		"congressman", "businessman", "boyfriend":
		return 1
	case "woman", "wife", "mother", "daughter", "sister", "widow", "aunt", "niece", "grandmother", "spokeswoman", "chairwoman",
		"congresswoman", "businesswoman", "girlfriend", "actress":
		return -1
	}
	return 0
}

// repeatedInFull reports whether a name is a place's or a thing's by how it is used: of persons whom an article names
// again, it gives the surname alone.
func repeatedInFull(who *parse.Person) bool {
	return who.Sex == 0 && who.Named > 1 && who.Bare == 0 && who.Spoke == 0
}

// vote counts the pronoun at i for the name before it, in its sentence or the one before, past those of the other sex.
func (r *reader) vote(i, sex int) {
	at := r.placeOf(i)
	for k := at - 1; k >= 0 && k >= at-maxRecent; k-- {
		m := &r.mentions[r.order[k]]
		if r.toks[m.First].Sent < r.toks[i].Sent-1 {
			return
		}
		if m.Kind != parse.Name || !r.folk.IsPerson(m) && !r.folk.HasFullName(m) {
			continue
		}
		who := &r.folk.All[m.Person]
		if who.Sex*sex < 0 || who.IsPlace() || who.IsLand() || repeatedInFull(who) {
			continue
		}
		switch r.roleOf(int(r.order[k])) {
		case subject:
			who.Votes += voteOfSubject * sex
		case innerSubject:
			who.Votes += voteOfInner * sex
		default:
			who.Votes += voteOfOther * sex
		}
		return
	}
}
