using FollowUp.Core.Kernel;
using FollowUp.Core.Templates.WhatsApp;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Core.Delivery.Gates;

/// <summary>An approved WhatsApp template must still be approved as it leaves. What WhatsApp may let out again waits, until it expires.</summary>
public sealed class ApprovalGate : IGate
{
    /// <summary>How long it rests before it is looked at again; WhatsApp pauses for hours.</summary>
    public static readonly Duration Rest = Duration.FromHours(1);

    public string Name => "approved template";

    public bool Asks(Channel channel) => channel == Channel.WhatsApp;

    public Verdict Check(GateContext context)
    {
        if (context.Message.WhatsApp?.Template is not { } template || template.Ways.Count > 0)
        {
            return Verdict.Allow.It;
        }

        var chosen = template.Chosen;
        var reason = ApprovalWords.Problem(chosen, template.Values) ?? $"The template {chosen!.Name} cannot be sent.";
        var input = chosen is null ? "not stored any more" : $"{chosen.Name} {chosen.Language}, {chosen.Status.ToString().ToLowerInvariant()}, as of {InstantPattern.General.Format(chosen.SyncedAt)}";
        return chosen?.Status is ApprovalStatus.Paused or ApprovalStatus.Pending
            ? new Verdict.Defer(context.Now + Rest, reason, input)
            : new Verdict.Skip(reason, input);
    }
}
