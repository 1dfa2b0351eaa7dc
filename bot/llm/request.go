package llm

//lint:file-ignore SA1019 max_tokens is deprecated by one vendor and the only bound that most other servers know

import (
	"strings"

	"github.com/sashabaranov/go-openai"

	"verbatim/prompts"
)

const (
	// coldest stands for 0, which the library leaves out, so that the server's own default would hold. Servers divide by
	// it: smaller ones overflow.
	coldest = 1e-6
	// thinkingTokens is what a model that hides its reasoning may spend on it.
	thinkingTokens = 8000
)

// request is the prompt as the protocol has it, with the least random choice of words.
func request(model string, p prompts.Prompt) openai.ChatCompletionRequest {
	req := openai.ChatCompletionRequest{
		Model:         model,
		MaxTokens:     p.MaxTokens,
		Temperature:   coldest,
		StreamOptions: &openai.StreamOptions{IncludeUsage: true},
	}
	for _, m := range p.Messages {
		req.Messages = append(req.Messages, openai.ChatCompletionMessage{Role: m.Role, Content: m.Content})
	}
	if openai.NewReasoningValidator().Validate(req) != nil { // the library knows which models take neither
		req.MaxTokens, req.Temperature = 0, 0
		req.MaxCompletionTokens = p.MaxTokens + thinkingTokens
	}
	return req
}

// plainer drops the options that a refusal names, or all where it names none.
func plainer(req openai.ChatCompletionRequest, says string) openai.ChatCompletionRequest {
	usage := strings.Contains(says, "stream_options") || strings.Contains(says, "include_usage")
	cold := strings.Contains(says, "temperature")
	bound := strings.Contains(says, "max_tokens") || strings.Contains(says, "max_completion_tokens")
	all := !usage && !cold && !bound
	if usage || all {
		req.StreamOptions = nil
	}
	if cold || all {
		req.Temperature = 0
	}
	if bound || all {
		req.MaxTokens, req.MaxCompletionTokens = 0, 0
	}
	return req
}
