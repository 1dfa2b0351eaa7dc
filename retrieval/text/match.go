package text

import "strings"

// matches calls yield with every place where want stands in s, also where two overlap, in order. What follows the
// first match is searched as Knuth, Morris and Pratt do, since a search that begins again behind each match takes
// quadratic time on runs of one letter.
func matches(s, want string, yield func(at int)) {
	at := strings.Index(s, want)
	if at < 0 {
		return
	}
	back := borders(want)
	for i, n := at, 0; i < len(s); i++ {
		for n > 0 && (n == len(want) || s[i] != want[n]) {
			n = int(back[n-1])
		}
		if s[i] == want[n] {
			n++
		}
		if n == len(want) {
			yield(i + 1 - n)
		}
	}
}

// borders returns, for each beginning of w, the length of its longest proper beginning that is also its end.
func borders(w string) []int32 {
	b := make([]int32, len(w))
	for i, n := 1, 0; i < len(w); i++ {
		for n > 0 && w[i] != w[n] {
			n = int(b[n-1])
		}
		if w[i] == w[n] {
			n++
		}
		b[i] = int32(n)
	}
	return b
}
