using FollowUp.Core.Delivery.DeadLetters;
using NodaTime;

namespace FollowUp.Core.Delivery;

/// <summary>Why a message stands where it stands (DEL-2).</summary>
/// <param name="Sentence">In plain words.</param>
/// <param name="Next">When something happens to it by itself; null when nothing does.</param>
public sealed record MessageWhy(string Sentence, Instant? Next)
{
    public static MessageWhy Of(MessageDetail detail)
    {
        var attempt = detail.Attempts.OrderBy(one => one.Number).LastOrDefault();
        var verdict = detail.Verdicts.Where(one => one.Kind != VerdictRecord.Shadow).OrderBy(one => one.At).LastOrDefault();
        var held = verdict is not null && (attempt is null || verdict.At >= attempt.FinishedAt) ? verdict : null;
        var words = Words(attempt) ?? Ended(detail.Message.LastError);
        var by = attempt?.AccountId is { } account && detail.Accounts.TryGetValue(account, out var name) ? name : attempt?.Provider ?? detail.Message.Provider ?? "The provider";
        return detail.Message.State switch
        {
            MessageState.Planned when held is not null => new($"It is held: {Ended(held.Reason)}", detail.Message.DueAt),
            MessageState.Planned when attempt is not null => new($"{by} did not take it yet. {words} It is tried again by itself.".Replace("  ", " ", StringComparison.Ordinal), detail.Message.DueAt),
            MessageState.Planned => new("Nothing stands in its way; it waits for its time.", detail.Message.DueAt),
            MessageState.Queued => new("Its time has come and the rules are asked right now.", null),
            MessageState.Sending => new($"It is being handed to {by} right now.", null),
            MessageState.Sent => new($"Every rule allowed it and {by} took it. Whether it arrived was not reported yet.", null),
            MessageState.Delivered => new($"Every rule allowed it, {by} took it, and it arrived.", null),
            MessageState.Failed => new(Failed(detail, by, words), null),
            MessageState.Skipped => new($"A rule forbade it: {Ended(verdict?.Reason ?? detail.Message.LastError) ?? "its words are not known."}", null),
            MessageState.Cancelled => new($"It is no longer wanted: {Ended(held?.Reason ?? detail.Message.LastError) ?? "it was cancelled before its turn."}", null),
            MessageState.Expired => new($"It was held until it was too late. {Held(detail)}".TrimEnd(), null),
            _ when held is not null => new(Ended(held.Reason)!, detail.CheckAt),
            _ => new($"The connection to {by} broke while it was handed over, so nobody knows whether it was sent.", detail.CheckAt),
        };
    }

    private static string Failed(MessageDetail detail, string by, string? words) => detail.FailureKind switch
    {
        DeadLetterKind.Exhausted => $"{by} did not take it, and it was tried as often as it may be. {words}".TrimEnd(),
        DeadLetterKind.Bounced => $"{by} took it and reported later that it did not arrive. {Ended(detail.Message.LastError)}".TrimEnd(),
        DeadLetterKind.GivenUp => $"Nobody knows whether it was sent. {Ended(detail.Message.LastError)}".TrimEnd(),
        _ => $"{by} refused it for good. {words}".TrimEnd(),
    };

    /// <summary>What held it before it was given up.</summary>
    private static string? Held(MessageDetail detail)
        => detail.Verdicts.OrderBy(one => one.At).LastOrDefault(one => one.Kind == "defer") is { } last ? $"What held it: {Ended(last.Reason)}" : null;

    private static string? Words(Attempt? attempt)
    {
        if (attempt?.Reason is not { Length: > 0 } reason)
        {
            return null;
        }

        return Ended(attempt.Code is { Length: > 0 } code && !reason.StartsWith(code, StringComparison.Ordinal) ? $"{code} {reason}" : reason);
    }

    private static string? Ended(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim() is var text && text[^1] is '.' or '!' or '?' ? words.Trim() : words.Trim() + ".";
}
