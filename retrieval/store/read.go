package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"

	"github.com/redis/go-redis/v9"

	"verbatim/retrieval"
)

// Communities returns the ids of the communities that ever had an article, in order.
func (s *Store) Communities(ctx context.Context) ([]string, error) {
	cs, err := s.rdb.SMembers(ctx, communitiesKey).Result()
	if err != nil {
		return nil, fmt.Errorf("list communities: %w", unavailable(ctx, err))
	}
	cs = slices.DeleteFunc(cs, func(c string) bool { return !isName(c) }) // not ours: nothing can be put there
	slices.Sort(cs)
	return cs, nil
}

// batch is how many articles are read at once: 32 of the longest are 32 MB.
const batch = 32

// Articles yields the newest revision of each article of a community, by time added. An article that can't be read
// yields its error, and the others follow; where Redis can't be read, retrieval.ErrUnavailable is the last.
func (s *Store) Articles(ctx context.Context, community string) iter.Seq2[*retrieval.Article, error] {
	return func(yield func(*retrieval.Article, error) bool) {
		ids, err := s.ids(ctx, community)
		if err != nil {
			yield(nil, fmt.Errorf("list articles: %w", err))
			return
		}
		s.each(ctx, tagOf(community), ids, false, yield)
	}
}

// each yields articles that a list names, a batch at a time. One that isn't there is an error, unless it may have been
// removed.
func (s *Store) each(ctx context.Context, tag string, ids []string, removed bool, yield func(*retrieval.Article, error) bool) {
	for some := range slices.Chunk(ids, batch) {
		rs, err := s.read(ctx, tag, some)
		if err != nil {
			yield(nil, fmt.Errorf("read articles: %w", err))
			return
		}
		for _, r := range rs {
			if removed && r.number == 0 {
				continue
			}
			if !yield(r.article()) {
				return
			}
		}
	}
}

func (s *Store) ids(ctx context.Context, community string) ([]string, error) {
	if !isName(community) {
		return nil, fmt.Errorf("community %.80q: %w", community, ErrName)
	}
	ids, err := s.rdb.ZRange(ctx, articlesKey(tagOf(community)), 0, -1).Result()
	return ids, unavailable(ctx, err)
}

// A revision is the newest of an article, as it was read.
type revision struct {
	place
	head   *redis.SliceCmd // revision, removed
	number int             // 0: no such article
	fields *redis.SliceCmd // textFields
}

// read reads articles in two turns: the numbers of their newest revisions, then these, which never change. So what is
// read belongs together, whoever writes meanwhile. What was removed since the list was read is left out.
func (s *Store) read(ctx context.Context, tag string, ids []string) ([]revision, error) {
	rs := make([]revision, len(ids))
	_, err := s.rdb.Pipelined(ctx, func(p redis.Pipeliner) error {
		for i, id := range ids {
			at := place{tag, id}
			rs[i] = revision{place: at, head: p.HMGet(ctx, at.head(), "revision", "removed")}
		}
		return nil
	})
	if err != nil {
		return nil, unavailable(ctx, err)
	}
	rs = slices.DeleteFunc(rs, func(r revision) bool { return r.head.Val()[1] != nil })
	return rs, s.readTexts(ctx, rs)
}

// readTexts reads the revisions that the heads name.
func (s *Store) readTexts(ctx context.Context, rs []revision) error {
	_, err := s.rdb.Pipelined(ctx, func(p redis.Pipeliner) error {
		for i := range rs {
			number, _ := rs[i].head.Val()[0].(string)
			rs[i].number, _ = strconv.Atoi(number)
			rs[i].fields = p.HMGet(ctx, rs[i].text(rs[i].number), textFields...)
		}
		return nil
	})
	return unavailable(ctx, err)
}

// removed reads an article that was removed and whose keys live on.
func (s *Store) removed(ctx context.Context, p place) (*retrieval.Article, error) {
	r := revision{place: p, head: s.rdb.HMGet(ctx, p.head(), "revision", "removed")}
	switch head, err := r.head.Result(); {
	case err != nil:
		return nil, unavailable(ctx, err)
	case head[0] == nil:
		return nil, retrieval.ErrNotFound
	case head[1] == nil:
		return nil, ErrConflict
	}
	rs := []revision{r}
	if err := s.readTexts(ctx, rs); err != nil {
		return nil, err
	}
	return rs[0].article()
}

// errLost is the error of an article that is listed, and of which Redis lost something, as a full one with an eviction
// policy does.
var errLost = errors.New("a part of it is lost")

// article makes the article from what was read.
func (r revision) article() (*retrieval.Article, error) {
	a, err := r.restore()
	if err != nil {
		return nil, fmt.Errorf("read article %.80q, revision %d: %w", r.id, r.number, err)
	}
	return a, nil
}

func (r revision) restore() (*retrieval.Article, error) {
	var fields [4]string
	for i, v := range r.fields.Val() {
		s, ok := v.(string)
		if !ok {
			return nil, errLost
		}
		fields[i] = s
	}
	c := change{
		ID: r.id, Revision: r.number, Text: fields[1],
		Passages: json.RawMessage(fields[2]), Quotes: json.RawMessage(fields[3]),
	}
	if err := json.Unmarshal([]byte(fields[0]), &c.Facts); err != nil {
		return nil, fmt.Errorf("read facts: %w", err)
	}
	return c.article()
}
