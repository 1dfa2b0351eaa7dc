package text

import "testing"

func TestSpan(t *testing.T) {
	const s = "0123456789"
	sp := Span{2, 5}
	if sp.Of(s) != "234" || sp.Len() != 3 || sp.Zero() || !(Span{}).Zero() {
		t.Errorf("%v is %q", sp, sp.Of(s))
	}
	for _, c := range []struct {
		o                  Span
		contains, overlaps bool
	}{
		{Span{2, 5}, true, true}, {Span{3, 4}, true, true}, {Span{1, 3}, false, true}, {Span{5, 6}, false, false}, {Span{0, 2}, false, false},
	} {
		if sp.Contains(c.o) != c.contains || sp.Overlaps(c.o) != c.overlaps || c.o.Overlaps(sp) != c.overlaps {
			t.Errorf("%v and %v", sp, c.o)
		}
	}
	for _, out := range []Span{{-1, 2}, {3, 2}, {0, 11}} {
		if out.In(s) {
			t.Errorf("%v lies in %q", out, s)
		}
	}
}
