package quote

import (
	"strings"

	"verbatim/retrieval/quote/lexicon"
)

// resolveRest finds the persons whom pronouns and descriptions stand for, in order.
func (r *reader) resolveRest() {
	r.weighSexes()
	speaks := make([]bool, len(r.mentions))
	for _, e := range r.events {
		if !e.strong {
			continue
		}
		speaks[e.who] = true
		if p := r.mentions[e.who].person; p >= 0 {
			r.folk.all[p].spoke++
		}
	}
	roles := map[string]int{}
	recent := make([]int, 0, maxRecent)
	for i := range r.mentions {
		m := &r.mentions[i]
		switch m.kind {
		case name:
			r.learnRole(roles, m)
		case pronounMention:
			m.person, m.plain = r.antecedentOf(m, recent, speaks)
		case description:
			if strings.EqualFold(r.toks[m.first].Of(r.words), "the") {
				if p, ok := roles[r.headWord(m)]; ok {
					m.person = p
				}
			}
			if m.person < 0 {
				m.person = r.apposedTo(m)
			}
		}
		if m.person >= 0 {
			if len(recent) == maxRecent {
				recent = recent[:copy(recent, recent[1:])]
			}
			recent = append(recent, i)
		}
	}
}

// apposedTo returns the person whose name the description m explains: "Smith, a doctor, said", "the doctor, Jane Smith, said",
// "Republican candidate Jane Smith"; -1 if it explains none.
func (r *reader) apposedTo(m *mention) int {
	first := m.first
	for first > 0 && r.toks[first].Start > m.Start {
		first--
	}
	if k := first - 2; k >= 0 && r.toks[first-1].kind == comma && r.together(k, first) && r.at[k] > 0 {
		end := m.last + 1
		closed := end >= len(r.toks) || r.toks[end].kind != word || r.toks[end].is&(lexicon.Preposition|lexicon.Cue|lexicon.Conjunction) != 0
		if n := &r.mentions[r.at[k]-1]; closed && n.kind == name && r.folk.isPerson(n) && !r.listed(k) {
			return n.person
		}
	}
	k := m.last + 1
	if k < len(r.toks) && r.toks[k].kind == comma {
		if n := r.personAt(k + 1); n >= 0 && r.closes(n) && r.toks[first].is&lexicon.Determiner != 0 {
			return r.mentions[n].person
		}
		return -1
	}
	for ; k < len(r.toks) && k < m.last+maxDescription && r.together(k, m.last); k++ {
		if n := int(r.at[k]) - 1; n >= 0 {
			if mm := &r.mentions[n]; mm.kind == name && r.folk.isPerson(mm) && k > m.last+1 {
				return mm.person
			}
			return -1
		}
		if t := r.toks[k]; t.kind != word || t.upper || t.is&(lexicon.Function|lexicon.Cue) != 0 {
			return -1
		}
	}
	return -1
}

// listed reports whether the name at token k stands in a list: what follows it is its next member.
func (r *reader) listed(k int) bool {
	first := r.mentions[r.at[k]-1].first
	return first > 1 && r.together(first-2, k) && (r.toks[first-1].kind == comma && r.at[first-2] > 0 || r.toks[first-1].has(lexicon.Conjunction))
}

// closes reports whether the apposition that the mention n is ends with it.
func (r *reader) closes(n int) bool {
	k := r.mentions[n].last + 1
	return k >= len(r.toks) || !r.together(k, k-1) || r.toks[k].kind == comma || r.toks[k].kind == stop
}

// maxRecent is how many mentions before a pronoun are looked at.
const maxRecent = 16

// weighSexes learns from the article's own pronouns who is a he and who a she.
func (r *reader) weighSexes() {
	last := -1
	for i := range r.toks {
		t := r.toks[i]
		if m := int(r.at[i]) - 1; m >= 0 && r.mentions[m].kind == name {
			if r.folk.isPerson(&r.mentions[m]) || r.folk.hasFullName(&r.mentions[m]) {
				last = m
			}
			continue
		}
		if last < 0 || t.is&(lexicon.Masculine|lexicon.Feminine) == 0 || t.is&lexicon.Function == 0 {
			continue
		}
		m := &r.mentions[last]
		if r.toks[m.first].sent != t.sent && r.toks[m.first].sent != t.sent-1 {
			continue
		}
		if t.is&lexicon.Masculine != 0 {
			r.folk.all[m.person].votes++
		} else {
			r.folk.all[m.person].votes--
		}
	}
	for i := range r.folk.all {
		who := &r.folk.all[i]
		if who.sex == 0 && (who.votes > 1 || who.votes < -1) {
			who.sex = who.votes
		}
	}
}

// hasFullName reports whether the article names the person with first name and surname somewhere.
func (p *people) hasFullName(m *mention) bool {
	return m.person >= 0 && !p.all[m.person].body && len(p.all[m.person].parts) > 1
}

// antecedentOf returns the person whom the pronoun m stands for, -1 if nobody fits, and whether that is plain: nobody
// else fits nearby.
func (r *reader) antecedentOf(m *mention, recent []int, speaks []bool) (person int, plain bool) {
	if m.is&(lexicon.Masculine|lexicon.Feminine) == 0 {
		return -1, false
	}
	best, second, who := none, none, -1
	for k := len(recent) - 1; k >= 0; k-- {
		c := &r.mentions[recent[k]]
		score, ok := r.fits(m, c, speaks[recent[k]])
		if !ok {
			continue
		}
		switch {
		case c.person == who:
			best = max(best, score)
		case score > best:
			best, second, who = score, best, c.person
		case score > second:
			second = score
		}
	}
	return who, who >= 0 && best-second >= plainLead && best > tooFar && (r.folk.all[who].sex != 0 || second == none)
}

// What makes a mention before a pronoun what it stands for, in points.
const (
	forSex       = 4 // known to be a he or a she, as the pronoun is
	forSpeaking  = 3 // subject of a verb of saying
	forSubject   = 2 // opens a clause
	perSentence  = 2 // lost for each sentence between
	perParagraph = 3
	whenOblique  = 1     // lost behind a preposition or with a genitive
	forKnown     = 1     // named by the surname alone, too, or speaks somewhere: a person, not a place
	plainLead    = 7     // the lead over the next from which a pronoun is plain
	tooFar       = -3    // and fewer points than this are never plain
	none         = -1000 // no candidate
)

// fits scores how well the mention c, which stands before the pronoun m, serves as what it stands for.
func (r *reader) fits(m, c *mention, speaks bool) (score int, ok bool) {
	p := &r.folk.all[c.person]
	if p.body || p.isPlace() || len(p.parts) == 1 && p.spoke == 0 && p.sex == 0 {
		return 0, false
	}
	want := 1
	if m.is&lexicon.Feminine != 0 {
		want = -1
	}
	if p.sex*want < 0 {
		return 0, false
	}
	if p.sex*want > 0 {
		score += forSex
	}
	if p.bare > 0 || p.spoke > 0 {
		score += forKnown
	}
	at, from := r.toks[m.first], r.toks[c.first]
	score -= perSentence * min(at.sent-from.sent, 6)
	score -= perParagraph * min(at.para-from.para, 5)
	if speaks {
		score += forSpeaking
	}
	switch {
	case c.owner || !r.mayBeSubject(int(r.at[c.first])-1):
		score -= whenOblique
	case r.opensClause(r.phraseStart(int(r.at[c.first]) - 1)):
		score += forSubject
	}
	return score, true
}

// headWord is the noun of a description, in lower case.
func (r *reader) headWord(m *mention) string {
	return strings.ToLower(r.toks[m.last].Of(r.words))
}

// learnRole notes the role that stands beside a name: "Sen. X", "X, the senator". Two bearers make a role useless.
func (r *reader) learnRole(roles map[string]int, m *mention) {
	if m.person < 0 {
		return
	}
	for k := max(0, m.first-2); k <= m.last; k++ {
		if k == m.first-2 && r.toks[k+1].kind != comma {
			continue
		}
		if t := r.toks[k]; t.has(lexicon.Role) && t.sent == r.toks[m.last].sent {
			r.learn(roles, t, m.person)
		}
	}
	i := m.last + 1
	if i >= len(r.toks) || r.toks[i].kind != comma {
		return
	}
	head := -1
	for k := i + 1; k < len(r.toks) && k < i+8 && r.toks[k].kind == word && r.together(k, i); k++ {
		t := r.toks[k]
		if t.is&lexicon.Function != 0 && t.is&lexicon.Determiner == 0 {
			break
		}
		head = k
	}
	if head > i+1 && !r.toks[head].upper && r.toks[i+1].is&lexicon.Determiner != 0 {
		r.learn(roles, r.toks[head], m.person)
	}
}

func (r *reader) learn(roles map[string]int, t token, person int) {
	w := strings.ToLower(t.Of(r.words))
	if p, ok := roles[w]; ok && p != person {
		person = -1
	}
	roles[w] = person
}
