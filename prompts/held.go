package prompts

import "strings"

// push takes a complete sentence, yields the one before it and holds this one back. Whole says that it is a line of its
// own. Citations alone belong to the one before; what says nothing is dropped, and so is the fence of a code block.
func (c *cutter) push(raw string, whole, cut bool) {
	raw = strings.TrimSpace(raw)
	if raw == "" || c.left || whole && strings.HasPrefix(raw, "```") {
		return
	}
	seg := newSegment(raw, c.first, whole)
	seg.Cut = cut
	switch {
	case seg.speaks():
		c.yieldHeld()
		c.held = &seg
	case len(seg.Cites) > 0 && c.held != nil:
		c.held.cite(raw, seg.Cites)
	}
}

// release yields the sentence of an earlier line as soon as this line is more than citations.
func (c *cutter) release() {
	if c.held == nil {
		return
	}
	after := c.line[len(citesHead.Find(c.line)):]
	if len(after) > maxGap || begun(after) {
		c.yieldHeld()
	}
}

func (c *cutter) yieldHeld() {
	if c.held == nil || c.left {
		return
	}
	c.left = !c.yield(*c.held, nil)
	c.held = nil
}
