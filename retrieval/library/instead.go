package library

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"verbatim/retrieval"
)

// maxInstead is how many names are offered in the place of one that nobody has.
const maxInstead = 3

// instead says what there is where a search has found nothing.
func (s *search) instead() retrieval.Instead {
	in := retrieval.Instead{Speaker: s.query.Speaker == "" || len(s.speakers) > 0}
	by, about, outlets := s.speakers.variants(), make(map[string]int), make(map[string]int)
	known := s.query.Outlet == ""
	for _, x := range s.page.reads {
		known = known || ofOutlet(x.article, s.query.Outlet)
		for _, st := range x.said {
			if len(s.speakers) > 0 && !by[st.first(x.article).Speaker] {
				continue
			}
			in.Quotes++
			in.From, in.To = widened(in.From, in.To, x.article.Published)
			for _, name := range st.about {
				about[name]++
			}
			if o := x.article.Outlet; o != "" {
				outlets[o]++
			}
		}
	}
	if !in.Speaker {
		in.Speakers = s.page.speakers.nearest(s.query.Speaker, maxInstead)
	} else if s.query.About != "" && len(s.speakers) == 0 {
		in.About = s.page.subjects.nearest(s.query.About, maxInstead)
	}
	if !in.Speaker && in.Speakers == nil {
		in.Speakers = s.page.speakers.first(maxInstead)
	}
	if in.Speaker && s.query.About != "" && in.About == nil {
		in.About = most(about)
	}
	if !known {
		in.Outlets = most(outlets)
	}
	return in
}

// widened returns the days from and to with another day among them.
func widened(from, to, day time.Time) (time.Time, time.Time) {
	switch {
	case day.IsZero():
		return from, to
	case from.IsZero():
		return day, day
	case day.Before(from):
		return day, to
	case day.After(to):
		return from, day
	}
	return from, to
}

// most returns the names that were counted most often.
func most(counts map[string]int) []string {
	all := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	return all[:min(len(all), maxInstead)]
}
