package markdowntest

import "strings"

// Hostile are texts that try to ping, to lead astray, to break out of their place, to hide or to flood: for whatever shows
// what others wrote.
var Hostile = []string{
	// Pings and other things in angle brackets.
	"@everyone", "@here come", "<@123456789012345678>", "<@!123456789012345678>", "<@&123456789012345678>", "<#123456789012345678>",
	"</ask:123456789012345678>", "<id:customize>", "<:x:123456789012345678>", "<a:x:123456789012345678>", "<t:1516233600:R>",
	"<https://evil.example>", "<mailto:a@evil.example>", "\\<@123456789012345678>", "\\\\<@123456789012345678>", "<@12\u200b3456789012345678>",
	// Links.
	"https://evil.example/x", "HTTPS://EVIL.EXAMPLE", "see (https://evil.example).", "discord.gg/abcdef", "https://discord.gg/abcdef",
	"discord.com/invite/abcdef", "[click](https://evil.example)", "[click](<https://evil.example>)", "[x]](https://evil.example)",
	"](<https://evil.example>)", ">) [x](<https://evil.example>)", "[1]", "[[1]](<https://evil.example>)", "https\\://evil.example", "steam://run/1",
	// Marks.
	"*a* **b** _c_ __d__ ~~e~~ ||f||", "**", "***", "a*b*c*d*", "_", "||", "`code` ``x`` ```\nblock\n```", "`", "\\", "\\\\\\", "# Heading\n## Two\n-# small",
	"> quoted\n>>> all the rest", "- item\n  * item\n+ item\n1. item\n12) item", ":smile: :+1: :skull:", "¯\\_(ツ)_/¯", "a\n\n\n\nb\r\nc\rd\u2028e\u0085f",
	// Quotation marks that nobody spoke.
	"he said “I did it” and \"I lied\"", "”", "“", "« oui » „nein“ 「はい」", "'single' ‘single’",
	// What can't be seen, or turns the order of reading.
	"\u202egnp.exe\u202c", "\u2066a\u2069\u2067b", "a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg", "\u3164\u115f\u1160", "\U000e0041\U000e0042",
	"\u200f\u200eא\u202dב", "مرحبا (evil) 12", "a\x00b\x07c\x1b[31md\x9b", "\ufe0f\ufe0f\ufe0f", "e\u0301\u0301\u0301",
	// Bytes that are no text, and floods.
	"a\xff\xfeb\xc3", "\xed\xa0\x80", strings.Repeat("A", 100<<10), strings.Repeat("*a ", 34<<10), strings.Repeat("a b ", 5<<10),
	strings.Repeat("😀", 5<<10), strings.Repeat("\\", 20<<10), strings.Repeat("\u200b", 35<<10), strings.Repeat("[", 20<<10),
	strings.Repeat("\n", 20<<10) + "x", strings.Repeat("a\n", 5<<10), strings.Repeat("A. ", 5<<10), strings.Repeat("א", 10<<10),
	strings.Repeat("“A” b. ", 2<<10),
}
