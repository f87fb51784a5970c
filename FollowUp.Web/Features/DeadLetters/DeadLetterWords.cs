using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.DeadLetters;

namespace FollowUp.Web.Features.DeadLetters;

/// <summary>Words of messages that were not sent.</summary>
public static class DeadLetterWords
{
    public static string Kind(DeadLetterKind kind) => kind switch
    {
        DeadLetterKind.Refused => "Refused",
        DeadLetterKind.Exhausted => "Tried too often",
        DeadLetterKind.Bounced => "Bounced",
        DeadLetterKind.Expired => "Too late",
        DeadLetterKind.Unknown => "In doubt",
        _ => "Left failed",
    };

    public static string Origin(OriginKind origin) => origin switch
    {
        OriginKind.Enrollment => "Request or sequence",
        OriginKind.System => "FollowUp itself",
        OriginKind.Answer => "Answer to a keyword",
        _ => "Test",
    };

    /// <summary>Status whose colour a kind takes.</summary>
    public static string Status(DeadLetterKind kind) => kind switch
    {
        DeadLetterKind.Unknown => "unknown",
        DeadLetterKind.Expired => "expired",
        _ => "failed",
    };
}
