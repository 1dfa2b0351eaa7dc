package understand

import "regexp"

// The groups of a form.
const speakerGroup, aboutGroup = "speaker", "about"

const (
	// A speaker is one to six words, as few as the rest of the form allows, and perhaps what the asker says of them:
	// "Marsh, the postmistress,".
	speaker = `(?P<speaker>[^\s,?]+(?: [^\s,?]+){0,5}?)(?:, [^,?]+,)?`
	about   = `(?P<about>.+)`
	asks    = `(?:did|does|do|has|have|had|is|was|were|would|will|can|could)`
	ever    = `(?: ever| just| also| really| actually| exactly| recently| publicly| already| been){0,2}`
	saying  = `(?:say|says|said|saying|tell|told|telling|think|thinks|thought|thinking|write|wrote|written|tweet|tweeted|claim|claimed|
		|argue|argued|announce|announced|promise|promised|believe|believes|mean|meant|state|stated|add|added|comment|commented|
		|suggest|suggested|admit|admitted|reveal|revealed|want|propose|proposed|warn|warned|talk|talked|speak|spoke|spoken|mention|mentioned|
		|opine|opined|(?:weigh|weighed|chime|chimed) in|sound off|sounded off)`
	// To whom, where, when: "reporters", "to the Harbour Post", "on Friday".
	toWhom = `(?: [^\s,?]+){0,4}?`
	of     = `(?:about|abt|bout|on|of|regarding|concerning|re:?|over|against|for|as to|with regard to|in response to|when asked about)`
	to     = `(?:` + of + `|to|towards?)`
	// Verbs that take what they are about without a preposition.
	judging = `(?:describe|describes|described|call|called|criticise|criticize|criticised|criticized|praise|praised|attack|attacked|blame|
		|blamed|accuse|accused|defend|defended|justify|justified|explain|explained|support|supported|oppose|opposed|endorse|endorsed|
		|deny|denied|address|addressed|discuss|discussed|condemn|condemned|dismiss|dismissed|mock|mocked|see|view|assess|rate|answer)`
	replying = `(?:respond|responded|react|reacted|reply|replied|feel|felt)`
	opinion  = `(?:views?|takes?|opinions?|positions?|stances?|thoughts?|reactions?|responses?|comments?|statements?|words|quotes?|
		|quotations?|remarks?|feelings?|line|verdict|assessment|criticisms?|claims?|answers?|message|explanation|argument|tweets?)`
	news  = `(?:word|news|anything|something)`
	quote = `(?:quotes?|quotations?|statements?|remarks?|comments?|words)`
	// How many of them: "any", "all the", "got any", "a few".
	some    = `(?:(?:any|all|the|some|more|give|got|get|find|heard|is there|are there|an?|few) ){0,3}`
	what    = `(?:(?:what|wat|wht|wut)(?: else| exactly| things?)?|which things|how)`
	whats   = `(?:what(?:['’]?s| is| are| was| were)|wh?ats)`
	whatDid = `(?:` + what + ` ` + asks + `|what['’]?(?:d|s|ve)|wats)`
	its     = `(?:['’]s?|s)?`
	clause  = `(?:that |why |how |if |whether |when )?`
)

// form compiles a pattern: case is ignored, line breaks inside it are for its reader.
func form(pattern string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)^` + breaks.ReplaceAllString(pattern, "") + `$`)
}

var (
	breaks = regexp.MustCompile(`\n\t*\|?`)
	// What people say before they ask.
	opening = regexp.MustCompile(`(?i)^(?:(?:hi|hey|hello)(?: (?:bot|there|all|everyone|verbatim))?[, ]+|` +
		`(?:so|and|but|ok|okay|please|pls|plz|well|also|um+|now)[, ]+|` +
		`(?:can|could|would) (?:you|anyone|somebody) (?:please )?(?:tell me|say|show me|find(?: out| me)?|give me|summari[sz]e|recap)[, ]+|` +
		`(?:tell|show|give|find|get|remind) me[, ]+|(?:summari[sz]e|recap|list|sum up)[, ]+|(?:a |the )?summary of |` +
		`(?:do you|does anyone) (?:know|remember)[, ]+|i(?:['’]d like to| want to| wonder)(?: know)?[, ]+)+`)
	// What they say after it.
	closing = regexp.MustCompile(`(?i)(?:[, ]+(?:yet|lately|recently|so far|then|please|pls|plz|again|at all|though|anyway|thanks|thx))+$`)
	// The ways of asking what somebody said, the most telling first.
	forms = []*regexp.Regexp{
		form(whatDid + ` ` + speaker + ever + ` (?:have to |had to |got to )?` + saying + toWhom + ` ` + of + ` ` + about),
		form(whatDid + ` ` + speaker + ever + ` ` + saying + ` (?:that |to |when |after |before )` + about),
		form(whatDid + ` ` + speaker + ever + ` ` + saying + toWhom),
		form(`what (?:(?:is|was) it (?:that )?)?` + speaker + `(?: has| have| had)?` + ever + ` ` + saying + ` ` + of + ` ` + about),
		form(`what (?:was|is|were|has been|had been) said by ` + speaker + ` ` + of + ` ` + about),
		form(whats + ` (?:the )?` + opinion + ` (?:of|by|from) ` + speaker + ` ` + to + ` ` + about),
		form(whats + ` ` + speaker + its + ` ` + opinion + ` ` + to + ` ` + about),
		form(`where (?:does|did|do) ` + speaker + ` stand ` + of + ` ` + about),
		form(`(?:how|why|when|where|what) ` + asks + ` ` + speaker + ever + ` ` + replying + `(?: to| about| on)? ` + about),
		form(asks + ` ` + speaker + ever + ` (?:say|said|says) (?:anything|something|much|a word)(?: ` + of + ` ` + about + `)?`),
		form(asks + ` ` + speaker + ever + ` (?:` + saying + `|` + replying + `)(?: ` + of + `| to| that) ` + about),
		form(some + quote + ` (?:of|by|from) ` + speaker + ` ` + of + ` ` + about),
		form(some + quote + ` (?:of|by|from) ` + speaker),
		form(`according to ` + speaker + `,? ` + about),
		form(about + ` according to ` + speaker),
	}
	// Ways that are a question for what somebody said only where the speaker is one: "Marsh on the ferry", unlike "cuts on
	// the ferry".
	loose = []*regexp.Regexp{
		form(`(?:how |why |what )?` + asks + ` ` + speaker + ever + ` (?:` + judging + `|mention) ` + about),
		form(some + `(?:` + opinion + `|` + news + `) (?:of|by|from) ` + speaker + ` ` + to + ` ` + about),
		form(some + quote + ` ` + speaker + ` ` + of + ` ` + about),
		form(some + speaker + its + ` ` + opinion + ` ` + to + ` ` + about),
		form(some + quote + ` ` + speaker),
		form(`what (?:was|is|were|has been|had been) said ` + of + ` ` + about + ` by ` + speaker),
		form(`(?:why )?(?:is|was) ` + speaker + ` (?:for or against|in favou?r of|opposed to|for|against) ` + about),
		form(`(?:why |when |where |how )?` + asks + ` ` + speaker + ever + ` ` + saying + ` ` + clause + about),
		form(speaker + ` ` + saying + ` what ` + of + ` ` + about),
		form(speaker + ` (?:on|about|re:?|regarding|abt) ` + about),
	}
	// Questions for what anybody said.
	byAnybody = form(`(?:who (?:said|says|spoke|talked|commented|has said|called|criticised|criticized|praised|blamed)(?: (?:what|anything|something))?|` +
		`what (?:was|is|has been|were) (?:being )?said|what (?:are|were) (?:people|they) saying)(?: ` + of + `| that)? ` + about)
	anybody = map[string]bool{"anyone": true, "anybody": true, "people": true, "they": true, "everyone": true, "everybody": true,
		"somebody": true, "someone": true, "we": true, "you": true, "it": true, "others": true}
)
