package store

import (
	"errors"
	"fmt"
	"strconv"
)

// The keys. {c.S} is the community's id and its part, today always 0, as a hash tag: what changes together lies in one
// slot of a Cluster. Lists in a field are JSON; times are RFC 3339 unless a unit is named.
//
//	verbatim:1:communities         SET     every community that ever had an article; added before the first put
//	verbatim:1:articles:{c.S}      ZSET    article id by time added, in milliseconds
//	verbatim:1:article:{c.S}:ID    HASH    the head: revision (the newest), change (a token, new with every change),
//	                                       passages, quotes (how many keys of each), added, added_by, url, claimed,
//	                                       title, outlet, author, language, published; of a removed article, which
//	                                       stays for the 10 minutes of undo: removed, and no keys of passages or quotes
//	verbatim:1:text:{c.S}:ID@R     HASH    one revision: facts, text, passages, quotes; all that makes the article
//	                                       again; never changes; expires 31 days after a newer one, 10 minutes after
//	                                       the article was removed
//	verbatim:1:passage:{c.S}:ID.N  HASH    newest revision only, for the query engine: community article revision span
//	                                       (start-end, bytes) text title outlet author published (Unix seconds)
//	verbatim:1:quote:{c.S}:ID.N    HASH    newest revision only, for the query engine: community article revision span
//	                                       text kind speaker sure about (separated by |) outlet published
//	verbatim:1:changes:{c.S}       STREAM  kind (put, remove), article, revision; trimmed to about 10,000: a reader that
//	                                       fell behind reloads
//	verbatim:1:changed             PUBSUB  "c.S": a hint that the stream has grown, from the same script
//	verbatim:1:kept:{c.S}:KIND:ID  STRING  a value that the bot keeps; expires with its life
//	verbatim:1:ids:{c.S}:KIND      ZSET    id of each value of a kind by when it ends, in milliseconds; +inf: never
//	verbatim:1:asking              SET     every community that ever had a claim; added before the first
//	verbatim:1:claim:{c.S}:EVENT   STRING  the claimer's token, 26 bytes, and what it says of itself; expires 15 minutes
//	                                       after the event was ended, or after 2 hours
//	verbatim:1:open:{c.S}          ZSET    claimed events that nobody has ended, by deadline, in milliseconds
//	verbatim:1:count:{c.S}:NAME    HASH    n, and ends: when the window ends, in milliseconds; expires with it
//
// An embedded Redis has no query engine, and is spared the passage and quote keys.
const (
	communitiesKey = "verbatim:1:communities"
	changedChannel = "verbatim:1:changed"
	askingKey      = "verbatim:1:asking"
)

// part is the only part of a community so far.
const part = "0"

// maxName is the longest id of a community, an article, a kind, or what is kept, in bytes. Discord's have 20, articles' 8.
const maxName = 64

// ErrName is the error of an id that can't stand in a key: keys are taken apart at ":", "{", "}", "@" and ".".
var ErrName = errors.New("an id has 1 to 64 letters, digits, - and _")

// A place is where an article of a community is kept.
type place struct{ tag, id string }

func placeOf(community, id string) (place, error) {
	tag, err := tagFor(community)
	if err == nil && !isName(id) {
		err = fmt.Errorf("article %.80q: %w", id, ErrName)
	}
	return place{tag, id}, err
}

// tagFor is the tag of a community whose keys have these names.
func tagFor(community string, names ...string) (string, error) {
	if !isName(community) {
		return "", fmt.Errorf("community %.80q: %w", community, ErrName)
	}
	for _, n := range names {
		if !isName(n) {
			return "", fmt.Errorf("%.80q: %w", n, ErrName)
		}
	}
	return tagOf(community), nil
}

func isName(s string) bool {
	for i := range len(s) {
		c := s[i]
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		if !letter && !('0' <= c && c <= '9') && c != '-' && c != '_' {
			return false
		}
	}
	return 0 < len(s) && len(s) <= maxName
}

func tagOf(community string) string { return community + "." + part }

func articlesKey(tag string) string { return "verbatim:1:articles:{" + tag + "}" }
func changesKey(tag string) string  { return "verbatim:1:changes:{" + tag + "}" }
func openKey(tag string) string     { return "verbatim:1:open:{" + tag + "}" }

func keptKey(tag, kind, id string) string { return "verbatim:1:kept:{" + tag + "}:" + kind + ":" + id }
func idsKey(tag, kind string) string      { return "verbatim:1:ids:{" + tag + "}:" + kind }
func claimKey(tag, event string) string   { return "verbatim:1:claim:{" + tag + "}:" + event }
func countKey(tag, name string) string    { return "verbatim:1:count:{" + tag + "}:" + name }

func (p place) head() string { return "verbatim:1:article:{" + p.tag + "}:" + p.id }

func (p place) text(revision int) string {
	return "verbatim:1:text:{" + p.tag + "}:" + p.id + "@" + strconv.Itoa(revision)
}

func (p place) passage(n int) string {
	return "verbatim:1:passage:{" + p.tag + "}:" + p.id + "." + strconv.Itoa(n)
}

func (p place) quote(n int) string {
	return "verbatim:1:quote:{" + p.tag + "}:" + p.id + "." + strconv.Itoa(n)
}
