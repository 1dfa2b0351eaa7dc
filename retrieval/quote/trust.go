package quote

import (
	"strings"

	"verbatim/retrieval/quote/lexicon"
)

// trustFeatures lists what tells whether a choice's speaker may be shown by name.
func (r *reader) trustFeatures(f frame, c choice) []feature {
	m := &r.mentions[c.who]
	who := &r.folk.all[m.person]
	kind := uint64(m.kind)
	lead := upTo(int(c.lead), 9)
	named := bit(m.is&lexicon.Title != 0)<<3 | bit(len(who.parts) == 1)<<2 | bit(who.body)<<1 | bit(who.isPlace())
	meant := uint64(15)
	if m.kind == pronounMention {
		meant = tenths(c.meant)
	}
	r.buf = append(r.buf[:0],
		uKind.of(0, kind),
		uShare.of(0, tenths(c.share)<<4|kind),
		uLead.of(0, lead<<4|kind),
		uLead.of(1, lead<<8|c.agreed<<4|bit(c.beside)),
		uRule.of(0, tens(c.score)<<8|bit(c.beside)<<4|kind),
		uRule.of(1, c.agreed<<4|kind),
		uPerson.of(0, named<<8|upTo(len(who.parts), 3)<<4|kind),
		uPerson.of(1, named<<8|upTo(who.spoke, 3)<<4|kind),
		uPerson.of(2, bit(who.sex != 0)<<8|upTo(who.named, 4)<<4|kind),
		uBearers.of(0, upTo(r.folk.bearers(m.person), 3)<<8|bit(strings.Contains(m.Of(r.words), " "))<<4|kind),
		uSpeech.of(0, tenths(c.speech)<<4|kind),
		uSpeech.of(1, f.size<<4|kind),
		uMeant.of(0, meant),
		uMeant.of(1, bit(m.plain)<<8|meant),
	)
	return r.buf
}

// creditFeatures lists what tells whether a choice's mention is right.
func (r *reader) creditFeatures(f frame, c choice) []feature {
	m := &r.mentions[c.who]
	kind, verb, share := uint64(m.kind), r.verbOf(c), tenths(c.share)
	r.buf = append(r.buf[:0],
		cBias.of(0, 0),
		cShare.of(0, share),
		cShare.of(1, share<<8|kind<<4|verb),
		cShare.of(2, share<<8|min(f.size, 5)<<4|c.agreed),
		cLead.of(0, upTo(int(c.lead), 9)<<4|verb),
		cSpeech.of(0, tenths(c.speech)),
		cSpeech.of(1, tenths(c.speech)<<8|share),
		cSpeech.of(2, tenths(c.speech)<<8|min(f.size, 5)<<4|verb),
		cKind.of(0, r.standing(c.who)<<4|kind),
		cKind.of(1, r.standingOf(m)<<4|kind),
		cKind.of(2, r.side(c.who, f.p)<<8|kind<<4|verb),
		cRule.of(0, tens(c.score)<<8|c.agreed<<4|verb),
		cRule.of(1, tens(c.score)<<12|bit(c.beside)<<8|c.agreed<<4|kind),
	)
	return r.buf
}

// verbOf is 0 for a choice without a verb, 1 with one that may attribute, 2 with one of saying.
func (r *reader) verbOf(c choice) uint64 {
	if c.event < 0 {
		return 0
	}
	return 1 + bit(r.events[c.event].strong)
}
