package extract

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
)

// maxURL is the longest address that is kept, in bytes: what browsers and Discord's messages carry.
const maxURL = 2000

// Canonical returns the one form of an address that an article's id may hang on: http or https, the host in lower case
// and ASCII, no credentials, no default port, no fragment, no parameters of tracking, the others in the order of their
// names. It reports false for what is no such address.
func Canonical(raw string) (string, bool) {
	raw = strings.TrimSpace(raw)
	if len(raw) > maxURL || !utf8.ValidString(raw) {
		return "", false
	}
	u, err := url.Parse(raw)
	if err != nil || u.User != nil || u.Opaque != "" {
		return "", false
	}
	if u.Scheme != "http" && u.Scheme != "https" { // Parse lower-cases it
		return "", false
	}
	host, ok := canonicalHost(u)
	if !ok {
		return "", false
	}
	u.Host = host
	u.Fragment, u.RawFragment = "", ""
	u.RawQuery, u.ForceQuery = withoutTracking(u.RawQuery), false
	if u = u.ResolveReference(&url.URL{Path: u.Path, RawPath: u.RawPath, RawQuery: u.RawQuery}); u.Path == "" {
		u.Path = "/"
	}
	s := u.String()
	return s, len(s) <= maxURL && visible(s) == s
}

// canonicalHost returns the host of u in lower case and ASCII, with its port unless that is the scheme's own.
func canonicalHost(u *url.URL) (string, bool) {
	host, port := strings.TrimSuffix(u.Hostname(), "."), u.Port()
	if strings.Contains(host, ":") {
		host = "[" + strings.ToLower(host) + "]"
	} else {
		ascii, err := idna.Lookup.ToASCII(host)
		if _, again := idna.Lookup.ToASCII(ascii); err != nil || again != nil || slices.Contains(strings.Split(ascii, "."), "") {
			return "", false
		}
		host = ascii
	}
	if port == "" || u.Scheme == "http" && port == "80" || u.Scheme == "https" && port == "443" {
		return host, true
	}
	return host + ":" + port, true
}

// withoutTracking returns a query without the parameters that say how a reader came, in the order of the names.
func withoutTracking(query string) string {
	var kept []string
	for _, pair := range strings.Split(escaped(query), "&") {
		name, _, _ := strings.Cut(pair, "=")
		if pair != "" && !tracks(strings.ToLower(name)) {
			kept = append(kept, pair)
		}
	}
	slices.SortStableFunc(kept, func(a, b string) int {
		a, _, _ = strings.Cut(a, "=")
		b, _, _ = strings.Cut(b, "=")
		return strings.Compare(a, b)
	})
	return strings.Join(kept, "&")
}

// escaped percent-encodes what may not stand in a query, and would end a link early in a message.
func escaped(query string) string {
	var b strings.Builder
	for _, c := range []byte(query) {
		if c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func tracks(name string) bool {
	for _, p := range []string{"utm_", "pk_", "mtm_", "hsa_", "at_campaign", "at_medium", "at_link", "at_custom", "at_ptr"} {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	return tracking[name]
}

// tracking are the parameters that the large senders of links add: Meta, Google, Microsoft, X, TikTok, Yandex, mail
// programs, and outlets' own campaign codes.
var tracking = setOf(`fbclid gclid gclsrc dclid wbraid gbraid gad_source gad_campaignid srsltid msclkid twclid ttclid
	li_fat_id yclid ysclid igsh igshid mibextid _ga _gl mc_cid mc_eid mkt_tok _hsenc _hsmi vero_id oly_anon_id
	oly_enc_id cmpid ns_campaign ns_mchannel ns_source ns_linkname ns_fee ref_src ref_url guccounter guce_referrer
	guce_referrer_sig __twitter_impression amp_js_v amp_gsa wt_mc wt.mc_id xtor`)

func setOf(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// sameSite reports whether two canonical addresses lie on one registrable domain: "m.ledger.example" on
// "ledger.example", but no two authors of a hoster's.
func sameSite(a, b string) bool {
	ua, errA := url.Parse(a)
	ub, errB := url.Parse(b)
	if errA != nil || errB != nil {
		return false
	}
	if ua.Host == ub.Host {
		return true
	}
	siteA, errA := publicsuffix.EffectiveTLDPlusOne(ua.Hostname())
	siteB, errB := publicsuffix.EffectiveTLDPlusOne(ub.Hostname())
	return errA == nil && errB == nil && siteA == siteB
}
