package text

import "strings"

// irregular gives the plain form of the past forms of English verbs that stemming doesn't join with it, and of a few
// plurals. The first letter stays, on which rankers count. Forms that are common words of their own ("left", "found", "saw", "felt", "led") stay out.
var irregular = pairs(`eaten eat became become began begin begun begin bent bend bet bet blew blow blown blow bought buy
	broke break broken break brought bring built build burnt burn caught catch chose choose chosen choose came come
	dealt deal drank drink drunk drink drew draw drawn draw drove drive driven drive fell fall fallen fall fed feed fled flee
	flew fly flown fly forbade forbid forbidden forbid forgot forget forgotten forget forgave forgive forgiven forgive
	fought fight froze freeze frozen freeze gave give given give got get gotten get grew grow grown grow heard hear held hold
	hid hide hidden hide hung hang kept keep knew know known know laid lay learnt learn lent lend lost lose made make
	meant mean met meet paid pay ran run rang ring rode ride ridden ride rose rise risen rise sang sing sung sing sank sink
	sunk sink sold sell sent send shook shake shaken shake shot shoot shown show slept sleep slid slide sought seek spent
	spend spoke speak spoken speak stole steal stolen steal stood stand struck strike stuck stick swam swim swore swear sworn
	swear swept sweep swung swing taught teach thought think threw throw thrown throw told tell took take taken take tore tear
	torn tear understood understand gone go withdrew withdraw withdrawn withdraw woke wake woken wake won win wore wear
	worn wear wrote write written write
	children child men man women woman people person wives wife lives life thieves thief`)

func pairs(s string) map[string]string {
	m := make(map[string]string)
	words := strings.Fields(s)
	for i := 0; i+1 < len(words); i += 2 {
		m[words[i]] = words[i+1]
	}
	return m
}
