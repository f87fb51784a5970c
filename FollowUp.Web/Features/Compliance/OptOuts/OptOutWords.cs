using FollowUp.Core.Consent;
using FollowUp.Web.Components.Shared;

namespace FollowUp.Web.Features.Compliance.OptOuts;

/// <summary>Opt-outs in plain words.</summary>
public static class OptOutWords
{
    public static string Reason(SuppressionReason reason) => reason switch
    {
        SuppressionReason.OptedOut => "Opted out",
        SuppressionReason.Bounced => "Cannot be reached",
        SuppressionReason.Complained => "Reported as spam",
        _ => "Do not contact",
    };

    /// <summary>What was done, and what nobody could call back.</summary>
    public static string Done(OptOutResult result)
    {
        var done = result.Added == 0 ? "Nothing was sent there before either." : "Opted out. It takes effect now.";
        var cancelled = result.Cancelled == 0 ? "" : $" {Words.Count(result.Cancelled, "message that waited was", "messages that waited were")} cancelled.";
        var left = result.Left == 0 ? "" : $" {Words.Count(result.Left, "message had", "messages had")} already left and may still arrive.";
        return done + cancelled + left;
    }
}
