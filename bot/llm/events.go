package llm

import (
	"bufio"
	"bytes"
	"io"
)

// An eventReader drops the lines of a stream of events that carry no data: comments and the fields event, id and retry.
// The chat library takes them for parts of an error, and then can't read the error that follows.
type eventReader struct {
	in   *bufio.Reader
	line []byte // what is left of a line
	err  error  // what ended the stream
	long bool   // line, or what was dropped, goes on
	drop bool   // the line that goes on is dropped
}

func newEventReader(r io.Reader) *eventReader { return &eventReader{in: bufio.NewReader(r)} }

func (e *eventReader) Read(p []byte) (int, error) {
	for len(e.line) == 0 {
		if e.err != nil {
			return 0, e.err
		}
		e.next()
	}
	n := copy(p, e.line)
	e.line = e.line[n:]
	return n, nil
}

// next reads a line, or what the buffer holds of a long one.
func (e *eventReader) next() {
	line, err := e.in.ReadSlice('\n')
	if !e.long {
		e.drop = dataless(line)
	}
	e.long = err == bufio.ErrBufferFull
	if err != nil && !e.long {
		e.err = err
	}
	if !e.drop {
		e.line = line
	}
}

func dataless(line []byte) bool {
	for _, field := range []string{":", "event:", "id:", "retry:"} {
		if bytes.HasPrefix(line, []byte(field)) {
			return true
		}
	}
	return false
}
