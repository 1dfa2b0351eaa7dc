package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/retrieval/text"
)

// The sizes by which a page is judged, in words. News in brief has 40 words; what a paywall leaves is a paragraph or
// three; a question about cookies, with its small print, a page.
const (
	minWords   = 20
	maxStub    = 200
	maxConsent = 400
)

// wall returns what stands in the place of an article's text, "" if words are one.
func (p *page) wall(words string) Kind {
	n := text.CountWords(words)
	shown := words
	if n < minWords {
		shown = p.shown()
	}
	count := text.CountWords(shown)
	switch {
	case count <= maxConsent && says(shown, consents) >= 2:
		return Consent
	case n <= maxStub && (!p.article.free() || p.offers()):
		return Paywall
	case n >= minWords:
		return ""
	case p.script:
		return NeedScript
	case count == 0:
		return Empty
	}
	return NoArticle
}

// shown returns all words of the page's body.
func (p *page) shown() string {
	for n := range p.root.Descendants() {
		if n.DataAtom == atom.Body {
			return innerText(n)
		}
	}
	return ""
}

// offers reports whether the page, where it speaks of the article, offers the rest for money. Its header may always ask
// whether one is a subscriber.
func (p *page) offers() bool {
	var b strings.Builder
	eachOwn(p.root, false, func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data + " ")
		}
	})
	return says(b.String(), offers) > 0
}

// says counts which of the phrases stand in s.
func says(s string, phrases []string) int {
	s = strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(s, "’", "'")), " "))
	n := 0
	for _, p := range phrases {
		if strings.Contains(s, p) {
			n++
		}
	}
	return n
}

// consents are what a page asks that wants to set cookies.
var consents = []string{
	"accept all", "reject all", "manage options", "manage preferences", "manage cookies", "cookie settings",
	"before you continue", "we value your privacy", "we and our partners", "our partners store", "use cookies",
	"store and/or access information", "privacy choices", "withdraw your consent", "give your consent",
	"alle akzeptieren", "alles akzeptieren", "alle ablehnen", "verwenden cookies", "unsere partner", "einwilligung",
	"zustimmen und weiter", "tout accepter", "tout refuser", "continuer sans accepter", "nos partenaires",
	"votre consentement", "utilisons des cookies", "aceptar todo", "rechazar todo", "nuestros socios", "utilizamos cookies",
	"accetta tutto", "rifiuta tutto", "i nostri partner", "alles accepteren", "alles weigeren", "onze partners",
}

// offers are what a page says where it ends before its article does.
var offers = []string{
	"subscribe to continue", "subscribe to read", "subscribe now to", "continue reading with", "to continue reading",
	"to read the full", "to keep reading", "already a subscriber", "for subscribers only", "subscribers only",
	"this article is for subscribers", "exclusive to subscribers", "unlock this article", "start your free trial",
	"you have reached your limit", "free articles left", "jetzt weiterlesen", "weiterlesen mit", "nur für abonnenten",
	"bereits abonnent", "jetzt abonnieren", "réservé aux abonnés", "réservé à nos abonnés", "déjà abonné",
	"pour lire la suite", "abonnez-vous pour", "exclusivo para suscriptores", "suscríbete para", "ya eres suscriptor",
	"riservato agli abbonati", "abbonati per", "sei già abbonato", "alleen voor abonnees", "al abonnee",
}
