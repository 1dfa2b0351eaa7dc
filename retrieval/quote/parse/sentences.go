package parse

import (
	"strings"

	"verbatim/retrieval/quote/lexicon"
)

// sentences numbers the tokens' sentences. A quotation that ends like a sentence ends the one around it, unless its
// attribution follows.
func sentences(words string, toks []Token) {
	n := 0
	for i := range toks {
		if i > 0 && (apart(toks[i-1], toks[i]) || ends(words, toks, i-1)) {
			n++
		}
		toks[i].Sent = n
	}
}

// apart reports whether two neighbours stand in different paragraphs, or inside different quotations.
func apart(a, b Token) bool {
	return a.Para != b.Para || b.Quote >= 0 && b.Kind != Quoted && a.Quote != b.Quote
}

// ends reports whether a sentence ends with the i-th token, given that a token of its paragraph follows.
func ends(words string, toks []Token, i int) bool {
	t, next := toks[i], toks[i+1]
	if next.Kind == Comma || next.Kind == Stop || next.Kind == Word && !next.Upper {
		return false
	}
	switch t.Kind {
	case Dash:
		return next.Upper && dateline(toks, i)
	case Stop:
		return next.Upper || next.Kind == Quoted || next.Kind == Number || next.Kind == Opening || next.Kind == Sign
	case Word:
		return t.Of(words)[t.Len()-1] == '.' && !(t.Is&lexicon.Title != 0) && t.Len() > 2 && next.Upper && next.Is&lexicon.Function != 0
	case Quoted:
		return endsLikeSentence(t.Of(words)) && !attributionFollows(toks, i+1, endsWithStop(t.Of(words)))
	}
	return false
}

// dateline reports whether what stands before the dash at i is a place and an agency: WASHINGTON (AP) —
func dateline(toks []Token, i int) bool {
	for k := i - 1; k >= 0 && toks[k].Para == toks[i].Para; k-- {
		if t := toks[k]; i-k > 10 || t.Kind == Quoted || t.Kind == Stop || t.Kind == Word && !t.Upper {
			return false
		}
	}
	return true
}

// endsLikeSentence reports whether a quotation, marks included, ends with a full stop or the like.
func endsLikeSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’»“ )]")
	return s != "" && (strings.ContainsRune(".?!", rune(s[len(s)-1])) || strings.HasSuffix(s, "…"))
}

// endsWithStop reports whether a quotation, marks included, ends with a full stop alone.
func endsWithStop(s string) bool {
	s = strings.TrimRight(s, "\"'”’»“ )]")
	return strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "..")
}

// attributionFollows reports whether a short attribution stands at i, as in “Really?” Mayor Smith said. Behind a full stop,
// where a comma should be, it must be the rest of a sentence.
func attributionFollows(toks []Token, i int, stopped bool) bool {
	for n := 0; i < len(toks) && n < 6 && toks[i].Para == toks[max(0, i-1)].Para; i, n = i+1, n+1 {
		t := toks[i]
		if t.Kind == Comma && n > 0 {
			i, n = AppositionEnd(toks, i), 4
			continue
		}
		if t.Kind != Word || t.Upper && t.Is&lexicon.Pronoun != 0 {
			return false
		}
		if t.Is&lexicon.Cue != 0 {
			if i+1 == len(toks) || toks[i+1].Para != t.Para {
				return true
			}
			after := toks[i+1]
			if stopped {
				return n > 0 && after.Kind == Stop
			}
			return n > 0 && (after.Kind != Word || after.Is&(lexicon.Preposition|lexicon.Day) != 0 && after.Kind == Word)
		}
		if !t.Upper && t.Is&(lexicon.Adverb|lexicon.Auxiliary|lexicon.Title) == 0 {
			return false
		}
	}
	return false
}

// AppositionEnd returns the comma that closes the apposition opened by the one at i, or i.
func AppositionEnd(toks []Token, i int) int {
	for k := i + 1; k < len(toks) && k < i+15 && toks[k].Para == toks[i].Para; k++ {
		switch toks[k].Kind {
		case Comma:
			return k
		case Stop, Quoted:
			return i
		}
	}
	return i
}

// SentenceStarts returns the first token of each sentence.
func SentenceStarts(toks []Token) []int {
	if len(toks) == 0 {
		return nil
	}
	starts := make([]int, 0, toks[len(toks)-1].Sent+1)
	for i, t := range toks {
		if t.Sent == len(starts) {
			starts = append(starts, i)
		}
	}
	return starts
}
