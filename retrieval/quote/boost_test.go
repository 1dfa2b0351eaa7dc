package quote

import (
	"math"
	"math/rand/v2"
	"slices"
)

// rows are what a forest learns from: the facts of each case, the points that it starts with, which cases are rivals, and
// which are right.
type rows struct {
	facts  [][]float32
	points []float64
	right  []bool
	ends   []int // of each group of rivals, in which one is right; none where each case stands alone
}

// How forests grow. Halving the pace and doubling the trees gains a thousandth, and takes twice the time.
const (
	bins    = 48 // classes of a fact
	trees   = 200
	pace    = .07
	calm    = 8  // cases that say nothing, in each leaf
	ofRows  = .7 // what each tree sees
	ofFacts = .5
)

func (rs *rows) add(facts []float32, points float64, right bool) {
	rs.facts, rs.points, rs.right = append(rs.facts, slices.Clone(facts)), append(rs.points, points), append(rs.right, right)
}

// single is a case that stands alone.
func single(facts []float32, points float64, right bool) (rs rows) {
	rs.add(facts, points, right)
	return rs
}

// asRivals makes one group of all rows; of none is anything learned where none is right.
func (rs rows) asRivals() rows {
	if !slices.Contains(rs.right, true) {
		return rows{}
	}
	rs.ends = []int{len(rs.facts)}
	return rs
}

// A field is the cases of one decision, with the part of the articles that each is from.
type field struct {
	cases []rows
	part  []int
}

func (fd *field) add(rs rows, part int) {
	fd.cases, fd.part = append(fd.cases, rs), append(fd.part, part)
}

// forests grows one for each part from the cases of the others, and one from all.
func (fd field) forests(trees int) (but [parts]forest, all forest) {
	for k := range parts {
		but[k] = fd.without(k).grow(trees)
	}
	return but, fd.without(-1).grow(trees)
}

func (fd field) without(part int) rows {
	var all rows
	for i, c := range fd.cases {
		if fd.part[i] == part || len(c.facts) == 0 {
			continue
		}
		all.facts = append(all.facts, c.facts...)
		all.points = append(all.points, c.points...)
		all.right = append(all.right, c.right...)
		if c.ends != nil {
			all.ends = append(all.ends, len(all.facts))
		}
	}
	return all
}

// grow makes a forest that improves on the points that the rows start with.
func (rs rows) grow(trees int) forest {
	g := grower{rows: rs, now: slices.Clone(rs.points), rng: rand.New(rand.NewPCG(5, 6))}
	g.slope, g.bend, g.leaf = make([]float64, len(rs.facts)), make([]float64, len(rs.facts)), make([]uint8, len(rs.facts))
	g.bin()
	var f forest
	for range trees {
		g.slopes()
		f = append(f, g.tree())
	}
	return f
}

// A grower is a forest that grows.
type grower struct {
	rows
	cuts        [][]float32 // of each fact
	cols        [][]uint8   // classes by fact and row
	now         []float64   // points so far
	slope, bend []float64   // of the loss
	leaf        []uint8
	rng         *rand.Rand
}

// tree grows one more, of some of the rows and facts.
func (g *grower) tree() tree {
	used, facts := g.sample(), g.someFacts()
	clear(g.leaf)
	var t tree
	for d := range depth {
		k, cut := g.ask(facts, used, 1<<d)
		t.at[d], t.over[d] = uint8(k), g.cuts[k][cut]
		for i := range g.leaf {
			g.leaf[i] = g.leaf[i]<<1 | uint8(bit(int(g.cols[k][i]) > cut))
		}
	}
	var slope, bend [1 << depth]float64
	for _, i := range used {
		slope[g.leaf[i]] += g.slope[i]
		bend[g.leaf[i]] += g.bend[i]
	}
	for k := range t.points {
		t.points[k] = float32(math.Round(-pace*slope[k]/(bend[k]+calm)*1000) / 1000)
	}
	for i := range g.now {
		g.now[i] += float64(t.points[g.leaf[i]])
	}
	return t
}

func (g *grower) someFacts() []int {
	for {
		var facts []int
		for k := range g.cuts {
			if len(g.cuts[k]) > 0 && g.rng.Float64() < ofFacts {
				facts = append(facts, k)
			}
		}
		if len(facts) > 0 {
			return facts
		}
	}
}

// sample is some of the rows, rivals together.
func (g *grower) sample() []int {
	var used []int
	group := 0
	in := g.rng.Float64() < ofRows
	for i := range g.facts {
		if g.ends == nil {
			in = g.rng.Float64() < ofRows
		} else if i == g.ends[group] {
			group++
			in = g.rng.Float64() < ofRows
		}
		if in {
			used = append(used, i)
		}
	}
	return used
}

// bin cuts each fact into classes of about the same size.
func (g *grower) bin() {
	for k := range g.facts[0] {
		all := make([]float32, len(g.facts))
		for i := range all {
			all[i] = g.facts[i][k]
		}
		cuts := cutsOf(slices.Sorted(slices.Values(all)))
		col := make([]uint8, len(all))
		for i, x := range all {
			b, _ := slices.BinarySearch(cuts, x)
			col[i] = uint8(b)
		}
		g.cuts, g.cols = append(g.cuts, cuts), append(g.cols, col)
	}
}

// cutsOf are the bounds between classes of sorted numbers.
func cutsOf(sorted []float32) []float32 {
	distinct := slices.Compact(slices.Clone(sorted))
	var cuts []float32
	if len(distinct) <= bins {
		for i := 0; i+1 < len(distinct); i++ {
			cuts = append(cuts, round((distinct[i]+distinct[i+1])/2))
		}
	} else {
		for b := 1; b < bins; b++ {
			cuts = append(cuts, round(sorted[b*len(sorted)/bins]))
		}
	}
	return slices.Compact(cuts)
}

// round cuts a bound to what the file of weights writes down.
func round(x float32) float32 { return float32(math.Round(float64(x)*1000) / 1000) }

// slopes finds for each row where its points should move: those of rivals by their shares, others by their likelihood.
func (g *grower) slopes() {
	if g.ends == nil {
		for i, x := range g.now {
			p := likely(x)
			g.slope[i], g.bend[i] = p-float64(bit(g.right[i])), max(p*(1-p), 1e-4)
		}
		return
	}
	from := 0
	for _, to := range g.ends {
		share, mass := slices.Clone(g.now[from:to]), 0.0
		softmax(share)
		for i, p := range share {
			mass += p * float64(bit(g.right[from+i]))
		}
		for i, p := range share {
			g.slope[from+i], g.bend[from+i] = p, max(p*(1-p), 1e-4)
			if g.right[from+i] {
				g.slope[from+i] -= p / max(mass, 1e-9)
			}
		}
		from = to
	}
}

// ask finds the fact and the cut that part the leaves best.
func (g *grower) ask(facts, used []int, leaves int) (fact, cut int) {
	best := math.Inf(-1)
	const width = bins + 1
	slope, bend := make([]float64, leaves*width), make([]float64, leaves*width)
	for _, k := range facts {
		clear(slope)
		clear(bend)
		for _, i := range used {
			at := int(g.leaf[i])*width + int(g.cols[k][i])
			slope[at] += g.slope[i]
			bend[at] += g.bend[i]
		}
		gains := make([]float64, len(g.cuts[k]))
		for l := range leaves {
			addGains(gains, slope[l*width:(l+1)*width], bend[l*width:(l+1)*width])
		}
		for b, x := range gains {
			if x > best {
				best, fact, cut = x, k, b
			}
		}
	}
	return fact, cut
}

// addGains adds what each cut of one leaf's classes gains.
func addGains(gains, slope, bend []float64) {
	var s, b, sl, bl float64
	for k := range slope {
		s += slope[k]
		b += bend[k]
	}
	for k := range gains {
		sl += slope[k]
		bl += bend[k]
		gains[k] += sl*sl/(bl+calm) + (s-sl)*(s-sl)/(b-bl+calm)
	}
}
