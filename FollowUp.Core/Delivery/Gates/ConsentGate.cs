using FollowUp.Core.Consent;
using NodaTime;

namespace FollowUp.Core.Delivery.Gates;

/// <summary>
/// What a message is for needs consent of its own. Mails of the product itself and tests ask for none. When consent could
/// not be read the message waits: it fails closed.
/// </summary>
public sealed class ConsentGate : IGate
{
    /// <summary>How long a message rests whose consent could not be read.</summary>
    public static readonly Duration Rest = Duration.FromMinutes(5);

    public string Name => "consent";

    public Verdict Check(GateContext context)
    {
        if (context.Message.Origin != OriginKind.Enrollment)
        {
            return Verdict.Allow.It;
        }

        if (context.Message.Consent is not { } standing)
        {
            return new Verdict.Defer(context.Now + Rest, "Consent could not be read.", "not read");
        }

        if (ConsentCheck.Of(standing, context.Message.Channel, context.Now) is not { } lack)
        {
            return Verdict.Allow.It;
        }

        return standing.Rule.Shadow && !lack.Always ? new Verdict.Shadow(lack.Reason, lack.Input) : new Verdict.Skip(lack.Reason, lack.Input);
    }
}
