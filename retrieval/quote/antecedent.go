package quote

import (
	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/parse"
)

// A stand is a person before a pronoun, by the nearest mention.
type stand struct {
	person  int
	mention int
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
		if points[i] = w.sum(r.standFeatures(i, m, f, h)); points[i] > points[best] {
			best = i
		}
	}
	r.mentions[m].Person = ss[best].person
	softmax(points[:len(ss)])
	return points[best]
}

// standsFor lists whom the pronoun m may mean: the persons of the mentions before it, nearest first, and who spoke last.
func (r *reader) standsFor(m int, h past) []stand {
	mm := &r.mentions[m]
	r.stands = r.stands[:0]
	at := r.placeOf(mm.First)
	for k := at - 1; k >= 0 && k >= at-maxLookBack && len(r.stands) < maxStands; k-- {
		r.stand(int(r.order[k]), mm)
	}
	if h.who >= 0 {
		r.stand(h.who, mm)
	}
	return r.stands
}

// stand adds the person of mention k, where the pronoun m can mean it.
func (r *reader) stand(k int, m *parse.Mention) {
	c := &r.mentions[k]
	if c.Person < 0 || c.Kind == parse.Description {
		return
	}
	who := &r.folk.All[c.Person]
	want := 1
	if m.Is&lexicon.Feminine != 0 {
		want = -1
	}
	if who.Body || who.IsPlace() || who.Sex*want < 0 || len(who.Parts) == 1 && who.Spoke == 0 && who.Sex == 0 {
		return
	}
	for _, s := range r.stands {
		if s.person == c.Person {
			return
		}
	}
	r.stands = append(r.stands, stand{c.Person, k})
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
	return r.buf
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
