package web

import (
	"fmt"
	"net/url"
	"strings"
)

// rules are what a robots.txt says to us, as RFC 9309 reads it. The libraries for it compile a stranger's patterns as
// regular expressions, and a file that is meant to can cost eleven seconds for one address; this costs what comparing does.
type rules []rule

// A rule allows or forbids the paths that begin with what its pattern matches.
type rule struct {
	pattern string // escaped; * is any run of characters, $ at its end the path's end
	allow   bool
}

// maxRules is how many rules are kept of a site; large ones have 2,000.
const maxRules = 10_000

// readRules returns the rules of the groups that name us, or, where none does, of those for all.
func readRules(robots string) rules {
	var ours, all rules
	var named, ourGroup, allGroup, inRules bool
	for line := range strings.Lines(strings.TrimPrefix(robots, "\ufeff")) {
		line, _, _ = strings.Cut(line, "#")
		field, value, _ := strings.Cut(line, ":")
		field, value = strings.ToLower(strings.TrimSpace(field)), strings.TrimSpace(value)
		switch field {
		case "user-agent":
			if inRules {
				ourGroup, allGroup, inRules = false, false, false
			}
			ourGroup = ourGroup || isToken(value)
			allGroup = allGroup || value == "*"
			named = named || ourGroup
		case "allow", "disallow":
			inRules = true
			if value == "" || len(ours)+len(all) >= maxRules {
				continue // an empty one forbids nothing
			}
			r := rule{escaped(value), field == "allow"}
			if ourGroup {
				ours = append(ours, r)
			}
			if allGroup {
				all = append(all, r)
			}
		}
	}
	if named {
		return ours
	}
	return all
}

// isToken reports whether a group's name is ours. A version may follow it.
func isToken(name string) bool {
	if i := strings.IndexAny(name, "/ "); i >= 0 {
		name = name[:i]
	}
	return strings.EqualFold(name, token)
}

// allow reports whether the rules allow u: of those that match the longest counts, and of two as long the one that
// allows.
func (rs rules) allow(u *url.URL) bool {
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" || u.ForceQuery {
		path += "?" + u.RawQuery
	}
	path = escaped(path)
	allow, longest := true, 0
	for _, r := range rs {
		if n := len(r.pattern); (n > longest || n == longest && r.allow) && r.matches(path) {
			allow, longest = r.allow, n
		}
	}
	return allow
}

func (r rule) matches(path string) bool {
	pattern, toEnd := strings.CutSuffix(r.pattern, "$")
	first, rest, more := strings.Cut(pattern, "*")
	path, ok := strings.CutPrefix(path, first)
	for ok && more {
		var part string
		part, rest, more = strings.Cut(rest, "*")
		if toEnd && !more {
			return strings.HasSuffix(path, part)
		}
		_, path, ok = strings.Cut(path, part)
	}
	return ok && (!toEnd || path == "")
}

// escaped gives a path or a pattern the one form in which they compare: letters, digits and -._~ stand for themselves,
// other bytes that were escaped stay so, in upper case, and what may not stand in an address is escaped.
func escaped(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			c = unhex(s[i+1])<<4 | unhex(s[i+2])
			i += 2
			if !unreserved(c) {
				fmt.Fprintf(&b, "%%%02X", c)
				continue
			}
		}
		if c <= ' ' || c >= 0x7f {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func unreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f'
}

func unhex(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c | 0x20 - 'a' + 10
}
