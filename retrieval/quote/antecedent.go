package quote

import (
	"slices"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/parse"
)

// A stand is a person before a pronoun, by the mentions of it.
type stand struct {
	person  int
	mention int // the nearest one
	subject int // the nearest one that is a subject, -1 if none is
	score   int // by the rules, of the best one
}

// Most persons before a pronoun that are weighed, and most mentions that are looked at for them.
const maxStands, maxLookBack = 8, 60

// means reports whether the mention is a pronoun that means one person: he, she.
func (r *reader) means(m int) bool {
	mm := &r.mentions[m]
	return mm.Kind == parse.PronounMention && mm.Is&(lexicon.Masculine|lexicon.Feminine) != 0
}

// resolve decides whom the pronoun m, who said the quotation in f, means, and returns how likely that is right.
func (r *reader) resolve(w scorer, m int, f frame, h past) float64 {
	ss := r.standsFor(m, h)
	if len(ss) == 0 {
		r.mentions[m].Person = -1
		return 0
	}
	var points [maxStands + 1]float64
	best := 0
	for i := range ss {
		points[i] = w.sum(r.standFeatures(i, m, f, h)) + byRule*float64(ss[i].score)
		if points[i] > points[best] {
			best = i
		}
	}
	r.mentions[m].Person = ss[best].person
	softmax(points[:len(ss)])
	return points[best]
}

// byRule is what a point of the rules counts beside what was learned. The rules know little, but nothing wrong: the notes
// that taught the rest are wrong one time in eight. From .1 to .3 it is all the same.
const byRule = .2

// standsFor lists whom the pronoun m may mean: the persons of the mentions before it, nearest first, and who spoke last.
func (r *reader) standsFor(m int, h past) []stand {
	mm := &r.mentions[m]
	r.stands = r.stands[:0]
	at := r.placeOf(mm.First)
	for k := at - 1; k >= 0 && k >= at-maxLookBack; k-- {
		r.stand(int(r.order[k]), mm, maxStands)
	}
	if h.who >= 0 {
		r.stand(h.who, mm, maxStands+1)
	}
	return r.stands
}

// stand counts the mention k for its person, of at most most, where the pronoun m can mean it.
func (r *reader) stand(k int, m *parse.Mention, most int) {
	c := &r.mentions[k]
	if c.Person < 0 || c.Kind == parse.Description {
		return
	}
	score, ok := r.fits(m, k)
	if !ok {
		return
	}
	i := slices.IndexFunc(r.stands, func(s stand) bool { return s.person == c.Person })
	if i < 0 {
		if len(r.stands) == most {
			return
		}
		i = len(r.stands)
		r.stands = append(r.stands, stand{c.Person, k, -1, score})
	}
	s := &r.stands[i]
	s.score = max(s.score, score)
	if s.subject < 0 && r.roleOf(k) >= innerSubject {
		s.subject = k
	}
}

// standFeatures lists what holds of the i-th of the persons that the pronoun m may mean.
func (r *reader) standFeatures(i, m int, f frame, h past) []feature {
	s, of := r.stands[i], len(r.stands)
	mm, c, who := &r.mentions[m], &r.mentions[s.mention], &r.folk.All[s.person]
	at, from := r.toks[mm.First], r.toks[c.First]
	sents := upTo(at.Sent-from.Sent, 7)
	paras := upTo(at.Para-from.Para, 7)
	rank, rank3 := upTo(i, 15), upTo(i, 3)
	sex := uint64(0)
	if who.Sex != 0 {
		sex = 1 + bit(who.Sex > 4 || who.Sex < -4)
	}
	subject := bit(r.mayBeSubject(s.mention))<<2 | bit(r.opensClause(c.First))<<1 | bit(c.Owner)
	speaks, kind := bit(r.says[s.mention] > 0), uint64(c.Kind)
	spoke, gap := uint64(0), uint64(7)
	if h.last >= 0 {
		spoke, gap = bit(r.personOf(h.who) == s.person), upTo(at.Para-r.toks[h.last].Para, 3)
	}
	ruled := bit(mm.Person == s.person)<<1 | bit(mm.Plain)
	opens := bit(r.opensSentence(mm.First))
	known := bit(lexicon.Sex(who.Parts[0]) != 0)<<4 | bit(who.Bare > 0)<<3 | bit(who.Spoke > 0)<<2 |
		bit(len(who.Parts) > 1)<<1 | bit(who.Placed > 0)
	main := bit(s.person == r.main)
	told := r.toldLast(mm, s.person)
	inside := bit(r.namedIn(f, s.person))<<2 | upTo(int(r.speaksOf(mm, f)), 2)
	r.buf = append(r.buf[:0],
		aSex.of(0, sex<<8|upTo(of, 4)<<4),
		aSex.of(1, sex<<8|upTo(i, 4)<<4|upTo(of, 4)),
		aPlace.of(0, sents<<8|paras<<4|bit(c.First < mm.First)),
		aPlace.of(1, sents<<12|paras<<8|subject<<4|opens),
		aPlace.of(2, paras<<16|upTo(i, 4)<<8|speaks<<4|kind),
		aStands.of(0, subject<<8|speaks<<4|kind),
		aStands.of(1, subject<<12|sents<<8|speaks<<4|r.classAhead(mm.First)),
		aRank.of(0, rank<<4|upTo(of, 7)),
		aRank.of(1, rank<<8|subject<<4|speaks),
		aPerson.of(0, main<<16|upTo(who.Named, 15)/2<<8|upTo(who.Spoke, 7)<<4|bit(who.Bare > 0)),
		aPerson.of(1, main<<12|paras<<8|rank3),
		aSpeaker.of(0, spoke<<12|gap<<8|sents<<4|paras),
		aSpeaker.of(1, spoke<<12|gap<<8|rank3<<4|opens),
		aSpeaker.of(2, told<<8|sents<<4|paras),
		aSpeaker.of(3, told<<12|spoke<<8|rank3<<4|subject),
		aInside.of(0, inside<<4|rank3),
		aInside.of(1, inside<<8|told<<4|spoke),
		aRule.of(0, ruled),
		aRule.of(1, ruled<<8|rank3<<4|min(sents, 3)),
		aKnown.of(0, known<<8|subject<<4|speaks),
		aKnown.of(1, known<<8|rank3<<4|min(sents, 3)),
	)
	r.buf = r.subjectFeatures(r.buf, i, mm, rank3, told, spoke)
	return r.buf
}

// subjectFeatures tell what the i-th person does in its sentences, and who else did or said something since.
func (r *reader) subjectFeatures(fs []feature, i int, m *parse.Mention, rank, told, spoke uint64) []feature {
	s, at := r.stands[i], r.toks[m.First]
	c := &r.mentions[s.mention]
	role, sents := uint64(r.roleOf(s.mention)), upTo(at.Sent-r.toks[c.First].Sent, 3)
	nearer, away, paras := uint64(4), uint64(5), uint64(9)
	if s.subject >= 0 {
		from := r.toks[r.mentions[s.subject].First]
		nearer, away, paras = r.subjectsBehind(i), upTo(at.Sent-from.Sent, 4), upTo(at.Para-from.Para, 3)
	}
	since := r.spokeSince(m, s.person)
	return append(fs,
		aRole.of(0, role<<4|sents),
		aRole.of(1, role<<4|bit(c.Kind == parse.PronounMention)),
		aRole.of(2, role<<4|rank),
		aRole.of(3, bit(s.person == r.main)<<8|role<<4|sents),
		aSubject.of(0, away<<4|paras),
		aSubject.of(1, nearer<<4|bit(r.opensSentence(m.First))),
		aSubject.of(2, nearer<<8|told<<4|spoke),
		aSince.of(0, since<<4|sents),
		aSince.of(1, since<<4|nearer),
		aSince.of(2, since<<8|spoke<<4|rank),
	)
}

// subjectsBehind counts, up to 3, the other persons who are a subject behind the place where the i-th last was.
func (r *reader) subjectsBehind(i int) uint64 {
	n, from := 0, r.mentions[r.stands[i].subject].First
	for k, o := range r.stands {
		if k != i && o.subject >= 0 && r.mentions[o.subject].First > from {
			n++
		}
	}
	return upTo(n, 3)
}

// spokeSince counts, up to 3, the verbs of saying before the pronoun m and behind the person's last one; 3 without one.
func (r *reader) spokeSince(m *parse.Mention, person int) uint64 {
	n := uint64(0)
	for k := r.eventsFrom(m.First) - 1; k >= 0 && n < 3; k-- {
		e := &r.events[k]
		if !e.strong || r.mentions[e.who].First >= m.First {
			continue
		}
		if r.mentions[e.who].Person == person {
			break
		}
		n++
	}
	return n
}

// toldLast tells whether a person is the subject of the last verb of saying before the pronoun m: 1, 2 in the sentence before
// or the same, 0 if it is somebody else.
func (r *reader) toldLast(m *parse.Mention, person int) uint64 {
	for k := r.eventsFrom(m.First) - 1; k >= 0; k-- {
		e := &r.events[k]
		if !e.strong {
			continue
		}
		if r.mentions[e.who].Person != person {
			return 0
		}
		return 1 + bit(r.toks[e.verb].Sent >= r.toks[m.First].Sent-1)
	}
	return 0
}
