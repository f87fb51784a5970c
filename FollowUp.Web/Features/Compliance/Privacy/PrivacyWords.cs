using FollowUp.Core.Privacy;
using FollowUp.Web.Components.Shared;
using NodaTime;

namespace FollowUp.Web.Features.Compliance.Privacy;

/// <summary>Privacy requests in plain words.</summary>
public static class PrivacyWords
{
    public static string Kind(PrivacyRequestKind kind) => kind switch
    {
        PrivacyRequestKind.Access => "See their data",
        PrivacyRequestKind.Erasure => "Be erased",
        PrivacyRequestKind.Restriction => "Restrict use",
        PrivacyRequestKind.Rectification => "Correct their data",
        _ => "Object to use",
    };

    public static string Law(PrivacyLaw law) => law.ToString().ToUpperInvariant();

    /// <summary>How urgent it is: overdue, within a week, or in time.</summary>
    public static (string Text, Tone Tone) Standing(PrivacyRequest request, Instant now) => request.Status switch
    {
        PrivacyRequestStatus.Done => ("Done", Tone.Ok),
        PrivacyRequestStatus.Refused => ("Refused", Tone.Plain),
        _ when request.DueAt < now => ("Overdue", Tone.Danger),
        _ when request.DueAt < now + Duration.FromDays(7) => ("Due soon", Tone.Warn),
        _ => ("Open", Tone.Info),
    };
}
