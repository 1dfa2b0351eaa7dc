package store

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/redis/go-redis/v9"

	"verbatim/retrieval/store/storetest"
)

// TestRealCluster runs every operation on three masters, found through one of them, with communities on each.
func TestRealCluster(t *testing.T) {
	t.Parallel()
	nodes := storetest.Cluster(t)
	s := connected(t, nodes[1].URL()+"?addr="+nodes[2].Addr)
	if _, ok := s.rdb.(*redis.ClusterClient); !ok {
		t.Fatalf("the client is a %T", s.rdb)
	}
	reads := following(t, s)
	await(t, reads, "all")
	masters := map[int]bool{}
	var communities []string
	for n := range 12 {
		c := fmt.Sprint("town", n)
		communities = append(communities, c)
		masters[slot("{"+tagOf(c)+"}")*3/16384] = true
		put(t, s, c, article(n, 1))
		put(t, s, c, article(n, 2))
		await(t, reads, c)
	}
	if len(masters) != 3 {
		t.Errorf("the communities lie on masters %v", masters)
	}
	for n, c := range communities {
		onCluster(t, s, c, n)
	}
	imports(t, open(t, t.TempDir()), export(t, s, 12), Imported{Lines: 12, Added: 12})
	if got := unfinished(t, s, time.Now().Add(time.Hour)); len(got) != 12 {
		t.Errorf("unfinished: %v", got)
	}
	if got := s.Findings(t.Context()); len(got) != 3 || got[0].Risk != Forgets {
		t.Errorf("findings: %v", got)
	}
}

// onCluster runs the operations on one community.
func onCluster(t *testing.T, s *Store, community string, n int) {
	t.Helper()
	ctx, a := t.Context(), article(n, 2)
	if err := s.Put(ctx, community, a); !errors.Is(err, ErrConflict) {
		t.Errorf("put again: %v", err)
	}
	if err := s.Remove(ctx, community, a.ID); err != nil {
		t.Error(err)
	}
	if _, err := s.Undo(ctx, community, a.ID); err != nil {
		t.Error(err)
	}
	equal(t, all(t, s, community)[0], a)
	if es, _, err := s.Changes(ctx, community, ""); len(es) != 4 || err != nil {
		t.Errorf("changes: %v, %v", es, err)
	}
	if err := s.Keep(ctx, community, "report", "1", []byte(community), time.Hour); err != nil {
		t.Error(err)
	}
	kept(t, s, community, "report", "1", community)
	for i := range 2 {
		won, holder, err := s.Claim(ctx, community, "1", []byte{byte('a' + i)}, time.Now())
		if diff := cmp.Diff("a", string(holder)); won != (i == 0) || diff != "" || err != nil {
			t.Error(won, diff, err)
		}
		if n, _, err := s.Count(ctx, community, "asks", time.Hour); n != i+1 || err != nil {
			t.Error(n, err)
		}
	}
}
