using System.Globalization;
using FollowUp.Core.Delivery.Channels;

namespace FollowUp.Infrastructure.Channels.Http;

/// <summary>What the end of an exchange means for the message, wherever the provider's own table is silent (RFC 9110 §15).</summary>
internal static class HttpOutcomes
{
    public static SendOutcome Of(HttpEnd end, Func<ProviderAnswer, SendOutcome?> table) => end switch
    {
        HttpEnd.NotSent failed => new SendOutcome.Deferred("connection", failed.Reason, Kind: DeferralKind.Unreachable),
        HttpEnd.NotAllowed inside => new SendOutcome.Deferred("address", inside.Reason, Kind: DeferralKind.Account),
        HttpEnd.NoAnswer lost => new SendOutcome.Uncertain(ProviderWords.OneLine($"The message was sent whole, but the provider did not confirm it. {lost.Reason}")),
        HttpEnd.Answered { Answer: var answer } => (answer.Whole ? table(answer) : null) ?? Usual(answer),
        _ => throw new InvalidOperationException($"Unknown end {end.GetType().Name}."),
    };

    /// <summary>A setting is missing or wrong: nothing was sent.</summary>
    public static SendOutcome Settings(string reason) => new SendOutcome.Deferred("settings", reason, Kind: DeferralKind.Account);

    public static SendOutcome Account(string code, string? words) => new SendOutcome.Deferred(code, Words(words, code), Kind: DeferralKind.Account);

    public static SendOutcome RateLimited(string code, string? words, TimeSpan? wait) => new SendOutcome.Deferred(code, Words(words, code), wait, DeferralKind.RateLimited);

    public static SendOutcome Unreachable(string code, string? words, TimeSpan? wait = null) => new SendOutcome.Deferred(code, Words(words, code), wait, DeferralKind.Unreachable);

    public static SendOutcome Rejected(string code, string? words, bool invalidAddress = false) => new SendOutcome.Rejected(code, Words(words, code), invalidAddress);

    /// <summary>By status alone, for an answer whose words are known.</summary>
    public static SendOutcome ByStatus(ProviderAnswer answer, string code, string? words) => answer.Status switch
    {
        >= 200 and < 300 => Unread(answer, answer.Whole ? "in words that are not understood" : "but the answer broke off"),
        408 => Unreachable(code, words),
        425 => new SendOutcome.Deferred(code, Words(words, code), answer.RetryAfter),
        429 => RateLimited(code, words, answer.RetryAfter),

        // The key is not taken, the plan is used up, or the address is not the provider's.
        < 400 or 401 or 402 or 403 or 404 or 405 or 406 or 407 or 415 or 421 or 426 or 451 => Account(code, words),

        // No words, so nobody knows what it was about; but a 4xx is a no.
        < 500 when !answer.Whole => Unreachable(code, "The provider refused the message, but its reason broke off."),
        < 500 => Rejected(code, words),

        // A gateway lost the answer of the server behind it, which may have taken the message. 520 and up are Cloudflare's.
        502 or 504 or >= 520 => Unread(answer, "which says neither yes nor no"),
        _ => Unreachable(code, words, answer.RetryAfter),
    };

    private static SendOutcome Usual(ProviderAnswer answer)
    {
        var status = answer.Status.ToString(CultureInfo.InvariantCulture);
        return ByStatus(answer, status, IsPage(answer.Text) ? $"The server answered {status}." : answer.Text);
    }

    private static SendOutcome.Uncertain Unread(ProviderAnswer answer, string how)
        => new(string.Create(CultureInfo.InvariantCulture, $"The provider answered {answer.Status}, {how}."));

    private static bool IsPage(string text) => text.AsSpan().TrimStart() is ['<', ..];

    private static string Words(string? words, string code)
        => ProviderWords.OneLine(words ?? "") is { Length: > 0 } said ? said : $"The provider answered {code}.";
}
