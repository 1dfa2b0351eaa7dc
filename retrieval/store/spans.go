package store

import (
	"encoding/json"
	"fmt"

	"verbatim/retrieval/passage"
	"verbatim/retrieval/quote"
	"verbatim/retrieval/text"
)

// A span is kept as [start, end], in bytes.
type span [2]int

func (s span) span() text.Span { return text.Span{Start: s[0], End: s[1]} }

// A quotation is how a quote.Quote is kept.
type quotation struct {
	Span    span     `json:"span"`
	Whole   int      `json:"whole"`
	In      int      `json:"in"`
	Mention span     `json:"mention,omitzero"`
	Cue     span     `json:"cue,omitzero"`
	Speaker string   `json:"speaker,omitempty"`
	Sure    bool     `json:"sure,omitempty"`
	About   []string `json:"about,omitempty"`
	Kind    string   `json:"kind"`
}

var kinds = map[quote.Kind]string{quote.Direct: "direct", quote.Partial: "partial", quote.Scare: "scare"}

// kindOf takes a kind that a later program found for one that nobody's words stand behind.
func kindOf(name string) quote.Kind {
	for k, n := range kinds {
		if n == name {
			return k
		}
	}
	return quote.Scare
}

func encodePassages(ps []passage.Passage) (json.RawMessage, error) {
	spans := make([]span, len(ps))
	for i, p := range ps {
		spans[i] = span{p.Span.Start, p.Span.End}
	}
	return encode(spans)
}

func decodePassages(b []byte) ([]passage.Passage, error) {
	var spans []span
	if err := json.Unmarshal(b, &spans); err != nil {
		return nil, fmt.Errorf("read passages: %w", err)
	}
	var ps []passage.Passage
	for _, s := range spans {
		ps = append(ps, passage.Passage{Span: s.span()})
	}
	return ps, nil
}

func encodeQuotes(qs []quote.Quote) (json.RawMessage, error) {
	kept := make([]quotation, len(qs))
	for i, q := range qs {
		kept[i] = quotation{
			Span: span{q.Span.Start, q.Span.End}, Whole: q.Whole, In: q.In,
			Mention: span{q.Mention.Start, q.Mention.End}, Cue: span{q.Cue.Start, q.Cue.End},
			Speaker: q.Speaker, Sure: q.Sure, About: q.About, Kind: kinds[q.Kind],
		}
	}
	return encode(kept)
}

func decodeQuotes(b []byte) ([]quote.Quote, error) {
	var kept []quotation
	if err := json.Unmarshal(b, &kept); err != nil {
		return nil, fmt.Errorf("read quotations: %w", err)
	}
	var qs []quote.Quote
	for _, q := range kept {
		qs = append(qs, quote.Quote{
			Span: q.Span.span(), Whole: q.Whole, In: q.In, Mention: q.Mention.span(), Cue: q.Cue.span(),
			Speaker: q.Speaker, Sure: q.Sure, About: q.About, Kind: kindOf(q.Kind),
		})
	}
	return qs, nil
}
