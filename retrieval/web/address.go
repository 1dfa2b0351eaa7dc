package web

import (
	"errors"
	"net/netip"
	"slices"
	"strings"
	"syscall"
)

var errNotPublic = errors.New("not on the public internet")

// publicAlone lets a socket connect to the web's ports on public addresses, and to nothing else. A dialer calls it with the
// address that it is about to connect to, after DNS, for every connection: so no redirect and no name that changes what
// it leads to passes by.
func publicAlone(network, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil || !strings.HasPrefix(network, "tcp") || !isPublic(to.Addr()) || to.Port() != 80 && to.Port() != 443 {
		return errNotPublic
	}
	return nil
}

// isPublic reports whether an address is a host's on the public internet. IPv4 addresses inside IPv6 ones are not: their
// sites are reached by IPv4, and what a gateway makes of them can't be seen from here.
func isPublic(a netip.Addr) bool {
	if a.Is6() && !unicast.Contains(a) { // nor does it hold one with a zone
		return false
	}
	return a.IsValid() && !slices.ContainsFunc(special, func(p netip.Prefix) bool { return p.Contains(a) })
}

// unicast is all that IANA gave out of IPv6 for the internet. Outside lie loopback, mapped addresses, NAT64 (64:ff9b::/96,
// 64:ff9b:1::/48), unique local, link-local and multicast addresses.
var unicast = netip.MustParsePrefix("2000::/3")

// special are the addresses that IANA's registries of special-purpose addresses name, IPv4's and those in unicast, and
// multicast.
var special = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),         // this network
	netip.MustParsePrefix("10.0.0.0/8"),        // private
	netip.MustParsePrefix("100.64.0.0/10"),     // carriers' NAT; metadata at Alibaba
	netip.MustParsePrefix("127.0.0.0/8"),       // loopback
	netip.MustParsePrefix("168.63.129.16/32"),  // the platform's own services at Azure, in no registry
	netip.MustParsePrefix("169.254.0.0/16"),    // link-local; metadata at most clouds
	netip.MustParsePrefix("172.16.0.0/12"),     // private
	netip.MustParsePrefix("192.0.0.0/24"),      // protocols; metadata at Oracle
	netip.MustParsePrefix("192.0.2.0/24"),      // documentation
	netip.MustParsePrefix("192.31.196.0/24"),   // AS112: answers nobody should need
	netip.MustParsePrefix("192.52.193.0/24"),   // multicast tunnels
	netip.MustParsePrefix("192.88.99.0/24"),    // relays of 6to4
	netip.MustParsePrefix("192.168.0.0/16"),    // private
	netip.MustParsePrefix("192.175.48.0/24"),   // AS112
	netip.MustParsePrefix("198.18.0.0/15"),     // benchmarks
	netip.MustParsePrefix("198.51.100.0/24"),   // documentation
	netip.MustParsePrefix("203.0.113.0/24"),    // documentation
	netip.MustParsePrefix("224.0.0.0/4"),       // multicast
	netip.MustParsePrefix("240.0.0.0/4"),       // reserved, and broadcast
	netip.MustParsePrefix("2001::/23"),         // protocols: Teredo, benchmarks, ORCHID
	netip.MustParsePrefix("2001:db8::/32"),     // documentation
	netip.MustParsePrefix("2002::/16"),         // 6to4
	netip.MustParsePrefix("2620:4f:8000::/48"), // AS112
	netip.MustParsePrefix("3fff::/20"),         // documentation
}
