package quote

import (
	"math"
	"math/rand/v2"
)

// A learner adapts points by AdaGrad, and keeps their mean over the later epochs.
type learner struct {
	points, squares, sums map[feature]float32
	times                 map[feature]int32
	ends                  float32 // epochs that the sums hold
	order                 uint64  // in which of many orders it meets what it learns
}

func newLearner(order uint64) *learner {
	return &learner{map[feature]float32{}, map[feature]float32{}, map[feature]float32{}, map[feature]int32{}, 0, order}
}

// learners is how many learners' points are averaged: what one makes of rare features hangs on the order of the articles.
const learners = 4

// mean averages what several learners make of the same lessons.
func mean(teach func(l *learner)) opinion {
	o := opinion{}
	for k := range uint64(learners) {
		l := newLearner(k)
		teach(l)
		for f, x := range l.opinion() {
			o[f] += x / learners
		}
	}
	for f, x := range o {
		if o[f] = hundredths(x); x < least && x > -least {
			delete(o, f)
		}
	}
	return o
}

func hundredths(x float32) float32 { return float32(math.Round(float64(x)*100) / 100) }

// How a learner learns. Changing one by a half changes what is reached by a thousandth.
const (
	rate   = .05
	decay  = .005
	shrink = .1 // decay where there is little to learn from, and some of it is wrong
	epochs = 10
	often  = 4 * epochs // how many lessons a feature must have been part of to be kept
	least  = .02        // and how many points it must have
)

func (l *learner) sum(fs []feature) float64 { return opinion(l.points).sum(fs) }

// learn moves the points of features against the slope of the loss, and by a part of themselves towards nothing.
func (l *learner) learn(fs []feature, slope float64, decay float32) {
	if math.Abs(slope) < 1e-4 {
		return
	}
	for _, f := range fs {
		d := float32(slope) + decay*l.points[f]
		l.squares[f] += d * d
		l.points[f] -= rate * d / float32(math.Sqrt(1e-6+float64(l.squares[f])))
		l.times[f]++
	}
}

// shares are the likelihoods of several rivals.
func (l *learner) shares(rivals [][]feature) []float64 {
	points := make([]float64, len(rivals))
	for i, fs := range rivals {
		points[i] = l.sum(fs)
	}
	softmax(points)
	return points
}

// share is the likelihood of the right ones among rivals.
func (l *learner) share(rivals [][]feature, right func(i int) bool) float64 {
	mass := 0.0
	for i, x := range l.shares(rivals) {
		if right(i) {
			mass += x
		}
	}
	return mass
}

// learnAmong moves the likelihood of several rivals towards the right ones.
func (l *learner) learnAmong(rivals [][]feature, right func(i int) bool, decay float32) {
	mass := l.share(rivals, right)
	if mass == 0 {
		return
	}
	for i, x := range l.shares(rivals) {
		if right(i) {
			x -= x / mass
		}
		l.learn(rivals[i], x, decay)
	}
}

// An opinion is a table of points.
type opinion map[feature]float32

func (o opinion) sum(fs []feature) float64 {
	var s float32
	for _, f := range fs {
		s += o[f]
	}
	return float64(s)
}

// opinion is what was learned, without what was rare or says nothing.
func (l *learner) opinion() opinion {
	o := opinion{}
	for f, x := range l.sums {
		x = hundredths(x / l.ends)
		if l.times[f] >= often && (x >= least || x <= -least) {
			o[f] = x
		}
	}
	return o
}

// each calls f with 0 to n-1, in another order each epoch, the same every time.
func (l *learner) each(n int, f func(i int)) {
	rng := rand.New(rand.NewPCG(1+l.order, 2))
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	for e := range epochs {
		rng.Shuffle(n, func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			f(i)
		}
		if e >= epochs/3 {
			l.ends++
			for k, x := range l.points {
				l.sums[k] += x
			}
		}
	}
}
