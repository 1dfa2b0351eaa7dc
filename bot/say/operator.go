package say

import "fmt"

// Words for whoever runs the bot.
const (
	NoToken     = "DISCORD_TOKEN is not set. Copy the bot's token from https://discord.com/developers/applications (your application, Bot, Reset Token), and write DISCORD_TOKEN=… into a file .env here."
	BadToken    = "Discord refuses the token. Make a new one at https://discord.com/developers/applications (your application, Bot, Reset Token); the old one ends with that."
	NoDiscord   = "Discord can't be reached. Check this machine's network, proxy and firewall."
	BadIntents  = "Discord refuses the Message Content intent. Switch it on (your application, Bot, Privileged Gateway Intents), or set VERBATIM_MESSAGE_CONTENT to false."
	BadAPI      = "DISCORD_API_URL is no address of an API. Leave it empty for Discord's own."
	BadRedis    = "REDIS_URL is no address of a Redis. Write one like redis://user:password@host:6379."
	DeniedRedis = "The Redis denies access. Check user and password in REDIS_URL."
	NotCluster  = "REDIS_URL names several nodes, and they are no Cluster. Name one."
	NoRedis     = "The Redis doesn't answer. Check REDIS_URL, and that the server runs."
	NoModel     = "No model is set: answers come from the evidence alone. Set VERBATIM_MODEL for one that writes."
	Online      = "the bot answers. Open the invite to have it in a server; Ctrl+C stops it."
	NoHealth    = "VERBATIM_HTTP_ADDR is not set, so nothing tells whether the bot is ready. Set it to an address like 127.0.0.1:8080, for run and for health."
)

// Checked is one line of a check: what was looked at, and how it stands.
func Checked(ok bool, what, how string) string {
	if ok {
		return fmt.Sprintf("ok     %s: %s", what, how)
	}
	return fmt.Sprintf("WRONG  %s: %s", what, how)
}

// Within says where articles are kept that are in no shared Redis.
func Within(dir string) string {
	return fmt.Sprintf("kept by this process, in %s: for one bot and a small community. Set REDIS_URL for more.", dir)
}

// Running says that a bot that runs has the articles of this folder.
func Running(dir string) string { return "a bot that is running has those in " + dir + " open." }

// NotReady says why a bot can't answer questions.
func NotReady(why string) string { return "The bot is not ready: " + why }

// ModelSilent says that a model didn't answer a check, and why.
func ModelSilent(why string) string {
	return fmt.Sprintf("The model doesn't answer (%s). Check OPENAI_BASE_URL, OPENAI_API_KEY and VERBATIM_MODEL. Until it does, answers come from the evidence.", why)
}

// Risk says how a Redis may lose articles, by one word.
func Risk(risk, node, value string) string {
	switch risk {
	case "evicts":
		return fmt.Sprintf("%s has maxmemory-policy %s, which throws articles away when memory is full. Set it to noeviction.", node, value)
	case "forgets":
		return fmt.Sprintf("%s has %s: an article that was confirmed can be lost when it dies. Set appendonly to yes, and appendfsync to always.", node, value)
	}
	return fmt.Sprintf("%s: %s %s", node, risk, value)
}

// LostArticles says that the Redis came back without articles, and where they are.
func LostArticles(file string) string {
	return fmt.Sprintf("The Redis has lost articles that the bot still holds. They are in %s: bring them back with verbatim import %s. Until then nothing is added.", file, file)
}

// Exported and Imported say how many articles were written or taken.
func Exported(n int) string { return Count(n, "article", "articles") + " exported" }

// Imported says what an import took.
func Imported(taken, known int) string {
	return fmt.Sprintf("%s imported, %s known already", Count(taken, "article", "articles"), count(known))
}

// BadImport says which line of an import can't be read.
func BadImport(line int, cause error) string {
	return fmt.Sprintf("Line %d can't be read (%v). What stands before it is imported; mend that line, and import again.", line, cause)
}
