package prompts

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A cutter cuts a reply into sentences, a character at a time: what it decides depends on the characters before alone,
// never on how they arrived.
type cutter struct {
	line  []byte // the line so far, without the sentences cut from it
	first bool   // no sentence was cut from the line
	last  rune   // of the line
	stop  int    // where a sentence may end in the line; 0: nowhere
	soft  bool   // there is no full stop there, but a citation after a quotation
	open  rune   // closes the quotation that is open; 0: none

	held  *Segment // the last sentence, whose citation may come on the next line
	yield func(Segment, error) bool
	left  bool // the reader has left the loop
}

// maxGap is how many bytes after a full stop may go by until the next sentence begins.
const maxGap = 700

func (c *cutter) write(r rune) {
	if r == '\n' {
		c.endLine(false)
		return
	}
	// A word decides whether a sentence ended before it, and it is known when it is over.
	if !inWord(r) && r != '’' && r != '\'' {
		c.release()
		c.decide()
	}
	c.line = utf8.AppendRune(c.line, r)
	c.mark(r)
	c.last = r
}

// mark notes what the character at the end of the line means for its sentences.
func (c *cutter) mark(r rune) {
	size := utf8.RuneLen(r)
	switch {
	case r == c.open:
		c.open = 0
		if isStop(c.last) {
			c.stopHere(false)
		}
	case c.open != 0:
	case isStop(r):
		c.stopHere(false)
	case c.opens(r):
		c.open = closer[r]
	case c.stop > 0 && c.stop == len(c.line)-size && strings.ContainsRune(afterStop, r):
		c.stop = len(c.line)
	case r == ']' || r == '】' || r == '］':
		if quoteTail.Match(tail(c.line)) {
			c.stopHere(true)
		}
	}
}

func (c *cutter) stopHere(soft bool) { c.stop, c.soft = len(c.line), soft }

// opens reports whether r opens a quotation. A straight mark that follows a word closes one that nobody opened.
func (c *cutter) opens(r rune) bool {
	if r != '"' {
		return closer[r] != 0
	}
	return c.last == 0 || unicode.IsSpace(c.last) || strings.ContainsRune("([{—–-:‘'*_", c.last)
}

// A key between braces may carry words, so braces keep a sentence together like quotation marks.
var closer = map[rune]rune{'“': '”', '„': '“', '«': '»', '"': '"', '{': '}', '｛': '｝'}

// afterStop are the characters that still belong to the sentence when they follow its full stop directly.
const afterStop = "\"'”’»)*_`"

func isStop(r rune) bool { return strings.ContainsRune(".!?…。！？｡؟।", r) }

// isWideStop reports whether r ends a sentence with no space after it.
func isWideStop(r rune) bool { return strings.ContainsRune("。！？｡", r) }

// decide cuts the line where a sentence may end in it, if what follows begins the next one.
func (c *cutter) decide() {
	if c.stop == 0 || c.left {
		return
	}
	head := len(citesHead.Find(c.line[c.stop:]))
	before, after := c.line[:c.stop], c.line[c.stop+head:]
	wait := !begun(after)
	if wait && len(c.line)-c.stop < maxGap {
		return
	}
	last, _ := utf8.DecodeLastRune(before)
	quoted := quoteHead.Match(after)
	apart := head > 0 || quoted || isWideStop(last)
	if wait || !apart || !c.begins(before, after, quoted) {
		c.stop = 0
		return
	}
	c.push(string(c.line[:c.stop+head]), false, false)
	c.line, c.first, c.stop = after, false, 0
	c.yieldHeld()
}

// begun reports whether after, which follows a sentence and its citations, holds the start of the next one for sure.
func begun(after []byte) bool {
	bracket, _ := utf8.DecodeRune(after)
	if strings.ContainsRune("[{(【［｛", bracket) && !bytes.ContainsAny(after, "]})】］｝") {
		// It may become a mark. A parenthesis is one only around a key.
		if bracket != '(' || halfKey.Match(after) {
			return false
		}
	}
	return bytes.ContainsFunc(after, inWord)
}

// begins reports whether a sentence ends with before and another begins with after.
func (c *cutter) begins(before, after []byte, quoted bool) bool {
	switch {
	case c.soft && quoted:
		return true
	case c.soft:
		i := bytes.IndexFunc(after, inWord)
		r, _ := utf8.DecodeRune(after[i:])
		return !unicode.IsLower(r)
	case quoted:
		return boundary(before, anySentence)
	}
	return boundary(before, string(after))
}

// endLine ends the line, and with it its last sentence.
func (c *cutter) endLine(cut bool) {
	c.release()
	c.decide()
	raw := strings.TrimSpace(string(c.line))
	c.push(raw, c.first, cut && (c.open != 0 || !ended(raw)))
	c.line, c.first, c.last, c.stop, c.open = c.line[:0], true, 0, 0, 0
}

// finish ends the reply. Cut says that the model had not finished.
func (c *cutter) finish(cut bool) {
	c.endLine(cut)
	c.yieldHeld()
}
