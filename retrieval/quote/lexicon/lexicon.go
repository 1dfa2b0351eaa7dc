// Package lexicon knows the words of attribution: what says, who is named or described, and what only joins.
package lexicon

import (
	_ "embed"
	"strings"
)

// A Class is a set of roles that a word plays in attributing. Words without any are 0.
type Class uint32

const (
	Say         Class = 1 << iota // a verb of saying: what it governs was said
	mean                          // a verb that may attribute: "called", "described"
	Auxiliary                     // has, was, would
	Adverb                        // between subject and verb: also, later, -ly
	Preposition                   //
	Determiner                    //
	Conjunction                   // and, but, who, that, because: a clause may begin
	Masculine                     // he, Mr.
	Feminine                      // she, Ms.
	Pronoun                       // he, she, they
	Title                         // before a name: President, Sen., spokeswoman
	Role                          // head of a description of a person: senator, spokeswoman
	Body                          // a word of an organization's name, or head of its description
	Day                           // Wednesday, October
	Function                      // never a name, even with a capital
	Particle                      // de, van, bin: inside a name
	Suffix                        // Jr., III
	NounToo                       // a cue that is more often a noun: remarks, claims
	Place                         // behind "Secretary of"
	Neuter                        // a pronoun that is a subject only right beside its verb
	Names                         // a verb that says what its subject calls something
	Inflected                     // -ing form of a cue: its subject stands further back

	Land   // a country, a continent or an American state that no first name is: nobody is meant by it
	Origin // an adjective that says where or of what faith somebody is: French, Muslim

	Utterance // a noun for what somebody said: call, claim
	Finite    // more often a verb with a subject than anything else: rallied, gathers

	Cue = Say | mean
)

var lexicon = compile(map[Class]string{
	Auxiliary | Function: `has have had having is was are were be been being am would could should might may must
		can will did do does won't didn't doesn't cannot wouldn't hadn't hasn't isn't wasn't`,
	Adverb | Function: `themselves itself also later then again still just even only recently previously already once ever never now
		not often always first further earlier today yesterday tonight soon too instead meanwhile simply yet perhaps
		maybe however almost both all afterward afterwards publicly reportedly furthermore moreover overall likewise
		nonetheless nevertheless hence thus otherwise anyway elsewhere`,
	Preposition | Function: `of for at from with in to on by about against under over into during after before
		like through between among than via near within without toward towards upon since until till despite across
		behind beyond along around outside inside amid regarding per including as off up down out following besides`,
	Determiner | Function: `a an the this these those its their our my your some any one two three four five six
		seven eight nine ten several many another each every neither either no most more other both such multiple
		additional various numerous`,
	Conjunction | Function: `and or but nor who whom whose which that because while if when whether where although
		though so unless what why how whereas whenever wherever whatever`,
	Pronoun | Masculine | Function:    `he`,
	Pronoun | Feminine | Function:     `she`,
	Pronoun | Function:                `they`,
	Pronoun | Neuter | Function:       `it i we`,
	Determiner | Function | Masculine: `his`,
	Determiner | Function | Feminine:  `her`,
	Function | Masculine:              `him`,
	Adverb | Function | Masculine:     `himself`,
	Adverb | Function | Feminine:      `herself`,
	Function | Feminine:               `hers`,
	Function: `nobody everyone everybody someone somebody nothing everything anything anyone none you them us me
		there here yes no oh well ok okay according asked if let don't it's i'm i've we're that's he's
		she's they're there's what's let's please thank thanks photo image video advertisement updated breaking
		exclusive very much`,
	Day | Function: `monday tuesday wednesday thursday friday saturday sunday mon. tues. wed. thurs. fri. sat.
		sun. january february march april may june july august september october november december jan. feb. mar.
		apr. jun. jul. aug. sept. sep. oct. nov. dec. morning afternoon evening night week month year`,
	Particle:                 `de van von der den della di da dos du bin ibn al el la le ter`,
	Suffix:                   `jr jr. sr sr. ii iii iv esq esq. phd`,
	Title | Masculine:        `mr mr. mister sir lord king prince father brother`,
	Title | Feminine:         `mrs mrs. ms ms. miss lady dame queen princess sister madam`,
	Title | Role | Masculine: `spokesman congressman councilman chairman alderman assemblyman businessman`,
	Title | Role | Feminine:  `spokeswoman actress congresswoman councilwoman chairwoman assemblywoman businesswoman`,
	Title: `mx dr dr. prof prof. rev rev. sen sen. sens sens. rep rep. reps reps. gov gov. lt lt. gen gen. col
		col. maj maj. capt capt. cmdr cmdr. sgt sgt. adm adm. pfc hon hon. fr fr. pres pres. supt supt. det det. amb
		amb. atty atty. del del. vice deputy former ex-president acting president-elect then-president pope saint democratic
		cllr cllr. ald ald. insp insp. sgt.-maj. cpl cpl. pte pte. msgr msgr. baroness dame viscount earl duke
		republicans democrats independent conservative liberal libertarian socialist american british national state federal
		local first lady elect majority minority general presidential gop congressional tory labour dj`,
	Title | Role: `republican democrat president senator representative governor mayor minister secretary premier
		chancellor ambassador judge justice attorney professor doctor reverend bishop archbishop cardinal rabbi imam
		pastor general colonel major captain commander lieutenant sergeant admiral officer detective inspector
		superintendent sheriff chief director chairperson chair leader speaker whip commissioner councillor
		councilmember delegate lawmaker legislator candidate nominee spokesperson analyst economist historian author
		writer columnist reporter correspondent journalist editor host anchor moderator coach strategist consultant
		adviser advisor aide lawyer prosecutor researcher scientist expert scholar activist organizer manager owner
		founder ceo executive coordinator comptroller treasurer administrator dean provost principal contributor
		commentator pundit billionaire mogul frontrunner front-runner hopeful pollster
		magnate actor engineer surveyor advocate whistleblower singer comedian musician artist producer filmmaker
		emir sheikh sultan supervisor undersecretary mp mep msp cfo coo cto vp`,
	Role: `official officials source sources person man woman politician voter voters supporter supporters critic
		critics resident residents witness witnesses student students teacher teachers mother wife husband daughter
		son widow father brother sister neighbor neighbour friend colleague veteran veterans father-in-law
		participant member members guest businessman physician nurse farmer farmers worker workers protester
		protesters demonstrator aides advisers leaders lawmakers senators republicans democrats experts analysts
		prosecutors attorneys lawyers reporters journalists user users author authors investigators authorities
		counsel ally allies opponent opponents rival insider insiders operative operatives strategists one another
		spokespeople staffer staffers volunteer
		accountant adherent adversary anthropologist applicant appointee architect assistant athlete attacker attendant aunt
		backer banker bartender beneficiary believer biologist blogger bodyguard boss boyfriend broker buyer caller
		caretaker carpenter cartoonist celebrity chemist child children citizen claimant classmate clergyman cleric
		clerk client co-chair co-founder collaborator collector commander companion competitor complainant composer
		constituent consumer contender contestant contractor counselor counsellor cousin coworker co-worker creator customer dad
		defendant defender deputy designer detractor developer diplomat dissident donor driver educator elder employee
		employer enthusiast entrepreneur evangelist exile fan fighter fisherman follower foe foreman fundraiser gardener
		geographer girl girlfriend graduate grandfather grandmother grandson granddaughter guard gunman hacker heckler
		helper homeowner hostage immigrant informant inmate instructor interpreter interviewer investigator investor
		janitor juror kid landlord landowner lecturer librarian listener lobbyist loyalist marcher mathematician
		mechanic merchant messenger militant migrant miner missionary mom narrator negotiator nephew newcomer niece
		novelist observer onlooker organiser outsider painter panelist parent partner passenger patient
		pediatrician pensioner performer petitioner philosopher photographer physicist pilot plaintiff
		player playwright poet policeman policewoman practitioner preacher predecessor priest prisoner proponent
		proprietor psychiatrist psychologist publisher pupil questioner rancher reader realtor rebel receptionist
		recipient recruiter referee refugee registrar regulator relative retiree reviewer roommate sailor salesman
		saleswoman schoolteacher screenwriter sculptor seller settler shareholder shopkeeper shopper skeptic sociologist
		soldier songwriter specialist spectator spouse statesman statistician stranger subscriber successor
		supervisor supplier surgeon survivor suspect taxpayer teammate technician teenager tenant theologian therapist
		tourist trader trainee trainer translator traveler traveller trooper trustee tutor tycoon undersecretary uncle
		victim viewer villager visitor voice-over waiter waitress warden youngster`,
	Body: `campaign committee party department agency administration office house senate congress court government
		ministry police group organization organisation company corporation association union council commission
		board bureau foundation institute university college school church times post journal news press magazine
		newspaper network tribune herald gazette chronicle observer guardian telegraph report statement memo letter
		email document complaint lawsuit filing indictment ruling article editorial ad advertisement website site
		page petition survey poll study sign banner headline caption transcript resolution bill law constitution
		center centre centers centres coalition alliance league society club team bank fund trust service services force forces army
		navy inc inc. corp corp. co. ltd llc pac plc radio tv television channel project initiative action review
		daily weekly today airlines airport hospital hotel street avenue county city town village river conference
		convention forum federation chamber museum library academy crowd audience jury tribunal panel caucus delegation
		family leadership opposition camp regime suit contract guidelines standards textbook brochure flyer leaflet
		poster placard billboard mailer commercial affidavit subpoena op-ed essay column blog tabloid manifesto
		watch wire monitor examiner globe inquirer enquirer dispatch sentinel beacon courier mirror`,
	Place: `state defense treasury justice education labor commerce energy agriculture transportation interior
		health homeland security veterans affairs staff war housing finance foreign trade`,
	NounToo: `remarks remark comments comment notes note claims claim states state reports posts reads calls call
		answers answer questions demands hopes hope vows pledges promises estimates hints signals offers charges
		attacks tweet tweets uses use lists labels terms think thanks mocks praises hits quotes quote views takes
		likes favors`,
	Land: `afghanistan africa alabama alaska albania algeria america angola argentina arizona arkansas armenia asia australia
		austria azerbaijan bangladesh belarus belgium bolivia bosnia botswana brazil britain bulgaria california cambodia
		cameroon canada chile china colombia colorado congo connecticut croatia cuba cyprus delaware denmark ecuador egypt england
		eritrea estonia ethiopia europe finland florida france gaza germany ghana greece greenland guatemala haiti hawaii
		honduras hungary iceland idaho illinois india indonesia iowa iran iraq ireland italy jamaica japan kansas kazakhstan
		kentucky kosovo kuwait laos latvia lebanon liberia libya lithuania louisiana luxembourg madagascar maine malawi malaysia mali
		malta massachusetts mexico michigan minnesota mississippi missouri moldova mongolia montana morocco mozambique myanmar
		namibia nebraska nepal netherlands nevada nicaragua nigeria norway ohio oklahoma oman oregon pakistan palestine panama
		paraguay pennsylvania peru philippines poland portugal qatar romania russia rwanda scotland senegal serbia singapore
		slovakia slovenia somalia spain sudan sweden switzerland syria taiwan tajikistan tanzania tennessee texas thailand tibet
		tunisia turkey turkmenistan uganda ukraine uruguay utah uzbekistan venezuela vermont vietnam wales wisconsin wyoming
		yemen zambia zimbabwe`,
	Origin: `afghan african albanian algerian american anglican arab arabic argentine argentinian armenian asian australian
		austrian azerbaijani balkan baltic bangladeshi baptist belarusian belgian bolivian bosnian brazilian british buddhist
		bulgarian burmese cambodian canadian caribbean catholic chechen chilean chinese christian colombian congolese croatian cuban
		cypriot czech danish dutch ecuadorian egyptian emirati english eritrean estonian ethiopian european filipino finnish french
		georgian german ghanaian greek guatemalan haitian hebrew hindu hispanic honduran hungarian icelandic indian indonesian
		iranian iraqi irish islamic israeli italian jamaican japanese jewish jordanian kazakh kenyan korean kosovar kurdish
		kuwaiti laotian latin latina latino latvian lebanese liberian libyan lithuanian lutheran macedonian malaysian maltese maori
		methodist mexican moldovan mongolian mormon moroccan muslim nepalese nicaraguan nigerian nordic norwegian omani
		pakistani palestinian panamanian paraguayan persian peruvian philippine polish portuguese protestant qatari romanian
		russian rwandan salvadoran saudi scandinavian scottish sephardic serbian shia shiite sikh singaporean slavic slovak
		slovenian somali soviet spanish sudanese sunni swedish swiss syrian taiwanese tajik tanzanian thai tibetan tunisian turkish
		ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh western yemeni zimbabwean
		eastern northern southern midwestern southeastern southwestern northeastern northwestern`,
	Utterance: `call claim warning remark remarks comment comments assertion statement suggestion pledge promise vow
		description declaration accusation contention argument admission allegation words response reply answer insistence
		criticism characterization belief view prediction complaint assurance phrase slogan mantra motto message question
		demand plea tweet tweets conclusion boast pronouncement quip retort refrain dictum vow`,
	Say:              saying,
	Say | Inflected:  sayingNow,
	mean:             meaning,
	mean | Names:     naming,
	mean | Inflected: meaningNow,
	Finite:           finite,
})

// finite are the forms with a subject of the verbs that WordNet 3.0 (Princeton University) counts in its texts: pasts where they
// are no adjective more often, third persons where the noun is rarer by half, and bare forms where it is by two thirds.
//
//go:embed verbs.txt
var finite string

// compile turns lists of words by class into classes by word.
func compile(lists map[Class]string) map[string]Class {
	m := make(map[string]Class, 2000)
	for c, list := range lists {
		for w := range strings.FieldsSeq(list) {
			m[w] |= c
			if c&Role != 0 && !strings.HasSuffix(w, "s") {
				m[w+"s"] |= Role
			}
		}
	}
	return m
}

// classOf looks a word up, in whatever case it is written.
func Of(word string) Class {
	var lower [longestWord]byte
	if len(word) > len(lower) {
		return 0
	}
	for i := 0; i < len(word); i++ {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower[i] = c
	}
	return lexicon[string(lower[:len(word)])]
}

// longestWord is the longest word of the lexicon, and no shorter, in bytes.
const longestWord = 24

// Abbreviates reports whether a full stop behind a word belongs to it: Sen, Inc, Calif, R-Pa.
func Abbreviates(word string) bool { return abbreviations[word[strings.LastIndexByte(word, '-')+1:]] }

var abbreviations = func() map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(`Mr Mrs Ms Mx Dr Prof Rev Fr Sen Sens Rep Reps Gov Lt Gen Col Maj Capt Cmdr
		Cpl Sgt Adm Pvt Pfc Amb Pres Supt Det Insp Hon St Jr Sr Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Inc
		Corp Co Ltd Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev
		Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Atty Mt Ft No vs Dept Univ`) {
		m[w] = true
	}
	return m
}()
