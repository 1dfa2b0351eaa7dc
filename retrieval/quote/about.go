package quote

import "verbatim/retrieval/text"

// Most names that are kept of one quotation's subjects.
const maxAbout = 12

// about returns whom the quotation is about: the names inside it, then those in its sentence, except the speaker's.
func (r *reader) about(i, tok int, inside []mention) []string {
	var found []string
	for k := range inside {
		found = r.addName(found, &inside[k], i)
	}
	if tok < 0 {
		return found
	}
	from := r.starts[r.toks[tok].sent]
	for k := max(from, tok-window); k < len(r.toks) && k < tok+window && r.together(k, tok); k++ {
		if m := int(r.at[k]) - 1; m >= 0 && r.mentions[m].last == k {
			found = r.addName(found, &r.mentions[m], i)
		}
	}
	return found
}

func (r *reader) addName(found []string, m *mention, quote int) []string {
	if m.person < 0 || m.kind == description || len(found) == maxAbout || m.doubtful && r.folk.all[m.person].named == 1 {
		return found
	}
	if c := r.choices[quote]; c.who >= 0 && r.mentions[c.who].person == m.person {
		return found
	}
	full := r.folk.all[m.person].full
	for _, f := range found {
		if f == full {
			return found
		}
	}
	return append(found, full)
}

// namesWithin returns the names inside quotations that stand in sp; from is where to start looking, and next where the
// following quotation may.
func (r *reader) namesWithin(sp text.Span, from int) (in []mention, next int) {
	for from < len(r.inside) && r.inside[from].Start < sp.Start {
		from++
	}
	to := from
	for to < len(r.inside) && r.inside[to].End <= sp.End {
		to++
	}
	return r.inside[from:to], from
}
