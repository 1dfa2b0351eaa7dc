package quote

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// depth is how many questions a tree asks.
const depth = 5

// A tree asks the same questions of whatever it judges, and holds the points for each combination of answers.
type tree struct {
	at     [depth]uint8   // which fact
	over   [depth]float32 // whether it is more than this
	points [1 << depth]float32
}

// A forest adds up the points of its trees.
type forest []tree

func (f forest) sum(facts *facts) float64 {
	var s float32
	for i := range f {
		t := &f[i]
		k := 0
		for d, at := range t.at {
			k = k<<1 | int(bit(facts[at] > t.over[d]))
		}
		s += t.points[k]
	}
	return float64(s)
}

// forests are the model's by the names that the file of weights has for them.
func (m *model) forests() map[string]*forest {
	return map[string]*forest{"tree-who": &m.who, "tree-speech": &m.speech, "tree-right": &m.right, "tree-sure": &m.sure}
}

// String writes a tree as its questions, each the number of a fact and what it must be over, and its points in thousandths.
func (t tree) String() string {
	var b strings.Builder
	for d, at := range t.at {
		fmt.Fprintf(&b, "%d>%g ", at, t.over[d])
	}
	for i, x := range t.points {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strconv.Itoa(thousandths(x)))
	}
	return b.String()
}

func parseTree(s string) (t tree, err error) {
	words := strings.Fields(s)
	if len(words) != depth+len(t.points) {
		return t, errors.New("tree of the wrong size")
	}
	for d := range depth {
		at, over, _ := strings.Cut(words[d], ">")
		n, err := strconv.ParseUint(at, 10, 8)
		if err != nil {
			return t, err
		}
		x, err := strconv.ParseFloat(over, 32)
		if err != nil {
			return t, err
		}
		t.at[d], t.over[d] = uint8(n), float32(x)
	}
	for i, w := range words[depth:] {
		n, err := strconv.Atoi(w)
		if err != nil {
			return t, err
		}
		t.points[i] = float32(n) / 1000
	}
	return t, nil
}

func thousandths(x float32) int { return int(math.Round(float64(x) * 1000)) }
