package retrieval

// A LostError refuses a change because the store came back without articles that were confirmed. Questions are answered
// from what this process holds; what it holds stands in a file, and importing that puts things right.
type LostError struct {
	File string // "" where it could not be written yet
}

func (e *LostError) Error() string {
	if e.File == "" {
		return "the store has lost articles"
	}
	return "the store has lost articles; they stand in " + e.File
}
