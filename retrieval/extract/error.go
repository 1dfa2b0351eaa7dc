package extract

import "errors"

// Kind says why a page or a file is no article that can be kept. The words for people hang on it.
type Kind string

const (
	Empty      Kind = "empty"       // nothing to read
	NoArticle  Kind = "no-article"  // a page with too few words that hang together: a front page, a video, an error page
	Paywall    Kind = "paywall"     // only the beginning, before an offer to subscribe
	Consent    Kind = "consent"     // a question about cookies in the article's place
	NeedScript Kind = "need-script" // the words come by JavaScript, and aren't in the file
	PDF        Kind = "pdf"
	Binary     Kind = "binary"    // a picture, an archive: no text
	TooLarge   Kind = "too-large" // beyond maxPage, maxTags or retrieval.MaxText
	NotUTF8    Kind = "not-utf8"  // plain text in another encoding
	Broken     Kind = "broken"    // markup that can't be read, such as elements nested by the hundred
)

// An Error says why no article came out. Err is the cause, where there is one.
type Error struct {
	Kind Kind
	Err  error
}

func (e *Error) Error() string {
	if e.Err != nil {
		return "extract article: " + string(e.Kind) + ": " + e.Err.Error()
	}
	return "extract article: " + string(e.Kind)
}

func (e *Error) Unwrap() error { return e.Err }

// KindOf returns the kind of the Error in err's chain, "" if there is none.
func KindOf(err error) Kind {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Kind
	}
	return ""
}

// Reason is the kind as a word.
func (e *Error) Reason() string { return string(e.Kind) }
