package quote

import (
	"strings"

	"verbatim/retrieval/quote/parse"
	"verbatim/retrieval/text"
)

// A choice is what an article says about who said a quotation.
type choice struct {
	who    int // mention, -1 if nobody is named
	cue    text.Span
	event  int // -1 if no verb of saying stands with it
	score  int
	beside bool // a name stands beside a verb of saying, and both beside the quotation
	from   int  // the quotation whose choice this one takes over, -1 if none

	share  float64 // of the likelihood, among the candidates
	lead   float64 // over the best candidate who is somebody else, in points
	among  int     // how many candidates there were
	agreed uint64  // whether the rules chose the same: 1 the mention, 2 the person
	speech float64 // how likely the quotation is speech
	meant  float64 // how likely a pronoun means its person
	right  float64 // how likely the mention is who said it
	sure   float64 // how likely the speaker's name is right
}

var nobody = choice{who: -1, event: -1, from: -1}

// Scores of the ways in which an article attributes a quotation, by how sure they are. They were set by hand, and looked
// at on annotated news (TestAnnotated): changing one by a tenth changes little.
const (
	behind     = 100 // “…,” Smith said
	ahead      = 90  // Smith said, “…”
	introduces = 80  // Smith said:¶ “…”
	goesOnWith = 70  // “…,” Smith said. “…”
	inSentence = 60  // Smith said that the plan was “…”
	elsewhere  = 50  // it was a “…” plan, Smith said
	mayBe      = 15  // lost where the verb may attribute, but often does not
	bySubject  = 30  // Smith wants a “…” plan
	byContext  = 20  // Smith was not amused. “…”
)

// attribute chooses for each outermost quotation, in order, who said it.
func (r *reader) attribute() {
	r.choices = make([]choice, len(r.runs))
	for i := range r.choices {
		r.choices[i] = nobody
	}
	last := -1
	for p, t := range r.toks {
		if t.Kind != parse.Quoted {
			continue
		}
		if c := r.signed(p); c.who >= 0 {
			r.choices[t.Quote], last = c, p
			continue
		}
		if c := r.inTranscript(p); c.who >= 0 {
			r.choices[t.Quote], last = c, p
			continue
		}
		c := r.inOwnSentence(p)
		if c.score < inSentence-mayBe || c.who < 0 {
			if d := r.fromContext(p, last); d.score > c.score {
				c = d
			}
		}
		if c.who < 0 && last >= 0 && r.toks[last].Para == t.Para {
			c = r.takeOver(last, byContext-5) // “…,” Smith said. But that was not “…”
		}
		r.choices[t.Quote] = c
		last = p
	}
	r.lookAhead()
}

// signed returns the name that stands behind the quotation at token p, or alone in the paragraph behind it, after a
// dash: “…” — Jane Smith
func (r *reader) signed(p int) choice {
	i := p + 1
	if i+1 >= len(r.toks) || r.toks[i].Kind != parse.Dash || r.at[i+1] == 0 {
		return nobody
	}
	if !r.opensParagraph(p) || r.toks[i].Para > r.toks[p].Para+1 {
		return nobody
	}
	m := r.at[i+1] - 1
	end := r.mentions[m].Last + 1
	if r.mentions[m].Kind != parse.Name || end < len(r.toks) && r.toks[end].Kind == parse.Word && r.toks[end].Para == r.toks[i].Para {
		return nobody
	}
	return choice{who: int(m), event: -1, score: ahead, beside: true, from: -1}
}

// opensParagraph reports whether nothing but signs, as those of a list, stands before the token in its paragraph.
func (r *reader) opensParagraph(p int) bool {
	for k := p - 1; k >= 0 && r.toks[k].Para == r.toks[p].Para; k-- {
		if t := r.toks[k]; p-k > 3 || t.Kind != parse.Sign && t.Kind != parse.Dash {
			return false
		}
	}
	return true
}

// inTranscript returns the speaker whose name, in capitals, opens the quotation at token p: “SMITH: No.”
func (r *reader) inTranscript(p int) choice {
	q := r.runs[r.toks[p].Quote].Span
	in := q.Of(r.words)
	i := strings.IndexByte(in[:min(len(in), 40)], ':')
	if i < 3 || !parse.AllCaps(in[:i]) || strings.ContainsAny(in[:i], "0123456789/,") {
		return nobody
	}
	m := parse.Mention{Span: text.Span{Start: q.Start, End: q.Start + i}, First: p, Last: p, Kind: parse.Name}
	parts, _ := parse.NameParts(in[:i])
	if len(parts) == 0 {
		return nobody
	}
	m.Person = r.folk.Pick(parts[len(parts)-1], 0, 0, nil)
	r.mentions = append(r.mentions, m)
	return choice{who: len(r.mentions) - 1, event: -1, score: ahead, beside: true, from: -1}
}
