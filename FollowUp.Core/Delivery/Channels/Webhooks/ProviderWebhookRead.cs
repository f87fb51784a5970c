namespace FollowUp.Core.Delivery.Channels.Webhooks;

/// <summary>What became of reading a webhook.</summary>
public abstract record ProviderWebhookRead
{
    private ProviderWebhookRead()
    {
    }

    /// <summary>Not signed, wrongly signed, too old, or a setting to check it with is missing: store nothing, answer 401.</summary>
    /// <param name="Reason">Plain words; names a missing setting and never holds a secret.</param>
    public sealed record Unauthorized(string Reason) : ProviderWebhookRead;

    /// <summary>Signed, and still nothing that can be read: store nothing, answer 400.</summary>
    public sealed record Malformed(string Reason) : ProviderWebhookRead;

    /// <summary>The provider asks whether the address is ours: answer 200 with this as plain text.</summary>
    public sealed record Challenge(string Text) : ProviderWebhookRead;

    /// <summary>The parts that could be read; all lists may be empty, for events that say nothing of use.</summary>
    /// <param name="Refused">Parts of the batch that could not be read. Answer 200 all the same: a repeat would be no better.</param>
    public sealed record Taken(IReadOnlyList<ProviderReport> Reports, IReadOnlyList<InboundMessage> Inbound, IReadOnlyList<RefusedPart> Refused) : ProviderWebhookRead;
}

/// <summary>A part of a batch that could not be read.</summary>
/// <param name="Index">Its place in the batch, from 0.</param>
/// <param name="Reason">Names the field.</param>
public sealed record RefusedPart(int Index, string Reason);
