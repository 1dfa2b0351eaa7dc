package quote

// aspects lists what holds of a candidate for the quotation in f: how it stands to it, what the rules say, and whether
// it, or its person, spoke before.
func (r *reader) aspects(c *candidate, f frame, h past) []feature {
	rule := r.choices[r.toks[f.p].Quote]
	r.buf = r.standingAspects(r.buf[:0], c, f)
	r.buf = r.ruleAspects(r.buf, c, f, rule)
	if c.event >= 0 {
		r.buf = r.eventAspects(r.buf, c, f)
	}
	r.buf = r.pastAspects(r.buf, c, f, h)
	return r.buf
}

// strength is 0 without an event, 1 with one that may attribute, 2 with one of saying, and its manner in the low bits.
func (r *reader) strength(c *candidate) uint64 {
	if c.event < 0 {
		return 0
	}
	e := r.events[c.event]
	return (1+bit(e.strong))<<4 | uint64(e.how)
}

// standingAspects tell how the candidate stands in its sentence and to the quotation.
func (r *reader) standingAspects(fs []feature, c *candidate, f frame) []feature {
	m := &r.mentions[c.who]
	side, kind := r.side(c.who, f.p), uint64(m.Kind)
	ks := side<<4 | kind
	path, outline := r.path(c.who, f.p)
	near, strength := upTo(c.nth, 5), r.strength(c)
	strong := strength >> 4
	governs := r.governed(c.who)
	opens, subject := bit(r.opensClause(m.First)), bit(r.mayBeSubject(c.who))
	return append(fs,
		tKind.of(0, ks),
		tPath.of(side, path),
		tOutline.of(0, outline<<8|ks),
		tGoverns.of(0, governs<<24|ks<<16|f.before<<12|f.after<<8|f.ends<<4|f.alone),
		tGoverns.of(1, governs<<16|ks<<8|strength),
		tNear.of(0, near<<8|ks),
		tNear.of(1, near<<16|side<<12|f.before<<8|f.after<<4|f.alone),
		tStands.of(0, r.standing(c.who)<<8|ks),
		tPerson.of(0, r.standingOf(m)<<8|ks),
		tFrame.of(0, f.all()<<8|ks),
		tFrame.of(1, f.alone<<20|f.size<<16|f.upper<<12|strong<<8|ks),
		tQuotes.of(0, r.quotesBetween(c.who, f.p)<<8|ks),
		tClause.of(0, opens<<9|bit(r.opensSentence(m.First))<<10|subject<<11|ks),
		tClause.of(1, opens<<20|subject<<21|f.before<<12|f.alone<<8|ks),
		tWordBefore.of(0, r.wordKey(m.First-1, m.First)<<4|kind),
		tWordAfter.of(0, r.wordKey(m.Last+1, m.First)<<4|kind),
		tBeside.of(0, r.adjacent(m, f.p)<<8|strong<<4|kind),
		tBeside.of(1, r.adjacent(m, f.p)<<16|r.saidBehind(f.p)<<12|f.ends<<8|ks),
	)
}

// ruleAspects compare the candidate with what the rules chose.
func (r *reader) ruleAspects(fs []feature, c *candidate, f frame, rule choice) []feature {
	ks := r.side(c.who, f.p)<<4 | uint64(r.mentions[c.who].Kind)
	strength := r.strength(c)
	agrees := uint64(0)
	if rule.who == c.who {
		agrees = 1
	} else if rule.who >= 0 && r.personOf(rule.who) == r.personOf(c.who) {
		agrees = 2
	}
	rate := uint64(0)
	if c.event >= 0 {
		rate = 1 + tens(c.score)
	}
	how := bit(rule.event >= 0)<<1 | bit(rule.from >= 0)
	return append(fs,
		tRate.of(0, rate<<16|strength<<8|bit(c.close)<<4|ks>>4),
		tRate.of(1, rate<<16|f.before<<12|f.after<<8|f.alone<<4|ks>>4),
		tRule.of(0, agrees<<24|tens(rule.score)<<16|how<<12|bit(rule.beside)<<8|ks),
		tRule.of(1, agrees<<8|tens(rule.score)),
		tRule.of(2, agrees<<28|tens(rule.score)/2<<24|f.all()),
	)
}

// eventAspects tell of the verb of saying beside the candidate.
func (r *reader) eventAspects(fs []feature, c *candidate, f frame) []feature {
	e := r.events[c.event]
	where := bit(e.verb > f.p) | bit(!r.together(e.verb, f.p))<<1
	strength := r.strength(c)
	gap, others := r.verbGap(e, f.p), r.eventsBetween(e, f.p)
	return append(fs,
		tVerb.of(0, hash(r.toks[e.verb].Of(r.words))<<4|where),
		tEvent.of(0, where<<16|gap<<8|strength),
		tEvent.of(1, where<<24|gap<<20|strength<<12|f.before<<8|f.after<<4|f.ends),
		tOthers.of(0, others<<12|where<<8|strength),
		tOthers.of(1, others<<20|where<<16|f.before<<12|f.after<<8|strength),
	)
}

// pastAspects compare the candidate with who said the quotations before.
func (r *reader) pastAspects(fs []feature, c *candidate, f frame, h past) []feature {
	if h.last < 0 {
		return append(fs, tSame.of(2, f.alone))
	}
	m := &r.mentions[c.who]
	side, kind := r.side(c.who, f.p), uint64(m.Kind)
	gap := upTo(r.toks[f.p].Para-r.toks[h.last].Para, 3)
	if gap == 0 && !r.together(h.last, f.p) {
		gap = 3 + upTo(r.toks[f.p].Sent-r.toks[h.last].Sent, 2)
	}
	before := r.runs[r.toks[h.last].Quote]
	same, goesOn := bit(h.who == c.who), bit(before.GoesOn)
	person := bit(r.personOf(h.who) == r.personOf(c.who))
	other := bit(h.other >= 0 && r.personOf(h.other) == r.personOf(c.who))
	between := bit(m.First > h.last && m.First < f.p)
	return append(fs,
		tSame.of(0, same<<32|gap<<28|goesOn<<24|f.all()),
		tSame.of(1, same<<12|gap<<8|f.alone<<4|side),
		tPersonAgain.of(0, person<<32|gap<<28|goesOn<<24|f.all()),
		tPersonAgain.of(1, person<<16|gap<<12|f.alone<<8|side<<4|kind),
		tBetween.of(0, between<<16|gap<<12|f.alone<<8|f.before<<4|side),
		tBetween.of(1, between<<16|bit(m.First < h.last)<<17|person<<18|kind<<12|gap<<8|side),
		tOther.of(0, other<<13|person<<12|f.alone<<8|gap<<4|lastSign(before.Span.Of(r.words))),
	)
}
