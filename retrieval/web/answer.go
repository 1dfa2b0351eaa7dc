package web

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

var errEncoding = errors.New("a content encoding that was not asked for")

// readPage reads a page out of an answer.
func readPage(resp *http.Response) (Page, error) {
	if err := refusal(resp); err != nil {
		return Page{}, err
	}
	declared := mediaType(resp.Header.Get("Content-Type"))
	if declared != "" && !readable[declared] {
		return Page{}, wrongType(declared)
	}
	body, err := readBody(resp)
	if err != nil {
		return Page{}, err
	}
	if declared == "" {
		declared = mediaType(http.DetectContentType(body))
		if !readable[declared] {
			return Page{}, wrongType(declared)
		}
	}
	return Page{Type: declared, Body: inUTF8(body, resp.Header.Get("Content-Type"))}, nil
}

// refusal returns what an answer other than 200 means, nil for 200.
func refusal(resp *http.Response) error {
	if resp.StatusCode == http.StatusOK {
		return nil
	}
	kind, known := refusals[resp.StatusCode]
	switch {
	case known:
	case resp.StatusCode >= 500:
		kind = Failing
	default:
		kind = Status
	}
	return &Error{Kind: kind, Status: resp.StatusCode, After: retryAfter(resp.Header.Get("Retry-After"))}
}

var refusals = map[int]Kind{
	http.StatusUnauthorized:               Unauthorized,
	http.StatusPaymentRequired:            Payment,
	http.StatusForbidden:                  Forbidden,
	http.StatusNotFound:                   Missing,
	http.StatusGone:                       Missing,
	http.StatusTooManyRequests:            Busy,
	http.StatusUnavailableForLegalReasons: Legal,
}

// maxWait is the longest wait that is believed.
const maxWait = 24 * time.Hour

// retryAfter reads the header of that name: seconds, or a date.
func retryAfter(header string) time.Duration {
	var wait time.Duration
	if n, err := strconv.Atoi(header); err == nil {
		wait = time.Duration(min(n, int(maxWait/time.Second))) * time.Second
	} else if t, err := http.ParseTime(header); err == nil {
		wait = time.Until(t)
	}
	return max(0, min(wait, maxWait))
}

// readable are the media types that an article comes in.
var readable = map[string]bool{"text/html": true, "application/xhtml+xml": true, "text/plain": true}

// mediaType returns the media type that a header names, "" if it names none, or the one that says nothing.
func mediaType(header string) string {
	name, _, _ := strings.Cut(header, ";")
	name = strings.ToLower(strings.TrimSpace(name))
	if _, _, err := mime.ParseMediaType(name); err != nil || name == "application/octet-stream" {
		return ""
	}
	return name
}

func wrongType(name string) *Error {
	if name == "application/pdf" || name == "application/x-pdf" {
		return &Error{Kind: PDF}
	}
	if name == "" {
		name = "application/octet-stream"
	}
	return &Error{Kind: WrongType, Type: clip(name)}
}

// readBody reads an answer's body to its end. What is compressed is counted as it comes out, and no further than the
// bound: a bomb costs no more than a page.
func readBody(resp *http.Response) ([]byte, error) {
	if e := resp.Header.Get("Content-Encoding"); e != "" && !strings.EqualFold(e, "identity") {
		return nil, &Error{Kind: Broken, Err: errEncoding}
	}
	if resp.ContentLength > maxBody {
		return nil, &Error{Kind: TooLarge}
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxBody+1))
	switch {
	case err != nil:
		return nil, err
	case len(body) > maxBody:
		return nil, &Error{Kind: TooLarge}
	}
	return body, nil
}

// inUTF8 returns a body in UTF-8 if the header or a byte order mark says what it is written in. What is valid UTF-8 beyond
// ASCII is UTF-8, whatever a header says: no other encoding looks like it by chance. What a page says of itself inside
// is left to who reads it.
func inUTF8(body []byte, contentType string) []byte {
	beyond := func(c rune) bool { return c >= utf8.RuneSelf }
	if utf8.Valid(body) && bytes.ContainsFunc(body, beyond) {
		return body
	}
	enc, name, sure := charset.DetermineEncoding(body[:min(len(body), 1024)], contentType)
	if !sure || name == "utf-8" {
		return body
	}
	out, err := enc.NewDecoder().Bytes(body)
	if err != nil {
		return body
	}
	return out
}
