package answer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"verbatim/prompts"
	"verbatim/retrieval"
	"verbatim/retrieval/quote"
	"verbatim/retrieval/text"
)

// A draft is a sentence while it is proven: each key replaced by the words that it stands for.
type draft struct {
	text   string
	quotes []quoted // in order
}

// A quoted is a run between quotation marks in a draft, and what it is in an article.
type quoted struct {
	at      text.Span // in the draft, with its marks
	article *retrieval.Article
	words   []retrieval.Verified
	cut     bool
	quote   int  // the quotation's first part; -1 for words that nobody said
	voice   int  // the innermost quotation around the words, whose speaker said them; -1 likewise
	marked  bool // the article itself has marks around words that nobody said
	pointed bool // by its key, so the words are the whole quotation
	alone   bool // the sentence has no other words
	named   bool // the sentence says who said it
}

// newDraft writes a sentence out.
func newDraft(seg prompts.Segment, keys []key) *draft {
	d := &draft{}
	var b strings.Builder
	for _, part := range seg.Parts {
		if part.Quote == 0 {
			if s := b.String(); strings.HasSuffix(s, "”") && startsWord(part.Text) {
				b.WriteByte(' ')
			}
			b.WriteString(part.Text)
			continue
		}
		k := keys[0]
		keys = keys[1:]
		q := Whole(k.article, k.quote)
		if s := b.String(); s != "" && inWord(rune(s[len(s)-1])) {
			b.WriteByte(' ') // said{q1}that
		}
		start := b.Len()
		b.WriteString("“" + whole(k.article, k.quote) + "”")
		d.quotes = append(d.quotes, quoted{
			at: text.Span{Start: start, End: b.Len()}, article: k.article, words: q.Parts, cut: q.Cut, quote: k.quote, voice: k.quote, pointed: true,
		})
	}
	d.text = b.String()
	return d
}

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return inWord(r)
}

// own is the sentence without what stands between its quotation marks: the model's own words.
func (d *draft) own() string {
	var b strings.Builder
	at := 0
	for _, q := range d.quotes {
		b.WriteString(d.text[at:q.at.Start] + " , ")
		at = q.at.End
	}
	b.WriteString(d.text[at:])
	return b.String()
}

// curled is what stands before the sentence and the sentence, with “ ” around each run, and where the runs then are.
func (d *draft) curled(before string) (words string, inside []text.Span) {
	var b strings.Builder
	b.WriteString(before + " ")
	at := 0
	for _, q := range d.quotes {
		b.WriteString(d.text[at:q.at.Start] + "“")
		start := b.Len()
		b.WriteString(withoutEdges(q.at.Of(d.text)))
		inside = append(inside, text.Span{Start: start, End: b.Len()})
		b.WriteString("”")
		at = q.at.End
	}
	b.WriteString(d.text[at:])
	return b.String(), inside
}

// withoutEdges is a run without its marks.
func withoutEdges(s string) string {
	return strings.TrimFunc(s, isMark)
}

// spliced reports whether the sentence makes one quotation of two: “…,” he said, “…”, where an article has them apart.
func (d *draft) spliced() bool {
	for i := 1; i < len(d.quotes); i++ {
		q, next := d.quotes[i-1], d.quotes[i]
		between := strings.TrimSpace(d.text[q.at.End:next.at.Start])
		apart := q.article != next.article || q.quote != next.quote
		if apart && strings.HasSuffix(between, ",") && text.CountWords(between) <= 2*maxAttribution && slices.ContainsFunc(folded(between), quote.Says) {
			return true
		}
	}
	return false
}

// sentence returns the sentence as it is shown, and the whole quotations that belong below it.
func (d *draft) sentence() (s Sentence, below []key) {
	own := func(w string) {
		if w != "" {
			s.Runs = append(s.Runs, Run{Words: w})
		}
	}
	at := 0
	for _, q := range d.quotes {
		before := d.text[at:q.at.Start]
		at = q.at.End
		if q.stands() && !strings.ContainsFunc(d.text[at:], inWord) {
			if s.Lead = true; len(s.Runs) > 0 || text.CountWords(before) > maxAttribution {
				own(strings.TrimRight(before, " "))
			}
			return s, append(below, key{q.article, q.quote})
		}
		own(before)
		for j, v := range q.words {
			if j > 0 {
				own(" … ")
			}
			s.Runs = append(s.Runs, Run{Quoted: v, Quote: q.quote})
		}
		if q.cut {
			own(" […]")
		}
		if q.quote >= 0 && !(q.named && (q.pointed || q.complete())) {
			below = append(below, key{q.article, q.quote})
		}
	}
	own(d.text[at:])
	return s, below
}

// stands reports whether a quotation that ends a sentence is shown below it, whole, instead of inside.
func (q quoted) stands() bool {
	return q.quote >= 0 && (q.pointed || q.alone && q.spoken() || q.named && q.spoken() && !fragment(q.article, q.quote) && text.CountWords(q.words[0].String()) >= minStanding)
}

// spoken reports whether the words are the quotation's own speaker's, not somebody's who is quoted in it.
func (q quoted) spoken() bool { return q.article.Quotes[q.voice].In < 0 }

// minStanding is how many of a quotation's words a sentence must end in for the whole of it to be shown below.
const minStanding = 4

// maxAttribution is how many words before a quotation only say who spoke ("Trump said:"), which stands above the
// quotation anyway.
const maxAttribution = 3

// complete reports whether a run is the whole of its quotation.
func (q quoted) complete() bool {
	if len(q.article.Parts(q.quote)) > 1 || len(q.words) != 1 {
		return false
	}
	all := withoutComma(q.article.Text(), q.article.Quotes[q.quote].Span)
	return strings.Trim(all.Of(q.article.Text()), " .,") == strings.Trim(q.words[0].String(), " .,")
}

// plain is a sentence as a string.
func plain(s Sentence) string {
	var b strings.Builder
	for _, r := range s.Runs {
		if q := r.Quoted.String(); q != "" {
			b.WriteString("“" + q + "”")
		} else {
			b.WriteString(r.Words)
		}
	}
	return b.String()
}
