package retrieval

import "verbatim/retrieval/text"

// Compare says what tells next from old, revisions of one article. A fact that next doesn't know is no change: old's
// stays.
func Compare(old, next *Article) Change {
	var c Change
	for _, f := range []struct{ name, old, next string }{
		{"title", old.Title, next.Title},
		{"outlet", old.Outlet, next.Outlet},
		{"author", old.Author, next.Author},
		{"date", day(old.Facts), day(next.Facts)},
		{"link", old.URL, next.URL},
	} {
		if f.next != "" && f.next != f.old {
			c.Facts = append(c.Facts, f.name)
		}
	}
	if old.text == next.text {
		return c
	}
	c.Words = true
	c.Added = missing(next.text, old.text)
	c.Removed = missing(old.text, next.text)
	return c
}

func day(f Facts) string {
	if f.Published.IsZero() {
		return ""
	}
	return f.Published.Format("2006-01-02")
}

// missing returns the sentences of from that stand nowhere in words.
func missing(from, words string) []string {
	there := make(map[string]bool)
	for _, s := range text.Sentences(words) {
		there[s.Of(words)] = true
	}
	var gone []string
	for _, s := range text.Sentences(from) {
		if !there[s.Of(from)] {
			gone = append(gone, s.Of(from))
		}
	}
	return gone
}

// None reports whether nothing changed.
func (c Change) None() bool { return len(c.Facts) == 0 && !c.Words }
