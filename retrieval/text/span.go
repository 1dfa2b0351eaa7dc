// Package text cuts text into words, sentences and paragraphs, and says when two runs of words are the same words.
package text

// A Span is a half-open range of byte offsets into a text. What is found in an article is kept as spans, never as
// copied strings: to print is to slice.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Of returns the bytes of s that the span covers. A span outside s panics, like any slice out of range: call In first
// where the span comes from elsewhere.
func (sp Span) Of(s string) string { return s[sp.Start:sp.End] }

// In reports whether the span lies inside s.
func (sp Span) In(s string) bool { return 0 <= sp.Start && sp.Start <= sp.End && sp.End <= len(s) }

// Len is the number of bytes.
func (sp Span) Len() int { return sp.End - sp.Start }

// Zero reports whether the span is the zero span, which stands for "none".
func (sp Span) Zero() bool { return sp == Span{} }

// Contains reports whether the whole of o lies in sp.
func (sp Span) Contains(o Span) bool { return sp.Start <= o.Start && o.End <= sp.End }

// Overlaps reports whether the two share a byte.
func (sp Span) Overlaps(o Span) bool { return sp.Start < o.End && o.Start < sp.End }
