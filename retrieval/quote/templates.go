package quote

// A template is a kind of feature.
type template uint8

const (
	_ template = iota

	// Of candidates for who said a quotation.
	tKind
	tPath
	tOutline
	tGoverns
	tNear
	tStands
	tPerson
	tFrame
	tQuotes
	tClause
	tWordBefore
	tWordAfter
	tBeside
	tRate
	tRule
	tVerb
	tEvent
	tOthers
	tSame
	tPersonAgain
	tBetween
	tOther

	// Of quotations, as to whether they are speech.
	sBias
	sFrame
	sSize
	sForm
	sRule
	sChosen
	sWordBefore
	sWordAfter
	sFirst
	sAgain
	sBeside
	sTold
	sPlace
	sVerb
	sLast

	// Of persons before a pronoun.
	aSex
	aPlace
	aStands
	aRank
	aPerson
	aSpeaker
	aRule
	aKnown
	aInside
	aRole
	aSubject
	aSince

	templates
)

// templateNames are the templates as the file of weights has them.
var templateNames = [templates]string{
	"", "kind", "path", "outline", "governs", "near", "stands", "person", "frame", "quotes", "clause", "word-before",
	"word-after", "beside", "rate", "rule", "verb", "event", "others", "same", "person-again", "between", "other",

	"speech", "speech-frame", "speech-size", "speech-form", "speech-rule", "speech-chosen", "speech-word-before",
	"speech-word-after", "speech-first", "speech-again", "speech-beside", "speech-told", "speech-place", "speech-verb",
	"speech-last",

	"means-sex", "means-place", "means-stands", "means-rank", "means-person", "means-speaker", "means-rule", "means-known", "means-inside",
	"means-role", "means-subject", "means-since",
}
