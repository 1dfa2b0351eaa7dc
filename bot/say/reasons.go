package say

// NoArticle says why a page or a file is no article, and the way on, by the reason's one word.
func NoArticle(reason string) string {
	if s, ok := noArticle[reason]; ok {
		return s
	}
	return "No article came out of it. " + pasteText
}

const (
	pasteText = "Paste the article's text instead."
	pasteSave = "Paste the article's text, or save the page as HTML in a browser and add that file."
)

var noArticle = map[string]string{
	// What a page or a file holds.
	"empty":       "There is nothing to read in it. " + pasteText,
	"no-article":  "No article was found on this page. Add the article's own page. " + pasteText,
	"paywall":     "Only the beginning is there: the rest is for subscribers. If you may read it whole, do so. " + pasteSave,
	"consent":     "The page asks about cookies in the article's place. Open it and answer. " + pasteSave,
	"need-script": "The page draws its words with JavaScript, so they are not in it. Open it in a browser. " + pasteText,
	"pdf":         "It is a PDF, which can't be read. " + pasteText,
	"binary":      "It is no text. Add an .html or a .txt file. " + pasteText,
	"too-large":   "It is too large for one article. " + pasteText,
	"not-utf8":    "The text is not UTF-8. Save it again with the encoding UTF-8. " + pasteText,
	"broken":      "It can't be read: it is cut or garbled. Try again later. " + pasteText,

	// What a link leads to.
	"invalid":      "This is no web address. Copy the link from the browser's address bar, with https:// at its start.",
	"credentials":  "The link holds a name or a password. Take them out, and try again.",
	"not-public":   "The link leads to no public web site. " + pasteText,
	"port":         "The link names an unusual port, which is never opened. " + pasteText,
	"elsewhere":    "Only files that were uploaded here are opened. Upload the file, or paste the article's text.",
	"no-host":      "There is no web site of that name. Check the link.",
	"unreachable":  "The web site can't be reached right now. Try again later. " + pasteText,
	"insecure":     "The web site's certificate is not valid, so nothing it sends can be trusted. " + pasteText,
	"timeout":      "The web site took too long. Try again later. " + pasteText,
	"redirects":    "The link leads from page to page without end. Copy the address of the article itself.",
	"robots":       "The web site asks programs not to open this page. " + pasteSave,
	"unauthorized": "The web site wants a login for this page (401). If you may read it, do so. " + pasteSave,
	"payment":      "The web site wants a payment for this page (402). If you may read it, do so. " + pasteSave,
	"forbidden":    "The web site refuses programs this page (403). " + pasteSave,
	"missing":      "There is no such page, or not any more (404). Check the link.",
	"busy":         "The web site is asked too often right now (429). Try again later. " + pasteText,
	"legal":        "The web site may not show this page here, for legal reasons (451).",
	"failing":      "The web site has a fault of its own right now. Try again later. " + pasteText,
	"status":       "The web site gave no page. Check the link. " + pasteText,
	"wrong-type":   "The link leads to no page of text. Add the article's own page. " + pasteText,
}
