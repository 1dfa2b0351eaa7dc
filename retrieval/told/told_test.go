package told

import "testing"

// Piet Orr is meant by his last name alone where nobody else is called so.
func TestBy(t *testing.T) {
	for sentence, want := range map[string]bool{
		"Orr said he would write a letter.":                                     true,
		"Sarn Sen. Piet Orr has repeatedly promised a letter.":                  true,
		"Orr, who sits on the council, said the ferry was late.":                true,
		"Orr, the member for Sarn, praised the ferry's crew.":                   true,
		"Orr on Monday dismissed the ferry as a toy.":                           true,
		"Orr stood up and called the timetable a joke.":                         true,
		"In Sarn, Orr also denounced the operator.":                             true,
		"Orr, who has praised the operator before, stayed away.":                true,
		"The ferry is late because nobody wound the clock, said Sen. Piet Orr.": true,
		"According to Senator Piet Orr, the ferry is late.":                     true,
		"Orr is calling for a third boat.":                                      true,
		"Una Marsh cited Orr's letter about the ferry.":                         false,
		"Una Marsh said the ferry would outlive Orr.":                           false,
		"Orr supporters said the ferry was late.":                               false,
		"The Orr campaign said the ferry was late.":                             false,
		"Orr spokeswoman Ada Finn said the ferry was late.":                     false,
		"Orr was accused of missing the ferry.":                                 false,
		"A reporter asked Orr about the ferry.":                                 false,
		"The man cited Mr. Orr's apparent fondness for ferries as a danger.":    false,
		"Marsh, a neighbour of Orr, said the ferry was late.":                   false,
		"Orr missed the ferry; Marsh said so.":                                  false,
		"Orr took the ferry to Sarn.":                                           false,
		"Ines Orr said the ferry was late.":                                     false,
		"P. Orr said the ferry was late.":                                       true,
	} {
		if got := By("Piet Orr", sentence, true); got != want {
			t.Errorf("By(%q) = %v", sentence, got)
		}
	}
	for sentence, want := range map[string]bool{
		"Orr said the ferry was late.":           false,
		"Sen. Orr said the ferry was late.":      false,
		"Sen. Piet Orr said the ferry was late.": true,
	} {
		if got := By("Piet Orr", sentence, false); got != want {
			t.Errorf("beside another Orr, By(%q) = %v", sentence, got)
		}
	}
}
