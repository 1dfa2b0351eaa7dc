package lexicon

import "strings"

// Sex is 1 for a man's first name, -1 for a woman's, 0 for what neither bears for sure. The names are common ones in
// English-language news of the last decades, set down by hand. Those that are given to both, and those that are surnames,
// places or words as often, are left out: what the list lacks, an article's own pronouns tell.
func Sex(firstName string) int { return firstNames[firstName] }

var firstNames = func() map[string]int {
	m := make(map[string]int)
	for w := range strings.FieldsSeq(menNames) {
		m[w] = 1
	}
	for w := range strings.FieldsSeq(womenNames) {
		m[w] = -1
	}
	return m
}()

// MayBeFirst reports whether a name serves as a first name, though it may be given to both, or be a surname, a place or a
// word as often.
func MayBeFirst(name string) bool { return firstNames[name] != 0 || otherFirstNames[name] }

var otherFirstNames = func() map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(eitherNames) {
		m[w] = true
	}
	return m
}()

const (
	menNames = `Will Corey Cody Colby Bret Reggie Ralph Rocco Enzo Matteo Stefan Jens Lars Sven Anders Erich Otto
		Ernst Emil Anton Viktor Oleg Andrei Alexei James Jim Jimmy Robert Bob Bobby Rob John Johnny Jack Michael
		Mike William Bill Billy David Dave Richard Rick Dick Joseph Joe Thomas Tom Tommy Charles Charlie Chuck
		Christopher Daniel Dan Danny Matthew Matt Anthony Tony Mark Marc Donald Don Steven Steve Stephen Paul Andrew
		Andy Joshua Josh Kenneth Ken Kevin Brian Bryan George Timothy Tim Ronald Ron Edward Ed Eddie Jason Jeffrey
		Jeff Ryan Jacob Jake Gary Nicholas Nick Eric Erik Jonathan Jon Larry Lawrence Justin Scott Brandon Benjamin
		Ben Samuel Gregory Greg Alexander Frank Patrick Raymond Ray Dennis Jerry Tyler Aaron Jose Adam Nathan Henry
		Douglas Doug Zachary Peter Pete Kyle Walter Ethan Jeremy Harold Keith Roger Noah Gerald Carl Terrence Sean
		Shawn Arthur Bryant Jesse Dylan Bruce Gabriel Albert Willie Alan Allan Allen Juan Wayne Elijah Randy Roy
		Vincent Eugene Russell Philip Phil Phillip Louis Luis Ernie Howard Howie Martin Marty Curtis Victor Craig
		Warren Fred Frederick Harry Herbert Leonard Len Norman Stanley Stan Theodore Ted Teddy Glenn Glen Clarence
		Earl Ernest Francisco Carlos Miguel Manuel Antonio Pedro Jorge Mario Marco Ricardo Roberto Rafael Fernando
		Alejandro Diego Sergio Pablo Javier Oscar Hector Julio Raul Ivan Vladimir Sergei Dmitry Mikhail Boris Igor
		Yuri Nikolai Pavel Hans Klaus Jürgen Wolfgang Helmut Heinrich Karl Pierre Jacques François Michel Philippe
		Luc Henri Giovanni Giuseppe Luca Paolo Mohammed Muhammad Mohamed Ahmed Ahmad Ali Hassan Hussein Omar Ibrahim
		Mustafa Khalid Abdul Yusuf Mahmoud Neil Nigel Graham Ian Simon Stuart Stewart Duncan Colin Trevor Geoffrey
		Geoff Clive Alistair Hugh Rupert Oliver Max Leo Felix Hugo Lucas Luke Liam Owen Connor Evan Caleb Isaac
		Aidan Cole Chad Brad Bradley Brent Brett Derek Derrick Todd Troy Travis Dustin Seth Shane Joel Wesley
		Clayton Clay Clifford Cliff Dale Darrell Darren Dwight Edgar Edwin Everett Floyd Gordon Grant Harvey Herman
		Homer Ira Irving Jay Jerome Lloyd Leon Lester Lewis Marvin Maurice Melvin Milton Mitchell Mitch Morris
		Nathaniel Nelson Otis Perry Preston Quentin Randall Reginald Rodney Roland Ross Rudy Rufus Saul Sid Spencer
		Tyrone Vernon Virgil Wallace Wendell Wilbur Willard Zach Alfred Alec Alex Barry Bernard Bernie Burt Calvin
		Cecil Chester Clint Cory Damon Darius Dean Dominic Elliot Elliott Emmanuel Ezra Gene Gil Guy Hank Isaiah
		Jared Jeremiah Josiah Kirk Kurt Lamar Lance Levi Lyle Malcolm Marcus Marshall Micah Moses Ned Orlando
		Reid Rex Rod Roscoe Sam Sanjay Rajesh Amit Arun Vijay Ravi Anil Raj
		Rajiv Sunil Anand Ashok Deepak Nikhil Rohan Arjun Kofi Kwame Kwesi Chidi Emeka Tunde Femi Olu Sipho Thabo
		Tariq Karim Rashid Jamal Bilal Hamid Nasser Faisal Samir Tarek Walid Ismail Yasser Kenji Hiroshi Takeshi
		Akira Haruto Jin-woo Wei Bjorn Björn Olaf Magnus Henrik Mikael Rasmus Jörg Uwe Dieter Günter Manfred Bernd
		Thierry Olivier Laurent Alain Gilles Yves Marcel Étienne Guillaume Antoine Benoît Massimo Alessandro Marcello
		Vittorio Lorenzo Stefano Enrique Ignacio Joaquín Andrés José Jesús Ramón Rubén Álvaro Gonzalo Rodrigo Mateo
		Santiago Tomás Piotr Krzysztof Tomasz Marek Jacek Zoltán István László Milan Zdeněk Dragan Goran Zoran
		Kostas Giorgos Yannis Dmitri Anatoly Gennady Maxim Kirill Eamon Declan Brendan Cormac Niall Angus Hamish
		Callum Rory Gareth Rhys Dafydd Nigel Barnaby Giles Humphrey Jeremy Desmond Errol Winston Leroy Cedric
		Garrett Grady Judd Rhett Skip Buddy Buck Vince Vinny Sal Lou Abe Ike Eli Asher Levon Lonnie Donnie Ronnie
		Johnnie Robbie Robby Dante Denis Stevie Richie Archie Freddie Gus Gustav Axel Kai
		Abraham Adolfo Adrian Alastair Alberto Aldo Alfonso Alfredo Alvin Amos Andreas Andre André Angelo Armand
		Armando Arnold Arnie Arne Arturo Augustus Bart Basil Beau Benedict Benito Bennie Benny Bertram Bo Boyd
		Branden Brock Bruno Bryce Byron Carlo Carlton Cesar César Charley Chet Christoph Claude Claudio Claus
		Clement Conan Conor Conrad Constantine Cornelius Cyril Cyrus Damian Damien Danilo Dante Daryl Demetrius
		Denny Denzel Devin Dewey Dexter Dion Dirk Domingo Dominick Donovan Dorian Dudley Duane Dwayne Eduardo Eldon
		Eliot Elmer Elton Elvis Emanuel Emile Emilio Emmett Esteban Ewan Fabian Federico Felipe Fidel Finn Forrest
		Franz Fredrick Fritz Galen Garry Garth Gavin Georg Gerard Gerardo Gerhard Gideon Gilbert Gino Godfrey
		Guillermo Gustavo Harlan Herb Hermann Hiram Horace Horacio Hubert Humberto Ilya Irvin Irwin Isidore Ismael
		Jarrod Jarvis Jasper Jed Jermaine Jimmie Joachim Joaquin Joey Johan Johann Johannes Jonas Jonah Jonny Josef
		Jules Julian Julien Julius Keenan Kelvin Kendrick Kenny Kent Kermit Khalil Kieran Kip Konrad Konstantin
		Kristian Lanny Laurence Leif Leland Lenny Leonardo Leopold Lev Linus Lionel Lothar Lowell Luciano Lucien
		Ludwig Luther Lyndon Manny Marcelo Mariano Marlon Mathew Mathias Matthias Mattias Maurizio Maxwell Mick
		Mickey Miles Milo Mohamad Mohammad Monty Mordechai Morton Murray Myron Neal Nestor Neville Nicolas Niels
		Nils Nolan Norbert Octavio Ollie Orville Osvaldo Pascal Paulo Percy Pieter Raheem Ramiro Ramon Randal
		Raphael Reinhard Rene René Reuben Rickey Ricky Roderick Rogelio Romeo Royce Ruben Rudolf Rudolph Salvatore
		Sammy Sanford Sebastian Seymour Sheldon Silas Stephan Sylvester Tad Tadeusz Terence Terrance Terrell
		Thaddeus Theo Timmy Tobias Tomas Trent Trey Tristan Ulrich Ulysses Umberto Vito Vladislav Wally Walt Werner
		Wes Wilfred Wilhelm Willem Woody Wyatt Xavier Yosef Yitzhak Zachariah Zack Zane`
	womenNames = `Stacey Stacie Dottie Kathie Kristine Cathleen Katharine Jody Staci Traci Geraldine Antoinette
		Annette Bernadette Ingeborg Astrid Karin Birgit Anneliese Mary Patricia Patty Jennifer Jenny Jen Linda
		Elizabeth Liz Beth Betsy Barbara Susan Sue Susie Jessica Sarah Sara Karen Nancy Lisa Margaret Maggie Peggy
		Meg Betty Sandra Ashley Dorothy Kimberly Emily Donna Michelle Carol Caroline Carolyn Amanda Melissa Deborah
		Debbie Debra Stephanie Rebecca Becky Laura Sharon Cynthia Cindy Kathleen Kathy Cathy Amy Shirley Angela
		Helen Anna Ann Anne Annie Brenda Pamela Pam Nicole Samantha Katherine Catherine Kate Katie Christine
		Christina Tina Emma Ruth Janet Rachel Maria Heather Diane Diana Julie Julia Joyce Victoria Vicky Vicki
		Olivia Lauren Joan Evelyn Judith Judy Megan Cheryl Andrea Hannah Martha Jacqueline Jackie Frances Gloria
		Teresa Theresa Kathryn Sophia Sophie Janice Alice Doris Abigail Abby Beverly Denise Marilyn Amber Danielle
		Brittany Natalie Jane Alexis Isabella Lori Tiffany Kayla Marie Rosa Ana Lucia Isabel Sofia Elena Natalia
		Olga Irina Svetlana Tatiana Ekaterina Anastasia Ingrid Ursula Heidi Greta Claudia Gabriele Monika Sabine
		Petra Françoise Monique Brigitte Sylvie Nathalie Marine Giulia Francesca Chiara Fatima Aisha Leila Layla
		Amina Khadija Zainab Noor Priya Anjali Indira Sonia Neha Nikki Mei Ling Yuki Hillary Hilary Molly Polly
		Sally Holly Wendy Penny Jill Jillian Gillian Joanna Joanne Josephine Lucy Louise Lillian Lily Daisy Violet
		Iris Ella Ellen Eleanor Elaine Eileen Edith Esther Ethel Eva Eve Fiona Florence Gail Gina Glenda Harriet Ida
		Irene Irma Jeanne Jeanette Juanita Kara Kirsten Kristen Kristin Kristina Lana Leah Lena Lorraine Lois
		Loretta Lydia Mabel Madeline Marcia Marian Marjorie Marlene Maureen Maxine Melanie Melinda Mia Mildred
		Miriam Mona Monica Muriel Nadia Naomi Nina Nora Norma Pauline Phyllis Priscilla Rachael Renee Rhonda Rita
		Roberta Rosemary Roxanne Sabrina Selma Sheila Sherry Stacy Stella Sylvia Tamara Tammy Tara Thelma Valerie
		Vanessa Vera Veronica Vivian Wanda Yolanda Yvonne Zoe Elise Angelina Charlotte Chloe Alicia Allison Alison
		Amelia Audrey Bernice Bertha Bonnie Bridget Camille Candace Carla Carly Carrie Cassandra Celia Charlene
		Chelsea Claire Clara Colleen Connie Constance Courtney Crystal Daphne Darlene Deirdre Dolores Eliza Erica
		Erin Ernestine Felicia Gwen Gwendolyn Jasmine Jocelyn Kendra Kristi Lindsay Mandy Marcy Margot Maya
		Meredith Mindy Nadine Nell Noelle Paige Paula Rochelle Serena Shauna Simone Susanna Tanya Tessa Trisha Tonya
		Trudy Winifred
		Cecile Cécile Salma Carmen Pilar Mariana Gabriela Daniela Paola Beatriz Raquel Silvia Elsa Frida Sigrid
		Solveig Maja Annika Britta Ulrike Katrin Anke Heike Renate Gisela Hannelore Élise Amélie Aurélie Céline
		Hélène Geneviève Margaux Delphine Valentina Alessandra Federica Giovanna Paloma Ximena Consuelo Esperanza
		Guadalupe Catalina Marisol Rocío Inés Agnieszka Małgorzata Katarzyna Zsuzsa Milena Jelena Snežana Ioanna
		Yelena Ludmila Oksana Nadezhda Galina Larisa Siobhan Niamh Aoife Sinead Gráinne Catriona Morag Bronwen
		Rhiannon Cerys Philippa Henrietta Arabella Prudence Beatrice Rosalind Imogen Harriett Freya Poppy Ebony
		Latoya Keisha Tamika Shanice Imani Nia Aaliyah Amara Ngozi Chioma Adaeze Folake Thandi Nomsa Wanjiru Fatou
		Zahra Maryam Yasmin Yasmine Nadira Samira Farah Shirin Parisa Leyla Aylin Elif Ayşe Sunita Kavita Lakshmi
		Deepa Meena Pooja Anita Sushma Kamala Radha Aiko Yoko Keiko Michiko Sakura Hana Soo-jin Xiao Lucille
		Lucinda Luella Mavis Maude Myrtle Nellie Opal Pearl Rosalie Rosalyn Roslyn Velma Vera Wilma Winona Zelda
		Ginny Ginger Goldie Trish Tori Torie Tricia Shelby Shelley Sherri Sheri Suzanne Suzette Susannah Steph
		Nan Nanette Mimi Millie Mickie Marla Marlo Marsha Maura Mariah Marisa Marissa Lynda Lynette Luanne
		Julianne Julianna Juliet Juliette Janelle Janine Jeannie Jenna Jana Jodi Kaitlyn Katelyn Kirstie Krista
		Kristy Kylie Leticia Letitia Lara Liliana Lizzie Lorena Lorna Lorie Lucie Luisa Luz Lynne Madeleine
		Magdalena Marcella Margarita Marianne Martina Maryann Michaela Michele Minnie Miranda Myra Natasha Nicola
		Nicolle Noreen Norah Ophelia Patrice Patsy Penelope Phoebe Ramona Randi Reba Rebekah Rosanne Roseanne
		Rosemarie Rosie Roxana Ruthie Shelly Sondra Soledad Stefanie Susana Tabitha Tami Tania Tasha Terri Theodora
		Toni Tracey Valeria Viola Willa Yvette Abbie Ada Adela Adele Adriana Adrienne Agatha Agnes Aida Aileen Alana
		Alba Alejandra Alexandra Alina Alisa Alisha Alma Althea Alyssa Amalia Angelica Angelique Angie Antonia
		Ariana Arlene Audra Ava Belinda Bella Bessie Bianca Blanca Blanche Brandi Brianna Bridgette Caitlin Callie
		Carina Caryn Cecelia Cecilia Celeste Cherie Cheri Chrissy Christa Ciara Clarissa Claudette Clementine Cora
		Corinne Cristina Danica Davina Deanna Deena Deidre Delia Delores Desiree Dianna Dianne Dina Dinah Dolly Dora
		Doreen Dorothea Edna Effie Elisa Elisabeth Eloise Elsie Elvira Emilia Enid Erika Estelle Eugenia Eunice
		Evangeline Fanny Fay Faye Flora Frieda Gabrielle Georgette Georgina Geri Gertrude Gladys Gretchen Gwyneth
		Gilda Madeleine Dianne Kristan Shonda Hattie Hazel Hester Ilana Ilene Inez Janae Janette Jayne Jeannette Joanie Johanna Jolene Josefina Josie
		Juana Judi Justine Kaitlin Karla Katharina Katrina Katy Kay Kaye Keira Kelli Kellie Kerri Kimberley Kristie
		Laila Laurie Leanne Leonora Lilian Lilly Liza Lola Louisa Lupe`
	eitherNames = `Al Chris Lindsey Pat Kelly Terry Robin Jamie Leslie Tracy Kim Casey Taylor Morgan Cameron Drew Dana Jean Kerry Shannon
		Lee Blake Avery Riley Quinn Reese Rowan Sidney Sydney Jaime Marion Merle Frankie Jo Devon Carey Cary Gerry
		Jess Kendall Loren Noel Peyton Parker Shea Toby Ashton Bailey Billie Bobbie Darcy Ellis Hayden Hunter Logan
		Mackenzie Regan Jordan Virginia Georgia Austin Dallas Dakota Savannah Madison Israel Paris London Carolina
		Augusta Aurora Marina Grace Dawn Hope Faith Joy Ruby Ivy Olive Rich Art Rush Chase Chip Tucker Carson Carter
		Jackson Jefferson Lincoln Franklin Harrison Sterling Christian Christie Mercedes Rocky Rusty Sandy Sonny
		Junior Melody Misty Autumn Charity Destiny Destinee Leigh Bobbi Jan Val Van Hal Les Dee Kit Whitney Brady
		Brooke Brook Heath Ford Colt Roman Solomon Ariel Addison Emerson Graeme Mason Porter Ward Wade Wolf Stone
		Pierce`
)
