package extract

import (
	"strings"
	"unicode/utf8"

	"verbatim/retrieval"
	"verbatim/retrieval/text"
)

// byteOrderMark may open a text in UTF-8. It stays in the text, since offsets count from the file's first byte.
const byteOrderMark = "\ufeff"

// Plain reads a plain text, which is kept byte for byte: it must be UTF-8. Where no title is known, the first line is the
// title if a blank line follows and no full stop ends it. Errors are of type *Error.
func Plain(data []byte, known retrieval.Facts) (retrieval.Draft, error) {
	words := string(data)
	switch k := unreadable(data); {
	case strings.Trim(words, byteOrderMark+" \t\r\n") == "":
		return retrieval.Draft{}, &Error{Kind: Empty}
	case utf16(data):
		return retrieval.Draft{}, &Error{Kind: NotUTF8}
	case strings.Contains(words, "\x00"):
		return retrieval.Draft{}, &Error{Kind: Binary}
	case k != "":
		return retrieval.Draft{}, &Error{Kind: k}
	case len(data) > retrieval.MaxText:
		return retrieval.Draft{}, &Error{Kind: TooLarge}
	case !utf8.Valid(data):
		return retrieval.Draft{}, &Error{Kind: NotUTF8}
	}
	facts := known
	if facts.Title == "" {
		facts.Title = firstLine(words)
	}
	if facts.Language == "" {
		facts.Language = language(words, "")
	}
	return retrieval.Draft{Facts: facts, Text: words}, nil
}

// firstLine returns the title that a text opens with, "" if it opens with none. A line longer than titles are is a
// paragraph; a line that Body would not know again, for what can't be seen in it, is none either.
func firstLine(words string) string {
	lines := text.Lines(strings.TrimPrefix(words, byteOrderMark))
	if len(lines) < 2 {
		return ""
	}
	rest := strings.TrimPrefix(words, byteOrderMark)
	line := lines[0].Of(rest)
	blank := strings.Count(rest[lines[0].End:lines[1].Start], "\n") > 1
	if !blank || stopped(line) || len(line) > maxTitle {
		return ""
	}
	title := oneLine(line, maxTitle)
	if retrieval.Body(title, words) == 0 {
		return ""
	}
	return title
}

// stopped reports whether a full stop ends the line, inside closing quotation marks or brackets too.
func stopped(line string) bool {
	line = strings.TrimRight(line, " \"'”’»)]")
	return strings.HasSuffix(line, ".") && !strings.HasSuffix(line, "..") || strings.HasSuffix(line, "。")
}
