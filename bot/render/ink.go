package render

// Ink colours words on a terminal. The zero value leaves them plain.
type Ink struct{ Colours bool }

func (i Ink) Bold(s string) string   { return i.in("1", s) }
func (i Ink) Italic(s string) string { return i.in("3", s) }
func (i Ink) Dim(s string) string    { return i.in("2", s) }

// Quote sets an article's own words off.
func (i Ink) Quote(s string) string { return i.in("36", s) }

// in wraps words in an ANSI attribute (ECMA-48, SGR).
func (i Ink) in(code, s string) string {
	if !i.Colours || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}
