using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Consent.Keywords;

/// <summary>
/// Reads keywords of texts and WhatsApp messages. A keyword is the whole message, never a part of a sentence; e-mails have
/// none, since what people write there stands among quotes and signatures, so that a wish to stop is only flagged.
/// </summary>
public static class KeywordReader
{
    private const string Yes = "YES";

    /// <summary>The words that 47 CFR 64.1200(a)(10) names, those that carriers know besides, and the French one of Canadian carriers.</summary>
    private static readonly HashSet<string> Stops = new(StringComparer.Ordinal) { "STOP", "STOPALL", "STOP ALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT", "OPT OUT", "ARRET" };

    private static readonly HashSet<string> Starts = new(StringComparer.Ordinal) { "START", "UNSTOP", Yes };

    private static readonly HashSet<string> Helps = new(StringComparer.Ordinal) { "HELP", "INFO" };

    public static KeywordReading Read(string? text, Channel channel, ReplyRules rules)
    {
        var plain = KeywordText.Plain(channel == Channel.Email ? OwnWords.Of(text) : text);
        if (plain.Length == 0)
        {
            return KeywordReading.Nothing;
        }

        var action = ActionOf(plain, rules);
        if (channel == Channel.Email)
        {
            return new KeywordReading(KeywordAction.None, action == KeywordAction.Stop || OptOutSentences.Match(plain));
        }

        return action switch
        {
            KeywordAction.None => new KeywordReading(KeywordAction.None, OptOutSentences.Match(plain)),
            KeywordAction.Start => new KeywordReading(action) { OnlyWhenOptedOut = plain == Yes },
            _ => new KeywordReading(action),
        };
    }

    /// <summary>Whether the product knows the word by itself.</summary>
    /// <param name="plain">As <see cref="KeywordText.Plain"/> writes it.</param>
    public static bool Knows(string plain) => Stops.Contains(plain) || Starts.Contains(plain) || Helps.Contains(plain);

    private static KeywordAction ActionOf(string plain, ReplyRules rules)
        => Stops.Contains(plain) || Has(rules.StopWords, plain) ? KeywordAction.Stop
            : Starts.Contains(plain) || Has(rules.StartWords, plain) ? KeywordAction.Start
            : Helps.Contains(plain) || Has(rules.HelpWords, plain) ? KeywordAction.Help
            : KeywordAction.None;

    private static bool Has(IReadOnlyList<string> words, string plain) => words.Any(word => KeywordText.Plain(word) == plain);
}
