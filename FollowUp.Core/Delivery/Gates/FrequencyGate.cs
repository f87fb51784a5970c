using NodaTime;

namespace FollowUp.Core.Delivery.Gates;

/// <summary>
/// How much one contact gets of everything together. Mails of the product itself, tests and the transactional lane are
/// neither held nor counted. When the count cannot be read the batch is not sent: it fails closed.
/// </summary>
public sealed class FrequencyGate : IGate
{
    public string Name => "frequency";

    /// <summary>Whether messages like this one are held and counted.</summary>
    public static bool Counts(OriginKind origin, Lane lane) => origin == OriginKind.Enrollment && lane != Lane.Transactional;

    public Verdict Check(GateContext context)
    {
        var message = context.Message;
        if (message.Contact is not { } contact || !Counts(message.Origin, message.Lane)
            || context.Frequency?.Take(message.OrganizationId, contact.Id, message.Channel, context.Now) is not { } over)
        {
            return Verdict.Allow.It;
        }

        // What would wait beyond its end is ended there and not looked at later.
        return over.Skips ? new Verdict.Skip(over.Reason, over.Input) : new Verdict.Defer(Instant.Min(over.Until, message.ExpiresAt), over.Reason, over.Input);
    }
}
