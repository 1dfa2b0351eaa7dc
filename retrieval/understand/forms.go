package understand

import "regexp"

// The groups of a form.
const speakerGroup, aboutGroup = "speaker", "about"

const (
	// A speaker is one to six words, as few as the rest of the form allows.
	speaker = `(?P<speaker>[^\s,?]+(?: [^\s,?]+){0,5}?)`
	about   = `(?P<about>.+)`
	asks    = `(?:did|does|do|has|have|had|is|was|were|would|will|can|could)`
	ever    = `(?: ever| just| also| really| actually| exactly| recently| publicly)?`
	saying  = `(?:say|says|said|saying|tell|told|telling|think|thinks|thought|thinking|write|wrote|written|tweet|tweeted|claim|claimed|
		|argue|argued|announce|announced|promise|promised|believe|believes|mean|meant|state|stated|add|added|comment|commented|
		|suggest|suggested|admit|admitted|reveal|revealed|want|propose|proposed|warn|warned|talk|talked|speak|spoke|spoken|mention|mentioned)`
	// To whom, where, when: "reporters", "to the Harbour Post", "on Friday".
	toWhom = `(?: [^\s,?]+){0,4}?`
	of     = `(?:about|on|of|regarding|concerning|re|over|against|for|as to|with regard to|in response to|when asked about)`
	// Verbs that take what they are about without a preposition.
	judging = `(?:describe|describes|described|call|called|criticise|criticize|criticised|criticized|praise|praised|attack|attacked|blame|
		|blamed|accuse|accused|defend|defended|justify|justified|explain|explained|support|supported|oppose|opposed|endorse|endorsed|
		|deny|denied|address|addressed|discuss|discussed|condemn|condemned|dismiss|dismissed|mock|mocked|see|view|assess|rate|answer)`
	replying = `(?:respond|responded|react|reacted|reply|replied|feel|felt)`
	opinion  = `(?:views?|takes?|opinions?|positions?|stances?|thoughts?|reactions?|responses?|comments?|statements?|words|quotes?|
		|quotations?|remarks?|feelings?|line|verdict|assessment|criticisms?|claims?|answers?|message|explanation|argument)`
	what  = `(?:what(?: else| exactly| things?)?|which things|how)`
	whats = `(?:what(?:['’]?s| is| are| was| were)|whats)`
)

// form compiles a pattern: case is ignored, line breaks inside it are for its reader.
func form(pattern string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)^` + breaks.ReplaceAllString(pattern, "") + `$`)
}

var (
	breaks = regexp.MustCompile(`\n\t*\|?`)
	// What people say before they ask.
	opening = regexp.MustCompile(`(?i)^(?:(?:hi|hey|hello|so|and|but|ok|okay|please|well|also|um+|now)[, ]+|` +
		`(?:can|could|would) (?:you|anyone|somebody) (?:please )?(?:tell me|say|show me|find(?: out| me)?|give me)[, ]+|` +
		`(?:tell|show|give|find) me[, ]+|(?:do you|does anyone) (?:know|remember)[, ]+|i(?:['’]d like to| want to| wonder)(?: know)?[, ]+)+`)
	// "X on Y", which is a speaker's only if X is one.
	bare = form(speaker + ` (?:on|about|re|regarding) ` + about)
	// The ways of asking what somebody said, the most telling first.
	forms = []*regexp.Regexp{
		form(what + ` ` + asks + ` ` + speaker + ever + ` (?:have to |had to |got to )?` + saying + toWhom + ` ` + of + ` ` + about),
		form(what + ` ` + asks + ` ` + speaker + ever + ` ` + saying + ` (?:that |to |when |after |before )` + about),
		form(what + ` ` + asks + ` ` + speaker + ever + ` ` + saying + toWhom),
		form(`what ` + speaker + ` ` + saying + ` ` + of + ` ` + about),
		form(whats + ` (?:the )?` + opinion + ` (?:of|by|from) ` + speaker + ` (?:` + of + `|to|toward|towards) ` + about),
		form(whats + ` ` + speaker + `(?:['’]s?|s)? ` + opinion + ` (?:` + of + `|to|toward|towards) ` + about),
		form(`(?:how|why|when|where|what) ` + asks + ` ` + speaker + ever + ` ` + replying + `(?: to| about| on)? ` + about),
		form(`(?:how|why|what) ` + asks + ` ` + speaker + ever + ` ` + judging + ` ` + about),
		form(asks + ` ` + speaker + ever + ` (?:say|said|says) (?:anything|something|much|a word)(?: ` + of + ` ` + about + `)?`),
		form(asks + ` ` + speaker + ever + ` (?:` + saying + `|` + replying + `)(?: ` + of + `| to| that) ` + about),
		form(asks + ` ` + speaker + ever + ` (?:` + judging + `|mention) ` + about),
		form(`(?:any |all |the |some |more |give )?(?:quote|quotes|quotations?|statements?|remarks?|comments?|words)(?: (?:of|by|from))? ` + speaker + ` ` + of + ` ` + about),
		form(`(?:any |all |the |some |more )?(?:quotes|quotations?|statements?|remarks?|comments?|words) (?:of|by|from) ` + speaker),
		form(`according to ` + speaker + `,? ` + about),
		form(about + ` according to ` + speaker),
		bare,
	}
	// Questions for what anybody said.
	byAnybody = form(`(?:who (?:said|says|spoke|talked|commented|has said|called|criticised|criticized|praised|blamed)(?: (?:what|anything|something))?|` +
		`what (?:was|is|has been|were) (?:being )?said|what (?:are|were) (?:people|they) saying)(?: ` + of + `| that)? ` + about)
	anybody = map[string]bool{"anyone": true, "anybody": true, "people": true, "they": true, "everyone": true, "everybody": true,
		"somebody": true, "someone": true, "we": true, "you": true, "it": true, "others": true}
)
