package library

import (
	"cmp"
	"slices"
	"strings"

	"verbatim/retrieval"
	"verbatim/retrieval/people"
)

// Said lists the quotations of a community that are wanted. Errors: *retrieval.DayError, retrieval.ErrBackwards.
func (l *Library) Said(community string, w retrieval.Wish) (retrieval.Listing, error) {
	since, until, err := between(w, l.now())
	if err != nil {
		return retrieval.Listing{}, err
	}
	w.Speaker, w.About, w.Outlet = strings.TrimSpace(w.Speaker), strings.TrimSpace(w.About), strings.TrimSpace(w.Outlet)
	s := search{
		page:  l.roster(community),
		query: retrieval.Query{Speaker: w.Speaker, About: w.About, Outlet: w.Outlet, Since: since, Until: until},
		sort:  sortOf(w),
	}
	s.speakers = s.page.speakersMeant(w.Speaker)
	s.subject = newSubject(w.About, s.page.subjects, l.memory, community)
	list := retrieval.Listing{Understood: s.understood(), Sort: s.sort}
	if list.Quotes, list.Sure = s.find(); len(list.Quotes) == 0 {
		list.Instead = s.instead()
	}
	return list, nil
}

// sortOf is the order that fits a wish. A subject stands more or less near to what was said, so that what is about it
// plainly comes first; who asks what somebody said, or what was said lately, expects the newest.
func sortOf(w retrieval.Wish) retrieval.Sort {
	switch {
	case w.About == "":
		return retrieval.Newest // nothing is more relevant than another
	case w.Sort == retrieval.AsFits:
		return retrieval.Relevant
	}
	return w.Sort
}

// speakersMeant returns whom a speaker's name means: by a last name, or by what begins the names of one alone.
func (p page) speakersMeant(name string) roll {
	called, _ := p.speakers.meant(name)
	if called == nil {
		if begun := p.speakers.begun(name, 2); len(begun) == 1 {
			return begun
		}
	}
	return called
}

// A search is for the statements that fit a wish.
type search struct {
	page     page
	query    retrieval.Query
	sort     retrieval.Sort
	speakers roll // whom the name wanted may mean
	subject  *subject
}

// understood is the query, under full names where one is meant.
func (s *search) understood() retrieval.Query {
	q := s.query
	if len(s.speakers) == 1 {
		q.Speaker = s.speakers[0].Name
	}
	if s.subject.isName && len(s.subject.known) == 1 {
		q.About = s.subject.known[0].Name
	}
	return q
}

// find returns the statements that fit, in order; those that are the speaker's for sure stand before the others.
func (s *search) find() (hits []retrieval.QuoteHit, sure int) {
	by := s.speakers.variants()
	var open []retrieval.QuoteHit // the article leaves it open that they are the speaker's who is wanted
	for _, x := range s.page.reads {
		if !s.query.Admits(x.article) {
			continue
		}
		for _, st := range x.said {
			first := st.first(x.article)
			if s.query.Speaker != "" && (!by[first.Speaker] || first.Guessed()) {
				continue
			}
			score := s.near(x.article, st)
			if score < aboutIt {
				continue
			}
			hit := retrieval.QuoteHit{Article: x.article, Quote: st.parts[0], Score: score}
			if s.query.Speaker != "" && !first.Sure {
				open = append(open, hit)
			} else {
				hits = append(hits, hit)
			}
		}
	}
	if s.sort == retrieval.Relevant { // of what is equally near the newest stays first
		near := func(a, b retrieval.QuoteHit) int { return cmp.Compare(b.Score, a.Score) }
		slices.SortStableFunc(hits, near)
		slices.SortStableFunc(open, near)
	}
	return append(hits, open...), len(hits)
}

// near returns how near a statement stands to the subject; 1 where none is wanted.
func (s *search) near(a *retrieval.Article, st statement) float64 {
	if s.query.About == "" {
		return 1
	}
	return s.subject.near(a, st)
}

func ofOutlet(a *retrieval.Article, outlet string) bool {
	return strings.EqualFold(outlet, a.Outlet) || retrieval.Called(outlet, a.Outlet)
}

// Speakers returns whom a community's articles quote, those with the most statements first, each with all names.
func (l *Library) Speakers(community string) []people.Person {
	var all []people.Person
	for _, k := range l.roster(community).speakers {
		all = append(all, k.Person)
	}
	return all
}

// SpeakersLike returns the names of at most so many speakers, those with the most statements first, of whose names a word
// begins with each word that was typed.
func (l *Library) SpeakersLike(community, typed string, most int) []string {
	return l.roster(community).speakers.begun(typed, most).first(most)
}

// SubjectsLike is SpeakersLike for whom and what statements are about.
func (l *Library) SubjectsLike(community, typed string, most int) []string {
	return l.roster(community).subjects.begun(typed, most).first(most)
}
