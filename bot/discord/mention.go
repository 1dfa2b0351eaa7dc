package discord

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot"
	"verbatim/bot/render"
	"verbatim/bot/say"
)

// onMessage answers messages that mention the bot, that reply to it, or that come in direct messages.
func (b *Bot) onMessage(m *discordgo.Message) {
	if m == nil || m.ID == "" || m.Author == nil || m.Author.Bot || m.WebhookID != "" {
		return
	}
	if m.Type != discordgo.MessageTypeDefault && m.Type != discordgo.MessageTypeReply {
		return
	}
	switch {
	case m.GuildID == "":
		b.begin(m.ID, func(ctx context.Context) { b.guarded(ctx, m, b.redirect) })
	case b.isAsked(m):
		b.begin(m.ID, func(ctx context.Context) { b.guarded(ctx, m, b.mentioned) })
	}
}

// isAsked reports whether a message is for the bot: it mentions it, or replies to it. A reply that doesn't notify the bot
// has its text only if the bot may read all messages.
func (b *Bot) isAsked(m *discordgo.Message) bool {
	if slices.ContainsFunc(m.Mentions, func(u *discordgo.User) bool { return u != nil && u.ID == b.self }) {
		return true
	}
	r := m.ReferencedMessage
	return r != nil && r.Author != nil && r.Author.ID == b.self && m.Content != ""
}

// guarded lets a fault cost one answer.
func (b *Bot) guarded(ctx context.Context, m *discordgo.Message, do func(context.Context, *discordgo.Message) error) {
	err := func() (err error) {
		defer func() {
			if p := recover(); p != nil {
				b.panicked(m.ID, "message", p)
				err = b.answerMessage(ctx, m, render.Problem(say.Panicked, m.ID))
			}
		}()
		return do(ctx, m)
	}()
	if err != nil {
		b.lg.Warn("answer message", "request", m.ID, "community", m.GuildID, "err", err)
	}
}

// redirect says in direct messages where to ask.
func (b *Bot) redirect(ctx context.Context, m *discordgo.Message) error {
	if !b.claim(ctx, direct, m.ID, route{Channel: m.ChannelID, Message: m.ID}, usual) {
		return nil
	}
	defer b.done(ctx, direct, m.ID)
	return b.answerMessage(ctx, m, render.Problem(say.Elsewhere, ""))
}

func (b *Bot) answerMessage(ctx context.Context, m *discordgo.Message, with render.Message) error {
	_, err := b.rest.post(ctx, m.ChannelID, asReply(newBody(with), m.ID, m.ID))
	return err
}

func (b *Bot) mentioned(ctx context.Context, m *discordgo.Message) error {
	q := bot.Question{
		ID: m.ID, Community: m.GuildID, Member: m.Author.ID, Text: b.questionIn(m),
		Route: route{Channel: m.ChannelID, Message: m.ID, Question: true}.bytes(),
	}
	switch err := b.bot.Begin(ctx, q); {
	case errors.Is(err, bot.ErrClaimed):
		return nil
	case err != nil:
		return b.refuse(ctx, m, err)
	}
	typing, still := context.WithCancel(ctx)
	var typist sync.WaitGroup
	typist.Go(func() { b.typeUntil(typing, m.ChannelID) })
	defer typist.Wait()
	defer still()
	b.answer(ctx, q, &reply{b: b, q: q, frame: render.Frame{ID: q.ID}, channel: m.ChannelID, to: m.ID, shown: still})
	return nil
}

// questionIn is what a message says besides the bot's name, with the names of others in the place of their ids.
func (b *Bot) questionIn(m *discordgo.Message) string {
	words := strings.NewReplacer("<@"+b.self+">", " ", "<@!"+b.self+">", " ").Replace(m.Content)
	for _, u := range m.Mentions {
		if u != nil {
			words = strings.NewReplacer("<@"+u.ID+">", u.Username, "<@!"+u.ID+">", u.Username).Replace(words)
		}
	}
	return strings.TrimSpace(words)
}

// refuse says why a mention isn't answered. A member who asks on beyond the limit is told once an hour: else they could
// let the bot fill the channel.
func (b *Bot) refuse(ctx context.Context, m *discordgo.Message, err error) error {
	var limit *bot.LimitError
	if errors.As(err, &limit) {
		n, _, err := b.keeper.Count(ctx, m.GuildID, "refused-"+m.Author.ID, time.Hour)
		if err == nil && n > 1 {
			return nil
		}
	}
	with, ours := problem(ctx, m.ID, err)
	if ours {
		b.lg.Error("failed", "request", m.ID, "community", m.GuildID, "err", err)
	}
	if err := b.answerMessage(ctx, m, with); err != nil {
		return fmt.Errorf("say why not: %w", err)
	}
	return nil
}

// typingLasts is how long Discord shows that somebody types, less the time to say so again.
const typingLasts = 8 * time.Second

// typeUntil shows that the bot is typing.
func (b *Bot) typeUntil(ctx context.Context, channel string) {
	for ctx.Err() == nil {
		if err := b.rest.typing(ctx, channel); err != nil && ctx.Err() == nil {
			b.lg.Debug("show typing", "err", err)
		}
		if sleep(ctx, typingLasts) != nil {
			return
		}
	}
}
