package quote

import (
	"strings"
	"unicode"

	"verbatim/retrieval/quote/lexicon"
	"verbatim/retrieval/quote/parse"
)

// speechFeatures lists what tells speech from scare quotes, titles and names, of the quotation in f.
func (r *reader) speechFeatures(f frame, c choice, h past) []feature {
	i := r.toks[f.p].Quote
	in := r.runs[i].Span.Of(r.words)
	size, few := f.size, min(f.size, 5)
	form, others, first := formOf(in), r.othersIn(f.p), ownWord(in)
	score, share, verb := tens(c.score), tenths(c.share), r.speechVerb(c)
	rule := uint64(r.ruleKind(i, f.p))
	who := uint64(0)
	if c.who >= 0 {
		who = 1 + uint64(r.mentions[c.who].Kind)<<1 + bit(r.mentions[c.who].Person >= 0)
	}
	ahead, behind := r.wordKey(f.p-1, f.p), r.wordKey(f.p+1, f.p)
	last := r.lastSpeech(f.p, h)
	r.buf = append(r.buf[:0],
		sBias.of(0, 0),
		sFrame.of(0, f.all()),
		sFrame.of(1, size<<20|f.all()),
		sFrame.of(2, size<<16|f.before<<12|f.after<<8|f.ends<<4|f.upper),
		sFrame.of(3, size<<8|f.before<<4|f.upper),
		sFrame.of(4, size<<8|f.after<<4|f.upper),
		sSize.of(0, size<<4|f.alone),
		sSize.of(1, size<<8|f.ends<<4|f.upper),
		sForm.of(0, form<<4|size),
		sForm.of(1, form<<12|f.before<<8|f.after<<4|f.ends),
		sForm.of(2, form<<8|score<<4|verb),
		sRule.of(0, rule<<4|size),
		sRule.of(1, rule<<8|f.ends<<4|f.alone),
		sChosen.of(0, score<<12|verb<<8|who<<4|few),
		sChosen.of(1, share<<8|verb<<4|who),
		sChosen.of(2, score<<12|bit(c.beside)<<8|verb<<4|c.agreed),
		sChosen.of(3, share<<8|score<<4|few),
		sWordBefore.of(0, ahead),
		sWordBefore.of(1, ahead<<4|few),
		sWordBefore.of(2, bit(r.calledSo(f.p))<<4|bit(r.insideName(f.p))<<5|size),
		sWordAfter.of(0, behind),
		sWordAfter.of(1, behind<<4|few),
		sFirst.of(0, first),
		sFirst.of(1, first<<4|few),
		sAgain.of(0, r.recurs(in)<<4|few),
		sBeside.of(0, others<<8|few<<4|f.alone),
		sBeside.of(1, others<<8|form),
		sTold.of(0, bit(r.told(f.p))<<8|verb<<4|few),
		sPlace.of(0, upTo(r.toks[f.p].Para, 2)<<4|few),
		sPlace.of(1, bit(r.toks[f.p].Para == 0)<<12|f.before<<8|f.after<<4|f.upper),
		sVerb.of(0, r.verbAhead(f.p)<<4|few),
		sLast.of(0, last<<4|few),
		sLast.of(1, last<<16|form<<8|f.before<<4|f.after),
	)
	return r.buf
}

// speechVerb is verbOf, and 3 or 4 where the verb calls something a name.
func (r *reader) speechVerb(c choice) uint64 {
	v := r.verbOf(c)
	if v > 0 && r.toks[r.events[c.event].verb].Is&lexicon.Names != 0 {
		v += 2
	}
	return v
}

// verbAhead is the nearest cue ahead of token p in its sentence, as a hash, 0 if there is none within ten tokens.
func (r *reader) verbAhead(p int) uint64 {
	for i := p - 1; i >= 0 && i > p-11 && r.together(i, p); i-- {
		if r.toks[i].Kind == parse.Word && r.toks[i].Is&lexicon.Cue != 0 {
			return hash(r.toks[i].Of(r.words))<<2 | uint64(min(p-i-1, 3))
		}
	}
	return 0
}

// ownWord is the first word of s as a hash where it is one of the tables' own, else 0.
func ownWord(s string) uint64 {
	w, _, _ := strings.Cut(s, " ")
	w = strings.Trim(w, ",.?!;:’'\"")
	if lexicon.Of(w)&(lexicon.Function|lexicon.Cue) == 0 {
		return 0
	}
	return hash(w)
}

// formOf tells how words are written: with capitals on none, some, or all but the small ones, with signs inside.
func formOf(s string) uint64 {
	up, low, small := 0, 0, 0
	signs, digits := false, false
	for w := range strings.FieldsSeq(s) {
		c := parse.RuneAt(w, 0)
		k := lexicon.Of(strings.TrimRight(w, ",.?!"))
		switch {
		case unicode.IsUpper(c):
			up++
		case unicode.IsDigit(c):
			digits = true
		case k&lexicon.Function != 0:
			small++
		default:
			low++
		}
		if i := strings.IndexAny(w, ",.?!;:"); i >= 0 {
			signs = true
		}
	}
	v := uint64(0)
	switch {
	case up > 1 && low == 0:
		v = 1
	case up > 0 && low == 0:
		v = 2
	case up > 1 && up >= low:
		v = 3
	case up > 1:
		v = 4
	case up > 0:
		v = 5
	}
	return v<<4 | bit(small > 0)<<2 | bit(digits)<<1 | bit(signs)
}

// recurs counts how often the words between marks stand in the article, up to 3; a long quotation is not looked for.
func (r *reader) recurs(in string) uint64 {
	if len(in) > shortRun {
		return 0
	}
	return upTo(r.seen[strings.TrimRight(in, ",.?!")], 3)
}

// othersIn counts the other quotations of the sentence, up to 3 on each side.
func (r *reader) othersIn(p int) uint64 {
	before, after := uint64(0), uint64(0)
	for i := p - 1; i >= 0 && i > p-window && before < 3 && r.together(i, p); i-- {
		before += bit(r.toks[i].Kind == parse.Quoted)
	}
	for i := p + 1; i < len(r.toks) && i < p+window && after < 3 && r.together(i, p); i++ {
		after += bit(r.toks[i].Kind == parse.Quoted)
	}
	return before<<2 | after
}

// lastSpeech tells how likely the quotation before is speech, and how far it stands.
func (r *reader) lastSpeech(p int, h past) uint64 {
	if h.last < 0 || r.toks[h.last].Para != r.toks[p].Para {
		return 1
	}
	gap := uint64(min(p-h.last, 4))
	if !r.together(h.last, p) {
		gap = 5
	}
	return 2 | gap<<4 | tenths(r.choices[r.toks[h.last].Quote].speech)<<8
}

// shortRun is the longest quotation that is looked for elsewhere in the article, in bytes.
const shortRun = 40

// countSeen counts how often the same few words stand between marks.
func (r *reader) countSeen() {
	r.seen = make(map[string]int, len(r.runs))
	for _, q := range r.runs {
		if in := q.Span.Of(r.words); len(in) <= shortRun {
			r.seen[strings.TrimRight(in, ",.?!")]++
		}
	}
}
