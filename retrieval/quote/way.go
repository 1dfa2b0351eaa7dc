package quote

import "verbatim/retrieval/quote/parse"

// How the words between a mention and a quotation are spelled.
const (
	maxWay   = 60 // tokens that are looked at
	wayShown = 10 // classes that are spelled, each in 4 bits
	newSent  = 1
	newPara  = 0
)

// gapOf returns the tokens between a mention and the quotation at p, from and to.
func (r *reader) gapOf(m, p int) (from, to int) {
	if from = r.mentions[m].Last + 1; from > p {
		return p + 1, r.mentions[m].First
	}
	return from, p
}

// path spells the classes of the tokens between a mention and the quotation at p, as signClass has them, and an outline
// that is the set of those that attribute or part. Adverbs and determiners are passed over, runs of other words are one.
func (r *reader) path(m, p int) (path, outline uint64) {
	i, end := r.gapOf(m, p)
	n, last := 0, uint64(0)
	spell := func(c uint64) {
		if n++; n <= wayShown {
			path = path<<4 | c
		}
	}
	for steps := 0; i < end; i++ {
		if steps++; steps > maxWay {
			return path | 1<<41, outline | 1<<20
		}
		if r.toks[i].Para != r.toks[i-1].Para {
			outline |= 1
			spell(newPara)
		} else if !r.together(i-1, i) {
			outline |= 2
			spell(newSent)
		}
		c := r.signClass(i)
		if c == aMention {
			i = min(max(i, r.mentions[r.at[i]-1].Last), end)
		}
		passed := c == aSideWord || c == aDeterminer || c == last && (c == aWord || c == aMention)
		last = c
		if passed {
			continue
		}
		if c != aWord && c != aPreposition && c != aStop {
			outline |= 1 << (c + 1)
		}
		spell(c)
	}
	return path | bit(n > wayShown)<<40, outline
}

// quotesBetween counts the quotations between a mention and the one at p, up to 3.
func (r *reader) quotesBetween(m, p int) uint64 {
	n := uint64(0)
	for i, end := r.gapOf(m, p); i < end && n < 3; i++ {
		n += bit(r.toks[i].Kind == parse.Quoted)
	}
	return n
}

// eventsBetween counts the events of others between an event and the quotation at p, strong and weak ones apart.
func (r *reader) eventsBetween(e event, p int) uint64 {
	from, to := e.verb+1, p
	if from > p {
		from, to = p+1, e.verb
	}
	strong, weak := 0, 0
	for k, n := r.eventsFrom(from), 0; k < len(r.events) && n < 12 && r.events[k].verb < to; k, n = k+1, n+1 {
		switch {
		case r.events[k].who == e.who:
		case r.events[k].strong:
			strong++
		default:
			weak++
		}
	}
	return upTo(strong, 3)<<2 | upTo(weak, 3)
}

// verbGap is how far an event stands from the quotation at p, coarsely.
func (r *reader) verbGap(e event, p int) uint64 {
	d := e.from - p
	if e.to < p {
		d = p - e.to
	}
	switch {
	case d < 5:
		return upTo(d, 4)
	case d < 10:
		return 5
	case d < 20:
		return 6
	}
	return 7
}

// adjacent tells whether a mention stands right behind (1) or ahead (2) of the quotation at p, or a word or two away (3, 4).
func (r *reader) adjacent(m *parse.Mention, p int) uint64 {
	switch d := m.First - p; {
	case d == 1:
		return 1
	case d > 1 && d < 4:
		return 3
	case d < 0 && p-m.Last == 1:
		return 2
	case d < 0 && p-m.Last < 4:
		return 4
	}
	return 0
}

// saidBehind tells whether a verb of saying stands behind the quotation at p in its sentence: 1, or 2 right behind.
func (r *reader) saidBehind(p int) uint64 {
	for k := r.eventsFrom(p + 1); k < len(r.events); k++ {
		v := r.events[k].verb
		if !r.together(v, p) || v >= p+window {
			break
		}
		if r.events[k].strong {
			return 1 + bit(v <= p+3)
		}
	}
	return 0
}
