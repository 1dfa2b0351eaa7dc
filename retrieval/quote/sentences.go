package quote

import (
	"strings"

	"verbatim/retrieval/quote/lexicon"
)

// sentences numbers the tokens' sentences. A quotation that ends like a sentence ends the one around it, unless its
// attribution follows.
func sentences(words string, toks []token) {
	n := 0
	for i := range toks {
		if i > 0 && (apart(toks[i-1], toks[i]) || ends(words, toks, i-1)) {
			n++
		}
		toks[i].sent = n
	}
}

// apart reports whether two neighbours stand in different paragraphs, or inside different quotations.
func apart(a, b token) bool {
	return a.para != b.para || b.quote >= 0 && b.kind != quoted && a.quote != b.quote
}

// ends reports whether a sentence ends with the i-th token, given that a token of its paragraph follows.
func ends(words string, toks []token, i int) bool {
	t, next := toks[i], toks[i+1]
	if next.kind == comma || next.kind == stop || next.kind == word && !next.upper {
		return false
	}
	switch t.kind {
	case dash:
		return next.upper && dateline(toks, i)
	case stop:
		return next.upper || next.kind == quoted || next.kind == number || next.kind == opening || next.kind == sign
	case word:
		return t.Of(words)[t.Len()-1] == '.' && !(t.is&lexicon.Title != 0) && t.Len() > 2 && next.upper && next.is&lexicon.Function != 0
	case quoted:
		return endsLikeSentence(t.Of(words)) && !attributionFollows(toks, i+1)
	}
	return false
}

// dateline reports whether what stands before the dash at i is a place and an agency: WASHINGTON (AP) —
func dateline(toks []token, i int) bool {
	for k := i - 1; k >= 0 && toks[k].para == toks[i].para; k-- {
		if t := toks[k]; i-k > 10 || t.kind == quoted || t.kind == stop || t.kind == word && !t.upper {
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

// attributionFollows reports whether a short attribution stands at i, as in “Really?” Mayor Smith said.
func attributionFollows(toks []token, i int) bool {
	for n := 0; i < len(toks) && n < 6 && toks[i].para == toks[max(0, i-1)].para; i, n = i+1, n+1 {
		t := toks[i]
		if t.kind == comma && n > 0 {
			i, n = appositionEnd(toks, i), 4
			continue
		}
		if t.kind != word || t.upper && t.is&lexicon.Pronoun != 0 {
			return false
		}
		if t.is&lexicon.Cue != 0 {
			if i+1 == len(toks) || toks[i+1].para != t.para {
				return true
			}
			after := toks[i+1]
			return n > 0 && (after.kind != word || after.is&(lexicon.Preposition|lexicon.Day) != 0 && after.kind == word)
		}
		if !t.upper && t.is&(lexicon.Adverb|lexicon.Auxiliary|lexicon.Title) == 0 {
			return false
		}
	}
	return false
}

// appositionEnd returns the comma that closes the apposition opened by the one at i, or i.
func appositionEnd(toks []token, i int) int {
	for k := i + 1; k < len(toks) && k < i+15 && toks[k].para == toks[i].para; k++ {
		switch toks[k].kind {
		case comma:
			return k
		case stop, quoted:
			return i
		}
	}
	return i
}

// sentenceStarts returns the first token of each sentence.
func sentenceStarts(toks []token) []int {
	if len(toks) == 0 {
		return nil
	}
	starts := make([]int, 0, toks[len(toks)-1].sent+1)
	for i, t := range toks {
		if t.sent == len(starts) {
			starts = append(starts, i)
		}
	}
	return starts
}
