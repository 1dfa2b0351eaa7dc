package retrieval

import (
	"strings"

	"verbatim/retrieval/text"
)

// Called reports whether name may stand for the person or organisation whose full name is full: it ends on the same
// word, and each of its words is one of full's or an initial of one. "Trump" may stand for Donald Trump, "Bill
// Clinton" not for Hillary Clinton.
func Called(name, full string) bool {
	a, b := NameWords(name), NameWords(full)
	if len(a) == 0 || len(b) == 0 || a[len(a)-1] != b[len(b)-1] {
		return false
	}
	for i, j := len(a)-2, len(b)-2; i >= 0; i-- {
		for j >= 0 && !sameName(a[i], b[j]) {
			j--
		}
		if j < 0 {
			return false
		}
		j--
	}
	return true
}

// sameName reports whether a is b, or the initial of b.
func sameName(a, b string) bool { return a == b || len(a) == 1 && strings.HasPrefix(b, a) }

// NameWords returns the words of a name that tell it from others: folded, without titles and suffixes.
func NameWords(name string) []string {
	var ws []string
	for w := range text.Words(name) {
		if f := text.Fold(w.Of(name)); f != "" && !honorific[f] {
			ws = append(ws, f)
		}
	}
	return ws
}

var honorific = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "mx": true, "miss": true, "dr": true, "prof": true, "professor": true,
	"sir": true, "dame": true, "lord": true, "lady": true, "jr": true, "sr": true, "ii": true, "iii": true, "iv": true,
	"president": true, "senator": true, "sen": true, "representative": true, "rep": true, "governor": true, "gov": true,
	"mayor": true, "minister": true, "secretary": true, "chancellor": true, "councillor": true, "cllr": true,
	"judge": true, "justice": true, "general": true, "gen": true, "the": true,
}

// LastName returns the last word of a name, folded, without titles and suffixes; "" if it has none.
func LastName(name string) string {
	ws := NameWords(name)
	if len(ws) == 0 {
		return ""
	}
	return ws[len(ws)-1]
}
