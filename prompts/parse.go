package prompts

import (
	"errors"
	"iter"
	"unicode"
	"unicode/utf8"
)

// ErrTooLong is what a reply ends with that goes on past what an answer can be.
var ErrTooLong = errors.New("reply too long")

const (
	maxReply   = 32 << 10  // bytes that are read of a reply
	maxThought = 256 << 10 // bytes of a reasoning model's thoughts, which nobody is shown
)

// Parse yields each piece of a reply as soon as it is complete, however the reply is cut into chunks. A citation after
// the full stop belongs to the sentence before it, so one sentence is held back until the next begins. An error of the
// reply, or ErrTooLong, comes last, after what there was.
func Parse(reply iter.Seq2[Chunk, error]) iter.Seq2[Segment, error] {
	return func(yield func(Segment, error) bool) {
		p := parser{cutter: cutter{first: true, yield: yield}}
		finish := ""
		for chunk, err := range reply {
			if err == nil {
				err = p.write(chunk.Text)
			}
			if err != nil {
				p.end("")
				p.fail(err)
				return
			}
			if p.left {
				return
			}
			if chunk.Finish != "" {
				finish = chunk.Finish
			}
		}
		p.end(finish)
	}
}

// A parser turns the chunks of a reply into characters that are seen, without a reasoning model's thoughts.
type parser struct {
	cutter
	bytes    []byte // of a character that is not complete
	tag      []rune // what may become <think> or </think>
	thinking bool
	read     int // bytes outside thoughts
	thought  int // bytes inside
}

func (p *parser) write(chunk string) error {
	p.bytes = append(p.bytes, chunk...)
	b := p.bytes
	for len(b) > 0 && utf8.FullRune(b) && !p.left {
		r, size := utf8.DecodeRune(b)
		b = b[size:]
		if err := p.count(size); err != nil {
			p.bytes = nil
			return err
		}
		p.character(r)
	}
	p.bytes = append(p.bytes[:0], b...)
	return nil
}

func (p *parser) count(size int) error {
	if p.thinking {
		p.thought += size
	} else {
		p.read += size
	}
	if p.read > maxReply || p.thought > maxThought {
		return ErrTooLong
	}
	return nil
}

func (p *parser) character(r rune) {
	switch r {
	case '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		r = '\n'
	}
	if unicode.Is(unicode.Zs, r) {
		r = ' '
	}
	if r = seen(r); r < 0 {
		return
	}
	if r == '<' {
		p.flushTag()
	}
	if r != '<' && len(p.tag) == 0 {
		p.show(r)
		return
	}
	p.tag = append(p.tag, r)
	switch thinkTag(p.tag) {
	case noTag:
		p.flushTag()
	case openTag:
		p.thinking, p.tag = true, p.tag[:0]
	case closeTag:
		p.thinking, p.tag = false, p.tag[:0]
	}
}

// flushTag shows what looked like a tag and is none.
func (p *parser) flushTag() {
	for _, r := range p.tag {
		p.show(r)
	}
	p.tag = p.tag[:0]
}

func (p *parser) show(r rune) {
	if !p.thinking {
		p.cutter.write(r)
	}
}

// end says that the reply is over. Without a reason, or with one that says so, it was cut.
func (p *parser) end(finish string) {
	if len(p.bytes) > 0 {
		p.character(utf8.RuneError)
	}
	p.flushTag()
	switch finish {
	case "", "length", "content_filter":
		p.finish(true)
	default:
		p.finish(false)
	}
}

func (p *parser) fail(err error) {
	if !p.left {
		p.yield(Segment{}, err)
	}
}
