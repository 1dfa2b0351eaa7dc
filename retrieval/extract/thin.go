package extract

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"verbatim/retrieval"
)

// The bounds of what the parser and the library are given. Both cost more than linear time on hostile pages: a parser of
// HTML opens every unclosed <b> again in each paragraph, and the library walks the tree for each of its rules. Long live
// blogs have 15,000 tags.
const (
	maxTags   = 60_000
	maxMarkup = 4 * retrieval.MaxText
	maxValue  = 2 << 10 // bytes of an attribute; the addresses of pictures that are no addresses are longer
	maxData   = 2 << 20 // bytes of all JSON-LD
)

// maxCost bounds what the library's walks cost: a node, as nodeCost bytes, and its words are read again for each element
// around them. A long live blog costs a tenth.
const maxCost, nodeCost = 64 << 20, 64

var (
	errDeep   = errors.New("too much, nested too deep")
	errTags   = fmt.Errorf("more than %d tags", maxTags)
	errMarkup = fmt.Errorf("more than %d bytes of words and tags", maxMarkup)
)

// thinned is a page's markup with only what reading it needs.
type thinned struct {
	markup []byte
	data   [][]byte // the JSON-LD scripts
	script bool     // <noscript> asks for JavaScript
}

// kept are the attributes that say something about an article.
var kept = setOf(`class id itemprop itemtype property name content http-equiv rel href datetime pubdate lang role hidden
	style type`)

// bare are the tags that dress words and say nothing: without them the parser has nothing to open again.
var bare = setOf(`b big code em font i nobr small strong tt u wbr ins mark`)

// raws are the elements whose words are no part of the page, and no markup to the tokenizer.
var raws = setOf(`script style noscript iframe noframes noembed xmp plaintext`)

// thin drops scripts, styles, comments, dress and most attributes from a page, as tokens, before it is parsed.
func thin(data []byte) (thinned, error) {
	t := thinner{z: html.NewTokenizer(bytes.NewReader(data))}
	for tags := 0; ; {
		if t.out.Len() > maxMarkup {
			return thinned{}, &Error{Kind: TooLarge, Err: errMarkup}
		}
		switch kind := t.z.Next(); kind {
		case html.ErrorToken:
			t.markup = t.out.Bytes()
			return t.thinned, nil
		case html.DoctypeToken:
			t.out.Write(t.z.Raw())
		case html.TextToken:
			t.words()
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			if tags++; tags > maxTags {
				return thinned{}, &Error{Kind: TooLarge, Err: errTags}
			}
			t.tag(kind == html.EndTagToken)
		}
	}
}

// A thinner reads a page's tokens and writes what is kept.
type thinner struct {
	thinned
	z      *html.Tokenizer
	out    bytes.Buffer
	size   int    // bytes of JSON-LD so far
	inside string // the raw element that the next token's words are of; "json" for JSON-LD
}

func (t *thinner) words() {
	switch raw := t.z.Raw(); t.inside {
	case "":
		// Escaped, so that the parser finds no tags where the tokenizer saw none.
		t.out.WriteString(html.EscapeString(string(t.z.Text())))
	case "json":
		if t.size += len(raw); t.size <= maxData {
			t.data = append(t.data, bytes.Clone(raw))
		}
	case "noscript":
		t.script = t.script || bytes.Contains(bytes.ToLower(raw), []byte("javascript"))
	}
	t.inside = ""
}

func (t *thinner) tag(end bool) {
	raw, more := t.z.TagName()
	name := string(raw)
	t.inside = ""
	switch {
	case bare[name]:
		return
	case name == "q" && end: // a browser draws the marks
		t.out.WriteString("”")
		return
	case name == "q":
		t.out.WriteString("“")
		return
	case raws[name] && end:
		return
	case raws[name]:
		if t.inside = name; name == "script" && structured(t.z, more) {
			t.inside = "json"
		}
		return
	case name == "s" || name == "strike":
		name = "del"
	}
	t.out.WriteByte('<')
	if end {
		t.out.WriteByte('/')
	}
	t.out.WriteString(name)
	if more && !end {
		writeAttrs(&t.out, t.z)
	}
	t.out.WriteByte('>')
}

// writeAttrs writes the attributes that are kept, the first of each name.
func writeAttrs(out *bytes.Buffer, z *html.Tokenizer) {
	var seen []string
	for more := true; more; {
		var k, v []byte
		k, v, more = z.TagAttr()
		key, val := string(k), string(v)
		if !kept[key] || len(val) > maxValue && key != "content" || slices.Contains(seen, key) {
			continue
		}
		seen = append(seen, key)
		out.WriteString(" " + key + `="` + html.EscapeString(cut(val, 16<<10)) + `"`)
	}
}

// structured reports whether the script tag that z stands at holds JSON-LD.
func structured(z *html.Tokenizer, more bool) bool {
	for more {
		var key, val []byte
		key, val, more = z.TagAttr()
		if string(key) == "type" {
			return strings.Contains(strings.ToLower(string(val)), "ld+json")
		}
	}
	return false
}

// cost returns what walking n costs, depth elements deep.
func cost(n *html.Node, depth int) int {
	sum := depth * nodeCost
	if n.Type == html.TextNode {
		sum += depth * len(n.Data)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		sum += cost(c, depth+1)
	}
	return sum
}
