package quote

import (
	"sort"
	"strings"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/parse"
)

// facts are what trees ask about: numbers, and classes as their number. Their order is what the weights were taught with.
// They are more than any list holds, so that their number needs no check.
type facts [1 << 8]float32

func fact(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

// clamp keeps a distance within what is told apart.
func clamp(n, most int) float32 { return float32(max(min(n, most), -most)) }

// frameFacts tell how a quotation stands, what it is made of, and how far the one before is.
func (r *reader) frameFacts(fs []float32, f frame, h past) []float32 {
	gap, away := 9, -1
	goesOn, ends := float32(-1), uint64(0)
	if h.last >= 0 {
		gap, away = min(r.toks[f.p].Para-r.toks[h.last].Para, 5), min(f.p-h.last, 60)
		before := r.runs[r.toks[h.last].Quote]
		goesOn, ends = fact(before.GoesOn), lastSign(before.Span.Of(r.words))
	}
	return append(fs, float32(f.before), float32(f.after), float32(f.ends), float32(f.upper), float32(f.alone),
		float32(f.has.words), float32(f.has.self), float32(f.has.you), float32(gap), float32(away), goesOn, float32(ends),
		fact(r.runs[r.toks[f.p].Quote].GoesOn), float32(r.saidBehind(f.p)), float32(min(r.toks[f.p].Para, 30)))
}

// A content counts what stands inside a quotation.
type content struct {
	words, self, you, he, she, signs, capitals, small, auxiliaries int

	from, to int // of the names in it
}

// Most words and names of a quotation that are counted.
const maxCounted, maxNamed = 60, 20

func (r *reader) contentOf(quote int) content {
	sp := r.runs[quote].Span
	n := content{words: wordCount(sp.Of(r.words))}
	from := sort.Search(len(r.inner), func(k int) bool { return r.inner[k].Start >= sp.Start })
	for k := from; k < len(r.inner) && r.inner[k].End <= sp.End && k < from+maxCounted; k++ {
		switch t := r.inner[k]; t.Kind {
		case parse.Word:
			n.count(t, t.Of(r.words))
		case parse.Comma, parse.Stop, parse.Colon, parse.Semicolon:
			n.signs++
		}
	}
	n.from = sort.Search(len(r.inside), func(k int) bool { return r.inside[k].Start >= sp.Start })
	for n.to = n.from; n.to < len(r.inside) && r.inside[n.to].End <= sp.End && n.to < n.from+maxNamed; n.to++ {
	}
	return n
}

func (n *content) count(t parse.Token, w string) {
	switch {
	case isOneOf(w, "I", "we", "my", "our", "me", "us"):
		n.self++
	case isOneOf(w, "you", "your"):
		n.you++
	}
	n.capitals += int(bit(t.Upper))
	if t.Is&lexicon.Function == 0 {
		return
	}
	n.small++
	n.auxiliaries += int(bit(t.Is&lexicon.Auxiliary != 0))
	n.he += int(bit(t.Is&lexicon.Masculine != 0))
	n.she += int(bit(t.Is&lexicon.Feminine != 0))
}

func isOneOf(w string, list ...string) bool {
	for _, x := range list {
		if len(w) == len(x) && strings.EqualFold(w, x) {
			return true
		}
	}
	return false
}

// namedIn reports whether a person is named inside the quotation in f.
func (r *reader) namedIn(f frame, person int) bool {
	for k := f.has.from; k < f.has.to && person >= 0; k++ {
		if r.inside[k].Person == person {
			return true
		}
	}
	return false
}

// personFacts tell what is known of a mention's person.
func (r *reader) personFacts(fs []float32, m *parse.Mention) []float32 {
	if m.Person < 0 {
		return append(fs, 0, 0, 0, 0, 0, 0, 0, 0)
	}
	p := &r.folk.All[m.Person]
	return append(fs, 1, fact(p.Body), fact(p.IsPlace()), float32(min(len(p.Parts), 4)), float32(min(p.Named, 20)),
		float32(min(p.Spoke, 10)), clamp(p.Sex, 5), fact(r.main == m.Person))
}

// away is how far a mention stands from the quotation at p, in tokens, below 0 ahead of it.
func away(m *parse.Mention, p int) int {
	if m.First < p {
		return m.Last - p
	}
	return m.First - p
}
