package llm

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestEventReader(t *testing.T) {
	long := strings.Repeat("x", 10000)
	in := ": comment\n\ndata: one\nevent: error\nid: 7\nretry: 1\ndata: " + long + "\n: " + long + "\n{\"error\"\n:" + long
	want := "\ndata: one\ndata: " + long + "\n{\"error\"\n"
	for name, r := range map[string]io.Reader{
		"whole":          strings.NewReader(in),
		"byte by byte":   iotest.OneByteReader(strings.NewReader(in)),
		"end with bytes": iotest.DataErrReader(strings.NewReader(in)),
	} {
		got, err := io.ReadAll(newEventReader(r))
		if err != nil || string(got) != want {
			t.Errorf("%s: %d bytes, want %d, %v", name, len(got), len(want), err)
		}
	}
	_, err := io.ReadAll(newEventReader(iotest.TimeoutReader(iotest.OneByteReader(strings.NewReader(in)))))
	if err != iotest.ErrTimeout {
		t.Error(err)
	}
}
