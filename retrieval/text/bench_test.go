package text

import "strings"

// benchText is invented news of about 60 KB.
func benchText() string {
	const story = `Mayor Ada Lindqvist told the council on Tuesday that Brackwater would rebuild its old lock by spring. “We lost a bridge, not a town,” she said. “And we’ll have both before the herring run.”

The repairs, which the U.S. engineer Dr. Tomas Okello estimated at $1.2 million, are to begin in October — provided the county pays its share. Mr. Okello’s report names three weak piers, 41 cracked stones and a sluice gate that hasn’t closed since 1987.

Opponents were unconvinced. Fisherman Jory Penhallow, 58, asked who would pay for the boats stranded upstream: “Nobody’s asked us. Nobody’s even counted us.”

`
	return strings.Repeat(story, 80)
}
