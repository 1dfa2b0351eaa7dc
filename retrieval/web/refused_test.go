package web

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// entries returns the lines of a file that are neither blank nor a comment.
func entries(t testing.TB, file string) []string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && !strings.HasPrefix(line, "#") {
			all = append(all, line)
		}
	}
	return all
}

type form struct {
	kind Kind
	url  string
}

func forms(t testing.TB) []form {
	t.Helper()
	var all []form
	for _, line := range entries(t, "testdata/refused.txt") {
		kind, url, ok := strings.Cut(line, " ")
		if !ok {
			t.Fatalf("no address in %q", line)
		}
		if strings.HasPrefix(url, `"`) {
			var err error
			if url, err = strconv.Unquote(url); err != nil {
				t.Fatalf("%s: %v", line, err)
			}
		}
		all = append(all, form{Kind(kind), url})
	}
	return all
}

var loopback = []netip.Addr{netip.MustParseAddr("127.0.0.1"), netip.MustParseAddr("::1")}

// TestRefusedForms holds that no way to write an address reaches what isn't public: not as a link, not by a redirect.
func TestRefusedForms(t *testing.T) {
	all := forms(t)
	if n := len(all) + len(entries(t, "testdata/private.txt")); n < 300 {
		t.Errorf("%d forms, there were more", n)
	}
	for _, form := range all {
		t.Run(strconv.QuoteToASCII(form.url), func(t *testing.T) {
			n := &network{other: loopback[:1]}
			f := n.fetcher()
			if _, err := f.Fetch(t.Context(), form.url); KindOf(err) != form.kind {
				t.Errorf("fetch: %v, want %s", err, form.kind)
			}
			if _, err := f.Fetch(redirectingTo(form.url), start); err == nil {
				t.Error("redirect: fetched")
			}
			if _, err := f.Attachment(t.Context(), form.url); err == nil {
				t.Error("attachment: fetched")
			}
			if got := n.attempted(); len(got) != 0 {
				t.Errorf("connects to %v", got)
			}
		})
	}
}

// TestPrivateAddresses holds that a name that leads to a private address is refused when it is dialled.
func TestPrivateAddresses(t *testing.T) {
	for _, line := range entries(t, "testdata/private.txt") {
		t.Run(line, func(t *testing.T) {
			a := netip.MustParseAddr(line)
			if publicAlone("tcp", netip.AddrPortFrom(a, 443).String(), nil) == nil {
				t.Error("let through")
			}
			want := NotPublic
			if a.Is6() && !hasIPv6() {
				want = Unreachable
			}
			n := &network{other: []netip.Addr{a}}
			f := n.fetcher()
			for _, scheme := range []string{"http", "https"} {
				if _, err := f.Fetch(t.Context(), scheme+"://site.example/"); KindOf(err) != want {
					t.Errorf("fetch: %v, want %s", err, want)
				}
				if _, err := f.Fetch(redirectingTo(scheme+"://other.example/"), start); KindOf(err) != want {
					t.Errorf("redirect: %v, want %s", err, want)
				}
			}
			if _, err := f.Attachment(t.Context(), "https://cdn.discordapp.com/a.txt"); KindOf(err) != want {
				t.Errorf("attachment: %v, want %s", err, want)
			}
			if got := n.attempted(); len(got) != 0 {
				t.Errorf("connects to %v", got)
			}
		})
	}
}

// hasIPv6 reports whether this machine can make a socket of IPv6: without one a dial ends before its check.
func hasIPv6() bool {
	c, err := net.ListenPacket("udp6", "[::]:0")
	if err != nil {
		return false
	}
	return c.Close() == nil
}

func TestPublicAddresses(t *testing.T) {
	t.Setenv("HTTP_PROXY", "http://127.0.0.1:3128")
	t.Setenv("ALL_PROXY", "http://127.0.0.1:3128")
	for _, address := range []string{
		"1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
		"169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.167.255.255", "192.169.0.0",
		"198.17.255.255", "198.20.0.0", "203.0.114.0", "223.255.255.255",
		"2000::1", "2001:200::1", "2003::1", "2606:4700:4700::1111", "2a00:1450::1", "3ffe:ffff::1",
	} {
		a := netip.MustParseAddr(address)
		if a.Is6() && !hasIPv6() {
			continue
		}
		n := &network{other: []netip.Addr{a}}
		_, err := n.fetcher().Fetch(t.Context(), "http://site.example/")
		if KindOf(err) != Unreachable {
			t.Errorf("%s: %v, want %s", address, err, Unreachable)
		}
		if diff := cmp.Diff([]string{netip.AddrPortFrom(a, 80).String()}, n.attempted()); diff != "" {
			t.Errorf("%s: connections (-want +got):\n%s", address, diff)
		}
	}
}

// TestRebinding holds that what a name leads to counts at each connection, not once.
func TestRebinding(t *testing.T) {
	public, other := netip.MustParseAddr("8.8.8.8"), netip.MustParseAddr("1.1.1.1")
	for name, tt := range map[string]struct {
		answers [][]netip.Addr
		want    []string
	}{
		"public for robots.txt, private for the page": {[][]netip.Addr{{public}, loopback}, []string{"8.8.8.8:80"}},
		"private for robots.txt, public for the page": {[][]netip.Addr{loopback, {public}}, []string{"8.8.8.8:80"}},
		"private before public":                       {[][]netip.Addr{{loopback[0], public}}, []string{"8.8.8.8:80"}},
		"public before private":                       {[][]netip.Addr{{public, loopback[0], loopback[1]}}, []string{"8.8.8.8:80"}},
		"another each time":                           {[][]netip.Addr{{public}, {other}}, []string{"8.8.8.8:80", "1.1.1.1:80"}},
	} {
		t.Run(name, func(t *testing.T) {
			n := &network{names: map[string][][]netip.Addr{"site.example": tt.answers}}
			if _, err := n.fetcher().Fetch(t.Context(), "http://site.example/"); err == nil {
				t.Error("fetched")
			}
			if diff := cmp.Diff(tt.want, n.attempted()); diff != "" {
				t.Errorf("connections (-want +got):\n%s", diff)
			}
		})
	}
}

func TestNoSuchName(t *testing.T) {
	if _, err := (&network{}).fetcher().Fetch(t.Context(), "http://site.example/"); KindOf(err) != NoHost {
		t.Errorf("%v, want %s", err, NoHost)
	}
}

// TestProduction holds that what New builds without options is what these tests look at.
func TestProduction(t *testing.T) {
	t.Setenv("HTTP_PROXY", "http://127.0.0.1:3128")
	machines := net.DefaultResolver
	t.Cleanup(func() { net.DefaultResolver = machines })
	net.DefaultResolver = (&network{other: loopback[:1]}).resolver()
	f := New(slog.New(slog.DiscardHandler), Options{})
	if tr, ok := f.public.(*http.Transport); !ok || tr.Proxy != nil || tr.DialTLSContext != nil {
		t.Errorf("transport %#v", f.public)
	}
	for _, url := range []string{"http://site.example/", "https://site.example/"} {
		if _, err := f.Fetch(t.Context(), url); KindOf(err) != NotPublic {
			t.Errorf("%s: %v, want %s", url, err, NotPublic)
		}
	}
}

func TestControl(t *testing.T) {
	for _, to := range []string{"127.0.0.1:80", "8.8.8.8:22", "[::1]:443", "[2606:4700::1%lo]:80", "[::ffff:8.8.8.8]:80", "8.8.8.8", ""} {
		if publicAlone("tcp4", to, nil) == nil {
			t.Errorf("%q: let through", to)
		}
	}
	if publicAlone("udp4", "8.8.8.8:443", nil) == nil {
		t.Error("UDP: let through")
	}
}

// FuzzFetch holds that whatever an address or a redirect says, and whatever names lead to, only the web's ports of public
// addresses are connected to.
func FuzzFetch(f *testing.F) {
	for _, form := range forms(f) {
		f.Add(form.url, []byte{127, 0, 0, 1})
	}
	for _, line := range entries(f, "testdata/private.txt") {
		f.Add("http://site.example/", netip.MustParseAddr(line).AsSlice())
	}
	f.Add("https://site.example/", []byte{8, 8, 8, 8})
	f.Fuzz(func(t *testing.T, raw string, leadsTo []byte) {
		n := &network{}
		if a, ok := netip.AddrFromSlice(leadsTo); ok {
			n.other = []netip.Addr{a}
		}
		fetcher := n.fetcher()
		for _, ask := range []func() error{
			func() error { _, err := fetcher.Fetch(context.Background(), raw); return err },
			func() error { _, err := fetcher.Fetch(redirectingTo(raw), start); return err },
			func() error { _, err := fetcher.Attachment(context.Background(), raw); return err },
		} {
			if err := ask(); KindOf(err) == "" {
				t.Errorf("%q: %v, want a kind", raw, err)
			}
		}
		for _, to := range n.attempted() {
			if !open(netip.MustParseAddrPort(to)) {
				t.Errorf("%q connects to %s", raw, to)
			}
		}
	})
}

// open tells public addresses by other means than the package.
func open(to netip.AddrPort) bool {
	a := to.Addr()
	if !a.IsGlobalUnicast() || a.IsPrivate() || a.Is4In6() || to.Port() != 80 && to.Port() != 443 {
		return false
	}
	b := a.As16()
	if a.Is6() {
		return b[0]>>5 == 1 && !(b[0] == 0x20 && b[1] == 2) && !(b[0] == 0x20 && b[1] == 1 && b[2] < 2)
	}
	v := b[12:]
	return v[0] != 0 && v[0] < 224 && !(v[0] == 100 && v[1]>>6 == 1) && !(v[0] == 198 && v[1]>>1 == 9) && !(v[0] == 192 && v[1] == 0 && v[2] == 0)
}
