package answer

// magnitude is by how many places a word moves the number before it.
var magnitude = map[string]int{
	"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "k": 3, "m": 6, "mn": 6, "bn": 9, "tn": 12,
}

var share = set(`percent percentage pc`)

var currency = map[string]string{
	"pound": "£", "pounds": "£", "sterling": "£", "dollar": "$", "dollars": "$", "euro": "€", "euros": "€", "yen": "¥",
	"rupee": "₹", "rupees": "₹",
	"crown": "kr", "crowns": "kr", "krone": "kr", "kroner": "kr", "kronor": "kr", "franc": "fr", "francs": "fr",
}

var ones = map[string]string{
	"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
	"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7", "eighth": "8",
	"ninth": "9",
}

// spelled are numbers in letters. Those that are no digits stand for themselves, in any form of the word. First and
// second are left out: they seldom count.
var spelled = map[string]string{
	"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
	"eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16",
	"seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50",
	"sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "zero": "0",
	"third": "third", "fourth": "fourth", "fifth": "fifth", "sixth": "sixth", "seventh": "seventh", "eighth": "eighth",
	"ninth": "ninth", "tenth": "tenth", "twentieth": "twentieth", "hundredth": "hundredth", "quarter": "quarter",
	"thirds": "third", "quarters": "quarter", "fifths": "fifth",
	"dozen": "dozen", "dozens": "dozen", "hundreds": "hundreds", "thousands": "thousands", "millions": "millions",
	"billions": "billions", "half": "half", "halve": "half", "halved": "half", "halves": "half",
	"twice": "twice", "double": "twice", "doubled": "twice", "doubles": "twice", "doubling": "twice",
	"thrice": "thrice", "triple": "thrice", "tripled": "thrice", "triples": "thrice", "tripling": "thrice",
	"quadruple": "fourfold", "quadrupled": "fourfold", "fourfold": "fourfold",
}

// fraction is a share in words for a percentage.
var fraction = map[string]string{"50": "half", "25": "quarter"}
