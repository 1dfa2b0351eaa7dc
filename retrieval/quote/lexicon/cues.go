package lexicon

// Verbs that attribute words to their subject, in the forms in which news uses them. A verb of saying attributes
// whatever stands beside it; a verb that may attribute ("called him “a fool”") needs the quotation close by.
const (
	saying = `said says say told tells tell wrote writes write tweeted tweets tweet added adds add replied replies
		reply responded responds respond answered answers noted notes note explained explains explain argued argues
		argue claimed claims claim declared declares declare insisted insists insist stated states announced
		announces announce continued continues concluded concludes warned warns warn joked jokes quipped quips
		recalled recalls recall remarked remarks observed observes acknowledged acknowledges acknowledge admitted
		admits admit conceded concedes concede exclaimed exclaims shouted shouts yelled yells whispered whispers
		urged urges urge commented comments countered counters retorted retorts lamented laments boasted boasts
		bragged brags cautioned cautions predicted predicts suggested suggests mused muses opined opines vowed vows
		pledged pledges promised promises testified testifies reiterated reiterates emphasized emphasised emphasizes
		stressed stresses complained complains proclaimed proclaims contended contends asserted asserts alleged
		alleges maintained maintains asked asks ask wondered wonders posted posts reported reports confirmed
		confirms revealed reveals disclosed denied denies deny advised advises confessed confesses cried cries
		demanded demands elaborated elaborates estimated estimates fumed gushed informed instructed interjected
		interrupted intoned mentioned mentions murmured muttered pleaded recounted recounts relayed repeated repeats
		sighed snapped speculated speculates specified spoke speaks thundered underscored underlined volunteered
		challenged chimed hinted implored intimated mocked quoted quotes read reads ranted rejoined relented
		retweeted signaled signalled summarized summarised blogged chided chanted chants sang declaimed deadpanned
		cracked crowed bellowed barked roared screamed begged offered offers allowed assured assures reassured
		guaranteed swore reasoned reasons theorized theorised pronounced put puts expressed expresses
		exhorted pressed retaliated sniped reminisced objected protested scoffed shrugged chuckled laughed smiled
		gasped cheered rebutted clarified clarifies stipulated enthused groused griped vented teased prefaced
		surmised guessed figured beamed riffed hollered echoed echoes fretted worried worries marveled marvelled exulted raved
		scolded sneered hissed whined wailed sobbed stammered croaked concurred concurs
		conclude predict suggest contend assert maintain allege testify proclaim confirm reiterate emphasize emphasise
		complain speculate exclaim`
	sayingNow = `saying telling writing adding replying responding noting explaining arguing claiming declaring
		insisting stating announcing continuing concluding warning joking recalling remarking observing
		acknowledging admitting shouting yelling urging commenting boasting bragging predicting suggesting vowing
		pledging promising testifying reiterating emphasizing stressing complaining proclaiming contending asserting
		alleging maintaining asking wondering posting reporting confirming revealing denying demanding repeating
		quipping lamenting cautioning tweeting conceding reading chanting screaming`
	naming = `called calls call described describes describe dubbed labeled labelled labels termed terms referred
		refers refer branded characterized characterised characterizes likened compared hailed derided decried
		herald heralds heralded portray portrays`
	meaning = `criticized criticised criticizes praised praises accused accuses accuse slammed slams blasted
		blasts attacked attacks denounced denounces hails ridiculed dismissed dismisses condemned condemns defended
		defends blamed touted touts cited cites thought thinks think thanks believed believes believe felt feels
		feel knew knows hoped hopes hope wanted wants want found finds expected expects agreed agrees argues pointed
		points bashed lashed ripped railed mocking rejected rejects welcomed went goes apologized apologised congratulated
		endorsed expressed invoked laid made makes gave gives urged used uses portrayed painted deemed coined coins coached considered
		considers sees saw viewed views lauded chastised scolded rebuked tore hit fired shot took takes ended began
		begins begin opened started concluded discussed discusses addressed issued released shared sent penned
		published delivered appeared talked talks spoken listed lists titled promoted proposed advocated supported
		favors favored doubled weighed summed broke touched thanked implied implies indicated indicates questioned
		questions nicknamed`
	meaningNow = `calling describing dubbing labeling labelling terming referring criticizing criticising praising
		accusing slamming blasting attacking denouncing hailing branding characterizing comparing portraying painting heralding dismissing
		condemning decrying defending touting citing thinking believing hoping pointing invoking quoting using
		promising listing thanking likening giving making sharing`
)
