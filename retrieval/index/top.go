package index

import "slices"

// A top keeps the first n of what is added, in an order that never calls two of them equal.
type top[T any] struct {
	n     int
	order func(a, b T) int
	kept  []T // a heap whose root is the last of them
}

func newTop[T any](n int, order func(a, b T) int) *top[T] { return &top[T]{n: n, order: order} }

func (t *top[T]) add(x T) {
	if len(t.kept) < t.n {
		t.kept = append(t.kept, x)
		if len(t.kept) == t.n {
			// From the last to the first in order: a heap with the last at its root.
			slices.SortFunc(t.kept, func(a, b T) int { return t.order(b, a) })
		}
		return
	}
	if t.n == 0 || t.order(x, t.kept[0]) >= 0 {
		return
	}
	t.kept[0] = x
	for i := 0; ; {
		last := i
		for _, child := range []int{2*i + 1, 2*i + 2} {
			if child < t.n && t.order(t.kept[child], t.kept[last]) > 0 {
				last = child
			}
		}
		if last == i {
			return
		}
		t.kept[i], t.kept[last] = t.kept[last], t.kept[i]
		i = last
	}
}

// sorted returns what was kept, in order.
func (t *top[T]) sorted() []T {
	slices.SortFunc(t.kept, t.order)
	return t.kept
}
