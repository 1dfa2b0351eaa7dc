package retrieval

import "testing"

func TestCalled(t *testing.T) {
	for _, c := range []struct {
		name, full string
		want       bool
	}{
		{"Trump", "Donald Trump", true},
		{"President Trump", "Donald Trump", true},
		{"Donald J. Trump", "Donald Trump", false}, // more than is known: another's, for all we know
		{"D. Trump", "Donald Trump", true},
		{"Bill Clinton", "Hillary Clinton", false},
		{"Clinton", "Hillary Clinton", true},
		{"Hillary", "Hillary Clinton", false},
		{"sarah sanders", "Sarah Huckabee Sanders", true},
		{"Müller", "Jan Muller", true},
		{"Donald Trump Jr.", "Donald Trump", true}, // suffixes tell nobody apart here
		{"the President", "Donald Trump", false},
		{"", "Donald Trump", false},
		{"Trump", "", false},
	} {
		if got := Called(c.name, c.full); got != c.want {
			t.Errorf("Called(%q, %q) = %t", c.name, c.full, got)
		}
	}
}
