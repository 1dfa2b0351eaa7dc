package people

import "strings"

// longForms gives the first names that a short form may stand for.
var longForms = table(`abby:abigail al:albert,alan,alfred,alexander alex:alexander,alexandra,alexis andy:andrew
	art:arthur barb:barbara becky:rebecca ben:benjamin bernie:bernard bert:albert,robert,herbert beth:elizabeth
	betty:elizabeth bill:william billy:william bob:robert bobby:robert brad:bradley cal:calvin cathy:catherine
	charlie:charles chuck:charles chris:christopher,christine,christina,christian cindy:cynthia dan:daniel danny:daniel
	dave:david deb:deborah debbie:deborah dick:richard don:donald donnie:donald doug:douglas drew:andrew ed:edward,edwin
	eddie:edward,edwin fran:frances frank:francis,franklin fred:frederick,alfred gabe:gabriel gene:eugene
	geoff:geoffrey greg:gregory gus:august,augustus hal:harold hank:henry harry:harold,henry jack:john jake:jacob
	jan:janet,janice jeff:jeffrey jen:jennifer jenny:jennifer jerry:gerald,jerome jim:james jimmy:james joe:joseph
	joey:joseph johnny:john jon:jonathan josh:joshua judy:judith kate:katherine,catherine kathy:katherine,kathleen
	katie:katherine ken:kenneth kim:kimberly larry:lawrence len:leonard leo:leonard liz:elizabeth lou:louis,louise
	maggie:margaret mandy:amanda marge:margaret matt:matthew meg:margaret mike:michael mick:michael mickey:michael
	mitch:mitchell nancy:anne nat:nathaniel nate:nathan,nathaniel ned:edward nick:nicholas norm:norman pat:patrick,patricia
	patty:patricia peg:margaret peggy:margaret pete:peter phil:philip,phillip ray:raymond reggie:reginald
	rich:richard rick:richard ricky:richard rob:robert robbie:robert ron:ronald ronnie:ronald russ:russell sally:sarah
	sam:samuel,samantha sandy:sandra,alexander shelly:michelle sid:sidney stan:stanley steve:stephen,steven sue:susan
	susie:susan ted:edward,theodore teddy:edward,theodore terry:terence,theresa theo:theodore tim:timothy toby:tobias
	tom:thomas tommy:thomas tony:anthony trish:patricia val:valerie vic:victor vicky:victoria vince:vincent walt:walter
	wes:wesley will:william,willard willie:william zach:zachary zack:zachary`)

func table(s string) map[string][]string {
	m := make(map[string][]string)
	for _, pair := range strings.Fields(s) {
		short, long, _ := strings.Cut(pair, ":")
		m[short] = strings.Split(long, ",")
	}
	return m
}
