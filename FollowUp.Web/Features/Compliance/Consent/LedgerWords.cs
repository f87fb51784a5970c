using FollowUp.Core.Consent;
using FollowUp.Web.Components.Shared;

namespace FollowUp.Web.Features.Compliance.Consent;

/// <summary>The ledger in words.</summary>
public static class LedgerWords
{
    public static string Decision(ConsentDecision decision) => decision switch
    {
        ConsentDecision.Given => "Given",
        ConsentDecision.Withdrawn => "Withdrawn",
        ConsentDecision.Pending => "Waits for confirmation",
        ConsentDecision.Erased => "Erased",
        _ => decision.ToString(),
    };

    public static Tone Tone(ConsentDecision decision) => decision switch
    {
        ConsentDecision.Given => Components.Shared.Tone.Ok,
        ConsentDecision.Withdrawn => Components.Shared.Tone.Danger,
        ConsentDecision.Pending => Components.Shared.Tone.Warn,
        _ => Components.Shared.Tone.Plain,
    };

    /// <summary>With what it means in brackets.</summary>
    public static string Basis(ConsentBasis? basis) => basis switch
    {
        ConsentBasis.Implied => "Implied (by a relationship)",
        ConsentBasis.Verbal => "Verbal (spoken)",
        ConsentBasis.ExpressWritten => "Express written (ticked, signed or written)",
        _ => "None needed",
    };
}
