using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Delivery.DeadLetters;

/// <summary>A message that failed, ran out of time or is in doubt, of whatever origin.</summary>
/// <param name="Contact">Name of the contact; null when there is none.</param>
/// <param name="Account">Name of the account that tried last; null when none did.</param>
/// <param name="Error">The last words of the provider or the rule.</param>
/// <param name="At">When it was last due.</param>
/// <param name="Taken">A provider took it, so that it is never sent again as it is.</param>
public sealed record DeadLetter(
    Guid Id,
    DeadLetterKind Kind,
    Channel Channel,
    OriginKind Origin,
    Guid OriginId,
    Guid? ContactId,
    string? Contact,
    string? Address,
    string? Provider,
    string? Account,
    int AttemptCount,
    string? Error,
    Instant At,
    bool Taken,
    Instant? DismissedAt)
{
    /// <summary>It can go back in the queue.</summary>
    public bool MayRetry => Kind != DeadLetterKind.Unknown && !Taken;

    /// <summary>It can be put away; what is in doubt has to be settled instead.</summary>
    public bool MayDismiss => Kind != DeadLetterKind.Unknown && DismissedAt is null;
}

/// <summary>Dead letters with one cause.</summary>
/// <param name="Reason">The cause in words that fit all of them.</param>
/// <param name="Newest">When the last of them was due.</param>
/// <param name="Retryable">How many can go back in the queue.</param>
public sealed record DeadLetterGroup(DeadLetterGroupKey Key, string Reason, int Count, Instant Newest, int Retryable);
