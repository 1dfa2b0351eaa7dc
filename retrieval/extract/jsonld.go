package extract

import (
	"encoding/json"
	"slices"
	"strings"
)

// An object is one of JSON-LD, of any shape: a page may write anything there.
type object map[string]any

// linked is the JSON-LD of a page.
type linked struct {
	all []object
	ids map[string]object // by @id
}

// The bounds of reading JSON-LD. A page of a large outlet has some dozens of objects, three deep.
const maxObjects, maxNesting = 500, 6

// read takes the objects of the scripts; what is no JSON is skipped.
func (l *linked) read(scripts [][]byte) {
	l.ids = make(map[string]object)
	for _, raw := range scripts {
		var v any
		if json.Unmarshal(strictly(raw), &v) == nil {
			l.take(v, 0)
		}
	}
}

// strictly repairs what JSON-LD often has and JSON forbids: line ends inside strings, a comment around all.
func strictly(raw []byte) []byte {
	for i, c := range raw {
		if c < ' ' {
			raw[i] = ' '
		}
	}
	s := strings.TrimSpace(string(raw))
	for _, p := range []string{"<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["} {
		s = strings.TrimPrefix(s, p)
	}
	for _, p := range []string{"-->", "//]]>", "/*]]>*/", "]]>", ";"} {
		s = strings.TrimSuffix(s, p)
	}
	return []byte(s)
}

// take keeps v's objects: those of a list, of a @graph, and what a page is about.
func (l *linked) take(v any, depth int) {
	if depth > maxNesting || len(l.all) >= maxObjects {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			l.take(e, depth+1)
		}
	case map[string]any:
		l.all = append(l.all, v)
		if id, ok := v["@id"].(string); ok && len(v) > 1 && l.ids[id] == nil {
			l.ids[id] = v
		}
		l.take(v["@graph"], depth+1)
		l.take(v["mainEntity"], depth+1)
		if _, ok := v["mainEntityOfPage"].(map[string]any); ok {
			l.take(v["mainEntityOfPage"], depth+1)
		}
	}
}

// article returns the object of the page's article: the only one, or of several the one that has one of the page's
// headlines or its address. A list of other articles alone is none.
func (l *linked) article(headlines, addresses []string) object {
	var all []object
	for _, o := range l.all {
		if !o.is(articles) {
			continue
		}
		if o.headed(headlines) || o.at(addresses) {
			return o
		}
		all = append(all, o)
	}
	if len(all) == 1 {
		return all[0]
	}
	return nil
}

func (o object) headed(headlines []string) bool {
	h, _ := o.text("headline")
	h = letters(ofPage(h, maxTitle))
	return h != "" && slices.ContainsFunc(headlines, func(s string) bool { return letters(s) == h })
}

func (o object) at(addresses []string) bool {
	for _, key := range []string{"url", "mainEntityOfPage", "@id"} {
		s, _ := o.text(key)
		if u, ok := Canonical(s); ok && slices.ContainsFunc(addresses, func(a string) bool {
			c, ok := Canonical(a)
			return ok && c == u
		}) {
			return true
		}
	}
	return false
}

// typed returns the first object of one of the types.
func (l *linked) typed(types map[string]bool) object {
	for _, o := range l.all {
		if o.is(types) {
			return o
		}
	}
	return nil
}

// articles are schema.org's types of articles.
var (
	articles = setOf(`Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle ReviewNewsArticle
		BackgroundNewsArticle AskPublicNewsArticle LiveBlogPosting BlogPosting Report SatiricalArticle ScholarlyArticle
		AdvertiserContentArticle SocialMediaPosting TechArticle`)
	webPages = setOf(`WebPage ItemPage AboutPage`)
	webSites = setOf(`WebSite NewsMediaOrganization`)
)

func (o object) is(types map[string]bool) bool {
	switch t := o["@type"].(type) {
	case string:
		return types[bareType(t)]
	case []any:
		for _, e := range t[:min(len(t), 10)] {
			if s, ok := e.(string); ok && types[bareType(s)] {
				return true
			}
		}
	}
	return false
}

// bareType is a type without schema.org's address.
func bareType(t string) string { return t[strings.LastIndexAny(t, "/:")+1:] }

// text returns a property that is a string or a list that begins with one.
func (o object) text(key string) (string, bool) {
	v := o[key]
	if list, ok := v.([]any); ok && len(list) > 0 {
		v = list[0]
	}
	switch v := v.(type) {
	case string:
		return v, v != ""
	case map[string]any:
		for _, k := range []string{"@value", "@id", "name"} {
			if s, ok := v[k].(string); ok {
				return s, s != ""
			}
		}
	}
	return "", false
}

// names returns the names under a property: strings, objects with a name, references to such, lists of all these.
func (l *linked) names(o object, key string) []string { return l.namesOf(o[key], 0) }

func (l *linked) namesOf(v any, depth int) []string {
	if depth > maxNesting {
		return nil
	}
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var all []string
		for _, e := range v[:min(len(v), 20)] {
			all = append(all, l.namesOf(e, depth+1)...)
		}
		return all
	case map[string]any:
		if name, ok := v["name"]; ok {
			return l.namesOf(name, depth+1)
		}
		if id, ok := v["@id"].(string); ok && l.ids[id] != nil {
			return l.namesOf(l.ids[id]["name"], depth+1)
		}
	}
	return nil
}

// free reports whether the article may be read without paying; pages that don't say are free.
func (o object) free() bool {
	switch v := o["isAccessibleForFree"].(type) {
	case bool:
		return v
	case string:
		return !strings.EqualFold(bareType(v), "false")
	}
	return true
}
