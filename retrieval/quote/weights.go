package quote

import (
	_ "embed"
	"fmt"
	"math"
	"math/bits"
	"strconv"
	"strings"
	"sync"
)

// A feature is something that holds of a candidate or a quotation: its template, its form (of several that a template
// has), and what was found, coarsely. Words enter as hashes, and only those of this package's tables; names never do.
type feature uint64

// of is the feature of the template in the form n, with what was found in the low 44 bits.
func (t template) of(n, found uint64) feature {
	return feature(t)<<56 | feature(n)<<48 | feature(found&(1<<44-1))
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// upTo is n, no less than 0 and no more than most.
func upTo(n, most int) uint64 { return uint64(min(max(n, 0), most)) }

// tenths cuts a likelihood into ten classes.
func tenths(x float64) uint64 { return upTo(int(x*10), 9) }

// tens cuts a score of the rules into classes.
func tens(score int) uint64 { return upTo(score/10, 15) }

// hash is FNV-1a of a word, in lower case, in 32 bits.
func hash(w string) uint64 {
	h := uint32(2166136261)
	for i := 0; i < len(w); i++ {
		c := w[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return uint64(h)
}

// A scorer adds up the points of features.
type scorer interface{ sum([]feature) float64 }

// weights are what training learned: the points of each feature, in a table that is read without allocating.
type weights struct {
	keys   []feature
	points []float32
	shift  int
}

// newWeights makes a table that holds n features, half empty.
func newWeights(n int) *weights {
	size := bits.Len(uint(2 * n))
	return &weights{make([]feature, 1<<size), make([]float32, 1<<size), 64 - size}
}

// slot returns where f stands, or would.
func (w *weights) slot(f feature) int {
	i := int(uint64(f) * 0x9E3779B97F4A7C15 >> w.shift) // Fibonacci hashing: 2⁶⁴ by the golden ratio
	for w.keys[i] != 0 && w.keys[i] != f {
		i = (i + 1) & (len(w.keys) - 1)
	}
	return i
}

func (w *weights) set(f feature, points float32) {
	i := w.slot(f)
	w.keys[i], w.points[i] = f, points
}

func (w *weights) sum(fs []feature) float64 {
	var s float32
	for _, f := range fs {
		s += w.points[w.slot(f)]
	}
	return float64(s)
}

// likely turns points into a probability.
func likely(points float64) float64 { return 1 / (1 + math.Exp(-points)) }

// softmax turns the points of rivals into shares of one, in place.
func softmax(points []float64) {
	most, sum := math.Inf(-1), 0.0
	for _, x := range points {
		most = max(most, x)
	}
	for i, x := range points {
		points[i] = math.Exp(x - most)
		sum += points[i]
	}
	for i := range points {
		points[i] /= sum
	}
}

//go:embed weights.txt
var weightsText string

// learned is the model that TestTrain wrote.
var learned = sync.OnceValue(func() model {
	m, err := parseModel(weightsText)
	if err != nil {
		panic(err) // it is part of the program: a test reads it
	}
	return m
})

// parseModel reads lines of a template's name, the rest of the feature in hexadecimal, and its points in hundredths, or of
// a forest's name and a tree.
func parseModel(s string) (model, error) {
	named := make(map[string]template, len(templateNames))
	for t, n := range templateNames {
		named[n] = template(t)
	}
	w := newWeights(strings.Count(s, "\n") + 1)
	m := model{scorer: w}
	forests := m.forests()
	for line := range strings.Lines(s) {
		name, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if f := forests[name]; f != nil {
			t, err := parseTree(rest)
			if err != nil {
				return m, fmt.Errorf("weights: line %q: %w", line, err)
			}
			*f = append(*f, t)
			continue
		}
		value, points, _ := strings.Cut(rest, " ")
		t, ok := named[name]
		v, err := strconv.ParseUint(value, 16, 56)
		x, err2 := strconv.Atoi(points)
		if !ok || err != nil || err2 != nil {
			return m, fmt.Errorf("weights: line %q", line)
		}
		w.set(feature(t)<<56|feature(v), float32(x)/100)
	}
	return m, nil
}
