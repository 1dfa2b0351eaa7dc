package quote

import (
	"strings"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/parse"
)

// resolveRest finds the persons whom pronouns and descriptions stand for, in order.
func (r *reader) resolveRest() {
	for _, e := range r.events {
		if !e.strong {
			continue
		}
		if p := r.mentions[e.who].Person; p >= 0 {
			r.folk.All[p].Spoke++
		}
	}
	r.weighSexes()
	roles := map[string]int{}
	recent := make([]int, 0, maxRecent)
	for i := range r.mentions {
		m := &r.mentions[i]
		switch m.Kind {
		case parse.Name:
			r.learnRole(roles, m)
		case parse.PronounMention:
			m.Person, m.Plain = r.antecedentOf(m, recent)
		case parse.Description:
			if strings.EqualFold(r.toks[m.First].Of(r.words), "the") {
				if p, ok := roles[r.headWord(m)]; ok {
					m.Person = p
				}
			}
			if m.Person < 0 {
				m.Person = r.apposedTo(m)
			}
		}
		if m.Person >= 0 {
			if len(recent) == maxRecent {
				recent = recent[:copy(recent, recent[1:])]
			}
			recent = append(recent, i)
		}
	}
}

// apposedTo returns the person whose name the description m explains: "Smith, a doctor, said", "the doctor, Jane Smith, said",
// "Republican candidate Jane Smith"; -1 if it explains none.
func (r *reader) apposedTo(m *parse.Mention) int {
	first := m.First
	for first > 0 && r.toks[first].Start > m.Start {
		first--
	}
	if k := first - 2; k >= 0 && r.toks[first-1].Kind == parse.Comma && r.together(k, first) && r.at[k] > 0 {
		end := m.Last + 1
		closed := end >= len(r.toks) || r.toks[end].Kind != parse.Word || r.toks[end].Is&(lexicon.Preposition|lexicon.Cue|lexicon.Conjunction) != 0
		n := int(r.at[k]) - 1
		if h := r.boundTo(n); h >= 0 && r.mentions[h].Kind == parse.Name {
			n = h // "Smith of Norton, a doctor"
		}
		if n := &r.mentions[n]; closed && n.Kind == parse.Name && r.folk.IsPerson(n) && !r.listed(k) {
			return n.Person
		}
	}
	k := m.Last + 1
	if k < len(r.toks) && r.toks[k].Kind == parse.Comma {
		if n := r.personAt(k + 1); n >= 0 && r.closes(n) && r.toks[first].Is&lexicon.Determiner != 0 {
			return r.mentions[n].Person
		}
		return -1
	}
	for ; k < len(r.toks) && k < m.Last+maxDescription && r.together(k, m.Last); k++ {
		if n := int(r.at[k]) - 1; n >= 0 {
			if mm := &r.mentions[n]; mm.Kind == parse.Name && r.folk.IsPerson(mm) && k > m.Last+1 {
				return mm.Person
			}
			return -1
		}
		if t := r.toks[k]; t.Kind != parse.Word || t.Upper || t.Is&(lexicon.Function|lexicon.Cue) != 0 {
			return -1
		}
	}
	return -1
}

// listed reports whether the name at token k stands in a list: what follows it is its next member.
func (r *reader) listed(k int) bool {
	first := r.mentions[r.at[k]-1].First
	return first > 1 && r.together(first-2, k) && (r.toks[first-1].Kind == parse.Comma && r.at[first-2] > 0 || r.toks[first-1].Has(lexicon.Conjunction))
}

// closes reports whether the apposition that the mention n is ends with it.
func (r *reader) closes(n int) bool {
	k := r.mentions[n].Last + 1
	return k >= len(r.toks) || !r.together(k, k-1) || r.toks[k].Kind == parse.Comma || r.toks[k].Kind == parse.Stop
}

// maxRecent is how many mentions before a pronoun are looked at.
const maxRecent = 16

// antecedentOf returns the person whom the pronoun m stands for, -1 if nobody fits, and whether that is plain: nobody
// else fits nearby.
func (r *reader) antecedentOf(m *parse.Mention, recent []int) (person int, plain bool) {
	if m.Is&(lexicon.Masculine|lexicon.Feminine) == 0 {
		return -1, false
	}
	best, second, who := none, none, -1
	for k := len(recent) - 1; k >= 0; k-- {
		c := &r.mentions[recent[k]]
		score, ok := r.fits(m, recent[k])
		if !ok {
			continue
		}
		switch {
		case c.Person == who:
			best = max(best, score)
		case score > best:
			best, second, who = score, best, c.Person
		case score > second:
			second = score
		}
	}
	return who, who >= 0 && best-second >= plainLead && best > tooFar && (r.folk.All[who].Sex != 0 || second == none)
}

// What makes a mention before a pronoun what it stands for, in points.
const (
	forSex       = 4 // known to be a he or a she, as the pronoun is
	forSpeaking  = 2 // subject of a verb of saying
	forSubject   = 2 // subject of its sentence
	perSentence  = 3 // lost for each sentence between
	perParagraph = 3
	whenOblique  = 2     // lost behind a preposition or with a genitive
	forKnown     = 1     // named by the surname alone, too, or speaks somewhere: a person, not a place
	plainLead    = 7     // the lead over the next from which a pronoun is plain
	tooFar       = -6    // and fewer points than this are never plain
	none         = -1000 // no candidate
)

// fits scores how well the mention k, which stands before the pronoun m, serves as what it stands for.
func (r *reader) fits(m *parse.Mention, k int) (score int, ok bool) {
	c := &r.mentions[k]
	p := &r.folk.All[c.Person]
	if p.Body || p.IsPlace() || p.IsLand() || len(p.Parts) == 1 && p.Spoke == 0 && p.Sex == 0 {
		return 0, false
	}
	want := 1
	if m.Is&lexicon.Feminine != 0 {
		want = -1
	}
	if p.Sex*want < 0 {
		return 0, false
	}
	if p.Sex*want > 0 {
		score += forSex
	}
	if p.Bare > 0 || p.Spoke > 0 {
		score += forKnown
	}
	at, from := r.toks[m.First], r.toks[c.First]
	score -= perSentence * min(at.Sent-from.Sent, 6)
	score -= perParagraph * min(at.Para-from.Para, 5)
	if r.says[k] > 0 {
		score += forSpeaking
	}
	switch r.roleOf(k) {
	case owner, oblique:
		score -= whenOblique
	case subject:
		score += forSubject
	}
	return score, true
}

// headWord is the noun of a description, in lower case.
func (r *reader) headWord(m *parse.Mention) string {
	return strings.ToLower(r.toks[m.Last].Of(r.words))
}

// learnRole notes the role that stands beside a name: "Sen. X", "X, the senator". Two bearers make a role useless.
func (r *reader) learnRole(roles map[string]int, m *parse.Mention) {
	if m.Person < 0 {
		return
	}
	for k := max(0, m.First-2); k <= m.Last; k++ {
		if k == m.First-2 && r.toks[k+1].Kind != parse.Comma {
			continue
		}
		if t := r.toks[k]; t.Has(lexicon.Role) && t.Sent == r.toks[m.Last].Sent {
			r.learn(roles, t, m.Person)
		}
	}
	i := m.Last + 1
	if i >= len(r.toks) || r.toks[i].Kind != parse.Comma {
		return
	}
	head := -1
	for k := i + 1; k < len(r.toks) && k < i+8 && r.toks[k].Kind == parse.Word && r.together(k, i); k++ {
		t := r.toks[k]
		if t.Is&lexicon.Function != 0 && t.Is&lexicon.Determiner == 0 {
			break
		}
		head = k
	}
	if head > i+1 && (!r.toks[head].Upper || r.toks[head].Has(lexicon.Role)) && r.toks[i+1].Is&lexicon.Determiner != 0 {
		r.learn(roles, r.toks[head], m.Person)
	}
}

func (r *reader) learn(roles map[string]int, t parse.Token, person int) {
	w := strings.ToLower(t.Of(r.words))
	if p, ok := roles[w]; ok && p != person {
		person = -1
	}
	roles[w] = person
}
