package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviated reports whether a full stop behind body ends a word only.
func abbreviated(body, rest string) bool {
	word := lastWord(body)
	next, _ := utf8.DecodeRuneInString(rest)
	switch {
	case beforeName[word]:
		return true
	case beforeNumber[word]:
		return unicode.IsDigit(next)
	case unicode.IsDigit(next):
		return isAcronym(word) || isInitial(word) || midSentence[word]
	case isHour(word):
		return months[firstWordOf(rest)] || whenNext[firstWordOf(rest)]
	case isInitial(word):
		return !graded[lastWord(strings.TrimSuffix(body, word))] && (!startsSentence(rest) || firstWordOf(rest) == "Will")
	case isOrdinal(word):
		return months[firstWordOf(rest)]
	case isAcronym(word) || midSentence[word]: // U.S., D.C., Inc.
		return !startsSentence(rest)
	}
	return false
}

// isInitial reports whether word is one letter: “Ada L. Orr”, “z. B.”
func isInitial(word string) bool {
	r, n := utf8.DecodeRuneInString(word)
	return n == len(word) && unicode.IsLetter(r)
}

// isAcronym reports whether word is letters with full stops between: “U.S”, “Ph.D”, “S.&P”.
func isAcronym(word string) bool {
	parts, letters := 1, 0
	for _, r := range word {
		switch {
		case r == '.':
			parts, letters = parts+1, 0
		case r == '&':
			letters = 0
		case !unicode.IsLetter(r) || letters == 2:
			return false
		default:
			letters++
		}
	}
	return parts > 1 && letters > 0
}

func isHour(word string) bool {
	return word == "a.m" || word == "p.m" || word == "A.M" || word == "P.M"
}

// isOrdinal reports whether word is a day as German writes it: “3. Oktober”.
func isOrdinal(word string) bool { return len(word) < 3 && strings.Trim(word, "0123456789") == "" }

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// The words that the rules of sentences know, as they stand in text without their last full stop.
var (
	// Titles and the like, which something else always follows.
	beforeName = set(`Mr Mrs Ms Mx Messrs Mmes Dr Drs Prof Rev Hon Sen Sens Rep Reps Gov Govs Lt Gen Gens Col Cols Maj
		Capt Cmdr Cdr Cpl Sgt Adm Pvt Pfc Amb Pres Supt Det Insp Msgr Ste vs v Atty Asst Assoc Dep Dist Asm Assemb Ald
		Brig Spc Ofc Sra Hr Frau Mme Mlle MM Dipl Ing Mio Mrd Tsd bzw vgl sog inkl ggf evtl cf viz eg ie e.g i.e`)
	// Words that stand before a number.
	beforeNumber = set(`No Nos no nos p pp Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Art art Sec sec Vol vol Ch
		ch Fig fig Prop Nr nr Abs Rs Op op Ex ext Ext Tel tel est ca c approx ver pag`)
	// Abbreviations that often stand inside a sentence and can end one.
	midSentence = set(`Inc Corp Co Cos Ltd LLC Bros Jr Sr Esq Ph Ave Blvd Rd St Mt Ft Fr Ala Ariz Ark Calif Colo Conn Dak
		Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo
		Univ Dept Assn Intl Natl Govt Assemblyman al Str`)
	// What is graded by a letter, which is no initial then: “Plan B. Orr left.”
	graded = set(`Plan plan Vitamin vitamin Grade grade Type type Group group Hepatitis hepatitis Exhibit Section Part
		Line Appendix Schedule Class Category Hall Gate Route War Option option Model Level`)
	// Names that end in an exclamation mark.
	exclaimed = set(`Yahoo Jeopardy E`)
	months    = set(`January February March April May June July August September October November December Jan Feb Mar Apr
		Jun Jul Aug Sept Oct Nov Dec Januar Februar März Mai Juni Juli Oktober Dezember`)
	// What follows an hour.
	whenNext = set(`Monday Tuesday Wednesday Thursday Friday Saturday Sunday Eastern Central Mountain Pacific ET EST EDT CT
		CST CDT MT MST MDT PT PST PDT GMT UTC BST CET Greenwich Moscow Beijing London Mon Tue Tues Wed Thu Thurs Fri Sat Sun E P`)
	// Verbs behind whose subject a question or a shout is over, and those that may say something new.
	asking = set(`asked asks shouted yelled cried exclaimed wondered quipped demanded screamed`)
	saying = set(`said says wrote writes tweeted added adds told tells replied continued joked declared responded answered`)
	// Words behind a verb of saying that make it a statement of its own: “Orr said he would go.”
	statement = set(`he she it they we that the this his her their there I if whether`)
	starters  = set(`a about after again all also although among an and another any are as asked at because before both
		but by did do does during each even every everybody everyone few following for from had has have he her here his how however i if in
		instead is it its just last later like many meanwhile more most much my nearly neither never next no nobody none nor not
		nothing now of off on once one only or other others our over perhaps please police several she since so some
		somebody someone something		still such than that the their them then there these they this those though through thus to today together tomorrow two
		under unlike until was we were what when where whether which while who whom whose why will with without would yet
		yesterday you your yes let`)
)
